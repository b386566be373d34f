"""Setting the reporting calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from common.history import save_with_reason
from common.periods import Cadence, periods
from highlights.models import RatingScheme, ReportingCycle, ReportingPeriod
from programmes.models import Programme

# House default: officers plan a year ahead.
PLANNED_AHEAD = timedelta(days=365)

# A calendar longer than this was started on a mistyped day.
MOST_PERIODS = 400


@transaction.atomic
def create_cycle(
    *,
    programme: Programme,
    reports_on: str,
    kind: str,
    first_day: date,
    due_after_days: int,
    scheme: RatingScheme,
    by: User | None,
    at: datetime | None = None,
) -> ReportingCycle:
    """Open a reporting cycle with its periods from the first day to a year ahead."""
    cycle = ReportingCycle(
        programme=programme,
        reports_on=reports_on,
        kind=kind,
        first_day=first_day,
        due_after_days=due_after_days,
        scheme=scheme,
    )
    save_with_reason(cycle, by=by, reason="Set the reporting cycle.", at=at)
    generate_periods(cycle, by=by, at=at)
    return cycle


@transaction.atomic
def update_cycle(
    cycle: ReportingCycle,
    *,
    due_after_days: int,
    scheme: RatingScheme,
    is_active: bool,
    by: User,
    reason: str,
    at: datetime | None = None,
) -> ReportingCycle:
    """Change when reports are due, how they rate, or end the cycle.

    Periods not due yet move to the new due date; reports already begun keep their
    scheme. How often reports come is never changed: end the cycle and open another.
    """
    locked = ReportingCycle.objects.select_for_update().get(pk=cycle.pk)
    moves = locked.due_after_days != due_after_days
    locked.due_after_days = due_after_days
    locked.scheme = scheme
    locked.is_active = is_active
    save_with_reason(locked, by=by, reason=reason, at=at)
    if moves:
        for period in locked.periods.filter(due_on__gte=timezone.localdate(at)):
            period.due_on = period.ends_on + timedelta(days=due_after_days)
            save_with_reason(period, by=by, reason=reason, at=at)
    return locked


@transaction.atomic
def generate_periods(
    cycle: ReportingCycle,
    *,
    by: User | None,
    ahead: timedelta = PLANNED_AHEAD,
    at: datetime | None = None,
) -> list[ReportingPeriod]:
    """Add the periods that are missing up to a year from now; asked again, none."""
    ReportingCycle.objects.select_for_update().get(pk=cycle.pk)
    until = timezone.localdate(at) + ahead
    last = cycle.periods.order_by("-starts_on").first()
    if last is not None and last.starts_on > until:
        return []
    planned = periods(
        Cadence(cycle.kind), cycle.first_day, MOST_PERIODS, cycle.due_after_days
    )
    added = []
    for plan in planned:
        if plan.starts_on > until:
            break
        if last is None or plan.starts_on > last.starts_on:
            period = ReportingPeriod(
                cycle=cycle,
                label=plan.label,
                starts_on=plan.starts_on,
                ends_on=plan.ends_on,
                due_on=plan.due_on,
            )
            save_with_reason(period, by=by, reason="Planned the period.", at=at)
            added.append(period)
    return added


@transaction.atomic
def move_due_date(
    period: ReportingPeriod,
    *,
    due_on: date,
    by: User,
    reason: str,
    at: datetime | None = None,
) -> ReportingPeriod:
    """Move the day on which one period's reports are due."""
    locked = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if not reason.strip():
        raise ValidationError({"reason": "Say why the date moves."})
    locked.due_on = due_on
    save_with_reason(locked, by=by, reason=reason, at=at)
    return locked
