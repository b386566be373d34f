"""Keeping a benefit from the public, and opening it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from savings.models import Benefit


@transaction.atomic
def mark_benefit_exempt(
    benefit: Benefit,
    version: int,
    *,
    paragraphs: Iterable[int],
    exempt_reason: str,
    by: User | None,
    reason: str = "",
    review_on: date | None = None,
    at: datetime | None = None,
) -> Benefit:
    """Kept from the public from now on; marking again changes paragraphs or reason."""
    benefit = lock_at_version(benefit, version)
    benefit.is_exempt = True
    benefit.exempt_paragraphs = sorted(set(paragraphs))
    benefit.exempt_reason = exempt_reason
    benefit.exempt_review_on = review_on
    why = reason or f"Exempt: {exempt_reason}"
    save_with_reason(benefit, by=by, reason=why, at=at)
    return benefit


@transaction.atomic
def lift_benefit_exemption(
    benefit: Benefit,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Benefit:
    """Open from now on. What it said while exempt stays withheld in its history."""
    benefit = lock_at_version(benefit, version)
    if not benefit.is_exempt:
        raise ValidationError(f"{benefit.reference} is not exempt.")
    benefit.is_exempt = False
    benefit.exempt_paragraphs = []
    benefit.exempt_reason = ""
    benefit.exempt_review_on = None
    save_with_reason(benefit, by=by, reason=f"No longer exempt: {reason}", at=at)
    return benefit
