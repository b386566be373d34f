"""What the council keeps by financial year, so that the year's start never moves under
it.

Programmes keep nothing by financial year themselves. An app above that does says so as
it starts, with `keeps_by_year`: this app knows of none above.
"""

from __future__ import annotations

from collections.abc import Callable

Kept = Callable[[], list[str]]

_asked: list[Kept] = []


def keeps_by_year(kept: Kept) -> Kept:
    """`kept` counts what there is, in words: 12 targets; none where nothing is."""
    _asked.append(kept)
    return kept


def kept_by_year() -> list[str]:
    return [words for kept in _asked for words in kept()]
