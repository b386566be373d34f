"""One strand, one project."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from programmes import access
from programmes.choices import ProjectState
from programmes.models import Project, Strand
from reports.actions import project_actions, risks_link, strand_actions, trail_to
from reports.dashboard_choices import RISKS_OF_A_PROJECT, RISKS_SHOWN
from reports.dashboards import Dashboard, open_dashboard
from reports.headline import Of
from reports.listings import life_of, people_of
from reports.load import only_project, only_strand
from reports.position import ProjectPosition, StrandPosition
from reports.roll_up import project_rating, strand_rating

MILESTONES_OF_A_PROJECT = (
    "milestone",
    "baseline",
    "forecast",
    "actual",
    "days",
    "status",
)
REPORTS_OF_A_STRAND = ("period", "subject", "overall", "comment", "approved")


@require_GET
def strand_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """One strand: how it stands, its life, its projects."""
    visible = Strand.objects.visible_to(request.user).select_related("programme")
    strand = get_object_or_404(visible, pk=pk)
    dashboard = open_dashboard(
        only_strand(strand),
        reader=request.user,
        asked=request.GET,
        reference=strand.programme.reference,
        of=Of.STRAND,
        place=pk,
        usually_shows="open",
        with_past_reports=True,
    )
    told = dashboard.only_strand()
    values = {
        **_of_place(dashboard, strand, told),
        "strand": strand,
        "rating": strand_rating(dashboard.position, told) if told else None,
        "asks": dashboard.section("asks", "asks"),
        "projects": dashboard.section("projects", "project_dashboard"),
        "milestones": dashboard.section("milestones", "milestones"),
        "risks": dashboard.section("risks", "risk_table", top=RISKS_SHOWN),
        "reports": dashboard.section(
            "reports", "report_history", columns=REPORTS_OF_A_STRAND
        ),
        "life": life_of(told) if told else [],
        "actions": strand_actions(request.user, strand),
    }
    return render(request, "reports/strand_detail.html", values)


@require_GET
def project_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """One project: how it stands, what was last said of it, its milestones."""
    visible = Project.objects.visible_to(request.user)
    project = get_object_or_404(visible.select_related("strand__programme"), pk=pk)
    may_edit = access.can_edit(request.user, project)
    dashboard = open_dashboard(
        only_project(project),
        reader=request.user,
        asked=request.GET,
        reference=project.strand.programme.reference,
        of=Of.PROJECT,
        place=pk,
        with_past_reports=True,
    )
    strand, told = dashboard.only_strand(), dashboard.only_project()
    rated = (
        project_rating(dashboard.position, strand, told) if strand and told else None
    )
    is_now = dashboard.choice.past is None
    values = {
        **_of_place(dashboard, project, told),
        "project": project,
        "rating": rated,
        "dimensions": dashboard.section("dimensions", "dimension_ratings"),
        "picture": dashboard.block("timeline"),
        "milestones": dashboard.section(
            "milestones",
            "milestones",
            columns=MILESTONES_OF_A_PROJECT,
            editable=may_edit and is_now,
        ),
        "risks": dashboard.section(
            "risks", "risk_table", top=RISKS_SHOWN, columns=RISKS_OF_A_PROJECT
        ),
        "reports": dashboard.section("reports", "report_history"),
        "state": ProjectState(told.fact.state).label if told else "",
        "actions": project_actions(request.user, project),
    }
    return render(request, "reports/project_detail.html", values)


def _of_place(
    dashboard: Dashboard,
    where: Strand | Project,
    told: StrandPosition | ProjectPosition | None,
) -> dict[str, Any]:
    """What is shown of a strand and of a project alike; `told` None where there was
    none then, or it is withheld."""
    return {
        "dashboard": dashboard,
        "choice": dashboard.choice,
        "told": told,
        "headline": dashboard.block("headline"),
        "changes": dashboard.section("changes", "movement_since", most=6),
        "savings": dashboard.savings(),
        "risks_link": risks_link(
            dashboard.reader,
            where,
            told.register if told else None,
            is_now=dashboard.choice.past is None,
        ),
        "basis": dashboard.section("basis", "basis"),
        "definitions": dashboard.section("definitions", "rating_definitions"),
        "people": people_of(told.people) if told else [],
        "trail": trail_to(where, dashboard.choice.query),
    }
