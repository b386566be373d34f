"""Days counted from the day of loading, for the programmes that still report."""

from __future__ import annotations

from datetime import date, timedelta

from common.periods import add_months


def day(start: date, days: int) -> str:
    """So many days later, or earlier where negative, as a story words it."""
    return (start + timedelta(days=days)).isoformat()


def weeks_before(end: date, periods: int) -> date:
    """The first day of so many four-week periods whose last ends on `end`."""
    return end - timedelta(weeks=4 * periods) + timedelta(days=1)


def months_before(today: date, months: int) -> date:
    """The first day of the month so many months before this one."""
    return add_months(today.replace(day=1), -months)


def quarters_before(today: date, quarters: int) -> date:
    """The first day of the calendar quarter so many quarters before this one."""
    start = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    return add_months(start, -3 * quarters)
