"""Keeping savings, benefits and business cases from the public, and opening them again:
what their pages share."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.form_pages import posted, saved
from accounts.forms import DecisionForm, WithholdForm
from accounts.once import HasPage
from accounts.requests import OfficerRequest
from common.exempting import lift_exemption, mark_exempt
from savings.models import Benefit, BusinessCase, Saving
from savings.views.places import form_page

Exempt = Saving | Benefit | BusinessCase


def withhold_page(
    request: OfficerRequest,
    row: Exempt,
    template: str,
    *,
    stays_in_sight: bool,
    otherwise: HasPage,
) -> HttpResponse:
    """Leads to `otherwise` where the one who marks it may no longer see it then. Such a
    form sent twice finds no row: the view asks `led_to` first."""
    form = WithholdForm(
        posted(request),
        initial={
            "paragraphs": row.exempt_paragraphs,
            "exempt_reason": row.exempt_reason,
            "review_on": row.exempt_review_on,
            "version": row.version,
        },
    )

    def withhold() -> HasPage:
        marked = mark_exempt(row, by=request.user, **form.cleaned_data)
        return marked if stays_in_sight else otherwise

    if address := saved(request, form, withhold):
        messages.success(request, f"Kept from the public: {row.reference}")
        if not stays_in_sight:
            messages.info(request, "You are not among those who may see it now.")
        return redirect(address)
    return form_page(request, template, form, row, stays_in_sight=stays_in_sight)


def release_page(request: OfficerRequest, row: Exempt, template: str) -> HttpResponse:
    form = DecisionForm(posted(request), initial={"version": row.version})

    def release() -> HasPage:
        return lift_exemption(row, by=request.user, **form.cleaned_data)

    if address := saved(request, form, release):
        messages.success(request, f"Open to the public: {row}")
        return redirect(address)
    return form_page(request, template, form, row)
