"""What has become of a risk: who changed what, when and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import OfficerRequest
from common.paging import page_of
from risks.sight.past import history_of_risk
from risks.views.places import risk_or_404, trail_to_risk


@require_safe
def risk_history(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = risk_or_404(request, pk)
    history = history_of_risk(request.user, risk)
    return render(
        request,
        "risks/risk_history.html",
        {
            "risk": risk,
            "trail": trail_to_risk(risk),
            "page": page_of(request, history.versions),
            "withheld": history.withheld,
        },
    )
