"""Keeping a project or milestone from the public, and opening it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from programmes.models import Milestone, Project
from programmes.services.steps import locked_for_step

ExemptRow = TypeVar("ExemptRow", bound=Project | Milestone)


@transaction.atomic
def mark_exempt(
    row: ExemptRow,
    *,
    paragraphs: Iterable[int],
    reason: str,
    by: User | None,
    review_on: date | None = None,
    at: datetime | None = None,
) -> ExemptRow:
    """Kept from the public from now on; marking again changes paragraphs or reason."""
    row = locked_for_step(row)
    row.is_exempt = True
    row.exempt_paragraphs = sorted(set(paragraphs))
    row.exempt_reason = reason
    row.exempt_review_on = review_on
    save_with_reason(row, by=by, reason=reason, at=at)
    return row


@transaction.atomic
def lift_exemption(
    row: ExemptRow, *, by: User | None, reason: str, at: datetime | None = None
) -> ExemptRow:
    """Open from now on. What it said while exempt stays withheld in its history."""
    row = locked_for_step(row)
    if not row.is_exempt:
        raise ValidationError(f"{row} is not exempt.")
    row.is_exempt = False
    row.exempt_paragraphs = []
    row.exempt_reason = ""
    row.exempt_review_on = None
    save_with_reason(row, by=by, reason=reason, at=at)
    return row
