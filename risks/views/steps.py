"""What its reader may do next with a risk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse

from accounts.models import User
from risks import access, services
from risks.choices import RiskState
from risks.models import Risk


class Step(NamedTuple):
    """Words on a button, and where it leads."""

    words: str
    address: str


def steps_of(user: User, risk: Risk, *, is_above_appetite: bool) -> list[Step]:
    """The most usual first. Empty for those who may only read."""
    may_edit = access.can_edit_risk(user, risk)
    may_run = access.can_run_risk(user, risk)
    names: list[tuple[str, str]] = []
    if risk.state == RiskState.PROPOSED:
        names += _of_a_proposed(may_edit=may_edit, may_run=may_run)
    elif risk.state == RiskState.OPEN:
        if may_edit:
            names += [("Review it", "review"), ("Change it", "update")]
        if may_run:
            names += _decisions(risk, is_above_appetite=is_above_appetite)
    elif may_run:
        names += [("Reopen it", "reopen")]
    names += _about_exemption(user, risk, may_edit=may_edit)
    return [
        Step(words, reverse(f"risks:risk_{name}", args=[risk.pk]))
        for words, name in names
    ]


def _of_a_proposed(*, may_edit: bool, may_run: bool) -> Iterator[tuple[str, str]]:
    if may_run:
        yield "Add it to the register", "accept"
        yield "Decline it", "decline"
    if may_edit:
        yield "Change it", "update"


def _decisions(risk: Risk, *, is_above_appetite: bool) -> Iterator[tuple[str, str]]:
    if risk.escalated_to_id:
        yield "Hand it back", "hand_back"
    if services.registers_above(risk.escalated_to or risk.register):
        yield "Escalate it", "escalate"
    if is_above_appetite:
        yield "Accept it above appetite", "tolerate"
    yield "It has become an issue", "issue"
    yield "Close it", "close"


def _about_exemption(
    user: User, risk: Risk, *, may_edit: bool
) -> Iterator[tuple[str, str]]:
    if may_edit:
        words = "Change the exemption" if risk.is_exempt else "Keep it from the public"
        yield words, "withhold"
    if risk.is_exempt and access.can_lift_exemption(user):
        yield "Open it to the public", "release"
