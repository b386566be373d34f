"""Keeping a business case from the public, and opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import DecisionForm, WithholdForm
from accounts.once import HasPage, led_to
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access as programmes_access
from savings import access
from savings.models import BusinessCase
from savings.services.case_exemption import lift_case_exemption, mark_case_exempt
from savings.views.places import case_or_404, form_page


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_withhold(request: OfficerRequest, pk: int) -> HttpResponse:
    """Leads to what it is the case for where the one who marked it may no longer see
    it."""
    if address := led_to(request):
        return redirect(address)
    case = case_or_404(request, pk)
    access.require(access.can_write_case(request.user, case))
    form = WithholdForm(
        posted(request),
        initial={
            "paragraphs": case.exempt_paragraphs,
            "exempt_reason": case.exempt_reason,
            "review_on": case.exempt_review_on,
            "version": case.version,
        },
    )
    stays_in_sight = programmes_access.reads_exempt(request.user, case.place)

    def withhold() -> HasPage:
        marked = mark_case_exempt(case, by=request.user, **form.cleaned_data)
        return marked if stays_in_sight else marked.place

    if address := saved(request, form, withhold):
        messages.success(request, f"Kept from the public: {case.reference}")
        if not stays_in_sight:
            messages.info(request, "You are not among those who may see it now.")
        return redirect(address)
    return form_page(
        request, "savings/case_withhold.html", form, case, stays_in_sight=stays_in_sight
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_release(request: OfficerRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    access.require(access.can_lift_exemption(request.user))
    form = DecisionForm(posted(request), initial={"version": case.version})

    def release() -> BusinessCase:
        return lift_case_exemption(case, by=request.user, **form.cleaned_data)

    if address := saved(request, form, release):
        messages.success(request, f"Open to the public: {case}")
        return redirect(address)
    return form_page(request, "savings/case_release.html", form, case)
