"""What comes with the product: rating schemes, and the daily look at the calendar."""

from __future__ import annotations

from django.db import transaction
from django_q.models import Schedule

from common.history import save_with_reason
from highlights.models import RatingScheme
from highlights.rating_rules import SHIPPED_SCHEMES, as_json


@transaction.atomic
def load() -> None:
    """Add what is not there yet; what is there is left as it is."""
    Schedule.objects.get_or_create(
        name="Plan reporting periods",
        defaults={
            "func": "highlights.tasks.plan_periods",
            "schedule_type": Schedule.DAILY,
        },
    )
    for scheme in SHIPPED_SCHEMES:
        if not RatingScheme.objects.filter(code=scheme.code).exists():
            row = RatingScheme(
                code=scheme.code,
                version=scheme.version,
                name=scheme.name,
                definition=as_json(scheme),
            )
            save_with_reason(row, by=None, reason="Came with the product.")
