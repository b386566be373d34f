"""Which days a fuzzy date covers, and what that span is called."""

from datetime import date, timedelta
from enum import StrEnum

from common.periods import (
    add_months,
    financial_year,
    financial_year_start,
    month_end,
    months_label,
    quarter_label,
)
from common.wording import long_date, month_year

FIRST_YEAR, LAST_YEAR = 1900, 2199  # house default: beyond is a slip of the finger

# Meteorological seasons, as councils use them: winter runs December to February.
SEASON_STARTS_IN = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SEASON_NAMES = {month: name for name, month in SEASON_STARTS_IN.items()}


class Precision(StrEnum):
    DAY = "day"
    FINANCIAL_QUARTER = "financial-quarter"
    FINANCIAL_YEAR = "financial-year"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    WEEK = "week"
    YEAR = "year"


def covered(precision: Precision, on: date) -> tuple[date, date]:
    """First and last day; ValueError where the calendar of this system ends."""
    check_year(on.year)
    first, last = _span(precision, on)
    check_year(first.year)
    check_year(last.year)
    return first, last


def check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"The year must be between {FIRST_YEAR} and {LAST_YEAR}.")


def _span(precision: Precision, on: date) -> tuple[date, date]:
    if precision == Precision.DAY:
        return on, on
    if precision == Precision.WEEK:
        return on, on + timedelta(days=6)
    first, months = _whole_months(precision, on)
    return first, month_end(add_months(first, months - 1))


def _whole_months(precision: Precision, on: date) -> tuple[date, int]:
    month = on.replace(day=1)
    match precision:
        case Precision.YEAR:
            return month.replace(month=1), 12
        case Precision.FINANCIAL_YEAR:
            return financial_year_start(on), 12
        case Precision.QUARTER | Precision.FINANCIAL_QUARTER:
            return add_months(month, -((on.month - 1) % 3)), 3
        case Precision.SEASON:
            return add_months(month, -(on.month % 3)), 3
        case _:
            return month, 1


def name_of(precision: Precision, first: date, last: date) -> str:
    """The council's phrase; whatever this says, common/fuzzy_date.py can read back."""
    match precision:
        case Precision.DAY:
            return long_date(first)
        case Precision.WEEK:
            return f"week beginning {long_date(first)}"
        case Precision.QUARTER:
            return months_label(first, last)
        case Precision.FINANCIAL_QUARTER:
            return quarter_label(first)
        case Precision.FINANCIAL_YEAR:
            return financial_year(first)
        case Precision.YEAR:
            return str(first.year)
        case Precision.SEASON:
            return _season_name(first)
        case _:
            return month_year(first)


def _season_name(first: date) -> str:
    years = financial_year(first, 1)
    if first.month == SEASON_STARTS_IN["winter"]:
        years = financial_year(first)
    return f"{_SEASON_NAMES[first.month]} {years}"
