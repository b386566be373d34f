"""Which financial year it is for this council."""

from __future__ import annotations

from collections.abc import Collection

from accounts.models import User
from common.periods import FINANCIAL_YEAR_STARTS_IN
from programmes.models import Council
from savings.models import SavingYear


def year_starts_in() -> int:
    """The month in which the council's financial year starts: 4 for April. One
    query."""
    starts_in = Council.objects.values_list("financial_year_starts_in", flat=True)
    return starts_in.first() or FINANCIAL_YEAR_STARTS_IN


def years_stored(reader: User) -> list[int]:
    """The years any saving this reader may see has figures for, the latest first. One
    query."""
    seen = SavingYear.objects.visible_to(reader).order_by("-year")
    years = seen.values_list("year", flat=True)
    return list(years.distinct())


def usual_year(years: Collection[int], this_year: int) -> int:
    """The year a page opens with: this one; where there is nothing in it, the last that
    had anything, else the first that will."""
    begun = [year for year in years if year <= this_year]
    return max(begun, default=min(years, default=this_year))
