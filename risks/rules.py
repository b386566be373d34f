"""The rules of a risk's life. No database, no clock: the caller says which day it is.

What a council may set (bands, days between reviews, from where a risk goes up) comes in
with the scheme and the register. Sources: law-and-conventions 5.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from common.rag import Direction
from risks.scoring import Band, Scheme, Score


@dataclass(frozen=True)
class Travel:
    """Where a risk has moved to, and the two scores that say so.

    `before` and `after` are printed as their schemes print them; empty where there is
    none.
    """

    direction: Direction
    before: str
    after: str


def travel(
    before: Score | None,
    before_scheme: Scheme | None,
    after: Score | None,
    after_scheme: Scheme,
) -> Travel:
    """Direction of travel between two scores; a lower one is an improvement.

    Bury's cabinet reads it as up, down or static (law-and-conventions 6.7). Scores of
    schemes that count differently are not comparable.
    """
    was = before_scheme.short(before) if before and before_scheme else ""
    now = after_scheme.short(after) if after else ""
    return Travel(_direction(before, before_scheme, after, after_scheme), was, now)


def _direction(
    before: Score | None,
    before_scheme: Scheme | None,
    after: Score | None,
    after_scheme: Scheme,
) -> Direction:
    if after is None:
        return Direction.NOT_COMPARABLE
    if before is None or before_scheme is None:
        return Direction.NEW
    if not after_scheme.compares_with(before_scheme):
        return Direction.NOT_COMPARABLE
    was, now = before_scheme.number(before), after_scheme.number(after)
    if was == now:
        return Direction.NO_CHANGE
    return Direction.IMPROVED if now < was else Direction.WORSE


def next_review(reviewed_on: date, band: Band, own_days: int | None) -> date:
    """When a risk is to be looked at again: as often as it says, else as its band."""
    return reviewed_on + timedelta(days=own_days or band.review_days)


def red_since(
    before: date | None, was: Band | None, now: Band, *, on: date
) -> date | None:
    """Since when a risk has been red without a break; None where it is not."""
    if not now.is_red:
        return None
    return before if was is not None and was.is_red and before else on


def is_above_appetite(scheme: Scheme, band: Band, appetite: str) -> bool:
    """Whether the band is higher than what the council is content to live with; an
    appetite of another scheme, or none, says nothing."""
    known = {each.code: each for each in scheme.bands}
    if appetite not in known:
        return False
    return scheme.rank(band) > scheme.rank(known[appetite])
