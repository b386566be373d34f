"""The council's programmes, and one programme whole."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.paging import page_of
from programmes import access
from programmes.facts import Scope
from programmes.models import Programme
from reports.actions import programme_actions, risks_link, trail_to
from reports.dashboard_choices import RISKS_SHOWN
from reports.dashboards import choice_of, open_dashboard
from reports.filters import ProgrammeFilter
from reports.headline import Of
from reports.listings import people_of
from reports.load import programmes_on, whole

PROGRAMMES_A_PAGE = 20


@require_GET
def portfolio(request: OfficerRequest) -> HttpResponse:
    """All programmes, a page at a time: one line and one rating each."""
    choice = choice_of(request.GET)
    visible = Programme.objects.visible_to(request.user)
    narrowed = ProgrammeFilter(request.GET, programmes_on(visible, choice.as_at))
    page = page_of(request, narrowed.qs.order_by("name", "id"), PROGRAMMES_A_PAGE)
    dashboard = open_dashboard(
        Scope(tuple(row.id for row in page), with_council=True),
        reader=request.user,
        asked=request.GET,
        of=Of.COUNCIL,
        compares_by_itself=False,
    )
    values = {
        "dashboard": dashboard,
        "choice": dashboard.choice,
        "page": page,
        "filter": narrowed,
        "headline": dashboard.block("headline"),
        "programmes": dashboard.section("programmes", "programme_progress"),
        "risks": dashboard.section("risks", "risk_table", top=RISKS_SHOWN),
        "savings": dashboard.savings(),
        "risks_link": ("All risks", reverse("risks:risk_list")),
        "basis": dashboard.section("basis", "basis"),
        "definitions": dashboard.section("definitions", "rating_definitions"),
        "may_create": access.can_create_programmes(request.user),
    }
    return render(request, "reports/portfolio.html", values)


@require_GET
def programme_detail(request: OfficerRequest, reference: str) -> HttpResponse:
    """One programme: the sentence, what is asked, what changed, strands, projects."""
    visible = Programme.objects.visible_to(request.user)
    programme = get_object_or_404(visible, reference=reference)
    dashboard = open_dashboard(
        whole(programme),
        reader=request.user,
        asked=request.GET,
        of=Of.PROGRAMME,
        reference=programme.reference,
        usually_shows="open",
    )
    told = next(iter(dashboard.position.programmes), None)
    values = {
        "programme": programme,
        "dashboard": dashboard,
        "choice": dashboard.choice,
        "told": told,
        "headline": dashboard.block("headline"),
        "asks": dashboard.section("asks", "asks"),
        "changes": dashboard.section("changes", "movement_since", most=6),
        "strands": dashboard.section("strands", "strand_progress"),
        "projects": dashboard.section("projects", "project_dashboard"),
        "milestones": dashboard.section("milestones", "milestones"),
        "risks": dashboard.section("risks", "risk_table", top=RISKS_SHOWN),
        "savings": dashboard.savings(),
        "risks_link": risks_link(
            request.user,
            programme,
            told.register if told else None,
            is_now=dashboard.choice.past is None,
        ),
        "basis": dashboard.section("basis", "basis"),
        "definitions": dashboard.section("definitions", "rating_definitions"),
        "people": people_of(told.people) if told else [],
        "actions": programme_actions(request.user, programme),
        "trail": trail_to(programme, dashboard.choice.query),
    }
    return render(request, "reports/programme_detail.html", values)


@require_GET
def timeline(request: OfficerRequest, reference: str) -> HttpResponse:
    """A programme's milestones on a line of time, and the same in a table."""
    visible = Programme.objects.visible_to(request.user)
    programme = get_object_or_404(visible, reference=reference)
    dashboard = open_dashboard(
        whole(programme),
        reader=request.user,
        asked=request.GET,
        of=Of.PROGRAMME,
        reference=programme.reference,
        compares_by_itself=False,
    )
    values = {
        "programme": programme,
        "dashboard": dashboard,
        "choice": dashboard.choice,
        "trail": [
            *trail_to(programme, dashboard.choice.query)[:-1],
            (str(programme), programme.get_absolute_url()),
            ("Timeline", ""),
        ],
        "picture": dashboard.block("timeline", most=200),
        "milestones": dashboard.section("milestones", "milestones"),
        "basis": dashboard.section("basis", "basis"),
    }
    return render(request, "reports/timeline.html", values)
