"""The sentences on top of the pages about registers, made by rule. Pure.

Each figure leads to the rows it counts.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from common.rag import Direction
from common.wording import count_of, long_date
from risks.filters import ANY_RED
from risks.pages.changes_loading import ChangesSince
from risks.pages.tally import Tally


class Piece(NamedTuple):
    """Some words, and where the rows are that they count."""

    words: str
    link: str = ""


def register_sentence(tally: Tally, list_url: str) -> list[Piece]:
    """How one register stands."""
    pieces = [Piece(_open(tally.total), list_url)]
    if tally.from_below:
        come = f"{tally.from_below:,} come up from below"
        pieces += [Piece(", "), Piece(come, _narrowed(list_url, escalated="below"))]
    return _finished([*pieces, *_red(tally, list_url)], tally, list_url)


def council_sentence(tally: Tally, registers: int, list_url: str) -> list[Piece]:
    """How all the registers stand that this reader may see."""
    if not registers:
        return [Piece("There is no risk register yet.")]
    on = f" on {count_of(registers, 'register')}"
    pieces = [Piece(_open(tally.total), list_url), Piece(on)]
    return _finished([*pieces, *_red(tally, list_url)], tally, list_url)


def _open(total: int) -> str:
    return count_of(total, "open risk").capitalize()


def _red(tally: Tally, list_url: str) -> list[Piece]:
    if not tally.total:
        return []
    words = f"{tally.red:,} red" if tally.red else "none of them red"
    return [Piece(", "), Piece(words, _narrowed(list_url, band=ANY_RED))]


def _finished(pieces: list[Piece], tally: Tally, list_url: str) -> list[Piece]:
    if not tally.total:
        return [*pieces, Piece(".")]
    pieces = [*pieces, Piece(". "), *_moved(tally, list_url)]
    if tally.overdue:
        verb = "review is" if tally.overdue == 1 else "reviews are"
        words = f"{tally.overdue:,} {verb} overdue"
        return [*pieces, Piece(words, _narrowed(list_url, overdue="on")), Piece(".")]
    return [*pieces, Piece("No review is overdue.")]


def _moved(tally: Tally, list_url: str) -> list[Piece]:
    told = [
        (Direction.WORSE, f"{tally.worse:,} got worse", tally.worse),
        (Direction.IMPROVED, f"{tally.improved:,} improved", tally.improved),
    ]
    found = [
        Piece(words, _narrowed(list_url, direction=way)) for way, words, n in told if n
    ]
    if not found:
        return []
    both = [found[0], Piece(" and "), found[1]] if len(found) == 2 else found
    return [Piece("At their latest review "), *both, Piece(". ")]


def _narrowed(list_url: str, **filters: str) -> str:
    return f"{list_url}?{urlencode(filters)}"


def changes_sentence(found: ChangesSince, page_url: str, list_url: str) -> list[Piece]:
    """What changed on a register, and how much did not."""
    since = found.since.isoformat()
    pieces = [Piece(f"Since {long_date(found.since)}: ")]
    for nth, kind in enumerate(found.changes.kinds):
        words = f"{len(found.changes.of_kind[kind]):,} {kind.counted}"
        link = _narrowed(page_url, since=since, kind=kind)
        pieces += [Piece(", ")] if nth else []
        pieces.append(Piece(words, link))
    if not found.changes.kinds:
        pieces.append(Piece("nothing changed"))
    pieces.append(Piece(f"; {found.changes.unchanged:,} unchanged. "))
    if found.stuck:
        verb = "has" if found.stuck == 1 else "have"
        words = f"{found.stuck:,} {verb} stayed the same for too many reviews"
        pieces += [Piece(words, _narrowed(list_url, unchanged="on")), Piece(".")]
    return pieces
