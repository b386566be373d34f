"""Risks with where they stand and where they came from, read from a Position. Pure.

Every table, count and sentence about risks is made from these rows, so that two of them
cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from common import rag
from common.rag import Direction
from reports.position import Position, RegisterPosition
from reports.risk_earlier import Earlier
from risks.choices import RegisterLevel
from risks.facts import ActionFact, RegisterFact, RiskFact
from risks.rules import (
    Travel,
    days_at_red,
    is_above_appetite,
    travel,
)
from risks.scoring import Band, Scheme, Score


@dataclass(frozen=True)
class RiskRow:
    """One risk as it stands on the day `on`.

    `was` and `was_scheme` are the score compared with: that of an earlier Position
    where one was given, else the one before the latest review. `travel` says it.
    `highest` is the highest number of its scheme.
    """

    fact: RiskFact
    register: RegisterFact
    where: str
    scheme: Scheme
    on: date
    was: Score | None
    was_scheme: Scheme | None
    travel: Travel
    highest: int

    @property
    def band(self) -> Band | None:
        """Of the current score; every open risk has one."""
        score = self.fact.current
        return self.scheme.band(score) if score else None

    @property
    def number(self) -> int:
        """Of the current score; 0 where it has none."""
        return self.scheme.number(self.fact.current) if self.fact.current else 0

    @property
    def share(self) -> float:
        """Its number as a part of the highest there is, so that risks of several
        schemes can be listed together."""
        return self.number / self.highest

    @property
    def is_red(self) -> bool:
        return self.band is not None and self.band.is_red

    @property
    def is_worse(self) -> bool:
        return self.travel.direction == Direction.WORSE

    @property
    def days_at_red(self) -> int:
        return days_at_red(self.fact.red_since, on=self.on)

    @property
    def is_overdue(self) -> bool:
        """Its review was due before this day."""
        due = self.fact.next_review_on
        return self.fact.is_open and due is not None and due < self.on

    @property
    def open_actions(self) -> tuple[ActionFact, ...]:
        """What is still to be done, the soonest due first."""
        still_open = (a for a in self.fact.actions if a.done_on is None)
        return tuple(sorted(still_open, key=lambda a: (a.due_on, a.id)))

    @property
    def is_above_appetite(self) -> bool:
        """Whether it stands higher than its appetite, accepted or not."""
        band = self.band
        return band is not None and is_above_appetite(
            self.scheme, band, self.fact.appetite
        )


def risk_rows(position: Position, before: Position | None = None) -> list[RiskRow]:
    """Every risk that is or was on a register, open ones first, the gravest on top.

    Compared with `before` where given: a risk that was not on a register then is new.
    """
    earlier = Earlier.of(before)
    schemes = {held.id: held.scheme for held in position.scoring_schemes}
    highest = {key: _highest(scheme) for key, scheme in schemes.items()}
    rows = [
        _row(position, place, fact, schemes, earlier, highest)
        for place in _places(position)
        for fact in place.register.risks
    ]
    return sorted(rows, key=gravity)


def open_risks(position: Position, before: Position | None = None) -> list[RiskRow]:
    """What is on the registers now."""
    return [row for row in risk_rows(position, before) if row.fact.is_open]


def gravity(row: RiskRow) -> tuple[Any, ...]:
    """The highest band first, then the highest number, then the longest at red."""
    severity = row.band.state.severity if row.band else rag.UNRATED
    red_since = row.fact.red_since or date.max
    return not row.fact.is_open, -severity, -row.share, red_since, by_reference(row)


def by_reference(row: RiskRow) -> tuple[Any, ...]:
    """Register by register; R2 comes before R10."""
    letters = row.fact.reference.rstrip("0123456789")
    digits = row.fact.reference.removeprefix(letters)
    height = -list(RegisterLevel).index(RegisterLevel(row.register.level))
    return height, row.register.id, letters, int(digits or 0), row.fact.id


# --- Where a register stands ----------------------------------------------------------


@dataclass(frozen=True)
class Standing:
    """A register, and whose it is in words."""

    register: RegisterPosition
    where: str


def registers(position: Position) -> list[Standing]:
    """Every register, from the top down, with whose it is."""
    return list(_places(position))


def _places(position: Position) -> Iterator[Standing]:
    if position.register:
        yield Standing(position.register, "Council")
    for programme in position.programmes:
        if programme.register:
            yield Standing(programme.register, programme.fact.name)
        for strand in programme.strands:
            if strand.register:
                where = f"Strand {strand.fact.order} {strand.fact.name}"
                yield Standing(strand.register, where)
            for project in strand.projects:
                if project.register:
                    yield Standing(project.register, project.fact.name)


# --- Rows -----------------------------------------------------------------------------


def _row(
    position: Position,
    place: Standing,
    fact: RiskFact,
    schemes: Mapping[int, Scheme],
    earlier: Earlier,
    highest: Mapping[int, int],
) -> RiskRow:
    scheme = schemes[fact.scheme_id]
    was, was_scheme = earlier.score_of(fact, schemes)
    found = travel(was, was_scheme, fact.current, scheme)
    if earlier.tells_not(fact):
        found = Travel(Direction.NOT_COMPARABLE, "", found.after)
    return RiskRow(
        fact=fact,
        register=place.register.fact,
        where=place.where,
        scheme=scheme,
        on=position.on,
        was=was,
        was_scheme=was_scheme,
        travel=found,
        highest=highest[fact.scheme_id],
    )


def _highest(scheme: Scheme) -> int:
    return scheme.number(Score(len(scheme.likelihood), len(scheme.impact)))
