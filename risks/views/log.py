"""The logs of issues, assumptions and decisions beside the risks of a register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_safe,
)

from accounts.form_pages import posted, saved
from accounts.forms import DecisionForm, WithholdForm
from accounts.requests import OfficerRequest
from common.exempting import lift_exemption, mark_exempt
from common.paging import page_of, sort_queryset, sorting_of
from common.spreadsheet import xlsx_response
from common.typing_kept import keeps_typing
from risks import access, services
from risks.choices import LogKind
from risks.forms.log import LogCloseForm, LogEntryForm, LogEntryUpdateForm
from risks.models import LogEntry, Register
from risks.pages.logs import (
    COLUMNS,
    LogFilter,
    counts_by_kind,
    entries_of,
    sheet_of,
    usual_order,
    withheld_entries,
)
from risks.sight.past import history_of_entry
from risks.views.places import register_or_404, trail_to_register

_USUAL = "usual"


@require_GET
def log_list(request: OfficerRequest, pk: int) -> HttpResponse:
    register = register_or_404(request, pk)
    entries = entries_of(request.user, register)
    narrowed = LogFilter(request.GET, entries)
    sorting = sorting_of(request, [*COLUMNS, _USUAL], _USUAL)
    rows = (
        usual_order(narrowed.qs)
        if sorting.key == _USUAL
        else sort_queryset(narrowed.qs, sorting, COLUMNS)
    )
    if request.GET.get("export") == "xlsx":
        return xlsx_response(f"Logs of {register}", [sheet_of("Logs", rows)])
    shown = {
        "register": register,
        "trail": [*trail_to_register(register), ("Logs", "")],
        "form": narrowed.form,
        "kind": request.GET.get("kind", ""),
        "kinds": counts_by_kind(request.user, register),
        "sorting": sorting,
        "page": page_of(request, rows),
        "total": entries.count(),
        "withheld": withheld_entries(request.user, register),
        "may_edit": access.can_edit(request.user, register),
        "may_lift": access.can_lift_exemption(request.user),
    }
    return render(request, "risks/log_list.html", shown)


@require_safe
def log_history(request: OfficerRequest, pk: int) -> HttpResponse:
    """What has become of an entry: who changed what, when and why."""
    entry = _entry_or_404(request, pk)
    history = history_of_entry(request.user, entry)
    shown = {
        "entry": entry,
        "trail": _trail_to(entry),
        "page": page_of(request, history.versions),
        "withheld": history.withheld,
    }
    return render(request, "risks/log_history.html", shown)


@keeps_typing
@require_http_methods(["GET", "POST"])
def log_create(request: OfficerRequest, pk: int, kind: str) -> HttpResponse:
    register = register_or_404(request, pk)
    if kind not in LogKind.values:
        raise Http404
    access.require(access.can_edit(request.user, register))
    form = LogEntryForm(
        posted(request),
        kind=kind,
        register=register,
        reader=request.user,
        initial={"raised_on": timezone.localdate()},
    )
    if address := saved(
        request,
        form,
        lambda: services.add_log_entry(
            register, kind=kind, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"Added: {form.cleaned_data['title']}")
        return redirect(address)
    label = LogKind(kind).label.lower()
    return _page(request, "risks/log_create.html", form, register, kind=label)


@keeps_typing
@require_http_methods(["GET", "POST"])
def log_update(request: OfficerRequest, pk: int) -> HttpResponse:
    entry = _entry_or_404(request, pk)
    access.require(access.can_edit(request.user, entry.register))
    form = LogEntryUpdateForm(
        posted(request),
        instance=entry,
        initial={"version": entry.version},
        kind=entry.kind,
        register=entry.register,
        reader=request.user,
    )
    if address := saved(
        request,
        form,
        lambda: services.update_log_entry(entry, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['title']}")
        return redirect(address)
    return _page(request, "risks/log_update.html", form, entry)


@keeps_typing
@require_http_methods(["GET", "POST"])
def log_close(request: OfficerRequest, pk: int) -> HttpResponse:
    entry = _entry_or_404(request, pk)
    access.require(access.can_edit(request.user, entry.register))
    form = LogCloseForm(
        posted(request), kind=entry.kind, initial={"version": entry.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.close_log_entry(
            entry,
            by=request.user,
            reason=form.cleaned_data["outcome"],
            **form.cleaned_data,
        ),
    ):
        messages.success(request, f"Closed: {entry}")
        return redirect(address)
    return _page(request, "risks/log_close.html", form, entry)


@keeps_typing
@require_http_methods(["GET", "POST"])
def log_reopen(request: OfficerRequest, pk: int) -> HttpResponse:
    entry = _entry_or_404(request, pk)
    access.require(access.can_edit(request.user, entry.register))
    form = DecisionForm(posted(request), initial={"version": entry.version})
    if address := saved(
        request,
        form,
        lambda: services.reopen_log_entry(entry, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Open again: {entry}")
        return redirect(address)
    return _page(request, "risks/log_reopen.html", form, entry)


@keeps_typing
@require_http_methods(["GET", "POST"])
def log_withhold(request: OfficerRequest, pk: int) -> HttpResponse:
    entry = _entry_or_404(request, pk)
    access.require(access.can_edit(request.user, entry.register))
    form = WithholdForm(
        posted(request),
        initial={
            "paragraphs": entry.exempt_paragraphs,
            "exempt_reason": entry.exempt_reason,
            "review_on": entry.exempt_review_on,
            "version": entry.version,
        },
    )
    if address := saved(
        request,
        form,
        lambda: mark_exempt(entry, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Kept from the public: {entry.reference}")
        return redirect(address)
    return _page(request, "risks/log_withhold.html", form, entry)


@keeps_typing
@require_http_methods(["GET", "POST"])
def log_release(request: OfficerRequest, pk: int) -> HttpResponse:
    entry = _entry_or_404(request, pk)
    access.require(access.can_lift_exemption(request.user))
    form = DecisionForm(posted(request), initial={"version": entry.version})
    if address := saved(
        request,
        form,
        lambda: lift_exemption(entry, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Open to the public: {entry}")
        return redirect(address)
    return _page(request, "risks/log_release.html", form, entry)


def _entry_or_404(request: OfficerRequest, pk: int) -> LogEntry:
    entries = LogEntry.objects.visible_to(request.user).select_related(
        "risk",
        "register__scheme",
        "register__programme",
        "register__strand__programme",
        "register__project__strand__programme",
    )
    return get_object_or_404(entries, pk=pk)


def _page(
    request: OfficerRequest,
    template: str,
    form: forms.BaseForm,
    where: Register | LogEntry,
    **more: Any,
) -> HttpResponse:
    """A page with one form about an entry of a log."""
    register = where.register if isinstance(where, LogEntry) else where
    shown = {
        "form": form,
        "where": where,
        "trail": _trail_to(where),
        "logs": reverse("risks:log_list", args=[register.pk]),
        **more,
    }
    return render(request, template, shown)


def _trail_to(where: Register | LogEntry) -> list[tuple[str, str]]:
    """To the logs of a register, or on to an entry."""
    register = where.register if isinstance(where, LogEntry) else where
    logs = reverse("risks:log_list", args=[register.pk])
    trail = [*trail_to_register(register), ("Logs", logs)]
    if isinstance(where, LogEntry):
        trail.append((where.reference, ""))
    return trail
