"""Reviewing one risk, and a whole register at one sitting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from risks import access, services
from risks.forms.review import ReviewForm, ScoreForm, SittingForm
from risks.models import Register, Risk
from risks.pages.review import about_risk, done_today, just_done, said_of
from risks.pages.sitting import Sitting, Which, sitting_of, which_of
from risks.scoring import Score
from risks.scoring.matrix import matrix_of
from risks.views.places import (
    register_or_404,
    risk_or_404,
    trail_to_register,
    trail_to_risk,
    withheld_words,
)


@keeps_typing
@require_http_methods(["GET", "POST"])
def risk_review(request: OfficerRequest, pk: int) -> HttpResponse:
    risk = risk_or_404(request, pk)
    access.require(access.can_edit_risk(request.user, risk))
    scheme = risk.register.scheme.scheme
    form = ReviewForm(posted(request), risk=risk, scheme=scheme)
    if address := saved(request, form, lambda: _review(request, risk, form)):
        messages.success(request, said_of(risk_or_404(request, pk)))
        return redirect(address)
    shown = _shown(request, pk, form)
    shown["trail"] = [*trail_to_risk(risk), ("Review", "")]
    return render(request, "risks/risk_review.html", shown)


@require_GET
def register_review(request: OfficerRequest, pk: int) -> HttpResponse:
    """Where a sitting begins, is resumed, and is told when it is over."""
    register = register_or_404(request, pk)
    access.require(access.can_edit(request.user, register))
    of_all = _sitting(request, register, Which.ALL)
    due = _sitting(request, register, Which.DUE)
    shown = {
        "register": register,
        "trail": [*trail_to_register(register), ("Review", "")],
        "due": due,
        "of_all": of_all,
        "first_due": _first(register, due),
        "first_of_all": _first(register, of_all),
        "today": done_today(request.user, of_all),
        "withheld": withheld_words(request.user, register),
    }
    return render(request, "risks/register_review.html", shown)


@keeps_typing
@require_http_methods(["GET", "POST"])
def register_review_risk(
    request: OfficerRequest, pk: int, risk_pk: int
) -> HttpResponse:
    """One risk of a sitting, and the way to the next."""
    register, risk = register_or_404(request, pk), risk_or_404(request, risk_pk)
    if register not in access.registers_of(risk):
        raise Http404
    access.require(access.can_edit(request.user, register))
    sitting = _sitting(request, register, which_of(request.GET.get("which")))
    onward = _onward(register, sitting, risk)
    form = SittingForm(posted(request), risk=risk, scheme=risk.register.scheme.scheme)
    if saved(request, form, lambda: _review(request, risk, form)):
        return redirect(onward)
    shown = _shown(request, risk_pk, form) | {
        "register": register,
        "trail": [
            *trail_to_register(register),
            ("Review", reverse("risks:register_review", args=[register.pk])),
            (risk.reference, ""),
        ],
        "sitting": sitting,
        "number": sitting.number_of(risk),
        "onward": onward,
        "just_done": "" if form.is_bound else just_done(request.user, sitting),
    }
    return render(request, "risks/register_review_risk.html", shown)


def _review(request: OfficerRequest, risk: Risk, form: ScoreForm) -> Risk:
    typed = form.cleaned_data
    return services.review_risk(
        risk,
        typed["version"],
        score=_score(request, form),
        by=request.user,
        reason=typed["reason"],
        next_review_on=typed.get("next_review_on"),
    )


def _score(request: OfficerRequest, form: ScoreForm) -> Score:
    """What was chosen; or where the risk stands, by the button that says so."""
    if "unchanged" in request.POST and form.stands_at:
        return form.stands_at
    return form.score


def _shown(request: OfficerRequest, pk: int, form: ScoreForm) -> dict[str, Any]:
    """The form beside the risk as it stands now: a colleague may have been quicker."""
    risk = risk_or_404(request, pk)
    return {
        **about_risk(request.user, risk, on=timezone.localdate()),
        "form": form,
        "differences": form.conflicting(),
        "scheme": form.scheme,
        "matrix": matrix_of(form.scheme),
    }


def _sitting(request: OfficerRequest, register: Register, which: Which) -> Sitting:
    seen = Risk.objects.visible_to(request.user)
    return sitting_of(register, seen, which, on=timezone.localdate())


def _first(register: Register, sitting: Sitting) -> str:
    return _address(register, sitting, sitting.left[0]) if sitting.left else ""


def _onward(register: Register, sitting: Sitting, risk: Risk) -> str:
    """To the next risk that is not done; at the end, to what the sitting came to."""
    following = sitting.after(risk)
    if following is None:
        return reverse("risks:register_review", args=[register.pk])
    return _address(register, sitting, following)


def _address(register: Register, sitting: Sitting, risk: Risk) -> str:
    page = reverse("risks:register_review_risk", args=[register.pk, risk.pk])
    return f"{page}?which={sitting.which}"
