"""Keeping a benefit from the public, and opening it again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.once import led_to
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access as programmes_access
from savings import access
from savings.views.exempting import release_page, withhold_page
from savings.views.places import benefit_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def benefit_withhold(request: OfficerRequest, pk: int) -> HttpResponse:
    """Leads to who promises it where the one who marked it may no longer see it."""
    if address := led_to(request):
        return redirect(address)
    benefit = benefit_or_404(request, pk)
    access.require(access.can_edit_benefit(request.user, benefit))
    return withhold_page(
        request,
        benefit,
        "savings/benefit_withhold.html",
        stays_in_sight=programmes_access.reads_exempt(request.user, benefit.place),
        otherwise=benefit.place,
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def benefit_release(request: OfficerRequest, pk: int) -> HttpResponse:
    benefit = benefit_or_404(request, pk)
    access.require(access.can_lift_exemption(request.user))
    return release_page(request, benefit, "savings/benefit_release.html")
