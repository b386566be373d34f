"""Readings of a benefit, and whether it is still followed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import DecisionForm
from accounts.once import HasPage
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.benefit import ReadingForm, ReadingUpdateForm
from savings.models import BenefitReading
from savings.services.benefit import close_benefit, reopen_benefit
from savings.services.benefit_reading import add_reading, update_reading
from savings.views.places import benefit_or_404, form_page


@keeps_typing
@require_http_methods(["GET", "POST"])
def reading_create(request: OfficerRequest, pk: int) -> HttpResponse:
    benefit = benefit_or_404(request, pk)
    access.require(access.can_edit_benefit(request.user, benefit))
    form = ReadingForm(posted(request), initial={"on": timezone.localdate()})

    def add() -> HasPage:
        add_reading(benefit, by=request.user, **form.cleaned_data)
        return benefit

    if address := saved(request, form, add):
        messages.success(request, f"Reading taken: {benefit.reference}")
        return redirect(address)
    return form_page(request, "savings/reading_create.html", form, benefit)


@keeps_typing
@require_http_methods(["GET", "POST"])
def reading_update(request: OfficerRequest, pk: int) -> HttpResponse:
    reading = get_object_or_404(BenefitReading.objects.visible_to(request.user), pk=pk)
    benefit = benefit_or_404(request, reading.benefit_id)
    access.require(access.can_edit_benefit(request.user, benefit))
    names = ("on", "value", "source", "note", "version")
    form = ReadingUpdateForm(
        posted(request), initial={name: getattr(reading, name) for name in names}
    )

    def put_right() -> HasPage:
        update_reading(reading, by=request.user, **form.cleaned_data)
        return benefit

    if address := saved(request, form, put_right):
        messages.success(request, f"Reading put right: {benefit.reference}")
        return redirect(address)
    return form_page(request, "savings/reading_update.html", form, benefit)


@keeps_typing
@require_http_methods(["GET", "POST"])
def benefit_close(request: OfficerRequest, pk: int) -> HttpResponse:
    benefit = benefit_or_404(request, pk)
    access.require(access.can_close_benefit(request.user, benefit))
    form = DecisionForm(posted(request), initial={"version": benefit.version})
    if address := saved(
        request,
        form,
        lambda: close_benefit(benefit, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Followed no more: {benefit}")
        return redirect(address)
    return form_page(request, "savings/benefit_close.html", form, benefit)


@keeps_typing
@require_http_methods(["GET", "POST"])
def benefit_reopen(request: OfficerRequest, pk: int) -> HttpResponse:
    benefit = benefit_or_404(request, pk)
    access.require(access.can_close_benefit(request.user, benefit))
    form = DecisionForm(posted(request), initial={"version": benefit.version})
    if address := saved(
        request,
        form,
        lambda: reopen_benefit(benefit, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Followed again: {benefit}")
        return redirect(address)
    return form_page(request, "savings/benefit_reopen.html", form, benefit)
