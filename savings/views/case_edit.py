"""The parts of a draft, each written on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.typing_kept import keeps_typing
from savings import access
from savings.appraisal.checks import Section, findings
from savings.appraisal.content import Assurance, CaseContent
from savings.appraisal.flows import costs
from savings.forms.case_criteria import CriteriaForm
from savings.forms.case_funding import FundingForm
from savings.forms.case_money import MoneyForm
from savings.forms.case_options import OptionsForm
from savings.forms.case_part import Draft, PartForm
from savings.forms.case_scores import ScoresForm
from savings.forms.case_steps import StepsForm
from savings.forms.case_texts import TextsForm
from savings.models import CaseVersion
from savings.pages.case_draft import FIGURES, PARTS, draft_of, is_draft, part_links
from savings.services.case import save_content
from savings.views.places import trail_to_version, version_or_404

Make = Callable[[QueryDict | None, Draft], PartForm]
AT_ONCE = (
    "A colleague saved at the same moment. Nothing you typed is lost: press Save again."
)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_texts(request: OfficerRequest, pk: int) -> HttpResponse:
    return _part_page(
        request, pk, Section.TEXTS, lambda data, draft: TextsForm(data, draft=draft)
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_options(request: OfficerRequest, pk: int) -> HttpResponse:
    return _part_page(
        request, pk, Section.OPTIONS, lambda data, draft: OptionsForm(data, draft=draft)
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_money(request: OfficerRequest, pk: int) -> HttpResponse:
    """Of one option: the one that was sent, that the address names, or the first."""

    def make(data: QueryDict | None, draft: Draft) -> PartForm:
        asked = _asked(request, data, "option")
        options = draft.content.options
        chosen = draft.content.option(asked) if asked else next(iter(options), None)
        return MoneyForm(data, draft=draft, option=chosen)

    return _part_page(request, pk, Section.MONEY, make)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_criteria(request: OfficerRequest, pk: int) -> HttpResponse:
    return _part_page(
        request,
        pk,
        Section.CRITERIA,
        lambda data, draft: CriteriaForm(data, draft=draft),
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_scores(request: OfficerRequest, pk: int) -> HttpResponse:
    """Of one group of assessors: the one sent, the one in the address, or the first."""

    def make(data: QueryDict | None, draft: Draft) -> PartForm:
        asked = _asked(request, data, "group")
        found = (each for each in draft.content.groups if asked in ("", each.code))
        return ScoresForm(data, draft=draft, group=next(found, None))

    return _part_page(request, pk, Section.SCORES, make)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_funding(request: OfficerRequest, pk: int) -> HttpResponse:
    return _part_page(
        request, pk, Section.FUNDING, lambda data, draft: FundingForm(data, draft=draft)
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_steps(request: OfficerRequest, pk: int) -> HttpResponse:
    may_assure = access.can_validate(request.user)
    return _part_page(
        request,
        pk,
        Section.STEPS,
        lambda data, draft: StepsForm(data, draft=draft, may_assure=may_assure),
    )


def _asked(request: OfficerRequest, data: QueryDict | None, name: str) -> str:
    """What was sent has the last word: it may have been typed before a sign-in ended,
    on a page whose address is forgotten."""
    sent = data.get(name) if data is not None else None
    return sent if sent is not None else request.GET.get(name, "")


def _part_page(
    request: OfficerRequest, pk: int, section: Section, make: Make
) -> HttpResponse:
    row = version_or_404(request, pk)
    access.require(_may_write(request, row, section))
    if not is_draft(row):
        messages.info(request, "This version was submitted and never changes.")
        return redirect(row)
    data = posted(request)
    draft = draft_of(row, data)
    if draft is None:
        return redirect(row)  # which says that it cannot be read

    form = make(data, draft)
    if address := saved(request, form, lambda: _save(request, row, form, section)):
        messages.success(request, f"Saved: {PARTS[section]}")
        _tell_of_assurance(request, row, draft.content)
        is_staying = request.POST.get("then") == "stay"
        return redirect(request.get_full_path() if is_staying else address)
    template = f"savings/case_{section.value}.html"
    shown = _shown(request, row, form, draft, section)
    return render(request, template, shown)


def _may_write(request: OfficerRequest, row: CaseVersion, section: Section) -> bool:
    if section in FIGURES:
        return access.can_write_figures(request.user, row.case)
    return access.can_write_case(request.user, row.case)


def _save(
    request: OfficerRequest, row: CaseVersion, form: PartForm, section: Section
) -> CaseVersion:
    """A colleague who saves between reading and saving is met with the form as it was
    sent, which is merged when it comes again."""
    try:
        return save_content(
            row,
            row.version,
            form.applied(),
            by=request.user,
            reason=f"Draft: {PARTS[section].lower()}.",
        )
    except EditConflict as conflict:
        raise ValidationError(AT_ONCE) from conflict


def _tell_of_assurance(
    request: OfficerRequest, row: CaseVersion, before: CaseContent
) -> None:
    now = version_or_404(request, row.pk).parsed.assurance
    if before.assurance != Assurance.NONE and now == Assurance.NONE:
        messages.warning(
            request,
            "The figures have changed, so they are not assured any more: finance looks "
            "at them again.",
        )


def _shown(
    request: OfficerRequest,
    row: CaseVersion,
    form: PartForm,
    draft: Draft,
    section: Section,
) -> dict[str, Any]:
    content = draft.content
    may_write = access.can_write_case(request.user, row.case)
    found = findings(content, row.stage, starts_in=draft.starts_in)
    preferred = content.preferred_option
    paid = costs(content, preferred) if preferred else (0,) * content.years
    return {
        "form": form,
        "where": row,
        "content": content,
        "section": section,
        "heading": PARTS[section],
        "parts": part_links(found, may_write=may_write),
        "findings": [each for each in found if each.section == section],
        "funding_sums": form.sums(paid) if isinstance(form, FundingForm) else (),
        "trail": trail_to_version(row),
    }
