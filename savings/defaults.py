"""What comes with the product: the daily look at the calendar of savings returns, and
the daily tidying of spreadsheets nobody imported."""

from __future__ import annotations

from django_q.models import Schedule


def load() -> None:
    """Add what is not there yet; what is there is left as it is."""
    Schedule.objects.get_or_create(
        name="Plan savings return periods",
        defaults={
            "func": "savings.tasks.plan_return_periods",
            "schedule_type": Schedule.DAILY,
        },
    )
    Schedule.objects.get_or_create(
        name="Drop the cells of savings plans nobody imported",
        defaults={
            "func": "savings.importing.keeping.drop_old_cells",
            "schedule_type": Schedule.DAILY,
        },
    )
