"""What the pages about the plan have in common: fetching, the way down, who may."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.requests import OfficerRequest
from programmes.models import Programme, Project, Strand
from programmes.views.places import Trail
from savings.models import GapLine, ReportingStructure, SavingsTarget, ServiceGroup
from savings.views.places import trail_to_plan

Where = ReportingStructure | ServiceGroup | GapLine | Programme | Strand | Project


def structure_or_404(request: OfficerRequest, pk: int) -> ReportingStructure:
    return get_object_or_404(ReportingStructure.objects.visible_to(request.user), pk=pk)


def group_or_404(request: OfficerRequest, pk: int) -> ServiceGroup:
    groups = ServiceGroup.objects.visible_to(request.user)
    return get_object_or_404(groups.select_related("structure"), pk=pk)


def gap_line_or_404(request: OfficerRequest, pk: int) -> GapLine:
    return get_object_or_404(GapLine.objects.visible_to(request.user), pk=pk)


def target_or_404(request: OfficerRequest, pk: int) -> SavingsTarget:
    targets = SavingsTarget.objects.visible_to(request.user)
    return get_object_or_404(targets.with_place(), pk=pk)


def trail_to_structure(structure: ReportingStructure) -> Trail:
    return [*trail_to_plan(), (str(structure), structure.get_absolute_url())]


def trail_to_gap() -> Trail:
    return [*trail_to_plan(), ("Funding gap", reverse("savings:gap_line_list"))]


def trail_to_targets() -> Trail:
    return [*trail_to_plan(), ("Targets", reverse("savings:target_list"))]


def plan_form_page(
    request: OfficerRequest,
    template: str,
    form: forms.BaseForm,
    trail: Trail,
    where: Where | None = None,
    **more: Any,
) -> HttpResponse:
    """A page with one form about the plan; all show the same things."""
    shown = {"form": form, "where": where, "trail": trail, **more}
    return render(request, template, shown)
