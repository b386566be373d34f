"""Keeping a report from the public, and opening it again; even once it is approved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.exempting import keep_back, open_up
from common.history import save_with_reason
from highlights.models import HighlightReport


@transaction.atomic
def withhold_report(
    report: HighlightReport,
    *,
    paragraphs: Iterable[int],
    exempt_reason: str,
    by: User,
    review_on: date | None = None,
    at: datetime | None = None,
) -> HighlightReport:
    """Kept from the public from now on; again, with other paragraphs or reason."""
    locked = _lock(report)
    keep_back(locked, paragraphs, exempt_reason, review_on)
    save_with_reason(locked, by=by, reason=f"Exempt: {exempt_reason}", at=at)
    return locked


@transaction.atomic
def release_report(
    report: HighlightReport, *, by: User, reason: str, at: datetime | None = None
) -> HighlightReport:
    """Open to the public from now on."""
    locked = _lock(report)
    if not locked.is_exempt:
        raise ValidationError("This report is not exempt.")
    open_up(locked)
    save_with_reason(locked, by=by, reason=f"No longer exempt: {reason}", at=at)
    return locked


def _lock(report: HighlightReport) -> HighlightReport:
    """Its version stays: who is writing has nothing to compare."""
    return HighlightReport.objects.select_for_update().get(pk=report.pk)
