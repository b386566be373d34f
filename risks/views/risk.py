"""A risk: proposed, shown, changed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from risks import access, services
from risks.forms.risk import RiskCreateForm, RiskUpdateForm
from risks.views.places import (
    form_page,
    register_or_404,
    risk_or_404,
    trail_to_risk,
)
from risks.views.risk_page import risk_page


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_create(request: OfficerRequest, pk: int) -> HttpResponse:
    """Proposed; or, by somebody who runs the register, added to it in one go."""
    register = register_or_404(request, pk)
    access.require(access.can_edit(request.user, register))
    may_add = access.can_run_register(request.user, register)
    form = RiskCreateForm(
        posted(request),
        register=register,
        scheme=register.scheme.scheme,
        reader=request.user,
    )
    is_added = may_add and "add" in request.POST
    create = services.add_risk if is_added else services.propose_risk
    if address := saved(
        request, form, lambda: create(register, by=request.user, **form.said())
    ):
        done = "Added to the register" if is_added else "Proposed"
        messages.success(request, f"{done}: {form.cleaned_data['title']}")
        return redirect(address)
    return form_page(request, "risks/risk_create.html", form, register, may_add=may_add)


@require_safe
def risk_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = risk_or_404(request, pk)
    shown = risk_page(request.user, risk, on=timezone.localdate())
    return render(
        request,
        "risks/risk_detail.html",
        {"risk": risk, "trail": trail_to_risk(risk)[:-1], **shown},
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_update(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = risk_or_404(request, pk)
    access.require(access.can_edit_risk(request.user, risk))
    form = RiskUpdateForm(
        posted(request),
        instance=risk,
        initial={"version": risk.version},
        register=risk.register,
        scheme=risk.scheme.scheme,
        reader=request.user,
    )
    if address := saved(
        request,
        form,
        lambda: services.update_risk(risk, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {risk.reference}")
        return redirect(address)
    return form_page(request, "risks/risk_update.html", form, risk)
