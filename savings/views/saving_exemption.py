"""Keeping a saving from the public, and opening it again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.once import led_to
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from savings import access
from savings.views.exempting import release_page, withhold_page
from savings.views.places import saving_or_404


class _AllSavings:
    """Where somebody goes who may no longer see what he or she has just marked."""

    def get_absolute_url(self) -> str:
        return reverse("savings:saving_list")


@keeps_typing
@require_http_methods(["GET", "POST"])
def saving_withhold(request: OfficerRequest, pk: int) -> HttpResponse:
    if address := led_to(request):
        return redirect(address)
    saving = saving_or_404(request, pk)
    access.require(access.can_edit_saving(request.user, saving))
    is_owner = saving.budget_owner_id == request.user.pk
    return withhold_page(
        request,
        saving,
        "savings/saving_withhold.html",
        stays_in_sight=is_owner or access.reads_exempt_saving(request.user, saving),
        otherwise=_AllSavings(),
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def saving_release(request: OfficerRequest, pk: int) -> HttpResponse:
    saving = saving_or_404(request, pk)
    access.require(access.can_lift_exemption(request.user))
    return release_page(request, saving, "savings/saving_release.html")
