"""What finance has seen of the savings claimed."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.fields import PenceField
from savings.choices import EvidenceKind, ValidationOutcome
from savings.models.saving_year import SavingYear
from savings.querysets import ValidationQuerySet


class Validation(models.Model):
    """Finance's conclusion about what is claimed of a saving in a year: how much of it
    is validated, on which evidence, or why it is refused. Never changed."""

    saving_year = models.ForeignKey(
        SavingYear, models.PROTECT, related_name="validations"
    )
    outcome = models.CharField(max_length=20, choices=ValidationOutcome.choices)
    claimed = PenceField("claimed then")
    amount = PenceField("validated", default=0, validators=[MinValueValidator(0)])
    evidence = models.CharField(max_length=20, choices=EvidenceKind.choices, blank=True)
    ledger_line = models.CharField("ledger budget line", max_length=100, blank=True)
    evidence_reference = models.CharField(
        "where the evidence is", max_length=300, blank=True
    )
    reason = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    is_exempt = models.BooleanField(
        default=False, help_text="Whether the saving was exempt then."
    )

    objects = ValidationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["saving_year", "-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome=ValidationOutcome.VALIDATED) | ~Q(evidence=""),
                name="savings_validation_has_evidence",
                violation_error_message="Nothing is validated without evidence.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=ValidationOutcome.REFUSED) | Q(amount=0),
                name="savings_validation_refuses_all",
                violation_error_message="What is refused validates nothing.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.saving_year}: {self.get_outcome_display()}"


class EvidenceFile(models.Model):
    """A document finance was shown, kept as it was."""

    validation = models.OneToOneField(Validation, models.PROTECT, related_name="file")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()

    objects = models.Manager()

    class Meta:
        ordering = ["validation"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("savings:evidence_file", args=[self.validation_id])
