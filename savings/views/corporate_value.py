"""The council's values, which benefits are tagged with."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes.views.places import Trail
from savings import access
from savings.forms.benefit import ValueForm, ValueUpdateForm
from savings.models import CorporateValue
from savings.services.corporate_value import create_value, update_value
from savings.views.places import trail_to_savings


def trail_to_values() -> Trail:
    benefits = ("Benefits", reverse("savings:benefit_list"))
    return [*trail_to_savings(), benefits, ("Values", reverse("savings:value_list"))]


@require_safe
def value_list(request: OfficerRequest) -> HttpResponse:
    values = {
        "trail": trail_to_values(),
        "corporate_values": CorporateValue.objects.visible_to(request.user),
        "may_change": access.can_manage_values(request.user),
    }
    return render(request, "savings/value_list.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def value_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_manage_values(request.user))
    form = ValueForm(posted(request))
    if address := saved(
        request, form, lambda: create_value(by=request.user, **form.cleaned_data)
    ):
        messages.success(request, f"Added: {form.cleaned_data['name']}")
        return redirect(address)
    values = {"form": form, "trail": [*trail_to_values(), ("Add a value", "")]}
    return render(request, "savings/value_create.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def value_update(request: OfficerRequest, pk: int) -> HttpResponse:
    value = get_object_or_404(CorporateValue.objects.visible_to(request.user), pk=pk)
    access.require(access.can_manage_values(request.user))
    names = ("name", "order", "version")
    form = ValueUpdateForm(
        posted(request), initial={name: getattr(value, name) for name in names}
    )
    if address := saved(
        request, form, lambda: update_value(value, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    values = {"form": form, "where": value, "trail": [*trail_to_values(), (value, "")]}
    return render(request, "savings/value_update.html", values)
