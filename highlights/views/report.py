"""Reading a report, open or approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, show_refusal
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from highlights import content, services
from highlights.choices import FROZEN_STATUSES, ReportStatus
from highlights.content import ReportContent
from highlights.evidence import evidence_for
from highlights.forms.approval import CorrectForm
from highlights.models import HighlightReport
from highlights.views.beside import rating_lines
from programmes import access
from programmes.views.places import trail_to


@require_GET
def report_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """An approved report exactly as it was frozen; an open one as it stands."""
    reports = HighlightReport.objects.visible_to(request.user)
    rows = reports.with_subject().with_frozen().with_follows_exempt()
    report = get_object_or_404(rows, pk=pk)
    told = told_by(report)
    if report.follows_exempt and not access.reads_exempt(request.user, report.subject):
        told = told.without_previous()
    values = {
        "report": report,
        "told": told,
        "ratings": rating_lines(told),
        "editions": reports.editions_of(report),
        "steps": steps_of(report),
        "is_intact": report.status not in FROZEN_STATUSES
        or content.is_intact(report.frozen),
        "trail": [*trail_to(report.subject), (told.period, "")],
        "can_edit": access.can_edit(request.user, report.subject),
        "can_release": access.can_lift_exemption(request.user),
        # House default: nobody approves what they submitted themselves.
        "can_approve": access.can_approve(request.user, report.subject)
        and report.submitted_by_id != request.user.pk,
        "is_submitted": report.status == ReportStatus.SUBMITTED,
        "is_approved": report.status == ReportStatus.APPROVED,
    }
    return render(request, "highlights/report_detail.html", values)


def told_by(report: HighlightReport) -> ReportContent:
    """What the report says: frozen once it is approved, worked out until then."""
    if report.status in FROZEN_STATUSES:
        return content.read(report.frozen)
    return content.content_of(report, report.dimensions.all(), evidence_for(report))


@dataclass(frozen=True)
class Step:
    """Something that happened to a report; the same, again and again, is told once."""

    at: datetime
    what: str
    who: str
    times: int


def steps_of(report: HighlightReport) -> list[Step]:
    """The history of a report in words, the latest first. One query."""
    rows = (
        report.history.select_related("history_user")
        .only("history_date", "history_change_reason", "history_user__name")
        .order_by("-history_date", "-history_id")
    )
    steps = []
    for (what, who), group in groupby(rows, key=_what_and_who):
        same = list(group)
        steps.append(Step(same[0].history_date, what, who, len(same)))
    return steps


def _what_and_who(row: Any) -> tuple[str, str]:
    return row.history_change_reason or "", str(row.history_user or "")


@keeps_typing
@require_http_methods(["GET", "POST"])
def report_correct(request: OfficerRequest, pk: int) -> HttpResponse:
    """Open a new edition of an approved report, saying what is wrong in it."""
    reports = HighlightReport.objects.visible_to(request.user)
    report = get_object_or_404(reports.with_subject(), pk=pk)
    access.require(access.can_edit(request.user, report.subject))

    form = CorrectForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            edition = services.correct_report(report, request.user, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("highlights:report_update", edition.pk)
    values = {"report": report, "form": form}
    return render(request, "highlights/report_correct.html", values)
