"""Benefits under headings, and counted by how they stand: alike on a page, in a
spreadsheet and in a paper. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from common.rag import RatingState
from common.wording import and_list, count_of
from savings.benefit_rules import STATES
from savings.choices import BenefitStanding

Row = TypeVar("Row")
Headings = Callable[[Row], Sequence[str]]

NO_PRIORITY = "No corporate priority named"
NO_VALUE = "No value named"
NO_OWNER = "No owner"
IN_SEVERAL = "A benefit that serves several stands under each of them."

COUNTED: tuple[tuple[BenefitStanding | None, str], ...] = (
    (BenefitStanding.REALISED, "realised"),
    (BenefitStanding.ON_TRACK, "on track"),
    (BenefitStanding.OFF_TRACK, "off track"),
    (BenefitStanding.NO_READING, "not measured yet"),
    (None, "described, not measured"),
)


@dataclass(frozen=True)
class Group(Generic[Row]):
    """What stands under one heading."""

    name: str
    rows: tuple[Row, ...]


def grouped(
    rows: Iterable[Row],
    headings: Headings[Row],
    *,
    order: Iterable[str] = (),
    last: str = "",
) -> list[Group[Row]]:
    """Each row under all of its headings, in the order the rows have: those of `order`
    first, then by name, and `last` at the end. No group is empty."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for heading in headings(row):
            found.setdefault(heading, []).append(row)
    first = [name for name in dict.fromkeys(order) if name in found]
    others = found.keys() - set(first)
    rest = sorted(others, key=lambda name: (name == last, name.casefold()))
    return [Group(name, tuple(found[name])) for name in (*first, *rest)]


def is_in_several(rows: Iterable[Row], headings: Headings[Row]) -> bool:
    """Whether some row stands under more than one heading."""
    return any(len(headings(row)) > 1 for row in rows)


def counted(standings: Iterable[RatingState | None]) -> list[tuple[str, int]]:
    """How many are realised, on track, off track, not measured yet, and described: in
    this order, none left out."""
    given = list(standings)
    return [
        (words, given.count(STATES[standing] if standing else None))
        for standing, words in COUNTED
    ]


def told(standings: Iterable[RatingState | None]) -> str:
    """3 benefits: 1 realised and 2 on track."""
    given = list(standings)
    parts = [f"{count} {words}" for words, count in counted(given) if count]
    benefits = count_of(len(given), "benefit")
    return f"{benefits}: {and_list(parts)}" if parts else benefits
