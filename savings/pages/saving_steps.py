"""What its reader may do next with a saving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse

from accounts.models import User
from savings import access
from savings.choices import SavingState
from savings.models import Saving
from savings.services.steps import why_own_approval
from savings.steps_rules import steps_from


class Action(NamedTuple):
    """Words on a button, and where it leads."""

    words: str
    address: str


def actions_for(user: User, saving: Saving) -> list[Action]:
    """The step of its life first; of a proposal of one's own, what to change of it.
    Empty for those who may only read."""
    allowed = [
        step
        for step in steps_from(saving.state, saving.kind)
        if access.can_take_step(user, saving, step)
    ]
    is_own = any(why_own_approval(saving, step, user) for step in allowed)
    steps = [
        Action(step.words, reverse("savings:saving_step", args=[saving.pk, step.to]))
        for step in allowed
        if not (is_own and step.approves)
    ]
    may_edit = access.can_edit_saving(user, saving)
    others = [
        Action(words, reverse(f"savings:saving_{name}", args=[saving.pk]))
        for words, name in _others(user, saving, may_edit=may_edit)
    ]
    is_lost = saving.state == SavingState.UNDELIVERABLE
    if may_edit and is_lost and access.can_propose_saving(user):
        address = f"{reverse('savings:saving_create')}?replaces={saving.pk}"
        steps.insert(0, Action("Propose a saving in its place", address))
    return [*others, *steps] if is_own else [*steps, *others]


def _others(user: User, saving: Saving, *, may_edit: bool) -> Iterator[tuple[str, str]]:
    is_alive = saving.state != SavingState.WITHDRAWN
    if may_edit and is_alive:
        yield "Change it", "update"
    if may_edit:
        words = (
            "Change the exemption" if saving.is_exempt else "Keep it from the public"
        )
        yield words, "withhold"
    if saving.is_exempt and access.can_lift_exemption(user):
        yield "Open it to the public", "release"


def waits_for(user: User, saving: Saving) -> str:
    """The usual next step, where it is not this reader's to take, and whose it is."""
    step = next(iter(steps_from(saving.state, saving.kind)), None)
    if step is None or step.is_back:
        return ""
    if access.can_take_step(user, saving, step):
        return why_own_approval(saving, step, user)
    return f"Next step: “{step.words}”, by {step.taker.words}."
