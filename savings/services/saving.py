"""Proposing savings, and changing what is said of them, what they come to and who
claims them. Amounts are in pence, shares in hundredths of a percent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from common.history import save_with_reason
from common.locking import EditConflict, lock_at_version
from common.money import split
from programmes.services.steps import day_of, set_fields
from savings import access, delivery
from savings.choices import SavingState
from savings.claims import UNCLAIMED, Claim
from savings.models import Saving, SavingStep, SavingYear
from savings.services.saving_claims import write_claims
from savings.services.saving_fields import (
    NewSavingFields,
    SavingFields,
    YearFields,
    YearFigures,
    refuse_nonsense,
)
from savings.services.saving_indicated import indicated_now
from savings.services.saving_reference import save_under_next_reference

NOT_YOURS_TO_NAME = (
    "Only finance, the programme office or the present budget owner names another: "
    "whoever answers for a saving reads all of it."
)


@transaction.atomic
def propose_saving(
    *,
    by: User | None,
    reason: str = "Saving proposed.",
    at: datetime | None = None,
    years: Sequence[YearFigures] = (),
    claims: Sequence[Claim] = (),
    **fields: Unpack[NewSavingFields],
) -> Saving:
    """Counted in no total until it is approved. Without a reference it gets the next
    one; without claims, no programme claims it. All of it happens at one instant: what
    an exempt project claims was claimed by it from the first."""
    at = at or timezone.now()
    saving = Saving(state=SavingState.PROPOSED, state_since=day_of(at))
    set_fields(saving, fields, NewSavingFields.__annotations__)
    refuse_nonsense(saving)
    _refuse_unexplained(saving, at)
    if saving.reference:
        save_with_reason(saving, by=by, reason=reason, at=at)
    else:
        save_under_next_reference(saving, by=by, reason=reason, at=at)
    write_claims(saving, claims or UNCLAIMED, by=by, reason=reason, at=at)
    step = SavingStep(
        saving=saving,
        to_state=saving.state,
        on=saving.state_since,
        by=by,
        reason=reason,
        decision=saving.decision,
        is_exempt=saving.is_kept_back(),
    )
    save_with_reason(step, by=by, reason=reason, at=at)
    for each in years:
        set_year(saving, each.year, 0, by=by, reason=reason, at=at, **each.fields())
    return saving


@transaction.atomic
def update_saving(
    saving: Saving,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[SavingFields],
) -> Saving:
    """What is said of it, but not where it stands in its life, what it comes to or who
    claims it. Raises EditConflict when somebody saved since `version` was read."""
    saving = lock_at_version(saving, version)
    _refuse_withdrawn(saving)
    _refuse_to_name_owner(saving, changes, by)
    before = saving.delivery, saving.delivery_reason
    set_fields(saving, changes, SavingFields.__annotations__)
    refuse_nonsense(saving)
    if (saving.delivery, saving.delivery_reason) != before:
        _refuse_unexplained(saving, at)
    save_with_reason(saving, by=by, reason=reason, at=at)
    return saving


@transaction.atomic
def set_claims(
    saving: Saving,
    version: int,
    claims: Sequence[Claim],
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Saving:
    """Who claims which share from now on: all of them, adding up to all of it, and all
    at one instant, that of an exempt project among them."""
    at = at or timezone.now()
    saving = lock_at_version(saving, version)
    _refuse_withdrawn(saving)
    write_claims(saving, claims, by=by, reason=reason, at=at)
    save_with_reason(saving, by=by, reason=reason, at=at)
    return saving


@transaction.atomic
def set_year(
    saving: Saving,
    year: int,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **figures: Unpack[YearFields],
) -> SavingYear:
    """What it comes to in a financial year. `version` is that of its figures for the
    year, 0 where there are none yet.

    A plan by month that is not given anew keeps its shape when the target changes.
    Where less is claimed than finance has validated, finance is asked to look again.
    """
    _refuse_withdrawn(Saving.objects.select_for_update().get(pk=saving.pk))
    row = _year_at_version(saving, year, version)
    proposed = row.proposed
    set_fields(row, _with_lists(figures), YearFields.__annotations__)
    if "planned" not in figures and row.planned and row.proposed != proposed:
        row.planned = _reshaped(row.planned, row.proposed)
    save_with_reason(row, by=by, reason=reason, at=at)
    return row


def _year_at_version(saving: Saving, year: int, version: int) -> SavingYear:
    stored = SavingYear.objects.filter(saving=saving, year=year).first()
    if stored is None:
        return SavingYear(saving=saving, year=year)
    if not version:
        raise EditConflict(stored)
    return lock_at_version(stored, version)


def _with_lists(figures: YearFields) -> dict[str, object]:
    """Months as they are stored: a list, whatever sequence they came in."""
    return {
        name: list(value) if isinstance(value, Sequence) else value
        for name, value in figures.items()
    }


def _reshaped(planned: Sequence[int], proposed: int) -> list[int]:
    return list(split(proposed, planned)) if sum(planned) > 0 else []


def _refuse_withdrawn(saving: Saving) -> None:
    if saving.state == SavingState.WITHDRAWN:
        raise ValidationError(
            f"{saving.reference} was withdrawn: propose it again to change it."
        )


def _refuse_to_name_owner(
    saving: Saving, changes: SavingFields, by: User | None
) -> None:
    named = changes.get("budget_owner", saving.budget_owner)
    if named == saving.budget_owner or by is None or access.can_name_owner(by, saving):
        return
    raise ValidationError({"budget_owner": NOT_YOURS_TO_NAME})


def _refuse_unexplained(saving: Saving, at: datetime | None) -> None:
    """A rating that is worse than green, or than its figures say, says why."""
    problem = delivery.reason_missing(
        saving.delivery, saving.delivery_reason, indicated_now(saving, day_of(at))
    )
    if problem:
        raise ValidationError({"delivery_reason": problem})
