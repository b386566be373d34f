"""Risks."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.exemption import MayBeExempt
from programmes.models import CorporatePriority, Milestone
from risks.choices import Proximity, Response, RiskState
from risks.models.register import Register, RiskCategory
from risks.models.scheme import ScoringScheme
from risks.querysets import RiskQuerySet
from risks.scoring import Score


def _place(verbose_name: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(verbose_name, null=True, blank=True)


class Risk(MayBeExempt):
    """Something uncertain that could harm what is to be delivered.

    Its current score changes only by a review. What a review concludes is kept here
    beside the score (`previous_*`, `last_reviewed_on`, `unchanged_reviews`,
    `red_since`), so that the past can be told from the history of this one table.
    """

    register = models.ForeignKey(Register, models.PROTECT, related_name="risks")
    reference = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    cause = models.TextField("because", blank=True)
    event = models.TextField("there is a risk that", blank=True)
    consequence = models.TextField("which would lead to", blank=True)
    category = models.ForeignKey(
        RiskCategory, models.PROTECT, null=True, blank=True, related_name="risks"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_risks",
    )
    state = models.CharField(
        max_length=20, choices=RiskState.choices, default=RiskState.PROPOSED
    )
    raised_on = models.DateField("raised on")
    opened_on = models.DateField("on the register since", null=True, blank=True)
    closed_on = models.DateField("ended on", null=True, blank=True)
    lesson = models.TextField("lesson", blank=True)

    objective = models.ForeignKey(
        CorporatePriority,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="risks",
        verbose_name="objective it threatens",
    )
    milestone = models.ForeignKey(
        Milestone,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="risks",
        verbose_name="milestone it threatens",
    )
    saving = models.CharField(
        "saving it threatens",
        max_length=60,
        blank=True,
        help_text="The reference of the saving in the savings plan.",
    )

    # Every score of a risk is given in one version of one scheme.
    scheme = models.ForeignKey(ScoringScheme, models.PROTECT, related_name="risks")
    inherent_likelihood = _place("inherent likelihood")
    inherent_impact = _place("inherent impact")
    inherent_reason = models.TextField("why, with no controls", blank=True)
    current_likelihood = _place("current likelihood")
    current_impact = _place("current impact")
    current_reason = models.TextField("why it stands there", blank=True)
    target_likelihood = _place("target likelihood")
    target_impact = _place("target impact")
    target_reason = models.TextField("why that is the target", blank=True)

    # What the latest review left behind.
    previous_scheme = models.ForeignKey(
        ScoringScheme,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    previous_likelihood = models.PositiveSmallIntegerField(null=True, editable=False)
    previous_impact = models.PositiveSmallIntegerField(null=True, editable=False)
    last_reviewed_on = models.DateField(null=True, editable=False)
    unchanged_reviews = models.PositiveSmallIntegerField(default=0, editable=False)
    red_since = models.DateField(null=True, editable=False)

    response = models.CharField(max_length=20, choices=Response.choices, blank=True)
    proximity = models.CharField(max_length=20, choices=Proximity.choices, blank=True)
    appetite = models.SlugField(
        "risk appetite",
        max_length=40,
        blank=True,
        help_text="The highest band the council is content to live with here.",
    )
    review_days = models.PositiveSmallIntegerField(
        "review every (days)",
        null=True,
        blank=True,
        help_text="Empty: as often as its band asks.",
    )
    next_review_on = models.DateField("next review", null=True, blank=True)

    accepted_on = models.DateField(null=True, blank=True, editable=False)
    accepted_by = models.CharField(
        max_length=200, blank=True, help_text="The board or officer, by role."
    )
    acceptance_reason = models.TextField(blank=True)

    escalated_to = models.ForeignKey(
        Register,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="escalated_here",
    )
    escalated_on = models.DateField(null=True, editable=False)
    escalation_reason = models.TextField(blank=True)

    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RiskQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["register", "pk"]
        indexes = [
            models.Index(fields=["register", "state"], name="risks_risk_in_register"),
            models.Index(fields=["next_review_on"], name="risks_risk_next_review"),
        ]
        constraints = [
            *MayBeExempt.Meta.constraints,
            models.UniqueConstraint(
                fields=["register", "reference"],
                name="risks_risk_reference_once",
                violation_error_message="Another risk of this register has this "
                "reference.",
            ),
            models.CheckConstraint(
                condition=~Q(state=RiskState.OPEN)
                | Q(current_likelihood__isnull=False, current_impact__isnull=False),
                name="risks_risk_open_is_scored",
                violation_error_message="A risk on the register has a current score.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("risks:risk_detail", args=[self.pk])

    def clean(self) -> None:
        """Scores are whole, and are scores of their scheme."""
        super().clean()
        scheme = self.scheme.scheme
        problems = {}
        for name in ("inherent", "current", "target"):
            places = [
                getattr(self, f"{name}_likelihood"),
                getattr(self, f"{name}_impact"),
            ]
            if None in places and places != [None, None]:
                problems[f"{name}_likelihood"] = (
                    "Give both the likelihood and the impact, or neither."
                )
            elif None not in places and not scheme.has(Score(*places)):
                problems[f"{name}_likelihood"] = f"{scheme.name} has no such score."
        if problems:
            raise ValidationError(problems)

    @property
    def inherent(self) -> Score | None:
        return score_of(self, "inherent")

    @property
    def current(self) -> Score | None:
        return score_of(self, "current")

    @property
    def target(self) -> Score | None:
        return score_of(self, "target")

    @property
    def previous(self) -> Score | None:
        """The current score before the latest review, in `previous_scheme`."""
        return score_of(self, "previous")


def score_of(row: object, name: str) -> Score | None:
    """A score of a risk or a review, now or in history; `name` such as "current"."""
    likelihood = getattr(row, f"{name}_likelihood")
    impact = getattr(row, f"{name}_impact")
    return None if None in (likelihood, impact) else Score(likelihood, impact)
