"""Savings, benefits and business cases as movement compares them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from common.periods import year_label, year_of
from programmes.standing import Place
from reports.position import Position
from savings.benefit_rules import last_reading, standing
from savings.facts import BenefitFact, CaseFact, SavingFact
from savings.figures import Figures
from savings.told import told_figures


@dataclass(frozen=True)
class SavingValue:
    """`years` are pairs of a printed year (2012-13) and what the saving comes to in it,
    in pence; `claims` of a place and its share. `told_by` are the figures of the year
    of the day: what is delivered is told by them, and a new year alone is no change."""

    name: str
    reference: str
    state: str
    delivery: str
    owner: str
    claims: tuple[tuple[Place | None, int], ...]
    years: tuple[tuple[str, Figures], ...]
    told_by: Figures = field(compare=False)


@dataclass(frozen=True)
class BenefitValue:
    """`standing` is computed from the readings, empty where it cannot be; `declared`
    stands beside it."""

    name: str
    reference: str
    place: Place
    unit: str
    standing: str
    declared: str
    state: str
    owner: str
    reading: Decimal | None
    target: Decimal | None
    target_on: date | None


@dataclass(frozen=True)
class CeilingValue:
    title: str
    amount: int
    spent: int


@dataclass(frozen=True)
class CaseValue:
    """The version that counts, and what was spent under which ceiling, in pence."""

    name: str
    reference: str
    place: Place
    number: int
    stage: str
    status: str
    decided_by: str
    ceilings: tuple[CeilingValue, ...]


def saving_values(position: Position) -> Iterator[tuple[int, SavingValue]]:
    starts_in = position.council.financial_year_starts_in
    if position.savings:
        for fact in position.savings.facts.savings:
            yield fact.id, _saving(fact, position.on, starts_in)


def benefit_values(position: Position) -> Iterator[tuple[int, BenefitValue]]:
    if position.savings:
        for fact in position.savings.facts.benefits:
            yield fact.id, _benefit(fact, position.on)


def case_values(position: Position) -> Iterator[tuple[int, CaseValue]]:
    if position.savings:
        for fact in position.savings.facts.cases:
            yield fact.id, _case(fact)


def _saving(fact: SavingFact, on: date, starts_in: int) -> SavingValue:
    return SavingValue(
        name=fact.title,
        reference=fact.reference,
        state=fact.state,
        delivery=fact.delivery,
        owner=fact.budget_owner,
        claims=tuple((claim.place, claim.share) for claim in fact.claims),
        years=tuple(
            (year_label(each.year, starts_in), each.figures) for each in fact.years
        ),
        told_by=told_figures(fact.years, year_of(on, starts_in)),
    )


def _benefit(fact: BenefitFact, on: date) -> BenefitValue:
    reading = last_reading(fact, on)
    return BenefitValue(
        name=fact.title,
        reference=fact.reference,
        place=fact.place,
        unit=fact.unit,
        standing=standing(fact, on) or "",
        declared=fact.declared,
        state=fact.state,
        owner=fact.owner,
        reading=reading.value if reading else None,
        target=fact.target,
        target_on=fact.target_on,
    )


def _case(fact: CaseFact) -> CaseValue:
    return CaseValue(
        name=fact.title,
        reference=fact.reference,
        place=fact.place,
        number=fact.number,
        stage=fact.stage,
        status=fact.status,
        decided_by=fact.decided_by,
        ceilings=tuple(
            CeilingValue(each.title, each.amount, each.spent) for each in fact.ceilings
        ),
    )
