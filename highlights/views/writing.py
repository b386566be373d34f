"""Writing a report: starting it, filling it in, saving as one types, submitting."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.form_pages import posted, show_refusal
from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.typed import whole_number
from common.typing_kept import keeps_typing
from highlights import conflict, services
from highlights.evidence import evidence_for
from highlights.forms.report import ReportForm
from highlights.models import HighlightReport, ReportingPeriod
from highlights.views.beside import beside_the_form
from programmes import access
from programmes.models import Project, Strand


@require_POST
def report_start(
    request: OfficerRequest, period_pk: int, kind: str, pk: int
) -> HttpResponse:
    """Go to the open report of this subject and period, started now if need be."""
    subject = _subject(request, kind, pk)
    period = get_object_or_404(ReportingPeriod, pk=period_pk)
    access.require(access.can_edit(request.user, subject))

    try:
        report = services.start_report(subject=subject, period=period, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(subject)
    return redirect("highlights:report_update", report.pk)


def _subject(request: OfficerRequest, kind: str, pk: int) -> Project | Strand:
    if kind == "project":
        projects = Project.objects.visible_to(request.user)
        return get_object_or_404(projects.select_related("strand__programme"), pk=pk)
    if kind == "strand":
        strands = Strand.objects.visible_to(request.user)
        return get_object_or_404(strands.select_related("programme"), pk=pk)
    raise Http404


@keeps_typing
@require_http_methods(["GET", "POST"])
def report_update(request: OfficerRequest, pk: int) -> HttpResponse:
    """The report form. Which button was pressed decides what a POST does."""
    report = _report(request, pk)
    access.require(access.can_edit(request.user, report.subject))
    if not report.is_editable:
        return redirect(report)

    form = _form(request, report)
    if request.method == "POST" and form.is_valid():
        try:
            return _act(request, report, form)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        except EditConflict as found:
            return _resolve(request, report, form, found)
    return _show(request, report, form)


@require_POST
def report_autosave(request: OfficerRequest, pk: int) -> HttpResponse:
    """Save what can be read of what was typed, and say which version that is now."""
    report = _report(request, pk)
    access.require(access.can_edit(request.user, report.subject))

    form = _form(request, report)
    unread = "" if form.is_valid() else _first_problem(form)
    if "version" not in form.cleaned_data:
        return _not_saved(HTTPStatus.BAD_REQUEST, unread)
    version = form.cleaned_data["version"]
    try:
        report = services.save_report(report, version, form.changes(), request.user)
    except ValidationError as refusal:
        return _not_saved(HTTPStatus.BAD_REQUEST, " ".join(refusal.messages))
    except EditConflict:
        return _not_saved(HTTPStatus.CONFLICT, "This was saved elsewhere meanwhile.")
    return JsonResponse({"version": report.version, "message": unread})


def _not_saved(status: HTTPStatus, message: str) -> JsonResponse:
    return JsonResponse({"message": f"Not saved: {message}"}, status=status)


def _first_problem(form: ReportForm) -> str:
    name, errors = next(iter(form.errors.items()))
    return f"Saved, but not “{form[name].label}”: {errors[0]}"


def _report(request: OfficerRequest, pk: int) -> HighlightReport:
    reports = HighlightReport.objects.visible_to(request.user)
    return get_object_or_404(reports.with_subject(), pk=pk)


def _form(request: OfficerRequest, report: HighlightReport) -> ReportForm:
    return ReportForm(
        posted(request),
        report=report,
        dimensions=report.dimensions.all(),
        evidence=evidence_for(report),
    )


def _act(
    request: OfficerRequest, report: HighlightReport, form: ReportForm
) -> HttpResponse:
    """Save what was typed, then do what the button says."""
    version, sent = form.cleaned_data["version"], request.POST
    changes = form.changes()
    if "current_version" in sent:
        changes = conflict.chosen(sent, _report(request, report.pk), version, changes)
        version = _number(sent["current_version"])
    saved = services.save_report(report, version, changes, request.user)
    if "submit" in sent:
        return _submit(request, saved, form)
    address = reverse("highlights:report_update", args=[report.pk])
    if "nothing_changed" in sent:
        services.repeat_last_report(report, saved.version, request.user)
        return redirect(f"{address}?back_to={saved.version}")
    if "back_to" in sent:
        back_to = _number(sent["back_to"])
        services.restore_report(report, saved.version, back_to, request.user)
        messages.success(request, "Put back what you had written.")
        return redirect(address)
    messages.success(request, "Saved. It is not submitted yet.")
    return redirect(address)


def _number(text: str) -> int:
    return whole_number(text, most_digits=9) or 0


def _submit(
    request: OfficerRequest, saved: HighlightReport, form: ReportForm
) -> HttpResponse:
    # Should it be refused, the form goes on from what has just been saved.
    goes_on = request.POST.copy()
    goes_on["version"] = str(saved.version)
    form.data = goes_on
    services.submit_report(saved, saved.version, request.user)
    messages.success(request, f"Submitted: {saved}. It is with its approver now.")
    return redirect("reports:my_work")


def _resolve(
    request: OfficerRequest,
    report: HighlightReport,
    form: ReportForm,
    found: EditConflict,
) -> HttpResponse:
    """Both texts side by side; where they do not touch, both are kept at once."""
    current = _report(request, report.pk)
    opened_at, mine = form.cleaned_data["version"], form.changes()
    labels = {name: str(field.label) for name, field in form.fields.items()}
    different = conflict.differences(current, opened_at, mine, labels)
    if not current.is_editable:
        status = current.get_status_display().lower()
        form.add_error(None, f"Meanwhile this report was moved on: it is {status}.")
        return _show(request, current, form)
    if not different:
        both = conflict.chosen(request.POST, current, opened_at, mine)
        services.save_report(current, current.version, both, request.user)
        messages.success(request, "Saved, together with what was changed elsewhere.")
        return redirect("highlights:report_update", report.pk)
    values = {"report": current, "form": form, "different": different}
    values["typed"] = conflict.typed_fields(request.POST)
    return render(request, "highlights/report_conflict.html", values)


def _show(
    request: OfficerRequest, report: HighlightReport, form: ReportForm
) -> HttpResponse:
    values = {"report": report, "form": form, "beside": beside_the_form(report, form)}
    values["back_to"] = _number(request.GET.get("back_to", ""))
    return render(request, "highlights/report_update.html", values)
