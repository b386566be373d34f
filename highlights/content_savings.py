"""Savings, benefits and spending as a report says them: plain values that can be frozen
and read again. Amounts are in whole pence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from common.rag import RatingState, Shape, Tone
from common.wording import by_reference
from highlights.evidence import Evidence
from highlights.savings_rules import (
    HeldSavings,
    benefits_indicated,
    cost_indicated,
)
from savings.benefit_rules import last_reading, measured, standing, state_of
from savings.choices import BenefitState
from savings.facts import BenefitFact, SavingFact
from savings.figures import Figures
from savings.told import told_delivery, told_figures, told_state


@dataclass(frozen=True)
class SaidSaving:
    """A saving as it stood, in one financial year: what is claimed of it here."""

    reference: str
    title: str
    state: str
    delivery: RatingState | None
    proposed: int
    forecast: int
    has_forecast: bool
    achieved: int
    validated: int


@dataclass(frozen=True)
class SaidBenefit:
    reference: str
    title: str
    standing: RatingState | None
    reading: str
    read_on: date | None
    target: str
    target_on: date | None


@dataclass(frozen=True)
class SaidSpending:
    """What was spent under one ceiling."""

    case: str
    title: str
    spent: int
    amount: int


@dataclass(frozen=True)
class SaidMoney:
    """All that a report says of savings; `year` is printed: 2012-13."""

    year: str
    savings: tuple[SaidSaving, ...] = ()
    benefits: tuple[SaidBenefit, ...] = ()
    spending: tuple[SaidSpending, ...] = ()
    benefits_because: str = ""
    cost_because: str = ""

    @property
    def is_told(self) -> bool:
        return bool(self.savings or self.benefits or self.spending)


NOTHING = SaidMoney("")


def money_lines(evidence: Evidence) -> SaidMoney:
    """What may be told with the report of savings, benefits and spending."""
    held, on = evidence.grounds.savings, evidence.grounds.on
    if held is None:
        return NOTHING
    benefits, cost = benefits_indicated(held, on), cost_indicated(held)
    return SaidMoney(
        year=held.label,
        savings=tuple(
            _saving(fact, figures, held)
            for fact, figures in sorted(held.counted(), key=_by_shortfall)
        ),
        benefits=tuple(
            _benefit(fact, on)
            for fact in sorted(held.facts.benefits, key=_by_reference)
            if fact.state == BenefitState.OPEN
        ),
        spending=tuple(
            SaidSpending(case.reference, each.title, each.spent, each.amount)
            for case in held.facts.cases
            for each in case.ceilings
        ),
        benefits_because=_sentence(benefits.because) if benefits else "",
        cost_because=_sentence(cost.because) if cost else "",
    )


def _by_reference(fact: BenefitFact) -> tuple[str, int, str]:
    return by_reference(fact.reference)


def _by_shortfall(
    pair: tuple[SavingFact, Figures],
) -> tuple[int, tuple[str, int, str]]:
    fact, figures = pair
    return -figures.shortfall, by_reference(fact.reference)


def _sentence(because: str) -> str:
    return f"{because[:1].upper()}{because[1:]}."


def _saving(fact: SavingFact, figures: Figures, held: HeldSavings) -> SaidSaving:
    whole = told_figures(fact.years, held.year)
    return SaidSaving(
        reference=fact.reference,
        title=fact.title,
        state=told_state(fact.state, whole),
        delivery=told_delivery(fact.delivery, whole),
        proposed=figures.proposed,
        forecast=figures.forecast,
        has_forecast=held.has_forecast(fact),
        achieved=figures.achieved,
        validated=figures.validated,
    )


def _benefit(fact: BenefitFact, on: date) -> SaidBenefit:
    reading = last_reading(fact, on)
    return SaidBenefit(
        reference=fact.reference,
        title=fact.title,
        standing=state_of(standing(fact, on)),
        reading=measured(reading.value, fact.unit) if reading else "",
        read_on=reading.on if reading else None,
        target=measured(fact.target, fact.unit) if fact.target is not None else "",
        target_on=fact.target_on,
    )


def money_from_json(stored: Mapping[str, Any] | None) -> SaidMoney:
    """As it was frozen; of reports frozen before there were savings, nothing."""
    if stored is None:
        return NOTHING
    return SaidMoney(
        **{
            **stored,
            "savings": tuple(
                SaidSaving(**{**each, "delivery": _state(each["delivery"])})
                for each in stored["savings"]
            ),
            "benefits": tuple(
                SaidBenefit(
                    **{
                        **each,
                        "standing": _state(each["standing"]),
                        "read_on": _day(each["read_on"]),
                        "target_on": _day(each["target_on"]),
                    }
                )
                for each in stored["benefits"]
            ),
            "spending": tuple(SaidSpending(**each) for each in stored["spending"]),
        }
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _state(stored: Mapping[str, Any] | None) -> RatingState | None:
    if stored is None:
        return None
    return RatingState(
        **{**stored, "shape": Shape(stored["shape"]), "tone": Tone(stored["tone"])}
    )
