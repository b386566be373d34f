"""Savings: whose budget falls, who claims it, and by how much in which year."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.exemption import MayBeExempt
from common.fields import PenceField
from programmes.models import Programme, Project, Strand
from savings.choices import (
    Confidence,
    DeliveryRating,
    Difficulty,
    EqualityAssessment,
    FundingSource,
    Recurrence,
    SavingKind,
    SavingState,
)
from savings.models.structure import ServiceGroup, share_field
from savings.querysets import SavingQuerySet


class Saving(MayBeExempt):
    """One scheme that takes money out of a budget, brings income in or avoids a cost.

    It is booked against one service group, whose budget falls, and claimed by the
    programmes in their shares: one saving, two views.
    """

    reference = models.CharField(
        max_length=30,
        unique=True,
        error_messages={"unique": "Another saving has this reference."},
    )
    title = models.CharField(max_length=200)
    description = models.TextField("what is done", blank=True)
    group = models.ForeignKey(
        ServiceGroup,
        models.PROTECT,
        related_name="savings",
        verbose_name="service group",
    )
    budget_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_savings",
        help_text="Who answers for the budget that falls, and fills in the return.",
    )
    kind = models.CharField("type", max_length=20, choices=SavingKind.choices)
    recurrence = models.CharField(
        max_length=20, choices=Recurrence.choices, default=Recurrence.RECURRENT
    )
    state = models.CharField(
        max_length=20,
        choices=SavingState.choices,
        default=SavingState.PROPOSED,
        editable=False,
    )
    state_since = models.DateField(editable=False)

    difficulty = models.CharField(
        "difficulty when the budget was set",
        max_length=20,
        choices=Difficulty.choices,
        blank=True,
    )
    delivery = models.CharField(
        "delivery now", max_length=20, choices=DeliveryRating.choices, blank=True
    )
    delivery_reason = models.TextField("why delivery is rated so", blank=True)
    confidence = models.CharField(
        "confidence in the figures",
        max_length=20,
        choices=Confidence.choices,
        blank=True,
    )
    funding_source = models.CharField(
        "what pays for it", max_length=20, choices=FundingSource.choices, blank=True
    )
    funding = PenceField(
        "cost of delivery", null=True, blank=True, validators=[MinValueValidator(0)]
    )
    decision = models.CharField(
        "decision reference", max_length=200, blank=True, help_text="Body and minute."
    )
    fte_effect = models.DecimalField(
        "effect on posts (FTE)",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Posts fewer with a minus sign: -2.5.",
    )
    equality = models.CharField(
        "equality impact assessment",
        max_length=20,
        choices=EqualityAssessment.choices,
        blank=True,
    )
    equality_reference = models.CharField(
        "where the assessment is", max_length=300, blank=True
    )
    mitigation = models.TextField("mitigation", blank=True)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replacements",
        verbose_name="replaces",
        help_text="The saving that cannot be delivered and this one stands in for.",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SavingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["reference"]
        indexes = [
            models.Index(fields=["state"], name="savings_saving_state"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("savings:saving_detail", args=[self.pk])

    def is_kept_back(self) -> bool:
        """Whether it is exempt, by itself or with a project that claims a share of it:
        what is written of it now stays withheld after it is opened. One query at
        most."""
        return (
            self.is_exempt or self.attributions.filter(project__is_exempt=True).exists()
        )


class SavingAttribution(models.Model):
    """The share of a saving that one programme, strand or project claims; with no place
    the share that no programme claims. The shares of a saving add up to all of it."""

    saving = models.ForeignKey(Saving, models.PROTECT, related_name="attributions")
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="savings_claimed"
    )
    strand = models.ForeignKey(
        Strand, models.PROTECT, null=True, blank=True, related_name="savings_claimed"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="savings_claimed"
    )
    share = share_field()

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["saving", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(programme=None, strand=None)
                | Q(programme=None, project=None)
                | Q(strand=None, project=None),
                name="savings_savingattribution_one_place",
                violation_error_message="A share is claimed by one place.",
            ),
            *(
                models.UniqueConstraint(
                    fields=["saving", place],
                    name=f"savings_savingattribution_{place}_once",
                    violation_error_message="This place claims a share already.",
                )
                for place in ("programme", "strand", "project")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.saving}: {self.place or 'no programme'}"

    @property
    def place(self) -> Programme | Strand | Project | None:
        return self.project or self.strand or self.programme


class SavingPlacement(models.Model):
    """Where a saving stands in another structure than the one it was booked in, where
    the successions of its group do not say."""

    saving = models.ForeignKey(Saving, models.PROTECT, related_name="placements")
    group = models.ForeignKey(
        ServiceGroup, models.PROTECT, related_name="placed_savings"
    )

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["saving", "group"]
        constraints = [
            models.UniqueConstraint(
                fields=["saving", "group"],
                name="savings_savingplacement_once",
                violation_error_message="The saving stands there already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.saving} in {self.group}"


class SavingStep(models.Model):
    """One step in the life of a saving: from which state to which, when, by whom and
    why. Never changed."""

    saving = models.ForeignKey(Saving, models.PROTECT, related_name="steps")
    from_state = models.CharField(
        max_length=20, choices=SavingState.choices, blank=True
    )
    to_state = models.CharField(max_length=20, choices=SavingState.choices)
    on = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.TextField()
    decision = models.CharField("decision reference", max_length=200, blank=True)
    is_exempt = models.BooleanField(
        default=False, help_text="Whether the saving was exempt at this step."
    )

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["saving", "on", "pk"]

    def __str__(self) -> str:
        return f"{self.saving}: {self.get_to_state_display()}"
