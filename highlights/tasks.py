"""What the background worker does for reports. Each may run twice and act once."""

from __future__ import annotations

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from common.history import save_with_reason
from highlights import services
from highlights.models import Chase, ReportingCycle
from programmes.models import Project


def plan_periods() -> None:
    """Each day: keep every calendar planned a year ahead."""
    for cycle in ReportingCycle.objects.in_use():
        services.generate_periods(cycle, by=None)


@transaction.atomic
def send_chase(pk: int, address: str) -> None:
    """Send one reminder. An e-mail leaves the building: it names nothing exempt."""
    chase = Chase.objects.select_for_update().get(pk=pk)
    if chase.sent_at is not None:
        return
    subject = chase.subject
    is_exempt = isinstance(subject, Project) and subject.is_exempt
    name = "one of your projects" if is_exempt else str(subject)
    values = {
        "name": name,
        "to": chase.to,
        "by": chase.chased_by,
        "period": chase.period,
        "address": address,
    }
    send_mail(
        subject=f"Highlight report for {chase.period}: {name}",
        message=render_to_string("highlights/chase_email.txt", values),
        from_email=None,
        recipient_list=[chase.to.email],
    )
    chase.sent_at = timezone.now()
    save_with_reason(chase, by=None, reason="Sent the e-mail.")
