"""How many risks stand where: counted by the database, read by the scheme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from common.rag import Direction, RatingState, StateCount
from risks.pages.score_sql import Schemes
from risks.querysets import RiskQuerySet
from risks.rules import travel
from risks.scoring import Scheme, Score
from risks.sight.veil import with_veil

_SCORES = (
    "scheme_id",
    "current_likelihood",
    "current_impact",
    "previous_scheme_id",
    "previous_likelihood",
    "previous_impact",
    "is_veiled",
)


@dataclass
class Tally:
    """Open risks by band and by direction, and how many reviews are overdue."""

    states: Counter[RatingState] = field(default_factory=Counter)
    directions: Counter[Direction] = field(default_factory=Counter)
    total: int = 0
    red: int = 0
    overdue: int = 0
    escalated: int = 0
    from_below: int = 0

    @property
    def worse(self) -> int:
        return self.directions[Direction.WORSE]

    @property
    def improved(self) -> int:
        return self.directions[Direction.IMPROVED]

    @property
    def same(self) -> int:
        return self.directions[Direction.NO_CHANGE]

    @property
    def new(self) -> int:
        return self.directions[Direction.NEW]

    def bands(self, scheme: Scheme | None = None) -> list[StateCount]:
        """Worst first. Of the scheme none is left out: zero is a figure; a band of
        another scheme comes where it is as bad."""
        known = {band.state for band in scheme.bands} if scheme else set()
        states = sorted({*known, *self.states}, key=lambda each: -each.severity)
        return [StateCount(state, self.states[state]) for state in states]


class TallyBook:
    """Tallies from rows of counted scores; each distinct score is read once."""

    def __init__(self, schemes: Schemes) -> None:
        self.schemes = schemes
        self._read: dict[tuple[Any, ...], tuple[RatingState, bool, Direction]] = {}

    def add(self, tally: Tally, row: dict[str, Any]) -> None:
        state, is_red, direction = self._reading(tuple(row[name] for name in _SCORES))
        count = row["risks"]
        tally.states[state] += count
        tally.directions[direction] += count
        tally.total += count
        tally.red += count if is_red else 0
        tally.overdue += row["overdue"]
        tally.escalated += row["escalated"]

    def _reading(self, scores: tuple[Any, ...]) -> tuple[RatingState, bool, Direction]:
        if scores not in self._read:
            scheme, now = self.schemes[scores[0]], Score(*scores[1:3])
            before_scheme = self.schemes[scores[3]] if scores[3] else None
            before = Score(*scores[4:6]) if before_scheme else None
            moved = travel(before, before_scheme, now, scheme).direction
            band = scheme.band(now)
            direction = Direction.NOT_COMPARABLE if scores[6] else moved
            self._read[scores] = (band.state, band.is_red, direction)
        return self._read[scores]


def counted(
    risks: RiskQuerySet, veil: Q | None, *by: str, on: date
) -> Iterable[dict[str, Any]]:
    """Open risks counted by where they stand and stood, and by these columns."""
    overdue = Q(next_review_on__lt=on)
    rows: Iterable[dict[str, Any]] = (
        with_veil(risks.open(), veil)
        .order_by()
        .values(*by, *_SCORES)
        .annotate(
            risks=Count("pk"),
            overdue=Count("pk", filter=overdue),
            escalated=Count("pk", filter=Q(escalated_to__isnull=False)),
        )
    )
    return rows


def tally_of(
    risks: RiskQuerySet, schemes: Schemes, veil: Q | None, *, on: date
) -> Tally:
    """All of these together. One query."""
    book, tally = TallyBook(schemes), Tally()
    for row in counted(risks, veil, on=on):
        book.add(tally, row)
    return tally


def tally_by_register(
    risks: RiskQuerySet,
    register_ids: Iterable[int],
    schemes: Schemes,
    veil: Q | None,
    *,
    on: date,
) -> dict[int, Tally]:
    """What stands on each register: its own, and what came up to it. Two queries."""
    wanted = set(register_ids)
    book = TallyBook(schemes)
    tallies = {pk: Tally() for pk in wanted}
    own = risks.filter(register__in=wanted)
    for row in counted(own, veil, "register_id", on=on):
        book.add(tallies[row["register_id"]], row)
    came_up = risks.filter(escalated_to__in=wanted)
    for row in counted(came_up, veil, "escalated_to_id", on=on):
        tally = tallies[row["escalated_to_id"]]
        book.add(tally, row)
        tally.from_below += row["risks"]
    return tallies
