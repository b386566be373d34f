"""Keeping a saving from the public, and opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import DecisionForm, WithholdForm
from accounts.once import HasPage, led_to
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from savings import access
from savings.services.exemption import lift_saving_exemption, mark_saving_exempt
from savings.views.places import form_page, saving_or_404


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
    form = WithholdForm(
        posted(request),
        initial={
            "paragraphs": saving.exempt_paragraphs,
            "exempt_reason": saving.exempt_reason,
            "review_on": saving.exempt_review_on,
            "version": saving.version,
        },
    )
    is_owner = saving.budget_owner_id == request.user.pk
    stays_in_sight = is_owner or access.reads_exempt_saving(request.user, saving)

    def withhold() -> HasPage:
        marked = mark_saving_exempt(saving, by=request.user, **form.cleaned_data)
        return marked if stays_in_sight else _AllSavings()

    if address := saved(request, form, withhold):
        messages.success(request, f"Kept from the public: {saving.reference}")
        return redirect(address)
    return form_page(
        request,
        "savings/saving_withhold.html",
        form,
        saving,
        stays_in_sight=stays_in_sight,
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def saving_release(request: OfficerRequest, pk: int) -> HttpResponse:
    saving = saving_or_404(request, pk)
    access.require(access.can_lift_exemption(request.user))
    form = DecisionForm(posted(request), initial={"version": saving.version})
    if address := saved(
        request,
        form,
        lambda: lift_saving_exemption(saving, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Open to the public: {saving}")
        return redirect(address)
    return form_page(request, "savings/saving_release.html", form, saving)
