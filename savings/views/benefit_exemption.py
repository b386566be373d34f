"""Keeping a benefit from the public, and opening it again."""

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
from savings.services.benefit_exemption import (
    lift_benefit_exemption,
    mark_benefit_exempt,
)
from savings.views.places import benefit_or_404, form_page


@keeps_typing
@require_http_methods(["GET", "POST"])
def benefit_withhold(request: OfficerRequest, pk: int) -> HttpResponse:
    """Leads to who promises it where the one who marked it may no longer see it."""
    if address := led_to(request):
        return redirect(address)
    benefit = benefit_or_404(request, pk)
    access.require(access.can_edit_benefit(request.user, benefit))
    form = WithholdForm(
        posted(request),
        initial={
            "paragraphs": benefit.exempt_paragraphs,
            "exempt_reason": benefit.exempt_reason,
            "review_on": benefit.exempt_review_on,
            "version": benefit.version,
        },
    )
    stays_in_sight = programmes_access.reads_exempt(request.user, benefit.place)

    def withhold() -> HasPage:
        marked = mark_benefit_exempt(benefit, by=request.user, **form.cleaned_data)
        return marked if stays_in_sight else marked.place

    if address := saved(request, form, withhold):
        messages.success(request, f"Kept from the public: {benefit.reference}")
        return redirect(address)
    return form_page(
        request,
        "savings/benefit_withhold.html",
        form,
        benefit,
        stays_in_sight=stays_in_sight,
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def benefit_release(request: OfficerRequest, pk: int) -> HttpResponse:
    benefit = benefit_or_404(request, pk)
    access.require(access.can_lift_exemption(request.user))
    form = DecisionForm(posted(request), initial={"version": benefit.version})
    if address := saved(
        request,
        form,
        lambda: lift_benefit_exemption(benefit, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Open to the public: {benefit}")
        return redirect(address)
    return form_page(request, "savings/benefit_release.html", form, benefit)
