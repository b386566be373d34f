"""Savings by who claims them: programme, strand, project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from programmes.standing import Place
from savings.cuts.pieces import Piece, is_inside
from savings.cuts.shape import (
    OUTSIDE_PROGRAMMES,
    Asked,
    Cut,
    Heading,
    Key,
    cut_of,
    tallied_by,
)
from savings.facts.values import SavingsFacts
from savings.figures import Figures

Names = Mapping[Place, str]


def by_programme(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None = None,
    names: Names | None = None,
) -> Cut:
    """In one financial year or, without one, in all that have figures."""
    return _by_place(facts, year, scope, names or {}, _PROGRAMMES)


def by_strand(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None = None,
    names: Names | None = None,
) -> Cut:
    """Rows are strands; what a programme itself claims has a row of its own."""
    return _by_place(facts, year, scope, names or {}, _STRANDS)


def by_project(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None = None,
    names: Names | None = None,
) -> Cut:
    """Rows are projects; what a strand or programme itself claims has rows of its
    own."""
    return _by_place(facts, year, scope, names or {}, _PROJECTS)


@dataclass(frozen=True)
class _Level:
    """Which row a place falls into, and which places have a target as such a row."""

    row_of: Callable[[Place], Place]
    is_row: Callable[[Place], bool]

    def parts_of(self, found: Iterable[Piece]) -> Iterator[tuple[Key, Piece, Figures]]:
        for piece in found:
            yield piece.place and self.row_of(piece.place), piece, piece.figures


_PROGRAMMES = _Level(
    lambda place: Place(place.programme_id), lambda place: place.strand_id is None
)
_STRANDS = _Level(
    lambda place: Place(place.programme_id, place.strand_id),
    lambda place: place.strand_id is not None and place.project_id is None,
)
_PROJECTS = _Level(lambda place: place, lambda place: place.project_id is not None)


def _by_place(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None,
    names: Names,
    level: _Level,
) -> Cut:
    by_key = tallied_by(facts, Asked(year, scope), level, level.parts_of)
    targets = _targets(facts, year, scope, level)
    places = {key for key in by_key if isinstance(key, Place)} | set(targets)
    headings = [
        Heading(place, names.get(place, ""), targets.get(place))
        for place in _in_order(places, names)
    ]
    if None in by_key:
        headings.append(Heading(None, OUTSIDE_PROGRAMMES))
    return cut_of(headings, by_key)


def _targets(
    facts: SavingsFacts, year: int | None, scope: Place | None, level: _Level
) -> dict[Place, int]:
    """Those set for the rows themselves, not for what they lie in or for their parts:
    no target is in one column twice."""
    found: dict[Place, int] = {}
    for target in facts.targets:
        place = target.place
        if place is None or not level.is_row(place) or not is_inside(place, scope):
            continue
        if year in (None, target.year):
            found[place] = found.get(place, 0) + target.amount
    return found


def _in_order(places: set[Place], names: Names) -> list[Place]:
    """As the names are given (as papers print them), then by number."""
    given = {place: nth for nth, place in enumerate(names)}
    return sorted(
        places,
        key=lambda place: (
            given.get(place, len(given)),
            place.programme_id,
            place.strand_id or 0,
            place.project_id or 0,
        ),
    )
