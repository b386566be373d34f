"""Reporting periods and financial years, worked out from dates alone."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from common.wording import MONTHS, date_span, month_year

ONE_DAY = timedelta(days=1)
MONTHS_OF_A_YEAR = 12

# House default: local government in England accounts from 1 April (general knowledge,
# not checked against an Act). Every function takes another month.
FINANCIAL_YEAR_STARTS_IN = 4


class Cadence(StrEnum):
    FOUR_WEEKLY = "four_weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


@dataclass(frozen=True, slots=True)
class Period:
    """A span that reports cover, both days counted, and when they fall due."""

    starts_on: date
    ends_on: date
    due_on: date
    label: str

    def __contains__(self, on: date) -> bool:
        return self.starts_on <= on <= self.ends_on


def periods(
    kind: Cadence, first_day: date, count: int, due_after_days: int
) -> list[Period]:
    """The next periods from a first day: each begins the day after the last ended."""
    starts = [_start(kind, first_day, step) for step in range(count + 1)]
    spans = [(start, following - ONE_DAY) for start, following in pairwise(starts)]
    due_after = timedelta(days=due_after_days)
    return [
        Period(first, last, last + due_after, label_of(first, last))
        for first, last in spans
    ]


def _start(kind: Cadence, first_day: date, step: int) -> date:
    if kind == Cadence.FOUR_WEEKLY:
        return first_day + timedelta(weeks=4 * step)
    months = 3 if kind == Cadence.QUARTERLY else 1
    return add_months(first_day, months * step)


def add_months(on: date, months: int) -> date:
    """31 January and a month is the last day of February."""
    years, month = divmod(on.month - 1 + months, 12)
    year = on.year + years
    return date(year, month + 1, min(on.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def month_end(on: date) -> date:
    return on.replace(day=days_in_month(on.year, on.month))


def label_of(first: date, last: date) -> str:
    """July 2012, Quarter 1 2012-13, or the two dates where the span has no name."""
    if first.day == 1 and last == month_end(first):
        return month_year(first)
    whole_quarter = (first.day, last) == (1, month_end(add_months(first, 2)))
    if whole_quarter and (first.month - FINANCIAL_YEAR_STARTS_IN) % 3 == 0:
        return quarter_label(first)
    return date_span(first, last)


def financial_year_start(on: date, start_month: int = FINANCIAL_YEAR_STARTS_IN) -> date:
    year = on.year if on.month >= start_month else on.year - 1
    return date(year, start_month, 1)


def year_of(on: date, starts_in: int = FINANCIAL_YEAR_STARTS_IN) -> int:
    """The financial year a day falls in, by the calendar year it starts in."""
    return financial_year_start(on, starts_in).year


def year_label(start_year: int, starts_in: int = FINANCIAL_YEAR_STARTS_IN) -> str:
    """2012-13; plain 2012 where the year begins in January."""
    if starts_in == 1:
        return str(start_year)
    return f"{start_year}-{(start_year + 1) % 100:02d}"


def financial_year(on: date, start_month: int = FINANCIAL_YEAR_STARTS_IN) -> str:
    """The printed label of the financial year a day falls in."""
    return year_label(year_of(on, start_month), start_month)


def quarter_of(on: date, start_month: int = FINANCIAL_YEAR_STARTS_IN) -> int:
    return (on.month - start_month) % 12 // 3 + 1


def quarter_label(on: date, start_month: int = FINANCIAL_YEAR_STARTS_IN) -> str:
    quarter = quarter_of(on, start_month)
    return f"Quarter {quarter} {financial_year(on, start_month)}"


def months_label(first: date, last: date) -> str:
    """April to June 2012, for whole months of one year."""
    return f"{MONTHS[first.month - 1]} to {month_year(last)}"
