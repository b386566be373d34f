"""What had been reported at an instant: plain values, and how to fetch them.

An approved report never changes, so the past is read from the reports themselves:
those approved by then. Six queries, whatever the number of rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from common.history import rows_as_at
from highlights.choices import ReportsOn
from highlights.models import (
    DimensionRating,
    HighlightReport,
    RatingScheme,
    ReportingCycle,
    ReportingPeriod,
)
from highlights.rating_scheme import Scheme
from programmes.facts import Exempt, exempt_of


@dataclass(frozen=True)
class PeriodFact:
    label: str
    starts_on: date
    ends_on: date
    due_on: date


@dataclass(frozen=True)
class CycleFact:
    """A reporting cycle in use, and the latest period whose reports were due."""

    programme_id: int
    reports_on: str
    scheme_id: int
    latest_due: PeriodFact | None


@dataclass(frozen=True)
class DimensionFact:
    dimension: str
    declared: str
    indicated: str
    indicated_because: str
    previous: str
    reason: str


@dataclass(frozen=True)
class ReportFact:
    """An approved highlight report. Ratings are codes of the scheme `scheme_id`.

    `follows_exempt`: the report before it is exempt, so what it said is as well.
    """

    id: int
    project_id: int | None
    strand_id: int | None
    scheme_id: int
    edition: int
    period: PeriodFact
    overall: str
    overall_reason: str
    parent_reason: str
    indicated: str
    previous: str
    unchanged_for: int
    comment: str
    this_period: str
    next_period: str
    issues: str
    ask: str
    ask_by: date | None
    approved_at: datetime
    dimensions: tuple[DimensionFact, ...]
    exempt: Exempt | None
    follows_exempt: bool = False

    def without_previous(self) -> ReportFact:
        """As told to somebody who may not know what the report before it said."""
        return replace(
            self,
            previous="",
            unchanged_for=0,
            dimensions=tuple(replace(part, previous="") for part in self.dimensions),
        )


@dataclass(frozen=True)
class HighlightsFacts:
    """Everything this app knows of a scope at one instant.

    `reports` are the latest per subject, or with a look-back every one whose period
    ended after it, newest first.
    """

    cycles: tuple[CycleFact, ...]
    schemes: dict[int, Scheme]
    reports: tuple[ReportFact, ...]


def load(
    *,
    programme_ids: Collection[int],
    strand_ids: Collection[int],
    project_ids: Collection[int],
    as_at: datetime | None,
    on: date,
    look_back_to: date | None = None,
) -> HighlightsFacts:
    """The facts of these places now (`as_at` None) or then; `on` is that day.

    With `look_back_to`, earlier reports too, whose period ended after that day.
    """
    cycles = list(
        rows_as_at(
            ReportingCycle, as_at, Q(programme_id__in=programme_ids, is_active=True)
        ).order_by("id")
    )
    reports = _reports(strand_ids, project_ids, as_at, look_back_to)
    scheme_ids = {row.scheme_id for row in cycles} | {row.scheme_id for row in reports}
    schemes = RatingScheme.objects.filter(id__in=scheme_ids)
    due = _latest_due({row.id for row in cycles}, as_at, on)
    return HighlightsFacts(
        cycles=tuple(
            CycleFact(
                programme_id=row.programme_id,
                reports_on=ReportsOn(row.reports_on).value,
                scheme_id=row.scheme_id,
                latest_due=due.get(row.id),
            )
            for row in cycles
        ),
        schemes={row.pk: row.scheme for row in schemes},
        reports=_report_facts(reports),
    )


def _latest_due(
    cycle_ids: Collection[int], as_at: datetime | None, on: date
) -> dict[int, PeriodFact]:
    periods = rows_as_at(
        ReportingPeriod, as_at, Q(cycle_id__in=cycle_ids, due_on__lt=on)
    )
    # Later periods overwrite earlier ones: the last one due remains.
    return {row.cycle_id: period_fact(row) for row in periods.order_by("due_on", "id")}


def period_fact(row: Any) -> PeriodFact:
    """A period as a value."""
    return PeriodFact(row.label, row.starts_on, row.ends_on, row.due_on)


def _reports(
    strand_ids: Collection[int],
    project_ids: Collection[int],
    as_at: datetime | None,
    look_back_to: date | None,
) -> list[HighlightReport]:
    approved = HighlightReport.objects.approved(by_then=as_at).filter(
        Q(strand_id__in=strand_ids) | Q(project_id__in=project_ids)
    )
    newest_of_period = approved.annotate(
        nth=Window(
            RowNumber(),
            partition_by=[F("strand_id"), F("project_id"), F("period_id")],
            order_by=[F("approved_at").desc(), F("id").desc()],
        ),
        age=Window(
            RowNumber(),
            partition_by=[F("strand_id"), F("project_id")],
            order_by=[
                F("period__ends_on").desc(),
                F("approved_at").desc(),
                F("id").desc(),
            ],
        ),
    ).filter(nth=1)
    wanted = (
        newest_of_period.filter(age=1)
        if look_back_to is None
        else newest_of_period.filter(Q(age=1) | Q(period__ends_on__gt=look_back_to))
    )
    return list(
        HighlightReport.objects.filter(id__in=[row.id for row in wanted.only("id")])
        .with_follows_exempt()
        .select_related("period")
        .order_by("-period__ends_on", "id")
    )


def _report_facts(reports: list[HighlightReport]) -> tuple[ReportFact, ...]:
    dimensions: dict[int, list[DimensionFact]] = defaultdict(list)
    for row in DimensionRating.objects.filter(report__in=reports).order_by("id"):
        dimensions[row.report_id].append(dimension_fact(row))
    return tuple(report_fact(row, tuple(dimensions[row.pk])) for row in reports)


def dimension_fact(row: DimensionRating) -> DimensionFact:
    """A dimension's rating as a value."""
    return DimensionFact(
        dimension=row.dimension,
        declared=row.declared,
        indicated=row.indicated,
        indicated_because=row.indicated_because,
        previous=row.previous,
        reason=row.reason,
    )


def report_fact(
    row: HighlightReport, dimensions: tuple[DimensionFact, ...]
) -> ReportFact:
    """An approved report as a value; its period must be at hand."""
    if row.approved_at is None:
        message = "Only an approved report is a fact."
        raise ValueError(message)
    return ReportFact(
        id=row.pk,
        project_id=row.project_id,
        strand_id=row.strand_id,
        scheme_id=row.scheme_id,
        edition=row.edition,
        period=period_fact(row.period),
        overall=row.overall,
        overall_reason=row.overall_reason,
        parent_reason=row.parent_reason,
        indicated=row.indicated,
        previous=row.previous,
        unchanged_for=row.unchanged_for,
        comment=row.comment,
        this_period=row.this_period,
        next_period=row.next_period,
        issues=row.issues,
        ask=row.ask,
        ask_by=row.ask_by,
        approved_at=row.approved_at,
        dimensions=dimensions,
        exempt=exempt_of(row),
        follows_exempt=bool(getattr(row, "follows_exempt", False)),
    )
