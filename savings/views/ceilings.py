"""Ceilings of spending, and what was spent under them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from savings import access
from savings.facts.one_ceiling import fact_of
from savings.forms.case_ceiling import (
    CeilingForm,
    CeilingUpdateForm,
    SpendForm,
    SpendUpdateForm,
)
from savings.models import BusinessCase, SpendCeiling, SpendEntry
from savings.pages.case_ceilings import overspent
from savings.services.case_ceiling import (
    record_spend,
    set_ceiling,
    update_ceiling,
    update_spend,
)
from savings.views.places import case_or_404, form_page


@keeps_typing
@require_http_methods(["GET", "POST"])
def ceiling_create(request: OfficerRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    access.require(access.can_decide_case(request.user, case))
    form = CeilingForm(posted(request))

    def save() -> BusinessCase:
        return set_ceiling(case, by=request.user, **form.cleaned_data).case

    if address := saved(request, form, save):
        messages.success(request, "The ceiling is set")
        return redirect(address)
    return form_page(request, "savings/ceiling_create.html", form, case)


@keeps_typing
@require_http_methods(["GET", "POST"])
def ceiling_update(request: OfficerRequest, pk: int) -> HttpResponse:
    ceiling, case = _ceiling_or_404(request, pk)
    access.require(access.can_decide_case(request.user, case))
    form = CeilingUpdateForm(
        posted(request), instance=ceiling, initial={"version": ceiling.version}
    )

    def save() -> BusinessCase:
        return update_ceiling(ceiling, by=request.user, **form.cleaned_data).case

    if address := saved(request, form, save):
        messages.success(request, "The ceiling is saved")
        return redirect(address)
    return form_page(
        request, "savings/ceiling_update.html", form, case, ceiling=ceiling
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def spend_create(request: OfficerRequest, pk: int) -> HttpResponse:
    """Under a ceiling; also over it, which is said aloud."""
    ceiling, case = _ceiling_or_404(request, pk)
    access.require(access.can_record_spend(request.user, case))
    form = SpendForm(posted(request))

    def save() -> BusinessCase:
        record_spend(ceiling, by=request.user, **form.cleaned_data)
        return case

    if address := saved(request, form, save):
        _tell(request, ceiling)
        return redirect(address)
    return form_page(request, "savings/spend_create.html", form, case, ceiling=ceiling)


@keeps_typing
@require_http_methods(["GET", "POST"])
def spend_update(request: OfficerRequest, pk: int) -> HttpResponse:
    entries = SpendEntry.objects.visible_to(request.user)
    entry = get_object_or_404(entries, pk=pk)
    ceiling, case = _ceiling_or_404(request, entry.ceiling_id)
    access.require(access.can_record_spend(request.user, case))
    form = SpendUpdateForm(
        posted(request), instance=entry, initial={"version": entry.version}
    )

    def save() -> BusinessCase:
        update_spend(entry, by=request.user, **form.cleaned_data)
        return case

    if address := saved(request, form, save):
        _tell(request, ceiling)
        return redirect(address)
    return form_page(request, "savings/spend_update.html", form, case, ceiling=ceiling)


def _ceiling_or_404(
    request: OfficerRequest, pk: int
) -> tuple[SpendCeiling, BusinessCase]:
    """The ceiling, and its case with all that a page says of it."""
    ceiling = get_object_or_404(SpendCeiling.objects.visible_to(request.user), pk=pk)
    return ceiling, case_or_404(request, ceiling.case_id)


def _tell(request: OfficerRequest, ceiling: SpendCeiling) -> None:
    if words := overspent(fact_of(ceiling)):
        messages.error(request, words)
    else:
        messages.success(request, "Spending recorded")
