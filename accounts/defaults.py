"""What the entrance needs on every installation."""

from __future__ import annotations

from django_q.models import Schedule


def load() -> None:
    """Add what is not there yet; what is there is left as it is."""
    Schedule.objects.get_or_create(
        name="Forget sign-ins that have ended",
        defaults={
            "func": "django.core.management.call_command",
            "args": "'clearsessions'",
            "schedule_type": Schedule.DAILY,
        },
    )
