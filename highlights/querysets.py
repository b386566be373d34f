"""Which reports, which periods."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from highlights.choices import EDITABLE_STATUSES, FROZEN_STATUSES, OPEN_STATUSES
from highlights.choices import ReportStatus as Status
from programmes.querysets import entitled_projects
from programmes.standing import standing_of

if TYPE_CHECKING:
    from accounts.models import User
    from highlights.models import HighlightReport, ReportingPeriod
    from programmes.models import Project, Strand


class ReportingPeriodQuerySet(QuerySet["ReportingPeriod"]):
    """Periods, by day."""

    def ended(self, *, on: date) -> ReportingPeriodQuerySet:
        """Over, so that its report can be written."""
        return self.filter(ends_on__lt=on)

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
