"""Keeping a business case, with all its versions, from the public; and opening it."""

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
from savings.views.places import case_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_withhold(request: OfficerRequest, pk: int) -> HttpResponse:
    """Leads to what it is the case for where the one who marked it may no longer see
    it."""
    if address := led_to(request):
        return redirect(address)
    case = case_or_404(request, pk)
    access.require(access.can_write_case(request.user, case))
    return withhold_page(
        request,
        case,
        "savings/case_withhold.html",
        stays_in_sight=programmes_access.reads_exempt(request.user, case.place),
        otherwise=case.place,
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_release(request: OfficerRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    access.require(access.can_lift_exemption(request.user))
    return release_page(request, case, "savings/case_release.html")
