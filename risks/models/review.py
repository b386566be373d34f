"""How risks were reviewed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from risks.models.risk import Risk
from risks.models.scheme import ScoringScheme
from risks.querysets import RiskReviewQuerySet
from risks.scoring import Score


class RiskReview(models.Model):
    """One look at a risk: the score before, the score after, and why. Never changed."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="reviews")
    on = models.DateField("reviewed on")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.TextField()
    old_scheme = models.ForeignKey(ScoringScheme, models.PROTECT, related_name="+")
    old_likelihood = models.PositiveSmallIntegerField()
    old_impact = models.PositiveSmallIntegerField()
    scheme = models.ForeignKey(ScoringScheme, models.PROTECT, related_name="reviews")
    new_likelihood = models.PositiveSmallIntegerField()
    new_impact = models.PositiveSmallIntegerField()
    next_review_on = models.DateField()
    is_exempt = models.BooleanField(
        default=False, help_text="Whether the risk was exempt when it was reviewed."
    )

    objects = RiskReviewQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["risk", "-on", "-pk"]

    def __str__(self) -> str:
        return f"Review of {self.risk} on {self.on}"

    @property
    def old(self) -> Score:
        return Score(self.old_likelihood, self.old_impact)

    @property
    def new(self) -> Score:
        return Score(self.new_likelihood, self.new_impact)
