"""What must be saved, and the gap it is to close."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.fields import PenceField
from programmes.models import Programme, Project, Strand
from savings.models.structure import ServiceGroup, year_field
from savings.querysets import GapLineQuerySet, SavingsTargetQuerySet


class GapLine(models.Model):
    """A line of the council's funding gap, as its medium-term financial plan (MTFS)
    states it for a financial year or several."""

    title = models.CharField(max_length=200)
    first_year = year_field("from financial year")
    last_year = year_field("to financial year")
    amount = PenceField("gap", validators=[MinValueValidator(0)])
    source = models.CharField(
        "where it is stated", max_length=300, blank=True, help_text="Report and date."
    )
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GapLineQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["first_year", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="savings_gapline_ends_after_start",
                violation_error_message="The last year is not before the first.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("savings:gap_line_list")


class SavingsTarget(models.Model):
    """What a programme, strand, project or service group must save in a financial year,
    in pence."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="savings_targets"
    )
    strand = models.ForeignKey(
        Strand, models.PROTECT, null=True, blank=True, related_name="savings_targets"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="savings_targets"
    )
    group = models.ForeignKey(
        ServiceGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="targets",
        verbose_name="service group",
    )
    year = year_field("financial year")
    amount = PenceField("target", validators=[MinValueValidator(0)])
    gap_line = models.ForeignKey(
        GapLine,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="targets",
        verbose_name="counts against",
    )
    decision = models.CharField("agreed by", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SavingsTargetQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(programme__isnull=False, strand=None, project=None, group=None)
                    | Q(programme=None, strand__isnull=False, project=None, group=None)
                    | Q(programme=None, strand=None, project__isnull=False, group=None)
                    | Q(programme=None, strand=None, project=None, group__isnull=False)
                ),
                name="savings_savingstarget_one_place",
                violation_error_message="A target is of one programme, strand, project "
                "or service group.",
            ),
            *(
                models.UniqueConstraint(
                    fields=[place, "year"],
                    name=f"savings_savingstarget_{place}_once",
                    violation_error_message="There is a target for this year already.",
                )
                for place in ("programme", "strand", "project", "group")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("savings:target_list")

    @property
    def place(self) -> Programme | Strand | Project | ServiceGroup | None:
        return self.project or self.strand or self.programme or self.group
