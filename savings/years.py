"""Which financial year it is for this council."""

from __future__ import annotations

from datetime import date

from common.periods import FINANCIAL_YEAR_STARTS_IN, year_of
from programmes.models import Council


def year_starts_in() -> int:
    """The month in which the council's financial year starts: 4 for April. One
    query."""
    starts_in = Council.objects.values_list("financial_year_starts_in", flat=True)
    return starts_in.first() or FINANCIAL_YEAR_STARTS_IN


def year_on(day: date) -> int:
    """The financial year a day falls in, by the year it starts in. One query."""
    return year_of(day, year_starts_in())
