"""Codes: short names that stay when what they stand for is renamed."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify

# House default: what still reads well in an address or the head of a column.
LONGEST = 40
_ROOM_FOR_NUMBER = 4


def free_code(name: str, taken: Iterable[str], otherwise: str) -> str:
    """A code made of a name, with a number where another has it already; `otherwise`
    where nothing of the name can stand in a code."""
    known = set(taken)
    stem = slugify(name)[: LONGEST - _ROOM_FOR_NUMBER].strip("-") or otherwise
    code, nth = stem, 2
    while code in known:
        code, nth = f"{stem}-{nth}", nth + 1
    return code
