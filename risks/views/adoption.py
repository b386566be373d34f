"""Registers change to another scheme, or to a newer version of their own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import ReasonForm
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from common.wording import count_of
from risks import access, services
from risks.adoption import LIVE_STATES, adoption_of, adoptions_of
from risks.forms.adoption import AdoptionForm, SchemeChoiceForm
from risks.models import Register, Risk, ScoringScheme
from risks.scoring.matrix import matrix_of
from risks.views.places import form_page, register_or_404
from risks.views.scheme import scheme_trail

TEMPLATE = "risks/register_scheme.html"


@keeps_typing
@require_http_methods(["GET", "POST"])
def register_scheme(request: OfficerRequest, pk: int) -> HttpResponse:
    """First which scheme, then what that does to the risks, then the change."""
    register = register_or_404(request, pk)
    access.require(access.can_run_register(request.user, register))
    schemes = ScoringScheme.objects.visible_to(request.user)
    offered = schemes.in_force(on=timezone.localdate()).exclude(pk=register.scheme_id)
    choice = SchemeChoiceForm(request.GET or None, offered)
    if not choice.is_valid():
        return form_page(request, TEMPLATE, choice, register, choice=choice)

    scheme = choice.cleaned_data["scheme"]
    form = AdoptionForm(posted(request), register, scheme.scheme.bands)
    if address := saved(
        request,
        form,
        lambda: services.adopt_scheme(
            register, scheme=scheme, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"The register now scores in {scheme}.")
        return redirect(address)
    return form_page(
        request, TEMPLATE, form, register, **_consequences(request, register, scheme)
    )


def _consequences(
    request: OfficerRequest, register: Register, chosen: ScoringScheme
) -> dict[str, object]:
    """What the change would do, risk by risk. Whoever runs a register sees all of it,
    what is exempt included."""
    mine = register.risks.filter(state__in=LIVE_STATES)
    scheme = chosen.scheme
    seen = adoption_of(mine.visible_to(request.user).select_related("scheme"), scheme)
    moving = [each for each in seen if each.moves]
    return {
        "chosen": chosen,
        "matrix": matrix_of(scheme),
        "moving": moving,
        "rebanded": [each for each in moving if each.changes_band],
        "keeping": [each.risk for each in seen if not each.moves],
    }


@keeps_typing
@require_http_methods(["GET", "POST"])
def scheme_adopt(request: OfficerRequest, pk: int) -> HttpResponse:
    """All registers that stand in an older version change to this one."""
    schemes = ScoringScheme.objects.visible_to(request.user)
    row = get_object_or_404(schemes.in_force(on=timezone.localdate()), pk=pk)
    access.require(access.can_manage_schemes(request.user))
    older = Register.objects.visible_to(request.user).with_place()
    mine = [
        register
        for register in older.filter(scheme__code=row.code).exclude(scheme=row)
        if access.can_run_register(request.user, register)
    ]
    risks = Risk.objects.visible_to(request.user).select_related("scheme")
    found = adoptions_of(
        mine, risks.filter(register__in=mine, state__in=LIVE_STATES), row.scheme
    )
    ready = [each.register for each in found if not each.loses_its_band]
    form = ReasonForm(posted(request))
    if ready and (
        address := saved(
            request,
            form,
            lambda: services.adopt_everywhere(
                row, ready, by=request.user, **form.cleaned_data
            ),
        )
    ):
        messages.success(request, f"{count_of(len(ready), 'register')} now in {row}.")
        return redirect(address)
    values = {
        "row": row,
        "form": form,
        "found": found,
        "ready": len(ready),
        "trail": [*scheme_trail(), (str(row), row.get_absolute_url())],
    }
    return render(request, "risks/scheme_adopt.html", values)
