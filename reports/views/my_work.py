"""Where everybody lands after signing in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from reports.my_work import my_work as work_of


@require_GET
def my_work(request: OfficerRequest) -> HttpResponse:
    """What is due from the reader: overdue, this week, later."""
    today = timezone.localdate()
    work = work_of(request.user, today=today)
    groups = [
        ("Overdue", work.overdue, True),
        ("This week", work.this_week, False),
        ("Later", work.later, False),
    ]
    values = {"work": work, "groups": groups, "today": today}
    return render(request, "reports/my_work.html", values)
