"""What the savings of a Position come to in the year that matters. Pure.

Of a programme, strand or project only the shares claimed there; of the council all.
Amounts are in whole pence.
"""

from __future__ import annotations

from dataclasses import dataclass

from common.periods import year_label, year_of
from programmes.standing import Place
from reports.position import Position
from savings.cuts import total
from savings.facts import SavingsFacts
from savings.figures import Figures
from savings.years import usual_year


@dataclass(frozen=True)
class SavingsNow:
    """One financial year of the savings told; `scopes` are the places whose shares
    count, None: everything. `is_this_year` says whether it is the year of the day
    shown."""

    facts: SavingsFacts
    year: int
    label: str
    is_this_year: bool
    scopes: tuple[Place | None, ...]
    figures: Figures
    savings: int
    without_forecast: int

    @property
    def has_forecasts(self) -> bool:
        return self.without_forecast < self.savings

    @property
    def at_risk(self) -> int:
        return self.figures.at_risk_by_forecast


def savings_now(
    position: Position, scopes: tuple[Place | None, ...]
) -> SavingsNow | None:
    """None where nothing is known of savings here."""
    if position.savings is None or not scopes:
        return None
    facts = position.savings.facts
    starts_in = position.council.financial_year_starts_in
    this_year = year_of(position.on, starts_in)
    year = usual_year(facts.years, this_year)
    rows = [total(facts, year, scope) for scope in scopes]
    return SavingsNow(
        facts=facts,
        year=year,
        label=year_label(year, starts_in),
        is_this_year=year == this_year,
        scopes=scopes,
        figures=sum((row.figures for row in rows), Figures()),
        savings=sum(row.savings for row in rows),
        without_forecast=sum(row.without_forecast for row in rows),
    )


def programme_places(position: Position) -> tuple[Place | None, ...]:
    """The whole programmes that are told; of the whole council everything."""
    if position.savings and position.savings.of_council:
        return (None,)
    return tuple(Place(programme.fact.id) for programme in position.programmes)


def strand_places(position: Position) -> tuple[Place | None, ...]:
    return tuple(
        Place(programme.fact.id, strand.fact.id)
        for programme in position.programmes
        for strand in programme.strands
    )


def project_places(position: Position) -> tuple[Place | None, ...]:
    return tuple(
        Place(programme.fact.id, strand.fact.id, project.fact.id)
        for programme in position.programmes
        for strand in programme.strands
        for project in strand.projects
    )
