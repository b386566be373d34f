"""What the figures of a saving indicate on a day, read from what is stored."""

from __future__ import annotations

from datetime import date

from common.periods import year_of
from savings.delivery import Indicated, indicated_of, months_over
from savings.facts.values import YearFact
from savings.models import Saving, SavingYear
from savings.rules import Figures
from savings.years import year_starts_in


def indicated_now(saving: Saving, on: date) -> Indicated:
    """For the financial year of that day. Two queries."""
    starts_in = year_starts_in()
    year = year_of(on, starts_in)
    row = saving.years.filter(year=year).first() if saving.pk else None
    return indicated_of(
        fact_of(row) if row else None, months_over(year, on, starts_in), saving.state
    )


def fact_of(row: SavingYear) -> YearFact:
    """A stored year as the rules read it: without a forecast, what is achieved so far
    is all that is promised (house default)."""
    has_forecast = row.forecast is not None
    return YearFact(
        year=row.year,
        figures=Figures(
            target=row.target,
            full_year_effect=row.full_year_effect,
            forecast=row.achieved if row.forecast is None else row.forecast,
            achieved=row.achieved,
            validated=row.validated,
            pressures=row.pressure,
        ),
        has_forecast=has_forecast,
        planned=tuple(row.planned),
        achieved_by_month=tuple(row.achieved_by_month),
        forecast_by_month=tuple(row.forecast_by_month),
    )
