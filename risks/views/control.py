"""The controls and actions of a risk: added, changed, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import DecisionForm
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from risks import access, services
from risks.forms.control import (
    ActionForm,
    ActionUpdateForm,
    ControlForm,
    ControlUpdateForm,
)
from risks.models import Risk, RiskAction, RiskControl
from risks.views.places import form_page, risk_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def control_create(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = risk_or_404(request, pk)
    access.require(access.can_edit_risk(request.user, risk))
    form = ControlForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.add_control(risk, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Control added")
        return redirect(address)
    return form_page(request, "risks/control_create.html", form, risk)


@keeps_typing
@require_http_methods(["GET", "POST"])
def control_update(request: OfficerRequest, pk: int) -> HttpResponse:
    control, risk = _control_or_404(request, pk)
    access.require(access.can_edit_risk(request.user, risk))
    form = ControlUpdateForm(
        posted(request), instance=control, initial={"version": control.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_control(control, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Control saved")
        return redirect(address)
    return form_page(request, "risks/control_update.html", form, risk, control=control)


@keeps_typing
@require_http_methods(["GET", "POST"])
def control_remove(request: OfficerRequest, pk: int) -> HttpResponse:
    control, risk = _control_or_404(request, pk)
    access.require(access.can_edit_risk(request.user, risk))
    form = DecisionForm(posted(request), initial={"version": control.version})
    if address := saved(
        request,
        form,
        lambda: services.remove_control(control, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Control taken away")
        return redirect(address)
    return form_page(request, "risks/control_remove.html", form, risk, control=control)


@keeps_typing
@require_http_methods(["GET", "POST"])
def action_create(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = risk_or_404(request, pk)
    access.require(access.can_edit_risk(request.user, risk))
    form = ActionForm(posted(request), reader=request.user)
    if address := saved(
        request,
        form,
        lambda: services.add_action(risk, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Action added")
        return redirect(address)
    return form_page(request, "risks/action_create.html", form, risk)


@keeps_typing
@require_http_methods(["GET", "POST"])
def action_update(request: OfficerRequest, pk: int) -> HttpResponse:
    """Also by whoever is to do it."""
    action, risk = _action_or_404(request, pk)
    access.require(access.can_update_action(request.user, action, risk))
    form = ActionUpdateForm(
        posted(request),
        instance=action,
        initial={"version": action.version},
        reader=request.user,
    )
    if address := saved(
        request,
        form,
        lambda: services.update_action(action, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Action saved")
        return redirect(address)
    return form_page(
        request,
        "risks/action_update.html",
        form,
        risk,
        action=action,
        may_remove=access.can_edit_risk(request.user, risk),
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def action_remove(request: OfficerRequest, pk: int) -> HttpResponse:
    action, risk = _action_or_404(request, pk)
    access.require(access.can_edit_risk(request.user, risk))
    form = DecisionForm(posted(request), initial={"version": action.version})
    if address := saved(
        request,
        form,
        lambda: services.remove_action(action, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Action taken away")
        return redirect(address)
    return form_page(request, "risks/action_remove.html", form, risk, action=action)


def _control_or_404(request: OfficerRequest, pk: int) -> tuple[RiskControl, Risk]:
    """The control, and its risk with all that a page says of it."""
    controls = RiskControl.objects.visible_to(request.user)
    control = get_object_or_404(controls, pk=pk)
    return control, risk_or_404(request, control.risk_id)


def _action_or_404(request: OfficerRequest, pk: int) -> tuple[RiskAction, Risk]:
    actions = RiskAction.objects.visible_to(request.user)
    action = get_object_or_404(actions, pk=pk)
    return action, risk_or_404(request, action.risk_id)
