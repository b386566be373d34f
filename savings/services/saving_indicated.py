"""What the figures of a saving indicate on a day, read from what is stored."""

from __future__ import annotations

from datetime import date

from common.periods import year_of
from savings.delivery import Indicated, indicated_of, months_over
from savings.facts.one_saving import fact_of
from savings.models import Saving
from savings.years import year_starts_in


def indicated_now(saving: Saving, on: date) -> Indicated:
    """For the financial year of that day. Two queries."""
    starts_in = year_starts_in()
    year = year_of(on, starts_in)
    row = saving.years.filter(year=year).first() if saving.pk else None
    return indicated_of(
        fact_of(row) if row else None, months_over(year, on, starts_in), saving.state
    )
