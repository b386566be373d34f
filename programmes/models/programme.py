"""Programmes, what they support and the boards that steer them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.fields import RichTextField
from programmes.choices import ProgrammeStatus
from programmes.models.council import CorporatePriority
from programmes.querysets import BoardQuerySet, ProgrammeQuerySet


class Programme(models.Model):
    """A temporary organisation that delivers a transformation made of strands."""

    reference = models.SlugField(
        max_length=40,
        unique=True,
        help_text="Short name for addresses and file names, like otp.",
        error_messages={"unique": "Another programme has this reference."},
    )
    name = models.CharField(max_length=200)
    status = models.CharField(
        max_length=20,
        choices=ProgrammeStatus.choices,
        default=ProgrammeStatus.ACTIVE,
    )
    starts_on = models.DateField("starts on", null=True, blank=True)
    ends_on = models.DateField("ends on", null=True, blank=True)
    vision = RichTextField(blank=True)
    problems_addressed = RichTextField(blank=True)
    aims = RichTextField(blank=True)
    out_of_scope = RichTextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ProgrammeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="programmes_programme_ends_after_start",
                violation_error_message="A programme cannot end before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reports:programme_detail", args=[self.reference])

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError(
                {"ends_on": "A programme cannot end before it starts."}
            )


class SupportedPriority(models.Model):
    """A corporate priority that a programme says it supports."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="supports")
    priority = models.ForeignKey(
        CorporatePriority, models.PROTECT, related_name="supported_by"
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "priority__order"]
        verbose_name_plural = "supported priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "priority"],
                name="programmes_supportedpriority_once",
                violation_error_message="The programme already supports this priority.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} supports {self.priority}"


class Board(models.Model):
    """A board that steers or assures a programme."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="boards")
    name = models.CharField(max_length=200)
    remit = models.CharField(max_length=500, blank=True)
    membership = models.CharField(
        max_length=500, blank=True, help_text="Who sits on it, by role, and who chairs."
    )
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = BoardQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"],
                name="programmes_board_name_once",
                violation_error_message="The programme has a board of this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:board_list", args=[self.programme.reference])
