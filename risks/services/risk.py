"""Proposing risks, and changing what is said of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes.models import (
    CorporatePriority,
    Milestone,
    Programme,
    Project,
    Strand,
)
from programmes.services.steps import day_of, set_fields
from risks import rules
from risks.choices import RiskState
from risks.models import Register, Risk, RiskCategory
from risks.services.register import refuse_if_ended


class RiskFields(TypedDict, total=False):
    """What may be said of a risk at any time of its life."""

    title: str
    cause: str
    event: str
    consequence: str
    category: RiskCategory | None
    owner: User | None
    raised_on: date | None
    objective: CorporatePriority | None
    milestone: Milestone | None
    saving: str
    inherent_likelihood: int | None
    inherent_impact: int | None
    inherent_reason: str
    target_likelihood: int | None
    target_impact: int | None
    target_reason: str
    response: str
    proximity: str
    appetite: str
    review_days: int | None
    next_review_on: date | None


class ProposedFields(RiskFields, total=False):
    """And while it is proposed: afterwards the current score changes by reviews."""

    current_likelihood: int | None
    current_impact: int | None
    current_reason: str


class NewRiskFields(ProposedFields, total=False):
    """And once, at the beginning: a reference it has elsewhere already; and that it is
    exempt, so that there is never a moment at which it was not."""

    reference: str
    is_exempt: bool
    exempt_paragraphs: list[int]
    exempt_reason: str
    exempt_review_on: date | None


@transaction.atomic
def propose_risk(
    register: Register,
    *,
    by: User | None,
    reason: str = "Risk proposed.",
    at: datetime | None = None,
    **fields: Unpack[NewRiskFields],
) -> Risk:
    """On the register once it is accepted. Without a reference it gets the next one."""
    register = Register.objects.select_for_update().get(pk=register.pk)
    refuse_if_ended(register)
    risk = Risk(register=register, scheme=register.scheme)
    set_fields(risk, fields, NewRiskFields.__annotations__)
    risk.raised_on = risk.raised_on or day_of(at)
    _refuse_nonsense(risk, at)
    if not risk.reference:
        risk.reference = _next_reference(register, by=by, at=at)
    save_with_reason(risk, by=by, reason=reason, at=at)
    return risk


@transaction.atomic
def update_risk(
    risk: Risk,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[ProposedFields],
) -> Risk:
    """What is said of it, but not where it stands: that is for reviews and decisions.

    Raises EditConflict when somebody saved since `version` was read.
    """
    risk = lock_at_version(risk, version)
    if risk.state not in (RiskState.PROPOSED, RiskState.OPEN):
        raise ValidationError(f"{risk.reference} has ended: reopen it to change it.")
    allowed: type = RiskFields if risk.state == RiskState.OPEN else ProposedFields
    set_fields(risk, changes, allowed.__annotations__)
    risk.raised_on = risk.raised_on or day_of(at)
    _refuse_nonsense(risk, at)
    if risk.state == RiskState.OPEN and risk.next_review_on is None:
        risk.next_review_on = _due(risk, day_of(at))
    save_with_reason(risk, by=by, reason=reason, at=at)
    return risk


def _due(risk: Risk, today: date) -> date | None:
    """By the rule, from when somebody last looked."""
    if risk.current is None:
        return None
    band = risk.scheme.scheme.band(risk.current)
    looked = risk.last_reviewed_on or risk.opened_on or today
    return rules.next_review(looked, band, risk.review_days)


def _next_reference(register: Register, *, by: User | None, at: datetime | None) -> str:
    """The next one that is free; the register is locked, so nobody else gets it.

    The register's version stays: whoever is changing its rules has nothing to compare.
    """
    taken = set(register.risks.values_list("reference", flat=True))
    while (reference := f"{register.prefix}{register.next_number}") in taken:
        register.next_number += 1
    register.next_number += 1
    save_with_reason(register, by=by, reason=f"{reference} given to a risk.", at=at)
    return reference


def _refuse_nonsense(risk: Risk, at: datetime | None) -> None:
    problems = {}
    if risk.raised_on > day_of(at):
        problems["raised_on"] = "It cannot have been raised in the future."
    if risk.milestone and not _is_inside(risk.milestone, risk.register):
        problems["milestone"] = "Choose a milestone of the place this register is of."
    bands = {band.code for band in risk.scheme.scheme.bands}
    if risk.appetite and risk.appetite not in bands:
        problems["appetite"] = f"{risk.scheme} has no such band: choose one it has."
    if problems:
        raise ValidationError(problems)


def _is_inside(milestone: Milestone, register: Register) -> bool:
    place, project = register.place, milestone.project
    if isinstance(place, Project):
        return project.pk == place.pk
    if isinstance(place, Strand):
        return project.strand_id == place.pk
    if isinstance(place, Programme):
        return project.strand.programme_id == place.pk
    return True
