"""A benefit: promised, shown, changed, and what has become of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.models import User
from accounts.requests import OfficerRequest
from common.paging import page_of
from common.typing_kept import keeps_typing
from programmes.models import Programme, Project, Strand
from programmes.standing import Place
from savings import access
from savings.benefit_rules import standing
from savings.facts.one_benefit import fact_of
from savings.forms.benefit import BenefitCreateForm, BenefitUpdateForm
from savings.forms.saving_parts import places_to_choose
from savings.models import Benefit, Saving
from savings.pages.benefits import (
    actions_for,
    history_of_benefit,
    line_of,
    readings_withheld,
)
from savings.services.benefit import promise_benefit, update_benefit
from savings.views.places import (
    benefit_or_404,
    ending_here,
    form_page,
    trail_to_benefit,
    trail_to_savings,
)


def place_at(user: User, place: Place) -> Programme | Strand | Project:
    """The record behind a choice of the form, which offers only what is theirs."""
    if place.project_id is not None:
        return Project.objects.visible_to(user).get(pk=place.project_id)
    if place.strand_id is not None:
        return Strand.objects.visible_to(user).get(pk=place.strand_id)
    return Programme.objects.visible_to(user).get(pk=place.programme_id)


@keeps_typing
@require_http_methods(["GET", "POST"])
def benefit_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_promise_benefit(request.user))
    form = BenefitCreateForm(
        posted(request),
        reader=request.user,
        places=places_to_choose(request.user, to_edit=True),
    )

    def promise() -> Benefit:
        place = place_at(request.user, form.cleaned_data["place"])
        return promise_benefit(place, by=request.user, **form.said())

    if address := saved(request, form, promise):
        messages.success(request, f"Promised: {form.cleaned_data['title']}")
        return redirect(address)
    above = [*trail_to_savings(), ("Benefits", reverse("savings:benefit_list"))]
    values = {"form": form, "trail": [*above, ("Promise a benefit", "")]}
    return render(request, "savings/benefit_create.html", values)


@require_safe
def benefit_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    benefit = benefit_or_404(request, pk)
    readings = list(benefit.readings.all())
    saving = benefit.saving
    shown: dict[str, Any] = {
        "benefit": benefit,
        "trail": ending_here(trail_to_benefit(benefit)),
        "line": line_of(benefit, timezone.localdate()),
        "readings": sorted(readings, key=lambda reading: reading.on, reverse=True),
        "withheld": readings_withheld(benefit),
        "saving": saving if saving and _may_see(request.user, saving.pk) else None,
        "actions": actions_for(request.user, benefit),
        "may_edit": access.can_edit_benefit(request.user, benefit),
    }
    return render(request, "savings/benefit_detail.html", shown)


def _may_see(user: User, saving_id: int) -> bool:
    return Saving.objects.visible_to(user).filter(pk=saving_id).exists()


@keeps_typing
@require_http_methods(["GET", "POST"])
def benefit_update(request: OfficerRequest, pk: int) -> HttpResponse:
    benefit = benefit_or_404(request, pk)
    access.require(access.can_edit_benefit(request.user, benefit))
    form = BenefitUpdateForm(
        posted(request),
        instance=benefit,
        initial={
            "version": benefit.version,
            "priorities": list(benefit.priorities.all()),
            "values": list(benefit.values.all()),
        },
        reader=request.user,
        computed=standing(fact_of(benefit), timezone.localdate()),
    )
    if address := saved(
        request,
        form,
        lambda: update_benefit(benefit, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {benefit.reference}")
        return redirect(address)
    return form_page(request, "savings/benefit_update.html", form, benefit)


@require_safe
def benefit_history(request: OfficerRequest, pk: int) -> HttpResponse:
    """What has become of a benefit: who changed what, when and why."""
    benefit = benefit_or_404(request, pk)
    history = history_of_benefit(request.user, benefit)
    values = {
        "benefit": benefit,
        "trail": [*trail_to_benefit(benefit), ("History", "")],
        "page": page_of(request, history.versions),
        "withheld": history.withheld,
    }
    return render(request, "savings/benefit_history.html", values)
