"""Financial years, as this council counts them, for pages to offer and name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import Http404

from common.periods import year_label, year_of
from common.typed import FIRST_YEAR, LAST_YEAR, whole_number

YEARS_BACK, YEARS_AHEAD = 5, 10  # offered around today: a plan looks five years on

Choices = list[tuple[int, str]]


def planned_year_or_404(year: int) -> int:
    """A year that could be planned for: not one that was typed into the address."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = "No such financial year."
        raise Http404(message)
    return year


def asked_year(asked: str | None, otherwise: int) -> int:
    """The year in the address; nonsense there is no year."""
    year = whole_number((asked or "").strip(), len(str(LAST_YEAR)))
    return year if year and FIRST_YEAR <= year <= LAST_YEAR else otherwise


def year_choices(on: date, starts: int, more: Iterable[int] = ()) -> Choices:
    """The years around a day, and those besides that are in use."""
    now = year_of(on, starts)
    years = {*range(now - YEARS_BACK, now + YEARS_AHEAD + 1), *more}
    return [(year, year_label(year, starts)) for year in sorted(years)]
