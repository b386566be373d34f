"""What the background worker does for savings. Each may run twice and act once."""

from __future__ import annotations

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from common.history import save_with_reason
from savings.missing import missing_returns
from savings.models import ReturnCalendar, ReturnChase
from savings.services.return_calendar import plan_periods


def plan_return_periods() -> None:
    """Each day: keep the calendar of savings returns planned a year ahead."""
    for calendar in ReturnCalendar.objects.filter(is_active=True):
        plan_periods(calendar, by=None)


@transaction.atomic
def send_return_chase(pk: int, address: str) -> None:
    """Send one reminder. An e-mail leaves the building: it names no saving."""
    chase = ReturnChase.objects.select_for_update().get(pk=pk)
    if chase.sent_at is not None:
        return
    today = timezone.localdate()
    others = [
        each.period
        for each in missing_returns(on=today)
        if chase.to_id in each.owner_ids and each.period != chase.period
    ]
    values = {
        "to": chase.to,
        "by": chase.chased_by,
        "period": chase.period,
        "is_late": chase.period.due_on < today,
        "others": others,
        "address": address,
    }
    send_mail(
        subject=f"Savings return for {chase.period}",
        message=render_to_string("savings/return_chase_email.txt", values),
        from_email=None,
        recipient_list=[chase.to.email],
    )
    chase.sent_at = timezone.now()
    save_with_reason(chase, by=None, reason="Sent the e-mail.")
