"""Keeping a record from the public, and opening it again, whatever it is a record of.

Who may is the caller's to ask. What was said while a record was exempt stays withheld
in its history, so opening it never opens its past.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from common.exemption import MayBeExempt
from common.history import Spells, save_with_reason, versions_of
from common.locking import lock_at_version

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

Row = TypeVar("Row", bound=MayBeExempt)


@transaction.atomic
def mark_exempt(
    row: Row,
    version: int,
    *,
    paragraphs: Iterable[int],
    exempt_reason: str,
    by: AbstractBaseUser | None,
    reason: str = "",
    review_on: date | None = None,
    at: datetime | None = None,
) -> Row:
    """Kept from the public from now on; marking again changes paragraphs or reason.

    Without a `reason` of its own the change is recorded with the exemption's.
    """
    row = lock_at_version(row, version)
    keep_back(row, paragraphs, exempt_reason, review_on)
    save_with_reason(row, by=by, reason=reason or f"Exempt: {exempt_reason}", at=at)
    return row


@transaction.atomic
def lift_exemption(
    row: Row,
    version: int,
    *,
    by: AbstractBaseUser | None,
    reason: str,
    at: datetime | None = None,
) -> Row:
    """Open to the public from now on."""
    row = lock_at_version(row, version)
    if not row.is_exempt:
        raise ValidationError(f"{row} is not exempt.")
    open_up(row)
    save_with_reason(row, by=by, reason=f"No longer exempt: {reason}", at=at)
    return row


def keep_back(
    row: MayBeExempt,
    paragraphs: Iterable[int],
    exempt_reason: str,
    review_on: date | None,
) -> None:
    """What an exempt record says of its exemption; to be saved by the caller."""
    row.is_exempt = True
    row.exempt_paragraphs = sorted(set(paragraphs))
    row.exempt_reason = exempt_reason
    row.exempt_review_on = review_on


def open_up(row: MayBeExempt) -> None:
    """Nothing is left of the exemption; to be saved by the caller."""
    row.is_exempt = False
    row.exempt_paragraphs = []
    row.exempt_reason = ""
    row.exempt_review_on = None


def exempt_spells(row: MayBeExempt) -> Spells:
    """Since when a record was exempt, and since when not: ask `held_at`. One query."""
    steps = versions_of(type(row)).filter(id=row.pk)
    return list(
        steps.order_by("history_date", "history_id").values_list(
            "history_date", "is_exempt"
        )
    )
