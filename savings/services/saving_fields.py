"""What may be said of a saving, of one of its years, and what no saving may say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict

from django.core.exceptions import ValidationError

from accounts.models import User
from savings.choices import CASHABLE_KINDS, SavingState
from savings.models import Saving, ServiceGroup


class SavingFields(TypedDict, total=False):
    """What may be said of a saving at any time of its life."""

    title: str
    description: str
    group: ServiceGroup
    budget_owner: User | None
    kind: str
    recurrence: str
    difficulty: str
    delivery: str
    delivery_reason: str
    confidence: str
    funding_source: str
    funding: int | None
    decision: str
    fte_effect: Decimal | None
    equality: str
    equality_reference: str
    mitigation: str
    replaces: Saving | None


class NewSavingFields(SavingFields, total=False):
    """And once, at the beginning: a reference of the council's own; and that it is
    exempt, so that there is never a moment at which it was not."""

    reference: str
    is_exempt: bool
    exempt_paragraphs: list[int]
    exempt_reason: str
    exempt_review_on: date | None


class YearFields(TypedDict, total=False):
    """What a saving comes to in one financial year, in pence."""

    target: int
    full_year_effect: int
    forecast: int | None
    achieved: int
    pressure: int
    planned: Sequence[int]
    achieved_by_month: Sequence[int | None]
    forecast_by_month: Sequence[int | None]


@dataclass(frozen=True)
class YearFigures:
    """A saving in one financial year (2012 is 2012-13), in pence. `planned` has what
    each of the twelve months is to bring, or nothing."""

    year: int
    target: int = 0
    full_year_effect: int = 0
    forecast: int | None = None
    achieved: int = 0
    pressure: int = 0
    planned: tuple[int, ...] = ()

    def fields(self) -> YearFields:
        return YearFields(
            target=self.target,
            full_year_effect=self.full_year_effect,
            forecast=self.forecast,
            achieved=self.achieved,
            pressure=self.pressure,
            planned=self.planned,
        )


def refuse_nonsense(saving: Saving) -> None:
    """What no saving may say, whoever says it."""
    problems = {}
    if _replaces_itself(saving):
        problems["replaces"] = "A saving does not stand in for itself."
    if saving.state == SavingState.IN_BUDGET and saving.kind not in CASHABLE_KINDS:
        problems["kind"] = (
            "It stands in the budget, so it is cashable: take it out of the budget "
            "first."
        )
    if problems:
        raise ValidationError(problems)


def _replaces_itself(saving: Saving) -> bool:
    """Also by way of others. A query for each saving on the way, of which there are
    few."""
    passed, above = {saving.pk}, saving.replaces
    while above is not None:
        if above.pk in passed:
            return True
        passed.add(above.pk)
        above = above.replaces
    return False
