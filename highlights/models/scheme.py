"""Rating schemes: the states, the dimensions and the rule, as versioned data."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from highlights.querysets import RatingSchemeQuerySet
from highlights.rating_scheme import Scheme, from_json


class RatingScheme(models.Model):
    """One version of the way a council rates. Never changed once a report used it:
    a change is a new version, so that old ratings keep their old meaning."""

    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=100)
    definition = models.JSONField(
        help_text="States, dimensions and rule, as highlights.rating_scheme reads them."
    )

    objects = RatingSchemeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"], name="highlights_ratingscheme_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"

    def save(self, **kwargs: Any) -> None:
        """As always, unless a report was rated in it."""
        if self.pk and self.reports.exists():
            raise ValidationError(
                "Reports were rated in this version of the scheme: it never changes. "
                "Make a new version."
            )
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("highlights:scheme_detail", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        try:
            from_json(self.definition)
        except (KeyError, TypeError, ValueError) as error:
            message = f"This rating scheme cannot be read: {error}"
            raise ValidationError({"definition": message}) from error

    @property
    def scheme(self) -> Scheme:
        """The scheme as the rules take it."""
        return from_json(self.definition)
