"""Promising a benefit, and ceasing to follow it.

A benefit stays open when its project closes: whoever owns it after closure goes on
reading it, until somebody who approves for the place says that it is followed no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet

from accounts.models import User
from common.history import delete_with_reason, save_with_reason
from common.locking import lock_at_version
from programmes.models import CorporatePriority, Council, Programme, Project, Strand
from programmes.services.steps import day_of, set_fields
from savings.benefit_rules import STATES, standing
from savings.choices import BenefitStanding, BenefitState
from savings.facts.one_benefit import fact_of
from savings.models import (
    Benefit,
    BenefitPriority,
    BenefitValue,
    CorporateValue,
    Saving,
)

_GIVEN = re.compile(r"B-([0-9]{1,9})")


class BenefitFields(TypedDict, total=False):
    """What may be said of a benefit at any time; amounts in pence."""

    title: str
    description: str
    is_disbenefit: bool
    category: str
    kind: str
    saving: Saving | None
    annual_value: int | None
    measure: str
    unit: str
    direction: str
    baseline: Decimal | None
    baseline_on: date | None
    baseline_source: str
    target: Decimal | None
    target_on: date | None
    owner: User | None
    later_owner: User | None
    activities: str
    declared: str
    declared_reason: str


class NewBenefitFields(BenefitFields, total=False):
    """And once, at the beginning."""

    reference: str
    is_exempt: bool
    exempt_paragraphs: list[int]
    exempt_reason: str
    exempt_review_on: date | None


@transaction.atomic
def promise_benefit(
    place: Programme | Strand | Project,
    *,
    priorities: Iterable[CorporatePriority] = (),
    values: Iterable[CorporateValue] = (),
    by: User | None,
    reason: str = "Benefit promised.",
    at: datetime | None = None,
    **fields: Unpack[NewBenefitFields],
) -> Benefit:
    """Without a reference it takes the next free one, like B-001."""
    benefit = Benefit(**{str(place._meta.model_name): place})
    set_fields(benefit, fields, NewBenefitFields.__annotations__)
    if benefit.reference:
        save_with_reason(benefit, by=by, reason=reason, at=at)
    else:
        _save_under_next_reference(benefit, by=by, reason=reason, at=at)
    _set_links(benefit, priorities, values, by=by, reason=reason, at=at)
    return benefit


@transaction.atomic
def update_benefit(
    benefit: Benefit,
    version: int,
    *,
    priorities: Iterable[CorporatePriority] | None = None,
    values: Iterable[CorporateValue] | None = None,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[BenefitFields],
) -> Benefit:
    """`priorities` and `values`, where given, take the place of those it has."""
    benefit = lock_at_version(benefit, version)
    set_fields(benefit, changes, BenefitFields.__annotations__)
    _refuse_unexplained(benefit, at)
    save_with_reason(benefit, by=by, reason=reason, at=at)
    _set_links(benefit, priorities, values, by=by, reason=reason, at=at)
    return benefit


@transaction.atomic
def close_benefit(
    benefit: Benefit,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Benefit:
    """It is followed no more; what was read stays."""
    benefit = lock_at_version(benefit, version)
    if benefit.state == BenefitState.CLOSED:
        raise ValidationError(f"{benefit.reference} is not followed any more.")
    benefit.state = BenefitState.CLOSED
    benefit.closed_on = day_of(at)
    benefit.closing_reason = reason
    save_with_reason(benefit, by=by, reason=reason, at=at)
    return benefit


@transaction.atomic
def reopen_benefit(
    benefit: Benefit,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Benefit:
    """It is followed again."""
    benefit = lock_at_version(benefit, version)
    if benefit.state == BenefitState.OPEN:
        raise ValidationError(f"{benefit.reference} is followed already.")
    benefit.state = BenefitState.OPEN
    benefit.closed_on, benefit.closing_reason = None, ""
    save_with_reason(benefit, by=by, reason=reason, at=at)
    return benefit


def _set_links(
    benefit: Benefit,
    priorities: Iterable[CorporatePriority] | None,
    values: Iterable[CorporateValue] | None,
    *,
    by: User | None,
    reason: str,
    at: datetime | None,
) -> None:
    """Links that are named stay or are added; the others go."""
    for model, column, wanted in (
        (BenefitPriority, "priority_id", priorities),
        (BenefitValue, "value_id", values),
    ):
        if wanted is None:
            continue
        ids = {row.pk for row in wanted}
        held = {getattr(row, column): row for row in _links(model, benefit)}
        for pk, row in held.items():
            if pk not in ids:
                delete_with_reason(row, by=by, reason=reason, at=at)
        for pk in sorted(ids - held.keys()):
            link = model(benefit=benefit, **{column: pk})
            save_with_reason(link, by=by, reason=reason, at=at)


def _links(model: type[Model], benefit: Benefit) -> QuerySet[Any]:
    return model._default_manager.filter(benefit=benefit)


def _refuse_unexplained(benefit: Benefit, at: datetime | None) -> None:
    """What is declared says why where the readings say otherwise, or where it is off
    track. House default."""
    if not benefit.declared or benefit.declared_reason.strip():
        return
    found = standing(fact_of(benefit), day_of(at))
    declared = STATES[BenefitStanding(benefit.declared)].label.lower()
    if found is not None and found != benefit.declared:
        computed = STATES[found].label.lower()
        words = f"By its readings it is {computed}: say why it is declared {declared}."
        raise ValidationError({"declared_reason": words})
    if benefit.declared == BenefitStanding.OFF_TRACK:
        raise ValidationError({"declared_reason": "Say why it is off track."})


def _save_under_next_reference(
    benefit: Benefit, *, by: User | None, reason: str, at: datetime | None
) -> None:
    """One more than the highest there has been, as savings are numbered."""
    Council.objects.select_for_update().first()
    known = Benefit.objects.filter(reference__startswith="B-")
    given = map(_GIVEN.fullmatch, known.values_list("reference", flat=True))
    highest = max((int(match[1]) for match in given if match), default=0)
    benefit.reference = f"B-{highest + 1:03d}"
    save_with_reason(benefit, by=by, reason=reason, at=at)
