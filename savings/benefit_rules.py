"""How a benefit stands, computed from its readings. Pure.

House default: between the baseline and the target the measure is expected to move along
a straight line, from day to day; a benefit is on track while its last reading is on the
line or better. No source known to us prescribes a path; the Green Book's register asks
for baseline, target and date, which is what the line is drawn from.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from common.periods import add_months
from common.rag import COMPLETE, GREEN, RED, UNRATED, RatingState, Shape, Tone
from savings.choices import BenefitDirection, BenefitStanding

if TYPE_CHECKING:  # the models ask these rules, and facts are fetched from the models
    from savings.facts.benefit_values import BenefitFact, ReadingFact

MONTHS_BETWEEN_READINGS = 6

STATES = {
    BenefitStanding.REALISED: RatingState(
        "realised",
        str(BenefitStanding.REALISED.label),
        Shape.TICK,
        Tone.BLUE,
        COMPLETE,
        "The last reading reaches the target.",
    ),
    BenefitStanding.ON_TRACK: RatingState(
        "on_track",
        str(BenefitStanding.ON_TRACK.label),
        Shape.CIRCLE,
        Tone.GREEN,
        GREEN,
        "The last reading is on the way from the baseline to the target, or better.",
    ),
    BenefitStanding.OFF_TRACK: RatingState(
        "off_track",
        str(BenefitStanding.OFF_TRACK.label),
        Shape.SQUARE,
        Tone.RED,
        RED,
        "The last reading is behind that way, or the target date has passed.",
    ),
    BenefitStanding.NO_READING: RatingState(
        "no_reading",
        str(BenefitStanding.NO_READING.label),
        Shape.RING,
        Tone.GREY,
        UNRATED,
        "Nothing was measured yet.",
    ),
}


def last_reading(benefit: BenefitFact, on: date) -> ReadingFact | None:
    """The newest that had been taken by the end of a day."""
    taken = (reading for reading in benefit.readings if reading.on <= on)
    return max(taken, key=lambda reading: reading.on, default=None)


def standing(benefit: BenefitFact, on: date) -> BenefitStanding | None:
    """At the end of a day. None where there are readings and nothing to hold them
    against: a benefit that is described, or has no target.

    Realised: the last reading reaches the target; what was reached and lost again is
    not realised. After the target date, what is not realised is off track. A
    dis-benefit is never realised: it is on track while the harm is within what was
    accepted, off track beyond that.
    """
    reading = last_reading(benefit, on)
    if reading is None:
        return BenefitStanding.NO_READING
    rises = _rises(benefit)
    if rises is None or benefit.target is None:
        return None
    if benefit.is_disbenefit:
        is_beyond = _is_beyond(reading.value, benefit.target, rises=rises)
        return BenefitStanding.OFF_TRACK if is_beyond else BenefitStanding.ON_TRACK
    if _reaches(reading.value, benefit.target, rises=rises):
        return BenefitStanding.REALISED
    if benefit.target_on is not None and on > benefit.target_on:
        return BenefitStanding.OFF_TRACK
    due = expected(benefit, reading.on)
    if due is None:
        return None
    is_on_track = _reaches(reading.value, due, rises=rises)
    return BenefitStanding.ON_TRACK if is_on_track else BenefitStanding.OFF_TRACK


def disagrees(declared: str, computed: str | None) -> bool:
    """Whether what is declared is not what the readings say. Where either says nothing,
    there is nothing to disagree about."""
    return bool(declared) and computed is not None and declared != computed


def expected(benefit: BenefitFact, on: date) -> Fraction | None:
    """What the measure should be on a day: exact, on the line from the baseline to the
    target. None where the line cannot be drawn."""
    first, last = benefit.baseline_on, benefit.target_on
    if benefit.baseline is None or benefit.target is None:
        return None
    if first is None or last is None:
        return None
    days = max(0, min((on - first).days, (last - first).days))
    way = Fraction(benefit.target) - Fraction(benefit.baseline)
    whole = (last - first).days
    return Fraction(benefit.baseline) + (way * days / whole if whole else way)


def why_other_way(
    direction: str, baseline: Decimal | None, target: Decimal | None
) -> str:
    """Why a target does not lie where the measure is to move, in a sentence; empty
    where it does, or nobody said. At the baseline it does: a measure is to be kept, or
    no harm is accepted."""
    if not direction or baseline is None or target is None or target == baseline:
        return ""
    if (direction == BenefitDirection.INCREASE) == (target > baseline):
        return ""
    label = BenefitDirection(direction).label
    side = "above" if target > baseline else "below"
    return (
        f"The direction is “{label}”, and the target is {side} the baseline: correct "
        "one of the three."
    )


def reading_due_on(
    baseline_on: date | None, target_on: date | None, last_read_on: date | None
) -> date | None:
    """By when the measure is to be read again; None where nothing says since when.

    House default: half a year after it was last read, or after its baseline; and on the
    target date, where that comes first.
    """
    since = last_read_on or baseline_on
    if since is None:
        return target_on
    due = add_months(since, MONTHS_BETWEEN_READINGS)
    return target_on if target_on is not None and since < target_on < due else due


def state_of(standing: str | None) -> RatingState | None:
    """How a standing, computed or declared, is shown; None where there is none."""
    return STATES[BenefitStanding(standing)] if standing else None


def measured(value: Decimal | None, unit: str) -> str:
    """15 days; 4.5 %; £80 a head; none."""
    if value is None:
        return "none"
    number = f"{value:,f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    if unit.startswith("£"):
        digits = number.removeprefix("-")
        return f"{'-' if value < 0 else ''}£{digits}{unit[1:]}"
    return f"{number} {unit}".strip()


def _rises(benefit: BenefitFact) -> bool | None:
    """Whether the measure should go up; None where nothing says so."""
    if benefit.direction:
        return benefit.direction == BenefitDirection.INCREASE
    if benefit.baseline is None or benefit.target is None:
        return None
    return (
        None
        if benefit.target == benefit.baseline
        else benefit.target > benefit.baseline
    )


def _reaches(value: Decimal, mark: Decimal | Fraction, *, rises: bool) -> bool:
    reading, held_against = Fraction(value), Fraction(mark)
    return reading >= held_against if rises else reading <= held_against


def _is_beyond(value: Decimal, mark: Decimal, *, rises: bool) -> bool:
    return value > mark if rises else value < mark
