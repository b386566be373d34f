"""Reporting structures: the list, one of them, a new one, and where groups went."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.plan import (
    StructureCreateForm,
    StructureUpdateForm,
    SuccessionForm,
)
from savings.models import ReportingStructure
from savings.pages.structure_page import (
    structure_page,
    structure_rows,
    successions_into,
)
from savings.services import plan
from savings.views.places import ending_here, trail_to_plan
from savings.views.plan import plan_form_page, structure_or_404, trail_to_structure


@require_GET
def structure_list(request: OfficerRequest) -> HttpResponse:
    structures = ReportingStructure.objects.visible_to(request.user)
    # Counting drops the model's own order.
    counted = structures.with_group_count().order_by("-in_force_from")
    values = {
        "rows": structure_rows(list(counted), on=timezone.localdate()),
        "may_keep": access.can_keep_plan(request.user),
        "trail": ending_here(trail_to_plan()),
    }
    return render(request, "savings/structure_list.html", values)


@require_GET
def structure_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    structure = structure_or_404(request, pk)
    shown = structure_page(
        request.user,
        structure,
        asked=request.GET.get("year"),
        on=timezone.localdate(),
    )
    trail = ending_here(trail_to_structure(structure))
    values = {"structure": structure, "trail": trail, **shown}
    return render(request, "savings/structure_detail.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def structure_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_keep_plan(request.user))
    last = ReportingStructure.objects.visible_to(request.user).first()
    form = StructureCreateForm(
        posted(request), last=last, initial={"copies_groups": True}
    )
    if address := saved(
        request,
        form,
        lambda: plan.create_structure(by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Added: {form.cleaned_data['name']}")
        return redirect(address)
    template = "savings/structure_create.html"
    return plan_form_page(request, template, form, trail_to_plan(), last=last)


@keeps_typing
@require_http_methods(["GET", "POST"])
def structure_update(request: OfficerRequest, pk: int) -> HttpResponse:
    structure = structure_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    form = StructureUpdateForm(
        posted(request), instance=structure, initial={"version": structure.version}
    )
    if address := saved(
        request,
        form,
        lambda: plan.update_structure(structure, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    trail, template = trail_to_structure(structure), "savings/structure_update.html"
    return plan_form_page(request, template, form, trail, structure)


@keeps_typing
@require_http_methods(["GET", "POST"])
def structure_succession(request: OfficerRequest, pk: int) -> HttpResponse:
    """Where the groups of the structure before went in this one."""
    structure = structure_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    before = plan.structure_before(structure)
    form = SuccessionForm(
        posted(request),
        old=list(before.groups.all()) if before else [],
        new=list(structure.groups.all()),
        stands=successions_into(structure),
        initial={"version": structure.version},
    )

    def set_them() -> ReportingStructure:
        try:
            return plan.set_successions(
                structure,
                form.cleaned_data["version"],
                form.went(),
                by=request.user,
                reason=form.cleaned_data["reason"],
            )
        except EditConflict:
            form.merge(form.shares_in(successions_into(structure)))
            raise

    if address := saved(request, form, set_them):
        messages.success(request, f"Saved: where the groups of {before} went")
        return redirect(address)
    trail, template = trail_to_structure(structure), "savings/structure_succession.html"
    return plan_form_page(request, template, form, trail, structure, before=before)
