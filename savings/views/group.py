"""Service groups, their net budgets, and the words beside their figures."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.periods import year_label
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.plan import (
    BudgetsForm,
    ExplanationForm,
    GroupForm,
    GroupUpdateForm,
    RemoveForm,
)
from savings.models import GroupExplanation, ReportingStructure
from savings.pages.structure_page import budgets_of
from savings.pages.years import planned_year_or_404
from savings.services import plan
from savings.views.plan import (
    group_or_404,
    plan_form_page,
    structure_or_404,
    trail_to_structure,
)
from savings.years import year_starts_in


@keeps_typing
@require_http_methods(["GET", "POST"])
def group_create(request: OfficerRequest, pk: int) -> HttpResponse:
    structure = structure_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    form = GroupForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: plan.add_group(structure, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Added: {form.cleaned_data['name']}")
        return redirect(address)
    trail, template = trail_to_structure(structure), "savings/group_create.html"
    return plan_form_page(request, template, form, trail, structure)


@keeps_typing
@require_http_methods(["GET", "POST"])
def group_update(request: OfficerRequest, pk: int) -> HttpResponse:
    group = group_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    form = GroupUpdateForm(
        posted(request), instance=group, initial={"version": group.version}
    )
    if address := saved(
        request,
        form,
        lambda: plan.update_group(group, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    trail, template = trail_to_structure(group.structure), "savings/group_update.html"
    return plan_form_page(request, template, form, trail, group)


@keeps_typing
@require_http_methods(["GET", "POST"])
def group_remove(request: OfficerRequest, pk: int) -> HttpResponse:
    group = group_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    form = RemoveForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: plan.remove_group(group, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Removed: {group}")
        return redirect(address)
    trail, template = trail_to_structure(group.structure), "savings/group_remove.html"
    stays = plan.why_not_removed(group)
    return plan_form_page(request, template, form, trail, group, stays=stays)


@keeps_typing
@require_http_methods(["GET", "POST"])
def group_budgets(request: OfficerRequest, pk: int, year: int) -> HttpResponse:
    """The net budgets of every group of a structure for a financial year."""
    structure = structure_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    form = BudgetsForm(
        posted(request),
        groups=list(structure.groups.all()),
        stand=budgets_of(structure, planned_year_or_404(year)),
        initial={"version": structure.version},
    )

    def set_them() -> ReportingStructure:
        said = form.cleaned_data
        try:
            return plan.set_budgets(
                structure,
                said["version"],
                year,
                form.budgets(),
                by=request.user,
                reason=said["reason"],
            )
        except EditConflict:
            form.merge(form.budgets_in(budgets_of(structure, year)))
            raise

    label = year_label(year, year_starts_in())
    if address := saved(request, form, set_them):
        messages.success(request, f"Saved: the net budgets of {label}")
        return redirect(f"{address}?year={year}")
    trail, template = trail_to_structure(structure), "savings/group_budgets.html"
    return plan_form_page(request, template, form, trail, structure, year=label)


@keeps_typing
@require_http_methods(["GET", "POST"])
def explanation_update(request: OfficerRequest, pk: int, year: int) -> HttpResponse:
    """What stands beside a group's figures in the monitoring table."""
    group = group_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    written = group.explanations.filter(year=planned_year_or_404(year))
    row = written.first() or GroupExplanation(group=group, year=year, version=0)
    form = ExplanationForm(
        posted(request), instance=row, initial={"version": row.version}
    )

    def set_it() -> GroupExplanation:
        return plan.set_explanation(group, year, by=request.user, **form.cleaned_data)

    label = year_label(year, year_starts_in())
    if saved(request, form, lambda: set_it().group):
        messages.success(request, f"Saved: {group}, {label}")
        return redirect(f"{group.get_absolute_url()}?year={year}")
    trail, template = (
        trail_to_structure(group.structure),
        "savings/explanation_update.html",
    )
    return plan_form_page(request, template, form, trail, group, year=label)
