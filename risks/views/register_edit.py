"""Opening registers, and setting their rules."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes.views.places import Place, Trail, place_or_404, trail_to
from risks import access, services
from risks.forms.register import RegisterOpenForm, RegisterRulesForm
from risks.models import Register, ScoringScheme
from risks.sight.past import history_of_rules
from risks.views.places import form_page, register_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def register_open(request: OfficerRequest, kind: str, pk: int) -> HttpResponse:
    place = place_or_404(request, kind, pk)
    access.require(access.can_run_register(request.user, _unopened(place)))
    return _open(request, place, trail_to(place), place.get_absolute_url())


@keeps_typing
@require_http_methods(["GET", "POST"])
def council_register_open(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_run_register(request.user, Register()))
    registers = reverse("risks:register_list")
    return _open(request, None, [("Risks", registers)], registers)


@keeps_typing
@require_http_methods(["GET", "POST"])
def register_update(request: OfficerRequest, pk: int) -> HttpResponse:
    register = register_or_404(request, pk)
    access.require(access.can_run_register(request.user, register))
    form = RegisterRulesForm(
        posted(request),
        instance=register,
        initial={"version": register.version},
        scheme=register.scheme.scheme,
    )
    if address := saved(
        request,
        form,
        lambda: services.update_register(
            register, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Saved: the rules of this register")
        return redirect(address)
    return form_page(
        request,
        "risks/register_update.html",
        form,
        register,
        versions=history_of_rules(register),
    )


def _open(
    request: OfficerRequest, place: Place | None, trail: Trail, back: str
) -> HttpResponse:
    register = _unopened(place)
    schemes = ScoringScheme.objects.visible_to(request.user).in_force(
        on=timezone.localdate()
    )
    form = RegisterOpenForm(
        posted(request),
        schemes=schemes,
        initial={
            "scheme": services.usual_scheme(register),
            "prefix": services.default_prefix(place),
        },
    )
    if address := saved(
        request,
        form,
        lambda: services.open_register(place, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "The register is open: propose its first risk")
        return redirect(address)
    page = "risks/register_open.html" if place else "risks/council_register_open.html"
    shown = {"form": form, "place": place, "trail": trail, "back": back}
    return render(request, page, shown)


def _unopened(place: Place | None) -> Register:
    """The register this would be."""
    return Register(**({str(place._meta.model_name): place} if place else {}))
