"""Keeping a saving from the public, and opening it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from savings.models import Saving


@transaction.atomic
def mark_saving_exempt(
    saving: Saving,
    version: int,
    *,
    paragraphs: Iterable[int],
    exempt_reason: str,
    by: User | None,
    reason: str = "",
    review_on: date | None = None,
    at: datetime | None = None,
) -> Saving:
    """Kept from the public from now on; marking again changes paragraphs or reason.

    Without a `reason` of its own the change is recorded with the exemption's.
    """
    saving = lock_at_version(saving, version)
    saving.is_exempt = True
    saving.exempt_paragraphs = sorted(set(paragraphs))
    saving.exempt_reason = exempt_reason
    saving.exempt_review_on = review_on
    save_with_reason(saving, by=by, reason=reason or f"Exempt: {exempt_reason}", at=at)
    return saving


@transaction.atomic
def lift_saving_exemption(
    saving: Saving,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Saving:
    """Open from now on. What it said while exempt stays withheld in its history."""
    saving = lock_at_version(saving, version)
    if not saving.is_exempt:
        raise ValidationError(f"{saving.reference} is not exempt.")
    saving.is_exempt = False
    saving.exempt_paragraphs = []
    saving.exempt_reason = ""
    saving.exempt_review_on = None
    save_with_reason(saving, by=by, reason=f"No longer exempt: {reason}", at=at)
    return saving
