"""Paper templates: a council's own layout, as versioned data."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from reports.papers.structure import Definition, Unreadable, read_definition


class PaperTemplate(models.Model):
    """One version of the layout a body expects: headings, order, live blocks.

    Never changed once a paper uses it: a change is a new version.
    """

    code = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=200)
    definition = models.JSONField(
        help_text="Header, sections and live blocks, as reports/papers/structure.py "
        "reads them."
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"],
                name="reports_papertemplate_version_once",
                violation_error_message="This version of the template exists already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"

    def clean(self) -> None:
        super().clean()
        try:
            read_definition(self.definition)
        except Unreadable as problem:
            raise ValidationError({"definition": str(problem)}) from problem
        stored = PaperTemplate.objects.filter(pk=self.pk, papers__isnull=False).first()
        if stored and stored.definition != self.definition:
            message = (
                "Papers use this version already: save the change as a new version."
            )
            raise ValidationError({"definition": message})

    @property
    def layout(self) -> Definition:
        """The definition as the rules take it."""
        return read_definition(self.definition)
