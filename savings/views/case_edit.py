"""The parts of a draft, each written on a page of its own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.typing_kept import keeps_typing
from savings import access
from savings.appraisal.checks import findings
from savings.appraisal.finding import Section
from savings.forms.case_part import Draft, PartForm
from savings.models import CaseVersion
from savings.pages.case_draft import PARTS, draft_of, is_draft, part_links
from savings.pages.case_form import form_of, may_write, reason_of, told_of_assurance
from savings.services.case import save_content
from savings.views.places import trail_to_version, version_or_404

AT_ONCE = (
    "This was saved elsewhere at the same moment. Nothing you typed is lost: press "
    "Save again."
)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_texts(request: OfficerRequest, pk: int) -> HttpResponse:
    return _part_page(request, pk, Section.TEXTS)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_options(request: OfficerRequest, pk: int) -> HttpResponse:
    return _part_page(request, pk, Section.OPTIONS)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_money(request: OfficerRequest, pk: int) -> HttpResponse:
    """Of one option: the one that was sent, that the address names, or the first."""
    return _part_page(request, pk, Section.MONEY)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_criteria(request: OfficerRequest, pk: int) -> HttpResponse:
    return _part_page(request, pk, Section.CRITERIA)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_scores(request: OfficerRequest, pk: int) -> HttpResponse:
    """Of one group of assessors: the one sent, the one in the address, or the first."""
    return _part_page(request, pk, Section.SCORES)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_funding(request: OfficerRequest, pk: int) -> HttpResponse:
    return _part_page(request, pk, Section.FUNDING)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_steps(request: OfficerRequest, pk: int) -> HttpResponse:
    return _part_page(request, pk, Section.STEPS)


def _part_page(request: OfficerRequest, pk: int, section: Section) -> HttpResponse:
    row = version_or_404(request, pk)
    access.require(may_write(request.user, row, section))
    if not is_draft(row):
        messages.info(request, "This version was submitted and never changes.")
        return redirect(row)
    data = posted(request)
    draft = draft_of(row, data)
    if draft is None:
        return redirect(row)  # which says that it cannot be read

    form = form_of(section, data, draft, user=request.user, asked=request.GET)
    if address := saved(request, form, lambda: _save(request, row, form, section)):
        messages.success(request, f"Saved: {PARTS[section]}")
        now = version_or_404(request, row.pk).parsed
        if lost := told_of_assurance(draft.content, now):
            messages.warning(request, lost)
        is_staying = request.POST.get("then") == "stay"
        return redirect(request.get_full_path() if is_staying else address)
    shown = _shown(request, row, form, draft, section)
    shown["is_unsaved"] = data is not None
    return render(request, f"savings/case_{section.value}.html", shown)


def _save(
    request: OfficerRequest, row: CaseVersion, form: PartForm, section: Section
) -> CaseVersion:
    """Where it was saved elsewhere between reading and saving, the form is shown as it
    was sent, and merged when it comes again."""
    try:
        return save_content(
            row,
            row.version,
            form.applied(),
            by=request.user,
            reason=reason_of(section),
        )
    except EditConflict as conflict:
        raise ValidationError(AT_ONCE) from conflict


def _shown(
    request: OfficerRequest,
    row: CaseVersion,
    form: PartForm,
    draft: Draft,
    section: Section,
) -> dict[str, Any]:
    content = draft.content
    may_write_all = access.can_write_case(request.user, row.case)
    found = findings(content, row.stage, starts_in=draft.starts_in)
    return {
        "form": form,
        "where": row,
        "content": content,
        "section": section,
        "heading": PARTS[section],
        "parts": part_links(found, may_write=may_write_all),
        "findings": [each for each in found if each.section == section],
        "autosave": _autosave_address(row, section, form),
        "trail": trail_to_version(row),
    }


def _autosave_address(row: CaseVersion, section: Section, form: PartForm) -> str:
    """Of its own for each option and group: what one page could not save is not put
    back into another."""
    address = reverse("savings:case_part_autosave", args=[row.pk, section.value])
    return f"{address}?{urlencode(form.which)}" if form.which else address
