"""Starting, writing, submitting and correcting a highlight report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from highlights import rules
from highlights.choices import ReportsOn, ReportStatus
from highlights.evidence import earlier_reports, evidence_for
from highlights.models import DimensionRating, HighlightReport, ReportingPeriod
from highlights.models.report import EXEMPTION
from highlights.rating_rules import Scheme
from programmes.models import Project, Strand

# What an officer writes. Everything else about a report follows from what happens.
WRITTEN = (
    "overall",
    "overall_reason",
    "parent_reason",
    "comment",
    "this_period",
    "next_period",
    "issues",
    "ask",
    "ask_by",
)


@dataclass(frozen=True)
class DimensionChange:
    """What an officer says of one dimension."""

    declared: str
    reason: str = ""


@dataclass(frozen=True)
class Changes:
    """What a save changes: fields of the report by name, and dimensions by code."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    dimensions: Mapping[str, DimensionChange] = field(default_factory=dict)


@transaction.atomic
def start_report(
    *,
    subject: Project | Strand,
    period: ReportingPeriod,
    by: User,
    at: datetime | None = None,
) -> HighlightReport:
    """The open report of a subject for a period: the one there is, or a new one.

    A new one carries forward what the last approved one said, to be corrected. Asked
    twice, by a double click or by two people, it gives the same report.
    """
    _lock(subject)
    mine = _of(subject, period)
    if found := HighlightReport.objects.open().filter(**mine).first():
        return found
    _require_asked_for(subject, period, at)
    if HighlightReport.objects.approved().filter(**mine).exists():
        raise ValidationError(
            "The report for this period is approved already. To change what it says, "
            "correct it."
        )
    report = HighlightReport(**mine, scheme=period.cycle.scheme)
    last = earlier_reports(report).first()
    carried = _carried(last, report.scheme.scheme) if last else {}
    if last:
        _copy(last, report, (*WRITTEN, *EXEMPTION))
        report.overall = rules.known_code(report.scheme.scheme.choices, last.overall)
    save_with_reason(report, by=by, reason="Started the report.", at=at)
    _add_dimensions(report, carried, by=by, at=at)
    return report


@transaction.atomic
def save_report(
    report: HighlightReport,
    version: int,
    changes: Changes,
    by: User,
    at: datetime | None = None,
    reason: str = "Saved the report.",
) -> HighlightReport:
    """Write down what was typed, complete or not; its version counts on if it differs.

    Raises EditConflict when somebody else saved after `version` was opened.
    """
    locked = lock_at_version(report, version)
    _require_editable(locked)
    rows = list(locked.dimensions.all())
    for name, value in changes.fields.items():
        if name not in (*WRITTEN, *EXEMPTION):
            raise KeyError(name)
        setattr(locked, name, value)
    changed = [row for row in rows if _rate(row, changes.dimensions)]
    _require_known_ratings(locked, rows)
    before = HighlightReport.objects.get(pk=locked.pk)
    locked.clean_fields()
    if not changed and _says_the_same(before, locked):
        return before
    for row in changed:
        save_with_reason(row, by=by, reason=reason, at=at)
    save_with_reason(locked, by=by, reason=reason, at=at)
    return locked


@transaction.atomic
def submit_report(
    report: HighlightReport, version: int, by: User, at: datetime | None = None
) -> HighlightReport:
    """Hand the report to whoever approves it.

    Refuses with a sentence for each field that keeps it from being submitted.
    """
    locked = lock_at_version(report, version)
    _require_editable(locked)
    if problems := submission_problems(locked, at=at):
        raise ValidationError(problems)
    locked.status = ReportStatus.SUBMITTED
    locked.submitted_at = at or timezone.now()
    locked.submitted_by = by
    save_with_reason(locked, by=by, reason="Submitted for approval.", at=at)
    return locked


def submission_problems(
    report: HighlightReport, *, at: datetime | None = None
) -> dict[str, str]:
    """What keeps the report from being submitted, by form field; empty if nothing."""
    evidence = evidence_for(report, as_at=at)
    overall, parts = evidence.ratings(report, report.dimensions.all())
    problems = rules.rating_problems(evidence.scheme, overall, parts)
    problems |= rules.parent_problems(
        evidence.scheme, report.overall, report.parent_reason, evidence.children
    )
    if not report.this_period:
        problems["this_period"] = "Say what was done this period, if only in a line."
    if report.ask_by and not report.ask.strip():
        problems["ask"] = "Say what the board must decide, or take the date away."
    return problems


@transaction.atomic
def correct_report(
    report: HighlightReport, by: User, reason: str, at: datetime | None = None
) -> HighlightReport:
    """Open a new edition of an approved report; asked twice, the same one.

    The approved edition stands until the new one is approved in its turn.
    """
    _lock(report.subject)
    report = HighlightReport.objects.with_subject().get(pk=report.pk)
    mine = _of(report.subject, report.period)
    if found := HighlightReport.objects.open().filter(**mine).first():
        return found
    if report.status != ReportStatus.APPROVED:
        raise ValidationError("Only the approved edition of a report is corrected.")
    if not reason.strip():
        raise ValidationError({"reason": "Say what is wrong in the approved report."})
    edition = HighlightReport(
        **mine,
        scheme=report.scheme,
        edition=report.edition + 1,
        corrects=report,
        correction_reason=reason,
    )
    _copy(report, edition, (*WRITTEN, *EXEMPTION))
    save_with_reason(edition, by=by, reason=f"Correction: {reason}", at=at)
    said = _said(report.dimensions.all())
    _add_dimensions(edition, said, by=by, at=at)
    return edition


def _lock(subject: Project | Strand) -> None:
    """One at a time for a subject: nobody starts or corrects a second report."""
    type(subject)._default_manager.select_for_update().get(pk=subject.pk)


def _of(subject: Project | Strand, period: ReportingPeriod) -> dict[str, Any]:
    name = "project" if isinstance(subject, Project) else "strand"
    return {"period": period, name: subject}


def _require_asked_for(
    subject: Project | Strand, period: ReportingPeriod, at: datetime | None
) -> None:
    strand = subject.strand if isinstance(subject, Project) else subject
    asked = ReportsOn.PROJECTS if isinstance(subject, Project) else ReportsOn.STRANDS
    cycle = period.cycle
    if (cycle.programme_id, cycle.reports_on) != (strand.programme_id, asked):
        raise ValidationError("This period belongs to another reporting cycle.")
    if period.starts_on > timezone.localdate(at):
        raise ValidationError(
            f"{period.label} has not begun: its report cannot be written yet."
        )


def _require_editable(report: HighlightReport) -> None:
    if not report.is_editable:
        status = report.get_status_display().lower()
        raise ValidationError(f"This report is {status}: it cannot be changed.")


def _copy(
    source: HighlightReport, target: HighlightReport, names: Iterable[str]
) -> None:
    for name in names:
        setattr(target, name, getattr(source, name))


def _said(rows: Iterable[DimensionRating]) -> dict[str, DimensionChange]:
    return {row.dimension: DimensionChange(row.declared, row.reason) for row in rows}


def _carried(last: HighlightReport, scheme: Scheme) -> dict[str, DimensionChange]:
    states = scheme.dimension_states
    return {
        code: DimensionChange(rules.known_code(states, said.declared), said.reason)
        for code, said in _said(last.dimensions.all()).items()
    }


def _add_dimensions(
    report: HighlightReport,
    said: Mapping[str, DimensionChange],
    *,
    by: User,
    at: datetime | None,
) -> None:
    for dimension in report.scheme.scheme.dimensions:
        carried = said.get(dimension.code, DimensionChange(""))
        row = DimensionRating(
            report=report,
            dimension=dimension.code,
            declared=carried.declared,
            reason=carried.reason,
        )
        save_with_reason(row, by=by, reason="Started the report.", at=at)


def _rate(row: DimensionRating, changes: Mapping[str, DimensionChange]) -> bool:
    """Whether the row says something else than before."""
    change = changes.get(row.dimension)
    if change is None or (row.declared, row.reason) == (change.declared, change.reason):
        return False
    row.declared, row.reason = change.declared, change.reason
    return True


def _require_known_ratings(
    report: HighlightReport, rows: Iterable[DimensionRating]
) -> None:
    scheme = report.scheme.scheme
    unknown = "Choose one of the ratings offered."
    problems = {}
    if report.overall and not rules.known_code(scheme.choices, report.overall):
        problems["overall"] = unknown
    for row in rows:
        states = scheme.dimension_states
        if row.declared and not rules.known_code(states, row.declared):
            problems[rules.rating_field(row.dimension)] = unknown
    if problems:
        raise ValidationError(problems)


def _says_the_same(before: HighlightReport, after: HighlightReport) -> bool:
    return all(
        getattr(before, name) == getattr(after, name) for name in (*WRITTEN, *EXEMPTION)
    )
