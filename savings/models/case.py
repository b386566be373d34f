"""Business cases: why to do it, in versions; and what may be spent on the way."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.exemption import MayBeExempt
from common.fields import PenceField
from programmes.models import Programme, Project
from savings.appraisal.content import CaseContent, content_from
from savings.choices import CaseStage, CaseStatus
from savings.querysets import (
    BusinessCaseQuerySet,
    CaseVersionQuerySet,
    SpendCeilingQuerySet,
    SpendEntryQuerySet,
)


class BusinessCase(MayBeExempt):
    """The business case of a programme or project, all its versions."""

    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="business_cases",
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="business_cases"
    )
    reference = models.CharField(
        max_length=30,
        unique=True,
        error_messages={"unique": "Another business case has this reference."},
    )
    title = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = BusinessCaseQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["reference"]
        constraints = [
            *MayBeExempt.Meta.constraints,
            models.CheckConstraint(
                condition=Q(programme__isnull=False, project=None)
                | Q(programme=None, project__isnull=False),
                name="savings_businesscase_one_place",
                violation_error_message="A business case is of one programme or "
                "project.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("savings:case_detail", args=[self.pk])

    @property
    def place(self) -> Programme | Project:
        """What it is the case for."""
        place = self.project or self.programme
        if place is None:
            message = "A business case is of one programme or project."
            raise ValueError(message)
        return place


class CaseVersion(models.Model):
    """One version of a business case. `content` is all it says (`CaseContent` as JSON);
    once submitted it never changes: what comes after is a new version."""

    case = models.ForeignKey(BusinessCase, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=20, choices=CaseStage.choices)
    status = models.CharField(
        max_length=20, choices=CaseStatus.choices, default=CaseStatus.DRAFT
    )
    content = models.JSONField(default=dict)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_on = models.DateField("decided on", null=True, blank=True)
    decided_by = models.CharField(
        "decided by", max_length=200, blank=True, help_text="The body, by name."
    )
    decision = models.CharField("decision reference", max_length=200, blank=True)
    conditions = models.TextField(blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CaseVersionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["case", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"],
                name="savings_caseversion_number_once",
                violation_error_message="This version exists already.",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=(CaseStatus.DRAFT, CaseStatus.SUBMITTED)),
                name="savings_caseversion_one_open",
                violation_error_message="A version of this case is being written.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("savings:case_version", args=[self.pk])

    @property
    def parsed(self) -> CaseContent:
        """All it says. Parse once a request. ValueError where it cannot be read."""
        return content_from(self.content)


class SpendCeiling(models.Model):
    """How much may be spent on a stage before the case must come back to the body that
    allowed it (Lancashire, September 2019: up to £400,000 for scoping)."""

    case = models.ForeignKey(BusinessCase, models.PROTECT, related_name="ceilings")
    title = models.CharField("for what", max_length=200)
    amount = PenceField("at most", validators=[MinValueValidator(0)])
    allowed_by = models.CharField(
        "allowed by", max_length=200, help_text="The body, by name."
    )
    allowed_on = models.DateField("allowed on")
    decision = models.CharField("decision reference", max_length=200, blank=True)
    returns_to = models.CharField(
        "comes back to", max_length=200, blank=True, help_text="The body, by name."
    )
    returns_on = models.DateField("comes back on", null=True, blank=True)
    returned_on = models.DateField("came back on", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SpendCeilingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["case", "allowed_on", "pk"]

    def __str__(self) -> str:
        return self.title


class SpendEntry(models.Model):
    """Money spent under a ceiling, in pence."""

    ceiling = models.ForeignKey(SpendCeiling, models.PROTECT, related_name="entries")
    on = models.DateField("spent on")
    amount = PenceField("spent")
    note = models.CharField("on what", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SpendEntryQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["ceiling", "on", "pk"]
        verbose_name_plural = "spend entries"

    def __str__(self) -> str:
        return f"{self.ceiling}, {self.on}"
