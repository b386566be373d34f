"""Milestones, and their recorded changes of baseline."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords

from common.exemption import MayBeExempt
from common.fields import FuzzyDateField
from programmes.models.project import Project
from programmes.querysets import MilestoneQuerySet


class Milestone(MayBeExempt):
    """A dated event of a project: approved, now expected, and when it happened."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    baseline = FuzzyDateField(
        help_text="The approved date. It changes only by re-baselining."
    )
    forecast = FuzzyDateField(
        null=True, blank=True, help_text="When it is expected now."
    )
    actual_on = models.DateField("happened on", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MilestoneQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["project", "baseline", "title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#milestone-{self.pk}"


class Rebaseline(models.Model):
    """An approved change of a milestone's baseline; the old one stays on record."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="rebaselines")
    old_baseline = FuzzyDateField()
    new_baseline = FuzzyDateField()
    on = models.DateField("agreed on")
    agreed_by = models.CharField(
        max_length=200, help_text="The board or officer who agreed, by role."
    )
    reason = models.TextField()

    history = HistoricalRecords()

    class Meta:
        ordering = ["milestone", "on", "pk"]

    def __str__(self) -> str:
        return f"{self.milestone}: {self.old_baseline} to {self.new_baseline}"

    def get_absolute_url(self) -> str:
        return self.milestone.get_absolute_url()
