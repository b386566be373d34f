"""The council itself, and the lists it keeps for all its programmes."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from programmes.querysets import CouncilQuerySet, PriorityQuerySet, StageQuerySet


class Council(models.Model):
    """The one council this installation serves."""

    name = models.CharField(max_length=200)
    brand_colour = models.CharField(
        max_length=7,
        default="#1d3d63",
        validators=[
            RegexValidator(r"^#[0-9a-fA-F]{6}$", "Write a colour like #1d3d63.")
        ],
        help_text="Behind the header, like #1d3d63.",
    )
    financial_year_starts_in = models.PositiveSmallIntegerField(
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text="Month in which the financial year starts: 4 for April.",
    )
    milestone_tolerance_days = models.PositiveSmallIntegerField(
        default=14,
        help_text="Days a milestone may slip before time is outside tolerance.",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CouncilQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "council"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="programmes_council_only_one",
                violation_error_message="One installation serves one council.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:council_update")


class CorporatePriority(models.Model):
    """A priority of the corporate plan that programmes may support."""

    name = models.CharField(max_length=200, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PriorityQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "name"]
        verbose_name_plural = "corporate priorities"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:priority_list")


class Stage(models.Model):
    """A step of a project's life, from the council's own list."""

    name = models.CharField(max_length=100, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    meaning = models.CharField(
        max_length=300, blank=True, help_text="One line for people new to the method."
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StageQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:stage_list")
