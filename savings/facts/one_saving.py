"""One saving in a year as it stands, as a fact: for the rules that judge it."""

from __future__ import annotations

from savings.facts.values import YearFact
from savings.figures import Figures, forecast_or_achieved
from savings.models import SavingYear


def fact_of(row: SavingYear) -> YearFact:
    return YearFact(
        year=row.year,
        figures=Figures(
            target=row.target,
            full_year_effect=row.full_year_effect,
            forecast=forecast_or_achieved(row.forecast, row.achieved),
            achieved=row.achieved,
            validated=row.validated,
            pressures=row.pressure,
        ),
        has_forecast=row.forecast is not None,
        planned=tuple(row.planned),
        achieved_by_month=tuple(row.achieved_by_month),
        forecast_by_month=tuple(row.forecast_by_month),
    )
