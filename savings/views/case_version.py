"""Versions of a business case: read, begun, submitted, decided, compared."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typed import whole_number
from common.typing_kept import keeps_typing
from savings import access
from savings.appraisal.checks import missing
from savings.forms.case import DecideForm, SubmitForm, VersionCreateForm
from savings.models import CaseVersion, SpendCeiling
from savings.pages.case_compare import compare_page
from savings.pages.case_draft import is_draft, readable
from savings.pages.case_read import read_page
from savings.services.case import (
    decide_version,
    new_version,
    stages_open_to,
    submit_version,
)
from savings.views.places import (
    case_or_404,
    ending_here,
    form_page,
    trail_to_version,
    version_or_404,
)
from savings.years import year_starts_in


@require_safe
def case_version(request: OfficerRequest, pk: int) -> HttpResponse:
    """All that a version says, and what it still needs."""
    row = version_or_404(request, pk)
    content = readable(row)
    others = CaseVersion.objects.visible_to(request.user).filter(case=row.case)
    values: dict[str, Any] = {
        "row": row,
        "case": row.case,
        "content": content,
        "others": others.exclude(pk=row.pk).order_by("number"),
        "trail": ending_here(trail_to_version(row)),
        "may_write": is_draft(row) and access.can_write_case(request.user, row.case),
        "may_figure": is_draft(row)
        and access.can_write_figures(request.user, row.case),
        "may_decide": access.can_decide_case(request.user, row.case),
    }
    if content is not None:
        ceilings = SpendCeiling.objects.visible_to(request.user).filter(case=row.case)
        spent = ceilings.prefetch_related("entries")
        values |= read_page(
            row,
            content,
            spent,
            starts_in=year_starts_in(),
            may_write=access.can_write_case(request.user, row.case),
        )
    return render(request, "savings/case_version.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_version_create(request: OfficerRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    access.require(access.can_write_case(request.user, case))
    versions = CaseVersion.objects.visible_to(request.user).filter(case=case)
    last = versions.order_by("number").last()
    form = VersionCreateForm(
        posted(request), stages=stages_open_to(last) if last else []
    )
    if address := saved(
        request,
        form,
        lambda: new_version(case, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "A new version is begun, as a copy of the last one")
        return redirect(address)
    return form_page(request, "savings/case_version_create.html", form, case, last=last)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_submit(request: OfficerRequest, pk: int) -> HttpResponse:
    row = version_or_404(request, pk)
    access.require(access.can_write_case(request.user, row.case))
    content = readable(row)
    lacking = list(missing(content, row.stage)) if content else []
    form = SubmitForm(
        posted(request), missing=lacking, initial={"version": row.version}
    )
    if address := saved(
        request,
        form,
        lambda: submit_version(
            row, form.cleaned_data["version"], by=request.user, reason=form.why
        ),
    ):
        messages.success(request, f"Submitted for approval: version {row.number}")
        return redirect(address)
    return form_page(
        request,
        "savings/case_submit.html",
        form,
        row,
        lacking=lacking,
        is_draft=is_draft(row),
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_decide(request: OfficerRequest, pk: int) -> HttpResponse:
    row = version_or_404(request, pk)
    access.require(access.can_decide_case(request.user, row.case))
    form = DecideForm(posted(request), initial={"version": row.version})

    def decide() -> CaseVersion:
        said = dict(form.cleaned_data)
        is_approved = said.pop("outcome") == "approved"
        return decide_version(row, is_approved=is_approved, by=request.user, **said)

    if address := saved(request, form, decide):
        messages.success(request, f"Recorded: version {row.number}")
        return redirect(address)
    return form_page(request, "savings/case_decide.html", form, row)


@require_GET
def case_compare(request: OfficerRequest, pk: int) -> HttpResponse:
    """With the version before it, or any other of the same case; the earlier left."""
    row = version_or_404(request, pk)
    versions = CaseVersion.objects.visible_to(request.user).filter(case=row.case)
    others = list(versions.exclude(pk=row.pk).order_by("number"))
    asked = request.GET.get("with", "")
    if asked:
        chosen = get_object_or_404(versions, number=whole_number(asked, 4) or 0)
    else:
        before = [each for each in others if each.number < row.number]
        chosen = (before or others or [row])[-1]
    earlier, later = sorted((row, chosen), key=lambda each: each.number)
    values = {
        "row": row,
        "others": others,
        "earlier": earlier,
        "later": later,
        **compare_page(readable(earlier), readable(later), year_starts_in()),
        "trail": trail_to_version(row),
    }
    return render(request, "savings/case_compare.html", values)
