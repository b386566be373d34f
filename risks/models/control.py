"""What holds a risk down already, and what will."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from risks.choices import Effectiveness
from risks.models.risk import Risk
from risks.querysets import RiskActionQuerySet, RiskControlQuerySet


class RiskControl(models.Model):
    """Something already in place that holds a risk down."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="controls")
    description = models.TextField()
    effectiveness = models.CharField(
        max_length=20,
        choices=Effectiveness.choices,
        default=Effectiveness.NOT_TESTED,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RiskControlQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["risk", "pk"]

    def __str__(self) -> str:
        return self.description[:80]

    def get_absolute_url(self) -> str:
        return f"{self.risk.get_absolute_url()}#controls"


class RiskAction(models.Model):
    """Something that will be done about a risk, by whom and by when."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="actions")
    description = models.TextField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="risk_actions",
    )
    due_on = models.DateField("due on")
    progress = models.TextField(blank=True)
    done_on = models.DateField("done on", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RiskActionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["risk", "due_on", "pk"]

    def __str__(self) -> str:
        return self.description[:80]

    def get_absolute_url(self) -> str:
        return f"{self.risk.get_absolute_url()}#actions"
