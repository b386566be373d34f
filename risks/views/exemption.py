"""Keeping a risk from the public, and opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import DecisionForm, WithholdForm
from accounts.once import led_to
from accounts.requests import OfficerRequest
from common.exempting import lift_exemption, mark_exempt
from common.typing_kept import keeps_typing
from risks import access
from risks.models import Register, Risk
from risks.views.places import form_page, risk_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_withhold(request: OfficerRequest, pk: int) -> HttpResponse:
    """Leads to the register where the one who marked it may no longer see it: its owner
    need not be among those entitled."""
    if address := led_to(request):
        return redirect(address)
    risk = risk_or_404(request, pk)
    access.require(access.can_edit_risk(request.user, risk))
    form = WithholdForm(
        posted(request),
        initial={
            "paragraphs": risk.exempt_paragraphs,
            "exempt_reason": risk.exempt_reason,
            "review_on": risk.exempt_review_on,
            "version": risk.version,
        },
    )
    stays_in_sight = access.reads_exempt(request.user, risk.register)

    def withhold() -> Risk | Register:
        marked = mark_exempt(risk, by=request.user, **form.cleaned_data)
        return marked if stays_in_sight else marked.register

    if address := saved(request, form, withhold):
        messages.success(request, f"Kept from the public: {risk.reference}")
        if not stays_in_sight:
            messages.info(request, "You are not among those who may see it now.")
        return redirect(address)
    return form_page(
        request, "risks/risk_withhold.html", form, risk, stays_in_sight=stays_in_sight
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_release(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = risk_or_404(request, pk)
    access.require(access.can_lift_exemption(request.user))
    form = DecisionForm(posted(request), initial={"version": risk.version})
    if address := saved(
        request,
        form,
        lambda: lift_exemption(risk, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Open to the public: {risk}")
        return redirect(address)
    return form_page(request, "risks/risk_release.html", form, risk)
