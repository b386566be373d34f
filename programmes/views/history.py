"""What has become of a record: who changed what, when and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import OfficerRequest
from common.paging import page_of
from common.record_history import history_of
from programmes import access
from programmes.views.places import milestone_or_404, place_or_404, trail_to


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
            "trail": trail_to(row),
            "page": page_of(request, history.versions),
            "withheld": history.withheld,
        },
    )
