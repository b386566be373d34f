"""What a page is about: fetched through `visible_to` or 404, and shown with its way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.requests import OfficerRequest
from programmes.views.places import Trail, trail_to
from savings.models import (
    Benefit,
    BusinessCase,
    CaseVersion,
    Saving,
    SavingsReturn,
    SavingYear,
)
from savings.pages.benefits import readings_seen_by

Where = Saving | Benefit | BusinessCase | CaseVersion | SavingsReturn


def saving_or_404(request: OfficerRequest, pk: int) -> Saving:
    """With its group, its owner, and who claims it. Two queries."""
    savings = Saving.objects.visible_to(request.user)
    return get_object_or_404(
        savings.select_related("group__structure", "budget_owner").with_claims(),
        pk=pk,
    )


def year_or_404(request: OfficerRequest, pk: int, year: int) -> SavingYear:
    """What a saving comes to in a financial year, by the year it starts in."""
    years = SavingYear.objects.visible_to(request.user)
    return get_object_or_404(
        years.select_related("saving__group__structure", "saving__budget_owner"),
        saving_id=pk,
        year=year,
    )


def benefit_or_404(request: OfficerRequest, pk: int) -> Benefit:
    """With the readings that this reader may see."""
    benefits = Benefit.objects.visible_to(request.user).with_place()
    return get_object_or_404(
        benefits.prefetch_related(readings_seen_by(request.user)), pk=pk
    )


def case_or_404(request: OfficerRequest, pk: int) -> BusinessCase:
    cases = BusinessCase.objects.visible_to(request.user)
    return get_object_or_404(cases.with_place(), pk=pk)


def version_or_404(request: OfficerRequest, pk: int) -> CaseVersion:
    """A version of a business case, with the case and its place."""
    versions = CaseVersion.objects.visible_to(request.user)
    return get_object_or_404(
        versions.select_related(
            "case__programme", "case__project__strand__programme", "prepared_by"
        ),
        pk=pk,
    )


def return_or_404(request: OfficerRequest, pk: int) -> SavingsReturn:
    """A savings return, with its period and its owner."""
    returns = SavingsReturn.objects.visible_to(request.user)
    return get_object_or_404(returns.select_related("period__calendar", "owner"), pk=pk)


def trail_to_savings() -> Trail:
    return [("Savings", reverse("savings:dashboard"))]


def trail_to_plan() -> Trail:
    return [*trail_to_savings(), ("The plan", reverse("savings:structure_list"))]


def trail_to_returns() -> Trail:
    return [*trail_to_savings(), ("Returns", reverse("savings:return_list"))]


def trail_to_validation() -> Trail:
    return [*trail_to_savings(), ("Validation", reverse("savings:validation_list"))]


def trail_to_saving(saving: Saving) -> Trail:
    """A saving belongs to several places, so the way is that of all savings."""
    above = [*trail_to_savings(), ("All savings", reverse("savings:saving_list"))]
    return [*above, (str(saving), saving.get_absolute_url())]


def trail_to_benefit(benefit: Benefit) -> Trail:
    """Through the place that promises it."""
    return [*trail_to(benefit.place), (str(benefit), benefit.get_absolute_url())]


def trail_to_case(case: BusinessCase) -> Trail:
    """Through the place it is the case for."""
    return [*trail_to(case.place), (str(case), case.get_absolute_url())]


def trail_to_version(version: CaseVersion) -> Trail:
    name = f"Version {version.number}"
    return [*trail_to_case(version.case), (name, version.get_absolute_url())]


def trail_to_return(savings_return: SavingsReturn) -> Trail:
    name = f"{savings_return.owner}, {savings_return.period}"
    return [*trail_to_returns(), (name, savings_return.get_absolute_url())]


def trail_of(where: Where) -> Trail:
    if isinstance(where, Saving):
        return trail_to_saving(where)
    if isinstance(where, Benefit):
        return trail_to_benefit(where)
    if isinstance(where, BusinessCase):
        return trail_to_case(where)
    if isinstance(where, CaseVersion):
        return trail_to_version(where)
    return trail_to_return(where)


def ending_here(trail: Trail) -> Trail:
    """The same way, on the page it leads to: where one stands is no link."""
    return [*trail[:-1], (trail[-1][0], "")]


def form_page(
    request: OfficerRequest,
    template: str,
    form: forms.BaseForm,
    where: Where,
    **more: Any,
) -> HttpResponse:
    """A page with one form about a record; all such pages show the same things."""
    shown = {"form": form, "where": where, "trail": trail_of(where), **more}
    return render(request, template, shown)
