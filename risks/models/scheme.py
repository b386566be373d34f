"""Scoring schemes, as versioned data."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from risks.querysets import ScoringSchemeQuerySet
from risks.scoring import Scheme, from_json


class ScoringScheme(models.Model):
    """One version of the way a council scores risks. Never changed: a change is a new
    version, so that old scores keep their meaning."""

    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=100)
    in_force_from = models.DateField("in force from", null=True, blank=True)
    definition = models.JSONField(
        help_text="Axes, method and bands, as risks.scoring reads them."
    )

    objects = ScoringSchemeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"], name="risks_scoringscheme_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"

    def save(self, **kwargs: Any) -> None:
        """Once: whatever was scored in it, now or in history, keeps its meaning."""
        if not self._state.adding:
            raise ValidationError(
                "A version of a scheme never changes: make a new version."
            )
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("risks:scheme_detail", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        try:
            from_json(self.definition)
        except (KeyError, TypeError, ValueError) as error:
            message = f"This scoring scheme cannot be read: {error}"
            raise ValidationError({"definition": message}) from error

    @property
    def scheme(self) -> Scheme:
        """The scheme as the rules take it."""
        return from_json(self.definition)
