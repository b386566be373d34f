"""When reports are due."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from highlights.choices import CycleKind, ReportsOn
from highlights.models.scheme import RatingScheme
from highlights.querysets import ReportingCycleQuerySet, ReportingPeriodQuerySet
from programmes.models import Programme


class ReportingCycle(models.Model):
    """How often a programme's projects or strands report, and in which scheme."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="cycles")
    reports_on = models.CharField(max_length=20, choices=ReportsOn.choices)
    kind = models.CharField("how often", max_length=20, choices=CycleKind.choices)
    first_day = models.DateField("first day of the first period")
    due_after_days = models.PositiveSmallIntegerField(
        default=5, help_text="Days after the end of a period until its report is due."
    )
    scheme = models.ForeignKey(RatingScheme, models.PROTECT, related_name="cycles")
    is_active = models.BooleanField("in use", default=True)

    objects = ReportingCycleQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "reports_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "reports_on"],
                condition=Q(is_active=True),
                name="highlights_reportingcycle_one_in_use",
                violation_error_message=(
                    "The programme already has a reporting cycle for these in use."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.get_reports_on_display()}, {self.kind}"

    def get_absolute_url(self) -> str:
        return reverse("highlights:cycle_list", args=[self.programme.reference])


class ReportingPeriod(models.Model):
    """One period of a cycle, and when its reports are due."""

    cycle = models.ForeignKey(ReportingCycle, models.PROTECT, related_name="periods")
    label = models.CharField(max_length=100)
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()

    objects = ReportingPeriodQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["cycle", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "starts_on"],
                name="highlights_reportingperiod_start_once",
                violation_error_message="A period of this cycle starts on this day.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="highlights_reportingperiod_ends_after_start",
                violation_error_message="A period cannot end before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")),
                name="highlights_reportingperiod_due_after_start",
                violation_error_message="A report cannot be due before its period.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return self.cycle.get_absolute_url()
