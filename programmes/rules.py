"""How a milestone stands, and how far it has slipped. No database, no clock."""

from __future__ import annotations

from datetime import date

from common.fuzzy_date import FuzzyDate, slippage_days
from programmes.choices import MilestoneStatus


def milestone_expected(
    baseline: FuzzyDate, forecast: FuzzyDate | None, actual_on: date | None
) -> FuzzyDate:
    """When it happened, else when it is forecast, else when it was approved for."""
    if actual_on is not None:
        return FuzzyDate.day(actual_on)
    return forecast or baseline


def milestone_slippage(
    baseline: FuzzyDate, forecast: FuzzyDate | None, actual_on: date | None
) -> int:
    """Days from baseline to actual, or to forecast while it has not happened.

    Positive is late. Source: law-and-conventions 5.3 (house default for fuzzy dates:
    inside the baseline's own span nothing has slipped).
    """
    return slippage_days(baseline, milestone_expected(baseline, forecast, actual_on))


def milestone_status(
    baseline: FuzzyDate, forecast: FuzzyDate | None, actual_on: date | None, *, on: date
) -> MilestoneStatus:
    """Complete, overdue (expected before `on` and not yet there), slipped or on track.

    Source: law-and-conventions 5.3.
    """
    if actual_on is not None:
        return MilestoneStatus.COMPLETE
    if milestone_expected(baseline, forecast, actual_on).is_overdue(on):
        return MilestoneStatus.OVERDUE
    if milestone_slippage(baseline, forecast, actual_on) > 0:
        return MilestoneStatus.SLIPPED
    return MilestoneStatus.ON_TRACK
