"""Keeping a risk from the public, and opening it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from risks.models import Risk


@transaction.atomic
def mark_risk_exempt(
    risk: Risk,
    version: int,
    *,
    paragraphs: Iterable[int],
    exempt_reason: str,
    by: User | None,
    reason: str = "",
    review_on: date | None = None,
    at: datetime | None = None,
) -> Risk:
    """Kept from the public from now on; marking again changes paragraphs or reason.

    Without a `reason` of its own the change is recorded with the exemption's.
    """
    risk = lock_at_version(risk, version)
    risk.is_exempt = True
    risk.exempt_paragraphs = sorted(set(paragraphs))
    risk.exempt_reason = exempt_reason
    risk.exempt_review_on = review_on
    save_with_reason(risk, by=by, reason=reason or f"Exempt: {exempt_reason}", at=at)
    return risk


@transaction.atomic
def lift_risk_exemption(
    risk: Risk,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Risk:
    """Open from now on. What it said while exempt stays withheld in its history."""
    risk = lock_at_version(risk, version)
    if not risk.is_exempt:
        raise ValidationError(f"{risk.reference} is not exempt.")
    risk.is_exempt = False
    risk.exempt_paragraphs = []
    risk.exempt_reason = ""
    risk.exempt_review_on = None
    save_with_reason(risk, by=by, reason=f"No longer exempt: {reason}", at=at)
    return risk
