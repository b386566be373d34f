"""Keeping a report from the public, and opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import ExemptionForm, ReasonForm
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from highlights import services
from highlights.models import HighlightReport
from programmes import access
from programmes.views.places import trail_to


def _report(request: OfficerRequest, pk: int) -> HighlightReport:
    reports = HighlightReport.objects.visible_to(request.user)
    return get_object_or_404(reports.with_subject(), pk=pk)


@keeps_typing
@require_http_methods(["GET", "POST"])
def report_withhold(request: OfficerRequest, pk: int) -> HttpResponse:
    report = _report(request, pk)
    access.require(access.can_edit(request.user, report.subject))

    initial = {
        "paragraphs": report.exempt_paragraphs,
        "exempt_reason": report.exempt_reason,
        "review_on": report.exempt_review_on,
    }
    form = ExemptionForm(posted(request), initial=initial)
    if address := saved(
        request,
        form,
        lambda: services.withhold_report(report, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "This report is kept from the public.")
        return redirect(address)
    values = {"report": report, "form": form, "trail": trail_to(report.subject)}
    return render(request, "highlights/report_withhold.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def report_release(request: OfficerRequest, pk: int) -> HttpResponse:
    report = _report(request, pk)
    access.require(access.can_lift_exemption(request.user))

    form = ReasonForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.release_report(report, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "This report is open to the public.")
        return redirect(address)
    values = {"report": report, "form": form, "trail": trail_to(report.subject)}
    return render(request, "highlights/report_release.html", values)
