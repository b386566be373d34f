"""Who has not reported, and reminding them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.requests import OfficerRequest
from common.spreadsheet import Sheet, xlsx_response
from common.wording import count_of
from highlights import services
from highlights.missing import MissingReport, missing_reports
from highlights.services import Chased
from programmes import access
from programmes.models import Programme
from programmes.views.places import trail_to


@require_http_methods(["GET", "POST"])
def not_reported(request: OfficerRequest, reference: str) -> HttpResponse:
    """The reports of the last period that are missing; chase one of them, or all."""
    programmes = Programme.objects.visible_to(request.user)
    programme = get_object_or_404(programmes, reference=reference)
    today = timezone.localdate()
    rows = missing_reports([programme.pk], on=today, user=request.user)
    if request.method == "POST":
        access.require(access.can_run(request.user, programme))
        return _chase(request, programme, rows)
    if request.GET.get("export") == "xlsx":
        return xlsx_response(f"{reference}-not-reported", [_sheet(rows)])
    values = {
        "programme": programme,
        "rows": rows,
        "trail": [*trail_to(programme), ("Who has not reported", "")],
        "today": today,
        "can_run": access.can_run(request.user, programme),
    }
    return render(request, "highlights/not_reported.html", values)


def _chase(
    request: OfficerRequest, programme: Programme, rows: list[MissingReport]
) -> HttpResponse:
    asked = request.POST.get("chase", "")
    wanted = [row for row in rows if asked in ("all", row.key)]
    address = request.build_absolute_uri(reverse("reports:my_work"))
    chased = services.chase_reports(wanted, by=request.user, address=address)
    for sentence in _sentences(chased):
        messages.info(request, sentence)
    return redirect("highlights:not_reported", programme.reference)


def _sentences(chased: Chased) -> list[str]:
    """What came of it, as a reader would say it."""
    found = []
    if chased.sent:
        found.append(f"Chased {count_of(len(chased.sent), 'report')} by e-mail.")
    if chased.sent_lately:
        names = ", ".join(str(row.subject) for row in chased.sent_lately)
        found.append(f"Chased within the last day already, so not again: {names}.")
    if chased.nobody_to_ask:
        names = ", ".join(str(row.subject) for row in chased.nobody_to_ask)
        found.append(f"Nobody has the role to write these, so nobody to ask: {names}.")
    return found


def _sheet(rows: list[MissingReport]) -> Sheet:
    return Sheet(
        title="Not reported",
        headers=("Report on", "Period", "Due", "State", "Written by", "Last chased"),
        rows=[
            (
                str(row.subject),
                row.period.label,
                row.period.due_on,
                row.state,
                row.names,
                row.chased_at,
            )
            for row in rows
        ],
    )
