"""Savings by who claims them: programme, strand, project."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from programmes.standing import Place
from savings.cuts.pieces import is_inside, pieces
from savings.cuts.shape import (
    OUTSIDE_PROGRAMMES,
    Cut,
    Heading,
    Key,
    Tally,
    cut_of,
    tallied,
)
from savings.facts.values import SavingsFacts

Names = Mapping[Place, str]


def by_programme(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None = None,
    names: Names | None = None,
) -> Cut:
    """In one financial year or, without one, in all that have figures."""
    return _by_place(facts, year, scope, names or {}, _programme_of)


def by_strand(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None = None,
    names: Names | None = None,
) -> Cut:
    """Rows are strands; what a programme itself claims has a row of its own."""
    return _by_place(facts, year, scope, names or {}, _strand_of)


def by_project(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None = None,
    names: Names | None = None,
) -> Cut:
    """Rows are projects; what a strand or programme itself claims has rows of its
    own."""
    return _by_place(facts, year, scope, names or {}, _itself)


def _by_place(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None,
    names: Names,
    row_of: Callable[[Place], Place],
) -> Cut:
    by_key: dict[Key, Tally]
    by_key, everything = tallied(
        (piece.place and row_of(piece.place), piece, piece.figures)
        for piece in pieces(facts, year, scope)
    )
    targets = _targets(facts, year, scope, row_of)
    places = {key for key in by_key if isinstance(key, Place)} | set(targets)
    headings = [
        Heading(place, names.get(place, ""), targets.get(place))
        for place in _in_order(places, names)
    ]
    if None in by_key:
        headings.append(Heading(None, OUTSIDE_PROGRAMMES))
    return cut_of(headings, by_key, everything)


def _programme_of(place: Place) -> Place:
    return Place(place.programme_id)


def _strand_of(place: Place) -> Place:
    return Place(place.programme_id, place.strand_id)


def _itself(place: Place) -> Place:
    return place


def _targets(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None,
    row_of: Callable[[Place], Place],
) -> dict[Place, int]:
    """Those set for the very places that have rows, not for parts of them."""
    found: dict[Place, int] = {}
    for target in facts.targets:
        place = target.place
        is_of_a_row = place is not None and row_of(place) == place
        if place is None or not is_of_a_row or year not in (None, target.year):
            continue
        if is_inside(place, scope):
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
