"""Keeping a business case from the public, and opening it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from savings.models import BusinessCase


@transaction.atomic
def mark_case_exempt(
    case: BusinessCase,
    version: int,
    *,
    paragraphs: Iterable[int],
    exempt_reason: str,
    by: User | None,
    reason: str = "",
    review_on: date | None = None,
    at: datetime | None = None,
) -> BusinessCase:
    """Kept from the public from now on, all its versions; marking again changes
    paragraphs or reason."""
    case = lock_at_version(case, version)
    case.is_exempt = True
    case.exempt_paragraphs = sorted(set(paragraphs))
    case.exempt_reason = exempt_reason
    case.exempt_review_on = review_on
    save_with_reason(case, by=by, reason=reason or f"Exempt: {exempt_reason}", at=at)
    return case


@transaction.atomic
def lift_case_exemption(
    case: BusinessCase,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> BusinessCase:
    """Open from now on, all its versions. What its history said while it was exempt
    stays withheld."""
    case = lock_at_version(case, version)
    if not case.is_exempt:
        raise ValidationError(f"{case.reference} is not exempt.")
    case.is_exempt = False
    case.exempt_paragraphs = []
    case.exempt_reason = ""
    case.exempt_review_on = None
    save_with_reason(case, by=by, reason=f"No longer exempt: {reason}", at=at)
    return case
