"""How often savings returns are due, and the periods that follow from it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from common.history import delete_with_reason, save_with_reason
from common.locking import EditConflict
from common.periods import Cadence, Period, periods, quarter_label, year_of
from common.wording import long_date
from savings.choices import ReturnCadence
from savings.models import ReturnCalendar, ReturnPeriod
from savings.years import year_starts_in

# House default: budget owners plan a year ahead.
PLANNED_AHEAD = timedelta(days=365)

# A calendar that begins further off was started on a mistyped day.
LONGEST_AGO, LATEST = timedelta(days=20 * 366), timedelta(days=2 * 366)
MOST_PERIODS = 400


def calendar_in_use() -> ReturnCalendar | None:
    return ReturnCalendar.objects.filter(is_active=True).first()


@transaction.atomic
def set_calendar(
    version: int,
    *,
    cadence: str,
    first_day: date,
    due_after_days: int,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> ReturnCalendar:
    """Set the council's calendar, or change the one there is (`version` 0 where there
    is none).

    Periods not due yet move to the new due date. Another rhythm, or another first day,
    is another calendar: it takes over from its first day on, where no period is under
    way; what was returned stays.
    """
    current = ReturnCalendar.objects.select_for_update().filter(is_active=True).first()
    if (current.version if current else 0) != version:
        raise EditConflict(current or ReturnCalendar())
    _refuse_unlikely(first_day, at)
    if current and (current.cadence, current.first_day) == (cadence, first_day):
        return _move(current, due_after_days, by=by, reason=reason, at=at)
    if current:
        _give_way(current, first_day, by=by, reason=reason, at=at)
    following = ReturnCalendar(
        cadence=cadence, first_day=first_day, due_after_days=due_after_days
    )
    save_with_reason(following, by=by, reason=reason, at=at)
    plan_periods(following, by=by, at=at)
    return following


@transaction.atomic
def plan_periods(
    calendar: ReturnCalendar, *, by: User | None, at: datetime | None = None
) -> list[ReturnPeriod]:
    """Add the periods that are missing up to a year from now; asked again, none."""
    ReturnCalendar.objects.select_for_update().get(pk=calendar.pk)
    starts_in = year_starts_in()
    until = timezone.localdate(at) + PLANNED_AHEAD
    last = calendar.periods.order_by("-starts_on").first()
    added = []
    for plan in _planned(calendar):
        if plan.starts_on > until:
            break
        if last is None or plan.starts_on > last.starts_on:
            period = _period(calendar, plan, starts_in)
            save_with_reason(period, by=by, reason="Planned the period.", at=at)
            added.append(period)
    return added


def _planned(calendar: ReturnCalendar) -> list[Period]:
    return periods(
        Cadence(calendar.cadence),
        calendar.first_day,
        MOST_PERIODS,
        calendar.due_after_days,
    )


def _period(calendar: ReturnCalendar, plan: Period, starts_in: int) -> ReturnPeriod:
    """Which month of which financial year it ends with follows from the council's."""
    month = (plan.ends_on.month - starts_in) % 12 + 1
    is_quarter = calendar.cadence == ReturnCadence.QUARTERLY and month % 3 == 0
    return ReturnPeriod(
        calendar=calendar,
        label=quarter_label(plan.ends_on, starts_in) if is_quarter else plan.label,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        due_on=plan.due_on,
        year=year_of(plan.ends_on, starts_in),
        month=month,
    )


def _refuse_unlikely(first_day: date, at: datetime | None) -> None:
    """Figures are kept by month, so a period is made of whole ones."""
    if first_day.day != 1:
        raise ValidationError({"first_day": "Begin on the first day of a month."})
    if not -LATEST <= timezone.localdate(at) - first_day <= LONGEST_AGO:
        raise ValidationError(
            {"first_day": "Give a day within the last 20 years or the next two."}
        )


def _move(
    calendar: ReturnCalendar,
    due_after_days: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None,
) -> ReturnCalendar:
    if calendar.due_after_days == due_after_days:
        return calendar
    calendar.due_after_days = due_after_days
    calendar.version += 1
    save_with_reason(calendar, by=by, reason=reason, at=at)
    for period in calendar.periods.filter(due_on__gte=timezone.localdate(at)):
        period.due_on = period.ends_on + timedelta(days=due_after_days)
        save_with_reason(period, by=by, reason=reason, at=at)
    return calendar


def _give_way(
    calendar: ReturnCalendar,
    first_day: date,
    *,
    by: User | None,
    reason: str,
    at: datetime | None,
) -> None:
    """End a calendar the day before another begins."""
    for period in calendar.periods.filter(ends_on__gte=first_day).order_by("starts_on"):
        if period.starts_on < first_day or period.returns.exists():
            after = period.ends_on + timedelta(days=1)
            raise ValidationError(
                {
                    "first_day": f"{period.label} runs until "
                    f"{long_date(period.ends_on)}: begin on {long_date(after)}, or "
                    "on the first day of a period nobody has returned for."
                }
            )
        delete_with_reason(period, by=by, reason=reason, at=at)
    calendar.is_active = False
    calendar.version += 1
    save_with_reason(calendar, by=by, reason=reason, at=at)
