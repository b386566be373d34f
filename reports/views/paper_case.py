"""The paper for the decision on a business case, made in one action."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access
from programmes.views.places import programme_of
from reports.models import Paper
from reports.papers.case_papers import (
    body_to_decide,
    exempt_by,
    make_case_paper,
    papers_about,
)
from reports.papers.meeting_forms import CasePaperForm
from savings.models import BusinessCase


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_paper_create(request: OfficerRequest, pk: int) -> HttpResponse:
    cases = BusinessCase.objects.visible_to(request.user).with_place()
    case = get_object_or_404(cases, pk=pk)
    programme = programme_of(case.place)
    access.require(access.can_prepare_paper(request.user, programme))

    form = CasePaperForm(posted(request), initial={"body_name": body_to_decide(case)})
    address = saved(
        request,
        form,
        lambda: make_case_paper(case, by=request.user, **form.cleaned_data),
    )
    if address:
        return redirect(address)
    earlier = papers_about(case, Paper.objects.visible_to(request.user))
    context = {
        "case": case,
        "form": form,
        "earlier": earlier[:5],
        "is_exempt": exempt_by(case) is not None,
    }
    return render(request, "reports/case_paper_create.html", context)
