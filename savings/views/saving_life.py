"""The steps of a saving's life, and where it stands in other structures."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.models import User
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from savings import access
from savings.choices import SavingState
from savings.forms.saving_life import PlacementForm, StepForm
from savings.models import ReportingStructure, Saving
from savings.services.saving_claims import place_saving, unplace_saving
from savings.services.steps import grounds_of, take_step, why_own_approval
from savings.steps_grounds import step_problems
from savings.steps_rules import StepRule, step_to
from savings.views.places import form_page, saving_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def saving_step(request: OfficerRequest, pk: int, to_state: str) -> HttpResponse:
    """One page for one step: shown, taken, or refused with a sentence."""
    saving = saving_or_404(request, pk)
    step = step_to(saving.state, saving.kind, to_state)
    if step is None:
        return _not_from_here(request, saving, to_state)
    access.require(access.can_take_step(request.user, saving, step))
    if own := why_own_approval(saving, step, request.user):
        messages.info(request, own)
        return redirect(saving)
    today = timezone.localdate()
    form = StepForm(
        posted(request),
        initial={
            "on": today,
            "decision": saving.decision if step.approves else "",
            "mitigation": saving.mitigation,
            "version": saving.version,
        },
        step=step,
    )
    if address := saved(
        request,
        form,
        lambda: take_step(
            saving, to_state=step.to, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"{step.done}: {saving}")
        return redirect(address)
    return form_page(
        request,
        "savings/saving_step.html",
        form,
        saving,
        step=step,
        before_it=_before(request.user, saving, step),
    )


def _not_from_here(
    request: OfficerRequest, saving: Saving, to_state: str
) -> HttpResponse:
    """A step that does not lead on from where the saving stands, most often because a
    colleague was quicker. What is no state is no page."""
    if to_state not in SavingState.values:
        raise Http404
    access.require(
        access.can_edit_saving(request.user, saving)
        or access.can_approve_saving(request.user, saving)
    )
    now = saving.get_state_display().lower()
    words = f"{saving.reference} is {now} now: that step is not open from there."
    messages.info(request, words)
    return redirect(saving)


def _before(user: User, saving: Saving, step: StepRule) -> str:
    """What has to be done elsewhere before this step; empty if nothing."""
    stands = grounds_of(saving, saving.decision, timezone.localdate(), user)
    return step_problems(step, stands).get("figures", "")


@keeps_typing
@require_http_methods(["GET", "POST"])
def saving_placement(
    request: OfficerRequest, pk: int, structure_pk: int
) -> HttpResponse:
    """Where it stands in a structure it was not booked in."""
    saving = saving_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    structures = ReportingStructure.objects.visible_to(request.user)
    structure = get_object_or_404(
        structures.exclude(pk=saving.group.structure_id), pk=structure_pk
    )
    form = PlacementForm(
        posted(request),
        initial={"version": saving.version},
        saving=saving,
        structure=structure,
    )
    if address := saved(
        request, form, lambda: _place(request, saving, structure, form)
    ):
        messages.success(request, f"Saved: where {saving.reference} stands")
        return redirect(address)
    return form_page(
        request, "savings/saving_placement.html", form, saving, structure=structure
    )


def _place(
    request: OfficerRequest,
    saving: Saving,
    structure: ReportingStructure,
    form: PlacementForm,
) -> Saving:
    said = form.cleaned_data
    version, reason, group = said["version"], said["reason"], said["stands_in"]
    if group is None:
        return unplace_saving(
            saving, version, structure, by=request.user, reason=reason
        )
    return place_saving(saving, version, group, by=request.user, reason=reason)
