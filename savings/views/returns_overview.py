"""All returns of a period, and a budget owner's own; chasing those that are missing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import OfficerRequest
from common.wording import and_list, count_of, long_date
from programmes.standing import standing_of
from savings import access
from savings.missing import MissingReturns, missing_returns
from savings.models import ReturnPeriod
from savings.pages.return_overview import (
    PERIODS_OFFERED,
    Overview,
    overview_of,
    period_shown,
)
from savings.pages.returns_own import own_returns
from savings.services.return_calendar import calendar_in_use
from savings.services.return_chase import Chased, chase_owners
from savings.views.places import ending_here, trail_to_returns


@require_safe
def return_list(request: OfficerRequest) -> HttpResponse:
    """One's own returns; for who may see them all, everybody's for a period."""
    user, today = request.user, timezone.localdate()
    values: dict[str, Any] = {
        "own": own_returns(user, on=today),
        "calendar": calendar_in_use(),
        "can_keep_plan": access.can_keep_plan(user),
        "can_review": access.can_validate(user),
        "today": today,
        "trail": ending_here(trail_to_returns()),
    }
    if standing_of(user).exempt.everything:
        begun = ReturnPeriod.objects.visible_to(user).begun(on=today).latest_first()
        periods = list(begun[:PERIODS_OFFERED])
        values["periods"] = periods
        if periods:
            period = period_shown(request.GET.get("period", ""), periods, today)
            values["overview"] = overview_of(period, on=today)
            values["others"] = _missing_but(period, today)
    return render(request, "savings/return_list.html", values)


@require_http_methods(["GET", "POST"])
def return_chase(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who has not returned for a period; chase one of them, or all."""
    periods = ReturnPeriod.objects.visible_to(request.user)
    period = get_object_or_404(periods, pk=pk)
    access.require(access.can_keep_plan(request.user))
    today = timezone.localdate()
    overview = overview_of(period, on=today)
    is_over = period.ends_on < today
    if request.method == "POST":
        if is_over:
            _chase(request, overview)
        else:
            ends = long_date(period.ends_on)
            messages.error(request, f"{period} runs until {ends}: nobody is late yet.")
        return redirect("savings:return_chase", period.pk)
    values = {
        "overview": overview,
        "period": period,
        "is_over": is_over,
        "others": _missing_but(period, today),
        "trail": [*trail_to_returns(), ("Who has not returned", "")],
    }
    return render(request, "savings/return_chase.html", values)


def _missing_but(period: ReturnPeriod, today: date) -> list[MissingReturns]:
    """What is missing of the other periods a return is asked for."""
    return [each for each in missing_returns(on=today) if each.period != period]


def _chase(request: OfficerRequest, overview: Overview) -> None:
    asked = request.POST.get("chase", "")
    wanted = [
        row.owner for row in overview.missing if asked in ("all", str(row.owner.pk))
    ]
    address = request.build_absolute_uri(reverse("reports:my_work"))
    chased = chase_owners(overview.period, wanted, by=request.user, address=address)
    for sentence in _sentences(chased):
        messages.info(request, sentence)


def _sentences(chased: Chased) -> list[str]:
    """What came of it, as a reader would say it."""
    found = []
    if chased.sent:
        owners = count_of(len(chased.sent), "budget owner")
        found.append(f"Chased {owners} by e-mail.")
    if chased.sent_lately:
        names = and_list(chased.sent_lately)
        found.append(f"Chased within the last day already, so not again: {names}.")
    if chased.left:
        names = and_list(chased.left)
        found.append(f"No longer with the council, so not chased: {names}.")
    return found
