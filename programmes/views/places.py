"""What a page is about: fetched through `visible_to` or 404, and shown with its way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.requests import OfficerRequest
from programmes.models import Milestone, Programme, Project, Strand

Place = Programme | Strand | Project
Trail = list[tuple[str, str]]


def programme_or_404(request: OfficerRequest, reference: str) -> Programme:
    return get_object_or_404(
        Programme.objects.visible_to(request.user), reference=reference
    )


def strand_or_404(request: OfficerRequest, pk: int) -> Strand:
    strands = Strand.objects.visible_to(request.user).select_related("programme")
    return get_object_or_404(strands, pk=pk)


def project_or_404(request: OfficerRequest, pk: int) -> Project:
    projects = Project.objects.visible_to(request.user)
    return get_object_or_404(projects.select_related("strand__programme"), pk=pk)


def milestone_or_404(request: OfficerRequest, pk: int) -> Milestone:
    milestones = Milestone.objects.visible_to(request.user)
    return get_object_or_404(
        milestones.select_related("project__strand__programme"), pk=pk
    )


def place_or_404(request: OfficerRequest, kind: str, pk: int) -> Place:
    """A programme, strand or project by its kind and number."""
    if kind == "programme":
        return get_object_or_404(Programme.objects.visible_to(request.user), pk=pk)
    if kind == "strand":
        return strand_or_404(request, pk)
    if kind == "project":
        return project_or_404(request, pk)
    raise Http404


def withheld_or_404(
    request: OfficerRequest, kind: str, pk: int
) -> tuple[Project | Milestone, Project]:
    """What may be exempt, and the project that says who may see it."""
    if kind == "milestone":
        milestone = milestone_or_404(request, pk)
        return milestone, milestone.project
    project = project_or_404(request, pk)
    return project, project


def programme_of(place: Place) -> Programme:
    if isinstance(place, Programme):
        return place
    return place.programme if isinstance(place, Strand) else place.strand.programme


def trail_to(place: Place | Milestone) -> Trail:
    """The way from the programmes down to this page."""
    if isinstance(place, Milestone):
        return [*trail_to(place.project), (place.title, place.get_absolute_url())]
    if isinstance(place, Project):
        above = trail_to(place.strand)
    elif isinstance(place, Strand):
        above = trail_to(place.programme)
    else:
        above = [("Programmes", reverse("reports:portfolio"))]
    return [*above, (place.name, place.get_absolute_url())]


def form_page(
    request: OfficerRequest,
    template: str,
    form: forms.BaseForm,
    where: Place | Milestone,
    **more: Any,
) -> HttpResponse:
    """A page with one form about a record; every such page shows the same things."""
    shown = {"form": form, "where": where, "trail": trail_to(where), **more}
    return render(request, template, shown)
