"""An unchanged period: say what was said last time, and take that back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts.models import User
from common.history import rows_as_at
from highlights import rules
from highlights.evidence import earlier_reports
from highlights.models import DimensionRating, HighlightReport
from highlights.rating_rules import Scheme
from highlights.services.report import WRITTEN, Changes, DimensionChange, save_report


def repeat_last_report(
    report: HighlightReport, version: int, by: User, at: datetime | None = None
) -> HighlightReport:
    """Nothing changed: the report says what the last approved one said."""
    last = earlier_reports(report).first()
    if last is None:
        raise ValidationError("There is no approved report before this one to repeat.")
    said = _said(last, last.dimensions.all(), report.scheme.scheme)
    reason = "Nothing changed since last time."
    return save_report(report, version, said, by, at=at, reason=reason)


def restore_report(
    report: HighlightReport,
    version: int,
    back_to: int,
    by: User,
    at: datetime | None = None,
) -> HighlightReport:
    """Put back what the report said at an earlier version; its history stays."""
    then = report.history.filter(version=back_to).order_by("-history_id").first()
    if then is None:
        raise ValidationError("This report has no such version to go back to.")
    rows = rows_as_at(DimensionRating, then.history_date, Q(report_id=report.pk))
    said = _said(then, rows, report.scheme.scheme)
    reason = f"Went back to version {back_to}."
    return save_report(report, version, said, by, at=at, reason=reason)


def _said(source: Any, rows: Iterable[Any], scheme: Scheme) -> Changes:
    """What a report, or a version of it, says, as far as this scheme can say it."""
    fields = {name: getattr(source, name) for name in WRITTEN}
    fields["overall"] = rules.known_code(scheme.choices, source.overall)
    states = scheme.dimension_states
    return Changes(
        fields,
        {
            row.dimension: DimensionChange(
                rules.known_code(states, row.declared), row.reason
            )
            for row in rows
        },
    )
