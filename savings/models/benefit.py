"""Benefits: what becomes better, measured; not money alone."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.exemption import MayBeExempt
from common.fields import PenceField
from programmes.models import CorporatePriority, Programme, Project, Strand
from savings.benefit_rules import why_other_way
from savings.choices import (
    BenefitClass,
    BenefitDirection,
    BenefitKind,
    BenefitStanding,
    BenefitState,
)
from savings.models.saving import Saving
from savings.querysets import (
    BenefitQuerySet,
    BenefitReadingQuerySet,
    CorporateValueQuerySet,
)


class CorporateValue(models.Model):
    """A value of the council that benefits are tagged with, like Plymouth's
    "democratic" or "pioneering"."""

    name = models.CharField(max_length=100, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CorporateValueQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("savings:value_list")


def _measure(verbose_name: str) -> models.DecimalField:
    return models.DecimalField(
        verbose_name, max_digits=18, decimal_places=4, null=True, blank=True
    )


class Benefit(MayBeExempt):
    """A measured improvement that a programme, strand or project promises, or a harm it
    knowingly does (a dis-benefit). Stays open after its project closes.

    Fields after the Green Book's benefits register.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="benefits"
    )
    strand = models.ForeignKey(
        Strand, models.PROTECT, null=True, blank=True, related_name="benefits"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="benefits"
    )
    reference = models.CharField(
        max_length=30,
        unique=True,
        error_messages={"unique": "Another benefit has this reference."},
    )
    title = models.CharField(max_length=200)
    description = models.TextField("what becomes better, and how", blank=True)
    is_disbenefit = models.BooleanField(
        "dis-benefit", default=False, help_text="A harm that is knowingly accepted."
    )
    category = models.CharField(
        "whose benefit", max_length=20, choices=BenefitClass.choices, blank=True
    )
    kind = models.CharField("counted in", max_length=20, choices=BenefitKind.choices)
    saving = models.ForeignKey(
        Saving,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="benefits",
        verbose_name="the saving it is counted as",
        help_text="So that the same money is never counted twice.",
    )
    annual_value = PenceField("full-year value", null=True, blank=True)
    measure = models.CharField(max_length=300, blank=True)
    unit = models.CharField(
        max_length=60, blank=True, help_text="Such as %, days, complaints a month."
    )
    direction = models.CharField(
        max_length=20, choices=BenefitDirection.choices, blank=True
    )
    baseline = _measure("baseline")
    baseline_on = models.DateField("baseline date", null=True, blank=True)
    baseline_source = models.CharField(
        "where the baseline is from", max_length=300, blank=True
    )
    target = _measure("target")
    target_on = models.DateField("target date", null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_benefits",
    )
    later_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inherited_benefits",
        verbose_name="owner after closure",
    )
    activities = models.TextField("what must be done for it", blank=True)
    declared = models.CharField(
        "as declared", max_length=20, choices=BenefitStanding.choices, blank=True
    )
    declared_reason = models.TextField("why it is declared so", blank=True)
    state = models.CharField(
        max_length=20,
        choices=BenefitState.choices,
        default=BenefitState.OPEN,
        editable=False,
    )
    closed_on = models.DateField(null=True, blank=True, editable=False)
    closing_reason = models.TextField(blank=True, editable=False)
    priorities = models.ManyToManyField(
        CorporatePriority, through="BenefitPriority", related_name="benefits"
    )
    values = models.ManyToManyField(
        CorporateValue, through="BenefitValue", related_name="benefits"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = BenefitQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["reference"]
        constraints = [
            *MayBeExempt.Meta.constraints,
            models.CheckConstraint(
                condition=(
                    Q(programme__isnull=False, strand=None, project=None)
                    | Q(programme=None, strand__isnull=False, project=None)
                    | Q(programme=None, strand=None, project__isnull=False)
                ),
                name="savings_benefit_one_place",
                violation_error_message="A benefit is promised by one programme, "
                "strand or project.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("savings:benefit_detail", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        problems = {}
        dates = self.baseline_on, self.target_on
        if dates[0] and dates[1] and dates[1] < dates[0]:
            problems["target_on"] = "The target date is not before the baseline date."
        if words := why_other_way(self.direction, self.baseline, self.target):
            problems["target"] = words
        if problems:
            raise ValidationError(problems)

    @property
    def place(self) -> Programme | Strand | Project:
        """Who promises it."""
        place = self.project or self.strand or self.programme
        if place is None:
            message = "A benefit is promised by one programme, strand or project."
            raise ValueError(message)
        return place


class BenefitPriority(models.Model):
    """A corporate priority that a benefit serves."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="priority_links")
    priority = models.ForeignKey(
        CorporatePriority, models.PROTECT, related_name="benefit_links"
    )

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["benefit", "priority__order"]
        verbose_name_plural = "benefit priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["benefit", "priority"],
                name="savings_benefitpriority_once",
                violation_error_message="The benefit serves this priority already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.benefit}: {self.priority}"


class BenefitValue(models.Model):
    """A value of the council that a benefit stands for."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="value_links")
    value = models.ForeignKey(
        CorporateValue, models.PROTECT, related_name="benefit_links"
    )

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["benefit", "value__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["benefit", "value"],
                name="savings_benefitvalue_once",
                violation_error_message="The benefit has this tag already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.benefit}: {self.value}"


class BenefitReading(models.Model):
    """What the measure of a benefit was on a day."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="readings")
    on = models.DateField("read on")
    value = models.DecimalField(max_digits=18, decimal_places=4)
    source = models.CharField("where it is from", max_length=300, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = BenefitReadingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["benefit", "on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["benefit", "on"],
                name="savings_benefitreading_once",
                violation_error_message="There is a reading of this day: change it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.benefit}, {self.on}"
