"""The decisions of a risk's life, each a page with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import DecisionForm
from accounts.once import HasPage
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from risks import access, services
from risks.forms.life import CloseForm, EscalateForm, TolerateForm
from risks.models import Risk
from risks.views.places import form_page, risk_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_accept(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = _risk_to_decide(request, pk)
    return _decision(
        request, risk, services.accept_risk, "risk_accept", "Added to the register"
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_decline(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = _risk_to_decide(request, pk)
    return _decision(request, risk, services.decline_risk, "risk_decline", "Declined")


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_escalate(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = _risk_to_decide(request, pk)
    stands_on = risk.escalated_to or risk.register
    above = services.registers_above(stands_on)
    form = EscalateForm(posted(request), above=above, initial={"version": risk.version})
    return _decision(
        request,
        risk,
        services.escalate_risk,
        "risk_escalate",
        "Escalated",
        form,
        nowhere="" if above else services.no_register_above(stands_on),
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_hand_back(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = _risk_to_decide(request, pk)
    return _decision(
        request, risk, services.hand_back_risk, "risk_hand_back", "Handed back"
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_tolerate(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = _risk_to_decide(request, pk)
    form = TolerateForm(posted(request), initial={"version": risk.version})
    return _decision(
        request,
        risk,
        services.accept_above_appetite,
        "risk_tolerate",
        "Accepted above its appetite",
        form,
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_close(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = _risk_to_decide(request, pk)
    form = CloseForm(posted(request), initial={"version": risk.version})
    return _decision(request, risk, services.close_risk, "risk_close", "Closed", form)


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_reopen(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = _risk_to_decide(request, pk)
    return _decision(request, risk, services.reopen_risk, "risk_reopen", "Reopened")


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_issue(request: OfficerRequest, pk: int) -> HttpResponse:
    """Leads to the entry it becomes in the issue log."""
    risk = _risk_to_decide(request, pk)
    return _decision(
        request, risk, services.turn_into_issue, "risk_issue", "Now in the issue log"
    )


def _risk_to_decide(request: OfficerRequest, pk: int) -> Risk:
    risk = risk_or_404(request, pk)
    access.require(access.can_run_risk(request.user, risk))
    return risk


def _decision(
    request: OfficerRequest,
    risk: Risk,
    decide: Callable[..., HasPage],
    page: str,
    done: str,
    form: Any = None,
    **more: Any,
) -> HttpResponse:
    """One page for one decision: shown, taken, or refused with a sentence."""
    form = form or DecisionForm(posted(request), initial={"version": risk.version})
    if address := saved(
        request, form, lambda: decide(risk, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, f"{done}: {risk}")
        return redirect(address)
    return form_page(request, f"risks/{page}.html", form, risk, **more)
