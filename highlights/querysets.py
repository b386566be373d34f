"""Which reports, which periods."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from highlights.choices import EDITABLE_STATUSES, FROZEN_STATUSES, OPEN_STATUSES
from highlights.choices import ReportStatus as Status
from programmes.querysets import entitled_projects
from programmes.standing import standing_of

if TYPE_CHECKING:
    from accounts.models import User
    from highlights.models import (
        HighlightReport,
        RatingScheme,
        ReportingCycle,
        ReportingPeriod,
    )
    from programmes.models import Project, Strand


class RatingSchemeQuerySet(QuerySet["RatingScheme"]):
    """Rating schemes are open to everybody who is signed in."""

    def visible_to(self, user: User) -> RatingSchemeQuerySet:
        return self if user.is_active else self.none()

    def newest(self) -> RatingSchemeQuerySet:
        """The last version of each."""
        newer = self.model._default_manager.filter(
            code=OuterRef("code"), version__gt=OuterRef("version")
        )
        return self.filter(~Exists(newer))


class ReportingCycleQuerySet(QuerySet["ReportingCycle"]):
    """Reporting calendars are open to everybody who is signed in."""

    def visible_to(self, user: User) -> ReportingCycleQuerySet:
        return self if user.is_active else self.none()

    def in_use(self) -> ReportingCycleQuerySet:
        return self.filter(is_active=True)


class ReportingPeriodQuerySet(QuerySet["ReportingPeriod"]):
    """Periods, by day."""

    def visible_to(self, user: User) -> ReportingPeriodQuerySet:
        return self if user.is_active else self.none()

    def ended(self, *, on: date) -> ReportingPeriodQuerySet:
        """Over, so that its report can be written."""
        return self.filter(ends_on__lt=on)

    def begun(self, *, on: date) -> ReportingPeriodQuerySet:
        return self.filter(starts_on__lte=on)

    def in_use(self, programme_ids: Collection[int]) -> ReportingPeriodQuerySet:
        """Periods of the cycles that these programmes report in now."""
        return self.filter(
            cycle__is_active=True, cycle__programme_id__in=programme_ids
        ).select_related("cycle")

    def last_of_each(self, count: int) -> ReportingPeriodQuerySet:
        """The last so many of each cycle, of those there are."""
        return self.annotate(
            nth=Window(
                RowNumber(),
                partition_by=[F("cycle_id")],
                order_by=[F("starts_on").desc()],
            )
        ).filter(nth__lte=count)

    def due(self, *, on: date) -> ReportingPeriodQuerySet:
        """Its reports should have been in by now."""
        return self.filter(due_on__lt=on)


class HighlightReportQuerySet(QuerySet["HighlightReport"]):
    """Reports, by where they stand in their life."""

    def visible_to(self, user: User) -> HighlightReportQuerySet:
        """Reports that are exempt, or on an exempt project, only for those entitled."""
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        open_to_all = Q(is_exempt=False) & (
            Q(project__isnull=True) | Q(project__is_exempt=False)
        )
        own_strands = Q(strand__programme_id__in=entitled.programme_ids) | Q(
            strand_id__in=entitled.strand_ids
        )
        return self.filter(
            open_to_all | entitled_projects(entitled, "project__") | own_strands
        )

    def on_subject(self, subject: Project | Strand) -> HighlightReportQuerySet:
        return self.filter(**{type(subject).__name__.lower(): subject})

    def open(self) -> HighlightReportQuerySet:
        return self.filter(status__in=OPEN_STATUSES)

    def editable(self) -> HighlightReportQuerySet:
        return self.filter(status__in=EDITABLE_STATUSES)

    def submitted(self) -> HighlightReportQuerySet:
        return self.filter(status=Status.SUBMITTED)

    def approved(self, *, by_then: datetime | None = None) -> HighlightReportQuerySet:
        """Frozen reports; with `by_then`, those approved by that instant."""
        rows = self.filter(status__in=FROZEN_STATUSES)
        return rows if by_then is None else rows.filter(approved_at__lte=by_then)

    def with_subject(self) -> HighlightReportQuerySet:
        """Subject, period and scheme at hand, without further queries."""
        return self.select_related(
            "period__cycle__programme",
            "scheme",
            "project__strand__programme",
            "strand__programme",
        )

    def with_frozen(self) -> HighlightReportQuerySet:
        return self.select_related("frozen", "submitted_by", "approved_by")

    def with_follows_exempt(self) -> HighlightReportQuerySet:
        """Marks reports that come after one, of the same subject, that is exempt now.

        Now, also in a past position: what has been withheld since stays withheld.
        """
        before = (
            self.model._default_manager.filter(status__in=FROZEN_STATUSES)
            .filter(
                Q(project_id=OuterRef("project_id"))
                | Q(strand_id=OuterRef("strand_id")),
                period__ends_on__lt=OuterRef("period__ends_on"),
            )
            .order_by("-period__ends_on", "-approved_at", "-pk")
        )
        return self.annotate(follows_exempt=Subquery(before.values("is_exempt")[:1]))

    def editions_of(self, report: HighlightReport) -> HighlightReportQuerySet:
        """Every edition of one subject's report for one period, newest first."""
        return (
            self.on_subject(report.subject)
            .filter(period_id=report.period_id)
            .select_related("approved_by")
            .for_list()
            .order_by("-edition")
        )

    def for_list(self) -> HighlightReportQuerySet:
        """Without the long texts, which no list shows."""
        return self.defer("this_period", "next_period", "issues")
