"""What budget owners return each month or quarter."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.fields import PenceField
from savings.choices import (
    EDITABLE_RETURNS,
    DeliveryRating,
    ReturnCadence,
    ReturnStatus,
)
from savings.models.saving import Saving
from savings.querysets import ReturnPeriodQuerySet, SavingsReturnQuerySet


class ReturnCalendar(models.Model):
    """How often savings returns are due, for the whole council."""

    cadence = models.CharField(
        "how often", max_length=20, choices=ReturnCadence.choices
    )
    first_day = models.DateField("first day of the first period")
    due_after_days = models.PositiveSmallIntegerField(
        default=10, help_text="Days after the end of a period until returns are due."
    )
    is_active = models.BooleanField("in use", default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-is_active", "-first_day"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_active"],
                condition=Q(is_active=True),
                name="savings_returncalendar_one_in_use",
                violation_error_message="Savings returns have a calendar already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_cadence_display()} savings returns"

    def get_absolute_url(self) -> str:
        return reverse("savings:calendar_update")


class ReturnPeriod(models.Model):
    """One period of the calendar. `year` and `month` say which month of which financial
    year it ends with: 2012 and 3 is June 2012 where the year starts in April."""

    calendar = models.ForeignKey(ReturnCalendar, models.PROTECT, related_name="periods")
    label = models.CharField(max_length=100)
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()
    year = models.PositiveSmallIntegerField("financial year")
    month = models.PositiveSmallIntegerField("month of the financial year")

    objects = ReturnPeriodQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "starts_on"],
                name="savings_returnperiod_start_once",
                violation_error_message="A period starts on this day.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), due_on__gte=F("starts_on")),
                name="savings_returnperiod_ends_after_start",
                violation_error_message="A period ends, and is due, after it starts.",
            ),
            models.CheckConstraint(
                condition=Q(month__range=(1, 12)),
                name="savings_returnperiod_month",
                violation_error_message="A financial year has 12 months.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class SavingsReturn(models.Model):
    """What one budget owner says of all their savings for one period."""

    period = models.ForeignKey(ReturnPeriod, models.PROTECT, related_name="returns")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="savings_returns"
    )
    status = models.CharField(
        max_length=20, choices=ReturnStatus.choices, default=ReturnStatus.DRAFT
    )
    comment = models.TextField("what finance asks", blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SavingsReturnQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-period__starts_on", "owner"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "owner"],
                name="savings_savingsreturn_once",
                violation_error_message="This return is open already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner}, {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("savings:return_detail", args=[self.pk])

    @property
    def is_editable(self) -> bool:
        return self.status in EDITABLE_RETURNS

    def is_by(self, person_id: int) -> bool:
        """Whether it is this person's own, or was submitted by them."""
        return person_id in (self.owner_id, self.submitted_by_id)


class ReturnLine(models.Model):
    """What a return says of one saving, in pence; None where nothing is said yet."""

    savings_return = models.ForeignKey(
        SavingsReturn, models.PROTECT, related_name="lines"
    )
    saving = models.ForeignKey(Saving, models.PROTECT, related_name="return_lines")
    achieved = PenceField("achieved to date", null=True, blank=True)
    forecast = PenceField("forecast for the year", null=True, blank=True)
    pressure = PenceField("in-year pressures", null=True, blank=True)
    delivery = models.CharField(
        "delivery now", max_length=20, choices=DeliveryRating.choices, blank=True
    )
    note = models.TextField("why, and what is done", blank=True)
    unread = models.JSONField(
        "typed and not understood",
        default=dict,
        blank=True,
        help_text="What was typed, by column, where it is no amount and no rating.",
    )

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["savings_return", "saving__reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["savings_return", "saving"],
                name="savings_returnline_once",
                violation_error_message="The return has a line for this saving.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.savings_return}: {self.saving.reference}"


class ReturnChase(models.Model):
    """One reminder, by e-mail, to one budget owner whose return is missing."""

    period = models.ForeignKey(ReturnPeriod, models.PROTECT, related_name="chases")
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="return_chases_received",
    )
    chased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="return_chases_made"
    )
    chased_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-chased_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.to}, {self.period}"
