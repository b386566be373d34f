"""Registers, and the council's categories of risk."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from programmes.models import Programme, Project, Strand
from risks.choices import RegisterLevel
from risks.models.scheme import ScoringScheme
from risks.querysets import RegisterQuerySet, RiskCategoryQuerySet


class RiskCategory(models.Model):
    """A kind of risk, from the council's own list: financial, reputation, people."""

    name = models.CharField(max_length=100, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RiskCategoryQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "name"]
        verbose_name_plural = "risk categories"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("risks:category_list")


class Register(models.Model):
    """The risks of the council, or of one programme, strand or project.

    Its rules are the council's to set: from which band a risk must go up, how many days
    it may stay red, after how many reviews without a change somebody should ask.
    """

    programme = models.OneToOneField(
        Programme, models.PROTECT, null=True, blank=True, related_name="register"
    )
    strand = models.OneToOneField(
        Strand, models.PROTECT, null=True, blank=True, related_name="register"
    )
    project = models.OneToOneField(
        Project, models.PROTECT, null=True, blank=True, related_name="register"
    )
    scheme = models.ForeignKey(ScoringScheme, models.PROTECT, related_name="registers")
    prefix = models.CharField(
        max_length=20,
        default="R",
        help_text="Before the number in each reference: OTP-R gives OTP-R1.",
    )
    next_number = models.PositiveIntegerField(default=1, editable=False)
    escalates_at = models.SlugField(
        "escalate from",
        max_length=40,
        blank=True,
        help_text="A risk in this band or a higher one goes to the register above.",
    )
    red_days_allowed = models.PositiveSmallIntegerField(
        "days at red before it goes up",
        null=True,
        blank=True,
        default=182,
        help_text="Empty where time alone does not send a risk up.",
    )
    unchanged_limit = models.PositiveSmallIntegerField(
        "reviews without a change",
        default=3,
        help_text="After so many, the register asks whether anybody looked.",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RegisterQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(programme=None, strand=None)
                    | Q(programme=None, project=None)
                    | Q(strand=None, project=None)
                ),
                name="risks_register_one_place",
                violation_error_message="A register belongs to one place.",
            ),
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(programme=None, strand=None, project=None),
                name="risks_register_one_council",
                violation_error_message="The council has its register already.",
            ),
        ]

    def __str__(self) -> str:
        where = self.place
        return f"Risk register of {where}" if where else "Council risk register"

    def get_absolute_url(self) -> str:
        return reverse("risks:register_detail", args=[self.pk])

    @property
    def place(self) -> Programme | Strand | Project | None:
        """Whose risks they are; None is the council's own register."""
        return self.project or self.strand or self.programme

    @property
    def level(self) -> RegisterLevel:
        if self.project_id:
            return RegisterLevel.PROJECT
        if self.strand_id:
            return RegisterLevel.STRAND
        return RegisterLevel.PROGRAMME if self.programme_id else RegisterLevel.COUNCIL
