"""The rules of a risk's life. No database, no clock: the caller says which day it is.

What a council may set (bands, days between reviews, from where a risk goes up) comes in
with the scheme and the register. Sources: law-and-conventions 5.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from common.rag import Direction
from common.wording import long_date
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
    # Both as they count now: of marks, the number follows the bands.
    was, now = after_scheme.number(before), after_scheme.number(after)
    if was == now:
        return Direction.NO_CHANGE
    return Direction.IMPROVED if now < was else Direction.WORSE


def next_review(reviewed_on: date, band: Band, own_days: int | None) -> date:
    """When a risk is to be looked at again: as often as it says, else as its band."""
    return reviewed_on + timedelta(days=own_days or band.review_days)


def latest_next_review(reviewed_on: date, band: Band, own_days: int | None) -> date:
    """The latest day a review may name for the next. House default: twice as long as
    usual, so that no risk slips out of sight."""
    usual = next_review(reviewed_on, band, own_days) - reviewed_on
    return reviewed_on + 2 * usual


def red_since(
    before: date | None, was: Band | None, now: Band, *, on: date
) -> date | None:
    """Since when a risk has been red without a break; None where it is not."""
    if not now.is_red:
        return None
    return before if was is not None and was.is_red and before else on


def days_at_red(since: date | None, *, on: date) -> int:
    """How long a risk has been red without a break; 0 where it is not. Croydon's
    members asked it of theirs."""
    return max((on - since).days, 0) if since else 0


def is_unchanged(
    before: Score, before_scheme: Scheme, after: Score, after_scheme: Scheme
) -> bool:
    """Whether a review left the score where it was: the same two places, in a scheme
    that means the same by them."""
    return before == after and after_scheme.compares_with(before_scheme)


def carried_over(score: Score | None, before: Scheme, after: Scheme) -> Score | None:
    """An inherent or target score when the risk goes to another scheme: kept where the
    places mean the same, else to be given anew."""
    return score if score and after.compares_with(before) else None


def has_risen(scheme: Scheme, was: Band, now: Band) -> bool:
    """Whether a risk is in a worse band than before: a higher one of the scheme it is
    reviewed in, or, where the band before was another scheme's, a more serious colour.
    House default: who accepted it above appetite accepted it as it stood, and is asked
    again."""
    if was in scheme.bands:
        return scheme.rank(now) > scheme.rank(was)
    return now.state.severity > was.state.severity


def repeats_reason(reason: str, last: str) -> bool:
    """Whether a reason is last time's, word for word."""
    return bool(last) and reason.casefold().split() == last.casefold().split()


def is_above_appetite(scheme: Scheme, band: Band, appetite: str) -> bool:
    """Whether the band is higher than what the council is content to live with; an
    appetite of another scheme, or none, says nothing."""
    known = {each.code: each for each in scheme.bands}
    if appetite not in known:
        return False
    return scheme.rank(band) > scheme.rank(known[appetite])


def could_leave(
    scheme: Scheme, appetite: str, current: Score, previous: Score | None
) -> bool:
    """Whether to ask if a risk still needs a register: at or below its appetite after
    two reviews running, as Bracknell Forest asks after two quarters. Both scores are of
    this scheme, and an appetite must be set."""
    if previous is None or appetite not in {band.code for band in scheme.bands}:
        return False
    return not any(
        is_above_appetite(scheme, scheme.band(score), appetite)
        for score in (current, previous)
    )


def escalation_reasons(
    scheme: Scheme,
    score: Score,
    *,
    on: date,
    escalates_at: str = "",
    appetite: str = "",
    is_accepted: bool = False,
    red_since: date | None = None,
    red_days_allowed: int | None = None,
) -> tuple[str, ...]:
    """Why a risk must go to the register above, a sentence each; none if it need not.

    `escalates_at` and `red_days_allowed` are the register's, the rest the risk's.
    """
    band, known = scheme.band(score), {each.code: each for each in scheme.bands}
    reasons = []
    threshold = known.get(escalates_at)
    if threshold and scheme.rank(band) >= scheme.rank(threshold):
        reasons.append(
            f"It is {band.label}: risks go up from {threshold.label} on this register."
        )
    if is_above_appetite(scheme, band, appetite) and not is_accepted:
        reasons.append(
            f"It is {band.label}, above its appetite of {known[appetite].label}, and "
            f"nobody has accepted that."
        )
    days = days_at_red(red_since, on=on)
    if red_since and red_days_allowed is not None and days > red_days_allowed:
        reasons.append(
            f"It has been red for {days:,} days, since {long_date(red_since)}: this "
            f"register allows {red_days_allowed:,}."
        )
    return tuple(reasons)
