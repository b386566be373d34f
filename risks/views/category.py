"""The council's own kinds of risk."""

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
from risks import access, services
from risks.forms.category import CategoryForm, CategoryUpdateForm
from risks.models import RiskCategory


@require_safe
def category_list(request: OfficerRequest) -> HttpResponse:
    values = {
        "categories": list(RiskCategory.objects.visible_to(request.user)),
        "can_manage": access.can_manage_schemes(request.user),
        "trail": category_trail()[:1],
    }
    return render(request, "risks/category_list.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def category_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_manage_schemes(request.user))
    form = CategoryForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.create_category(by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Added: {form.cleaned_data['name']}")
        return redirect(address)
    values = {"form": form, "trail": category_trail()}
    return render(request, "risks/category_create.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def category_update(request: OfficerRequest, pk: int) -> HttpResponse:
    category = get_object_or_404(RiskCategory.objects.visible_to(request.user), pk=pk)
    access.require(access.can_manage_schemes(request.user))
    form = CategoryUpdateForm(
        posted(request), instance=category, initial={"version": category.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_category(
            category, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    values = {"form": form, "trail": category_trail()}
    return render(request, "risks/category_update.html", values)


def category_trail() -> Trail:
    return [
        ("Risks", reverse("risks:register_list")),
        ("Categories of risk", reverse("risks:category_list")),
    ]
