"""Reminders sent for reports that are late or missing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from highlights.models.cycle import ReportingPeriod
from programmes.models import Project, Strand


class Chase(models.Model):
    """One reminder, by e-mail, to one person for one report that is missing."""

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="chases")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="chases"
    )
    strand = models.ForeignKey(
        Strand, models.PROTECT, null=True, blank=True, related_name="chases"
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="chases_received"
    )
    chased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="chases_made"
    )
    chased_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["-chased_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(project__isnull=False, strand__isnull=True)
                | Q(project__isnull=True, strand__isnull=False),
                name="highlights_chase_one_subject",
                violation_error_message="A reminder is about one project or strand.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.to}, {self.period}"

    @property
    def subject(self) -> Project | Strand:
        """What the missing report is on."""
        subject = self.project or self.strand
        if subject is None:
            message = "A reminder is about one project or strand."
            raise ValueError(message)
        return subject
