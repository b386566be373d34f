"""Approving a submitted report, or returning it with a comment."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, show_refusal
from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.richtext import to_text
from common.typing_kept import keeps_typing
from highlights import content, services
from highlights.choices import ReportStatus
from highlights.evidence import RICH_TEXTS, Evidence, evidence_for
from highlights.forms.approval import ApproveForm, ReturnForm
from highlights.forms.report import ReportForm
from highlights.models import HighlightReport
from highlights.views.beside import (
    changes_since_last,
    doubts_about,
    rating_lines,
)
from programmes import access
from programmes.views.places import trail_to

READ_AGAIN = "The report changed after you opened it: read it again before you decide."


@require_http_methods(["GET", "POST"])
def report_approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was submitted, what differs, what looks wrong; then approve."""
    report = _report(request, pk)
    access.require(access.can_approve(request.user, report.subject))
    if request.method == "GET" and report.status != ReportStatus.SUBMITTED:
        return redirect(report)

    form = ApproveForm(request.POST or None, initial={"version": report.version})
    if form.is_valid():
        try:
            services.approve_report(report, request.user, **form.cleaned_data)
        except EditConflict:
            messages.error(request, READ_AGAIN)
            return redirect("highlights:report_approve", pk)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"Approved: {report}. It is frozen as it is.")
            return redirect(report)
    returning = ReturnForm(initial={"version": report.version})
    values = _judged(report) | {"form": form, "returning": returning}
    return render(request, "highlights/report_approve.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def report_return(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give a submitted report back to whoever wrote it, saying what to mend."""
    report = _report(request, pk)
    access.require(access.can_approve(request.user, report.subject))

    form = ReturnForm(posted(request), initial={"version": report.version})
    if request.method == "POST" and form.is_valid():
        try:
            services.return_report(report, request.user, **form.cleaned_data)
        except EditConflict:
            messages.error(request, READ_AGAIN)
            return redirect("highlights:report_approve", pk)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"Returned with your comment: {report}.")
            return redirect(report)
    values = {"report": report, "form": form}
    return render(request, "highlights/report_return.html", values)


def _report(request: OfficerRequest, pk: int) -> HighlightReport:
    reports = HighlightReport.objects.visible_to(request.user)
    return get_object_or_404(reports.with_subject(), pk=pk)


def _judged(report: HighlightReport) -> dict[str, Any]:
    """The report with all that an approver holds it against."""
    evidence = evidence_for(report)
    told = content.content_of(report, report.dimensions.all(), evidence)
    return {
        "report": report,
        "told": told,
        "ratings": rating_lines(told),
        "doubts": doubts_about(report, evidence),
        "changes": changes_since_last(evidence),
        "texts": _texts_that_differ(report, evidence),
        "last": evidence.last,
        "trail": [
            *trail_to(report.subject),
            (told.period, report.get_absolute_url()),
            ("Approve", ""),
        ],
    }


def _texts_that_differ(
    report: HighlightReport, evidence: Evidence
) -> list[dict[str, str]]:
    """Each text that is not what it was last time: both, as plain words."""
    last = evidence.last
    if last is None:
        return []
    return [
        {
            "label": _label(name),
            "before": to_text(getattr(last, name)) or "(nothing)",
            "now": to_text(getattr(report, name)) or "(nothing)",
        }
        for name in RICH_TEXTS
        if getattr(last, name) != getattr(report, name)
    ]


def _label(name: str) -> str:
    return str(ReportForm.base_fields[name].label)
