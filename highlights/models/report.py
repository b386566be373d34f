"""Highlight reports, their ratings, and what they were based on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.exemption import MayBeExempt
from common.fields import RichTextField
from highlights.choices import (
    EDITABLE_STATUSES,
    FROZEN_STATUSES,
    OPEN_STATUSES,
    ReportStatus,
)
from highlights.models.cycle import ReportingPeriod
from highlights.models.scheme import RatingScheme
from highlights.querysets import HighlightReportQuerySet
from programmes.models import Project, Strand

EXEMPTION = ("is_exempt", "exempt_paragraphs", "exempt_reason", "exempt_review_on")
NEVER_CHANGES = "An approved report never changes: correct it in a new edition."


class HighlightReport(MayBeExempt):
    """What an officer says of one project or strand for one period.

    Approved, it never changes again: a correction is a new edition.
    """

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="reports")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    strand = models.ForeignKey(
        Strand, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    scheme = models.ForeignKey(RatingScheme, models.PROTECT, related_name="reports")
    status = models.CharField(
        max_length=20, choices=ReportStatus.choices, default=ReportStatus.DRAFT
    )
    edition = models.PositiveSmallIntegerField(default=1)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    correction_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    overall = models.CharField("overall rating", max_length=40, blank=True)
    overall_reason = models.TextField("why this rating", blank=True)
    parent_reason = models.TextField(
        "why better than a project under it",
        blank=True,
        help_text="Asked when a strand is rated better than one of its projects.",
    )
    comment = models.CharField(
        "in one line", max_length=300, blank=True, help_text="Printed on the dashboard."
    )
    this_period = RichTextField("what was done this period", blank=True)
    next_period = RichTextField("what comes next period", blank=True)
    issues = RichTextField("issues", blank=True)
    ask = models.TextField("what the board must decide", blank=True)
    ask_by = models.DateField("decision needed by", null=True, blank=True)

    # Worked out when it is approved, and frozen with it.
    indicated = models.CharField(max_length=40, blank=True, editable=False)
    previous = models.CharField(max_length=40, blank=True, editable=False)
    unchanged_for = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="Periods the rating has been the same."
    )

    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="submitted_reports",
    )
    return_comment = models.TextField("what to mend", blank=True)
    approved_at = models.DateTimeField(
        null=True, blank=True, editable=False, db_index=True
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="approved_reports",
    )

    # Set by `with_follows_exempt`.
    follows_exempt: bool | None

    objects = HighlightReportQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["-period__ends_on", "-edition", "pk"]
        # Few wait for approval at any time, among all that were ever approved.
        indexes = [models.Index(fields=["status"])]
        constraints = [
            *MayBeExempt.Meta.constraints,
            models.CheckConstraint(
                condition=Q(project__isnull=False, strand__isnull=True)
                | Q(project__isnull=True, strand__isnull=False),
                name="highlights_highlightreport_one_subject",
                violation_error_message="A report is on one project or on one strand.",
            ),
            models.UniqueConstraint(
                fields=["period", "project"],
                condition=Q(status__in=OPEN_STATUSES),
                name="highlights_highlightreport_project_one_open",
                violation_error_message="A report for this period is open already.",
            ),
            models.UniqueConstraint(
                fields=["period", "strand"],
                condition=Q(status__in=OPEN_STATUSES),
                name="highlights_highlightreport_strand_one_open",
                violation_error_message="A report for this period is open already.",
            ),
            models.UniqueConstraint(
                fields=["period", "project"],
                condition=Q(status=ReportStatus.APPROVED),
                name="highlights_highlightreport_project_one_approved",
                violation_error_message="This period's report is approved already.",
            ),
            models.UniqueConstraint(
                fields=["period", "strand"],
                condition=Q(status=ReportStatus.APPROVED),
                name="highlights_highlightreport_strand_one_approved",
                violation_error_message="This period's report is approved already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}, {self.period}"

    def save(self, **kwargs: Any) -> None:
        """As always, unless it is approved: then only superseding is left."""
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if before is not None and before.status in FROZEN_STATUSES:
            self._require_nothing_but_superseding(before)
        super().save(**kwargs)

    def _require_nothing_but_superseding(self, before: HighlightReport) -> None:
        columns = [field.attname for field in self._meta.concrete_fields]
        # Whether it is kept from the public is not what it says, and may change.
        columns = [name for name in columns if name not in EXEMPTION]
        changed = {
            name for name in columns if getattr(before, name) != getattr(self, name)
        }
        step = (before.status, self.status)
        superseded = (ReportStatus.APPROVED, ReportStatus.SUPERSEDED)
        if changed and (changed != {"status"} or step != superseded):
            raise ValidationError(NEVER_CHANGES)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.status in FROZEN_STATUSES:
            raise ValidationError(NEVER_CHANGES)
        return super().delete(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("highlights:report_detail", args=[self.pk])

    @property
    def subject(self) -> Project | Strand:
        """What the report is on."""
        subject = self.project or self.strand
        if subject is None:
            message = "A report is on one project or on one strand."
            raise ValueError(message)
        return subject

    @property
    def is_editable(self) -> bool:
        return self.status in EDITABLE_STATUSES


class DimensionRating(models.Model):
    """How one dimension (time, cost, scope, benefits ...) is rated in a report."""

    report = models.ForeignKey(
        HighlightReport, models.PROTECT, related_name="dimensions"
    )
    dimension = models.CharField(max_length=40)
    declared = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    indicated = models.CharField(max_length=40, blank=True, editable=False)
    indicated_because = models.CharField(max_length=300, blank=True, editable=False)
    previous = models.CharField(max_length=40, blank=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "dimension"],
                name="highlights_dimensionrating_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.declared}"

    def save(self, **kwargs: Any) -> None:
        """As always, unless its report is approved."""
        frozen = HighlightReport.objects.approved().filter(pk=self.report_id)
        if frozen.exists():
            raise ValidationError(NEVER_CHANGES)
        super().save(**kwargs)


class FrozenReport(models.Model):
    """An approved report whole, with the position and the scheme it was based on.

    Written once, at approval; `sha256` is that of `content`, canonical JSON.
    """

    report = models.OneToOneField(
        HighlightReport, models.PROTECT, related_name="frozen"
    )
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ["-frozen_at"]

    def __str__(self) -> str:
        return f"{self.report}, frozen {self.frozen_at:%d %B %Y}"

    def save(self, **kwargs: Any) -> None:
        """Once."""
        if self.pk:
            raise ValidationError(NEVER_CHANGES)
        super().save(**kwargs)
