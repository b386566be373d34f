"""The risk position statement, made for a meeting in one action."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access
from programmes.models import Programme
from reports.models import Paper
from reports.papers.meeting_forms import RiskStatementForm
from reports.papers.risk_statements import (
    board_to_tell,
    make_risk_statement,
    statements_of,
)


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_statement_create(request: OfficerRequest, reference: str) -> HttpResponse:
    programmes = Programme.objects.visible_to(request.user)
    programme = get_object_or_404(programmes, reference=reference)
    access.require(access.can_prepare_paper(request.user, programme))

    form = RiskStatementForm(
        posted(request), initial={"body_name": board_to_tell(programme)}
    )
    address = saved(
        request,
        form,
        lambda: make_risk_statement(programme, by=request.user, **form.cleaned_data),
    )
    if address:
        return redirect(address)
    earlier = statements_of(programme, Paper.objects.visible_to(request.user))
    context = {"programme": programme, "form": form, "earlier": earlier[:5]}
    return render(request, "reports/risk_statement_create.html", context)
