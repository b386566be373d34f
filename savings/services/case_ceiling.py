"""How much may be spent before a case comes back, and what was spent.

House default: spending over a ceiling is recorded like any other and shouted about on
every page that shows it. Money spent is a fact, and refusing to write it down would
hide it from the body that set the ceiling.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes.services.steps import refuse_future, set_fields
from savings.models import BusinessCase, SpendCeiling, SpendEntry


class CeilingFields(TypedDict, total=False):
    """What is set of a ceiling. `amount` in pence."""

    title: str
    amount: int
    allowed_by: str
    allowed_on: date
    decision: str
    returns_to: str
    returns_on: date | None
    returned_on: date | None


class SpendFields(TypedDict, total=False):
    """What is recorded of money spent. `amount` in pence; below nothing, a refund."""

    on: date
    amount: int
    note: str


@transaction.atomic
def set_ceiling(
    case: BusinessCase,
    *,
    by: User | None,
    reason: str = "Ceiling set.",
    at: datetime | None = None,
    **fields: Unpack[CeilingFields],
) -> SpendCeiling:
    """A further ceiling of a case, for its next stage."""
    ceiling = SpendCeiling(case=case)
    return _saved_ceiling(ceiling, fields, by=by, reason=reason, at=at)


@transaction.atomic
def update_ceiling(
    ceiling: SpendCeiling,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **fields: Unpack[CeilingFields],
) -> SpendCeiling:
    """May be set below what was spent already: the pages say so in red."""
    ceiling = lock_at_version(ceiling, version)
    return _saved_ceiling(ceiling, fields, by=by, reason=reason, at=at)


@transaction.atomic
def record_spend(
    ceiling: SpendCeiling,
    *,
    by: User | None,
    reason: str = "Spending recorded.",
    at: datetime | None = None,
    **fields: Unpack[SpendFields],
) -> SpendEntry:
    """Also over the ceiling: see above."""
    entry = SpendEntry(ceiling=ceiling)
    return _saved_entry(entry, fields, by=by, reason=reason, at=at)


@transaction.atomic
def update_spend(
    entry: SpendEntry,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **fields: Unpack[SpendFields],
) -> SpendEntry:
    entry = lock_at_version(entry, version)
    return _saved_entry(entry, fields, by=by, reason=reason, at=at)


def _saved_ceiling(
    ceiling: SpendCeiling,
    fields: CeilingFields,
    *,
    by: User | None,
    reason: str,
    at: datetime | None,
) -> SpendCeiling:
    set_fields(ceiling, fields, CeilingFields.__annotations__)
    refuse_future(ceiling.allowed_on, "A ceiling", at=at)
    refuse_future(ceiling.returned_on, "A return to the body", at=at)
    due = ceiling.returns_on
    if due is not None and due < ceiling.allowed_on:
        raise ValidationError(
            {"returns_on": "It comes back after the day on which it was allowed."}
        )
    save_with_reason(ceiling, by=by, reason=reason, at=at)
    return ceiling


def _saved_entry(
    entry: SpendEntry,
    fields: SpendFields,
    *,
    by: User | None,
    reason: str,
    at: datetime | None,
) -> SpendEntry:
    set_fields(entry, fields, SpendFields.__annotations__)
    refuse_future(entry.on, "Spending", at=at)
    if not entry.amount:
        raise ValidationError({"amount": "Say how much was spent."})
    save_with_reason(entry, by=by, reason=reason, at=at)
    return entry
