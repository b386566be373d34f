"""Papers and what is written in them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.exemption import MayBeExempt
from common.fields import RichTextField
from programmes.models import Programme
from reports.models.template import PaperTemplate
from reports.papers.choices import PaperStatus
from reports.papers.querysets import PaperQuerySet
from savings.models import BusinessCase

NOT_NEW = "“new” is the address of the page that opens a paper: choose another."


class Paper(MayBeExempt):
    """A report on a programme to a body that meets, such as a quarterly update."""

    reference = models.SlugField(
        max_length=80,
        unique=True,
        help_text="Part of its address, such as otp-update-july-2012.",
        validators=[RegexValidator("^new$", inverse_match=True, message=NOT_NEW)],
        error_messages={"unique": "Another paper has this reference."},
    )
    title = models.CharField(max_length=200)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="papers")
    template = models.ForeignKey(PaperTemplate, models.PROTECT, related_name="papers")
    business_case = models.ForeignKey(
        BusinessCase,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        help_text="The one it is about: it then tells of no other.",
    )
    body_name = models.CharField(
        "to which body",
        max_length=200,
        default="Cabinet",
        help_text="Who considers it, such as Cabinet.",
    )
    meeting_on = models.DateField("meeting on")
    author_role = models.CharField(
        "author, by role", max_length=200, help_text="Such as Programme Manager."
    )
    wards = models.CharField(
        "wards affected", max_length=300, blank=True, default="All wards"
    )
    last_update_on = models.DateField(
        "last update given on",
        help_text="Recent progress is told from the day after.",
    )
    year_from = models.DateField(
        "start of the longer look back",
        help_text="Usually twelve months before the last update.",
    )
    as_at_on = models.DateField(
        "position as at",
        null=True,
        blank=True,
        help_text="Leave empty to take it as it stands when the paper is published.",
    )
    status = models.CharField(
        max_length=20,
        choices=PaperStatus.choices,
        default=PaperStatus.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PaperQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["-meeting_on", "title", "pk"]
        constraints = [
            *MayBeExempt.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(year_from__lt=models.F("last_update_on")),
                name="reports_paper_longer_look_back_first",
                violation_error_message=(
                    "The longer look back must start before the last update."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(last_update_on__lte=models.F("meeting_on")),
                name="reports_paper_last_update_before_meeting",
                violation_error_message=(
                    "The last update cannot be later than the meeting."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reports:paper_detail", args=[self.reference])


class PaperSection(MayBeExempt):
    """What was written in one section of a paper. The rest comes from the Position."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="sections")
    key = models.CharField(max_length=80)
    html = RichTextField("text", blank=True)
    marks = models.JSONField(default=dict, blank=True)
    number = models.CharField(
        "number, if not counted",
        max_length=10,
        blank=True,
        help_text="Leave empty to let it be counted.",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["paper", "pk"]
        constraints = [
            *MayBeExempt.Meta.constraints,
            models.UniqueConstraint(
                fields=["paper", "key"],
                name="reports_papersection_once",
                violation_error_message="The paper has this section already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}: {self.key}"

    def clean(self) -> None:
        super().clean()
        if not _is_marks(self.marks):
            raise ValidationError({"marks": "Each implication has one mark."})


def _is_marks(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(label, str) and isinstance(mark, str) and len(mark) <= 3
        for label, mark in value.items()
    )
