"""Benefits with how they stand on a day, read from a Position. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from common.rag import RatingState
from common.wording import by_reference
from programmes.choices import ProjectState
from programmes.standing import Place
from reports.position import Position
from savings.benefit_rules import last_reading, standing, state_of
from savings.choices import BenefitState
from savings.cuts.pieces import is_inside
from savings.facts import BenefitFact, ReadingFact


@dataclass(frozen=True)
class BenefitRow:
    """One benefit as it stands on the day `on`. `is_project_over`: whoever follows it
    from then on answers for it."""

    fact: BenefitFact
    on: date
    is_project_over: bool

    @property
    def latest(self) -> ReadingFact | None:
        return last_reading(self.fact, self.on)

    @property
    def standing(self) -> RatingState | None:
        """Computed from the readings; None where nothing can be held against them."""
        return state_of(standing(self.fact, self.on))

    @property
    def declared(self) -> RatingState | None:
        """What its owner says."""
        return state_of(self.fact.declared)

    @property
    def is_followed(self) -> bool:
        return self.fact.state == BenefitState.OPEN

    @property
    def is_declared_better(self) -> bool:
        """Whether its owner says more than its readings do."""
        says, reads = self.declared, self.standing
        if says is None or reads is None or not says.counts_as_rated:
            return False
        return not reads.counts_as_rated or says.severity < reads.severity

    @property
    def owner(self) -> str:
        """Who answers for it today."""
        later = self.fact.later_owner
        return later if self.is_project_over and later else self.fact.owner

    @property
    def owner_later(self) -> str:
        """Who will, once the project is over."""
        return "" if self.is_project_over else self.fact.later_owner


def benefit_rows(position: Position, scope: Place | None) -> list[BenefitRow]:
    """In the order of their references."""
    over = dict(_projects_over(position))
    rows = [
        BenefitRow(
            fact,
            position.on,
            over.get(fact.place.project_id or 0, False),
        )
        for fact in (position.savings.facts.benefits if position.savings else ())
        if is_inside(fact.place, scope)
    ]
    return sorted(rows, key=lambda row: by_reference(row.fact.reference))


def _projects_over(position: Position) -> Iterator[tuple[int, bool]]:
    for programme in position.programmes:
        for strand in programme.strands:
            for project in strand.projects:
                yield project.fact.id, project.fact.state == ProjectState.CLOSED


def workstream_of(place: Place, names: Mapping[Place, str]) -> str:
    """The strand a benefit is promised in."""
    if place.strand_id is None:
        name = names.get(Place(place.programme_id), "Another programme")
        return f"{name}, in no strand"
    return names.get(Place(place.programme_id, place.strand_id), "In another programme")
