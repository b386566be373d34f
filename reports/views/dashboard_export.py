"""Tables of the dashboards as spreadsheets."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.paging import page_of
from common.typed import whole_number
from programmes.facts import Scope
from programmes.models import Programme, Project, Strand
from reports.blocks import BLOCKS
from reports.dashboards import Dashboard, choice_of, open_dashboard
from reports.exports import export
from reports.filters import ProgrammeFilter
from reports.headline import Of
from reports.load import only_project, only_strand, programmes_on, whole
from reports.views.dashboard import PROGRAMMES_A_PAGE


@require_GET
def block_export(request: OfficerRequest, reference: str, block: str) -> HttpResponse:
    """One table of a programme, or of a strand or project in it, as it is shown."""
    visible = Programme.objects.visible_to(request.user)
    programme = get_object_or_404(visible, reference=reference)
    if block not in BLOCKS:
        raise Http404
    scope, of, place = _part(request, programme)
    dashboard = open_dashboard(
        scope,
        reader=request.user,
        asked=request.GET,
        of=of,
        reference=reference,
        place=place,
        with_past_reports=block == "report_history",
    )
    return _answer(dashboard, block, reference)


@require_GET
def portfolio_export(request: OfficerRequest) -> HttpResponse:
    """The page of programmes that is shown."""
    choice = choice_of(request.GET)
    visible = Programme.objects.visible_to(request.user)
    narrowed = ProgrammeFilter(request.GET, programmes_on(visible, choice.as_at))
    page = page_of(request, narrowed.qs.order_by("name", "id"), PROGRAMMES_A_PAGE)
    dashboard = open_dashboard(
        Scope(tuple(row.id for row in page)),
        reader=request.user,
        asked=request.GET,
        of=Of.COUNCIL,
        compares_by_itself=False,
    )
    return _answer(dashboard, "programme_progress", "programmes")


def _part(
    request: OfficerRequest, programme: Programme
) -> tuple[Scope, Of, int | None]:
    """What the page is of: the programme, or one of its strands or projects."""
    if asked := request.GET.get("project_id", ""):
        projects = Project.objects.visible_to(request.user).select_related("strand")
        project = get_object_or_404(
            projects, pk=_number(asked), strand__programme=programme
        )
        return only_project(project), Of.PROJECT, project.pk
    if asked := request.GET.get("strand_id", ""):
        strands = Strand.objects.visible_to(request.user)
        strand = get_object_or_404(strands, pk=_number(asked), programme=programme)
        return only_strand(strand), Of.STRAND, strand.pk
    return whole(programme), Of.PROGRAMME, None


def _number(asked: str) -> int:
    """What cannot be an id names nothing."""
    found = whole_number(asked, most_digits=18)
    if found is None:
        raise Http404
    return found


def _answer(dashboard: Dashboard, block: str, name: str) -> HttpResponse:
    """A spreadsheet of today in place of a day that was mistyped would mislead."""
    if not dashboard.choice.is_understood:
        raise BadRequest("The days in this address cannot be read.")
    response = export(dashboard, block, name)
    if response is None:
        raise Http404
    return response
