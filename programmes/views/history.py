"""What has become of a record: who changed what, when and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import OfficerRequest
from common.paging import page_of
from common.record_history import history_of
from programmes import access
from programmes.models import Milestone, Project
from programmes.views.places import Place, milestone_or_404, place_or_404, trail_to


@require_safe
def record_history(request: OfficerRequest, kind: str, pk: int) -> HttpResponse:
    row = (
        milestone_or_404(request, pk)
        if kind == "milestone"
        else place_or_404(request, kind, pk)
    )
    history = history_of(row, is_withheld=access.withheld_in_history(request.user, row))
    return render(
        request,
        "programmes/record_history.html",
        {
            "where": row,
            "kind": kind,
            "trail": trail_to(row),
            "page": page_of(request, history.versions),
            "withheld": history.withheld,
            "may_lift": is_exempt(row) and access.can_lift_exemption(request.user),
            "milestones": milestones_of(request, row),
        },
    )


def is_exempt(row: Place | Milestone) -> bool:
    return isinstance(row, Project | Milestone) and row.is_exempt


def milestones_of(request: OfficerRequest, row: Place | Milestone) -> list[Milestone]:
    """Each with a history of its own."""
    if not isinstance(row, Project):
        return []
    return list(row.milestones.visible_to(request.user))
