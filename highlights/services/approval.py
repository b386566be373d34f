"""Approving a highlight report, or giving it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from common.history import save_with_reason
from common.locking import EditConflict
from highlights import content
from highlights.choices import ReportStatus
from highlights.evidence import Evidence, evidence_for
from highlights.models import DimensionRating, FrozenReport, HighlightReport


@transaction.atomic
def return_report(
    report: HighlightReport,
    by: User,
    comment: str,
    at: datetime | None = None,
    version: int | None = None,
) -> HighlightReport:
    """Give a submitted report back, saying what to mend."""
    locked = _lock_submitted(report, version)
    if not comment.strip():
        raise ValidationError({"comment": "Say what is to be mended."})
    locked.status = ReportStatus.RETURNED
    locked.return_comment = comment
    locked.version += 1
    save_with_reason(locked, by=by, reason=f"Returned: {comment}", at=at)
    return locked


@transaction.atomic
def approve_report(
    report: HighlightReport,
    by: User,
    at: datetime | None = None,
    version: int | None = None,
) -> HighlightReport:
    """Approve a submitted report and freeze it with everything it was based on.

    House default: nobody approves what they submitted themselves. A correction puts
    its new edition in the place of the old one. `version`, where given, is the one the
    approver read.
    """
    locked = _lock_submitted(report, version)
    if locked.submitted_by_id == by.pk:
        raise ValidationError(
            "You submitted this report: somebody else has to approve it."
        )
    now = at or timezone.now()
    evidence = evidence_for(locked, as_at=at)
    dimensions = list(locked.dimensions.all())
    _settle(locked, dimensions, evidence)
    locked.status = ReportStatus.APPROVED
    locked.approved_at = now
    locked.approved_by = by
    locked.return_comment = ""
    locked.version += 1
    _supersede(locked.corrects, by=by, at=at)
    for row in dimensions:
        save_with_reason(row, by=by, reason="Approved.", at=at)
    save_with_reason(locked, by=by, reason="Approved.", at=at)
    _freeze(locked, dimensions, evidence, now)
    return locked


def _lock_submitted(report: HighlightReport, version: int | None) -> HighlightReport:
    locked = HighlightReport.objects.select_for_update().get(pk=report.pk)
    if version is not None and locked.version != version:
        raise EditConflict(locked)
    if locked.status != ReportStatus.SUBMITTED:
        status = locked.get_status_display().lower()
        raise ValidationError(
            f"This report is {status}: only a submitted one is approved or returned."
        )
    return locked


def _settle(
    report: HighlightReport, dimensions: Iterable[DimensionRating], evidence: Evidence
) -> None:
    """Write down what was indicated, and what last time's ratings were."""
    overall, parts = evidence.ratings(report, dimensions)
    report.indicated = overall.indicated
    report.previous = overall.previous
    report.unchanged_for = evidence.unchanged_for("overall", report.overall)
    for row in dimensions:
        if row.dimension in parts:
            rated = parts[row.dimension]
            row.indicated = rated.indicated
            row.indicated_because = rated.because
            row.previous = rated.previous


def _supersede(
    corrected: HighlightReport | None, *, by: User, at: datetime | None
) -> None:
    if corrected is None:
        return
    corrected.status = ReportStatus.SUPERSEDED
    save_with_reason(corrected, by=by, reason="Replaced by a correction.", at=at)


def _freeze(
    report: HighlightReport,
    dimensions: Iterable[DimensionRating],
    evidence: Evidence,
    at: datetime,
) -> None:
    text = content.canonical(content.content_of(report, dimensions, evidence))
    frozen = FrozenReport(
        report=report,
        content=text,
        sha256=content.fingerprint(text),
        frozen_at=at,
    )
    frozen.full_clean()
    frozen.save()
