"""What a saving comes to in each financial year."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from common.fields import PenceField
from common.periods import MONTHS_OF_A_YEAR
from savings.models.saving import Saving
from savings.models.structure import year_field
from savings.querysets import SavingYearQuerySet


class SavingYear(models.Model):
    """A saving in one financial year, in pence.

    `achieved` is what its owner claims to date, `validated` what finance has seen of
    that. `pressure` is what in-year pressures take away again: nothing or negative, as
    papers print it. The lists have a figure for each month of the year or none:
    `planned` what each month brings, `achieved_by_month` what was achieved up to its
    end, `forecast_by_month` the forecast of the whole year told then.
    """

    saving = models.ForeignKey(Saving, models.PROTECT, related_name="years")
    year = year_field("financial year")
    target = PenceField("new this year", default=0, validators=[MinValueValidator(0)])
    full_year_effect = PenceField(
        "full-year effect of earlier years",
        default=0,
        validators=[MinValueValidator(0)],
    )
    forecast = PenceField("forecast for the year", null=True, blank=True)
    achieved = PenceField("achieved to date", default=0)
    pressure = PenceField(
        "in-year pressures", default=0, validators=[MaxValueValidator(0)]
    )
    validated = PenceField(default=0, editable=False)
    planned = models.JSONField("by month", default=list, blank=True)
    achieved_by_month = models.JSONField(default=list, blank=True, editable=False)
    forecast_by_month = models.JSONField(default=list, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    # Set by `with_claimants`.
    returned_by: int
    achieved_by: int

    objects = SavingYearQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["saving", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["saving", "year"],
                name="savings_savingyear_once",
                violation_error_message="The saving has figures for this year.",
            ),
            models.CheckConstraint(
                condition=Q(pressure__lte=0),
                name="savings_savingyear_pressure_takes_away",
                violation_error_message="Pressures are nothing or negative.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.saving}, {self.year}"

    def clean(self) -> None:
        super().clean()
        for name in ("forecast", "achieved"):
            if (getattr(self, name) or 0) < 0:
                raise ValidationError(
                    {name: "Write 0 or more: what is lost goes under pressures."}
                )
        for name in ("planned", "achieved_by_month", "forecast_by_month"):
            if not _is_by_month(getattr(self, name), may_lack=name != "planned"):
                raise ValidationError(
                    {name: "Give a figure for each of the 12 months, or for none."}
                )
        if self.planned and sum(self.planned) != self.target + self.full_year_effect:
            raise ValidationError(
                {"planned": "The months must add up to the year's target."}
            )

    @property
    def proposed(self) -> int:
        """What the year is to bring: new savings and what earlier ones carry on."""
        return self.target + self.full_year_effect


def _is_by_month(figures: Any, *, may_lack: bool) -> bool:
    if figures == []:
        return True
    return (
        isinstance(figures, list)
        and len(figures) == MONTHS_OF_A_YEAR
        and all(type(each) is int or (may_lack and each is None) for each in figures)
    )
