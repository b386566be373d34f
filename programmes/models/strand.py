"""Strands, and what has happened to them."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.fields import RichTextField
from programmes.choices import StrandEventKind, StrandStatus
from programmes.models.programme import Programme
from programmes.querysets import StrandQuerySet


class Strand(models.Model):
    """A theme of a programme, led by one member of the leadership team."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="strands")
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField("number", default=1)
    aims = RichTextField(blank=True)
    status = models.CharField(
        max_length=20,
        choices=StrandStatus.choices,
        default=StrandStatus.ACTIVE,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StrandQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reports:strand_detail", args=[self.pk])


class StrandEvent(models.Model):
    """A step in the life of a strand: what happened, when and why."""

    strand = models.ForeignKey(Strand, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=StrandEventKind.choices)
    on = models.DateField("date")
    reason = models.TextField()
    old_name = models.CharField(max_length=200, blank=True)
    new_name = models.CharField(max_length=200, blank=True)
    replaced_by = models.ForeignKey(
        Strand, models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    replaced_by_body = models.CharField(
        max_length=200, blank=True, help_text="A board or service that takes over."
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["strand", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=StrandEventKind.RENAMED)
                | (~models.Q(old_name="") & ~models.Q(new_name="")),
                name="programmes_strandevent_renamed_has_names",
                violation_error_message="Give the new name of the strand.",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=StrandEventKind.REPLACED)
                | models.Q(replaced_by__isnull=False)
                | ~models.Q(replaced_by_body=""),
                name="programmes_strandevent_replaced_by_something",
                violation_error_message=(
                    "Say what replaces the strand: another strand, or a body."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.strand}: {self.get_kind_display()} on {self.on}"

    def get_absolute_url(self) -> str:
        return self.strand.get_absolute_url()
