"""Savings in pieces: one for each share that a place claims, split to the penny.

Every cut is a way of adding up the same pieces, so all of them give the same total,
which is the sum of the savings. Amounts are in whole pence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from common.money import WHOLE_SHARE, split
from programmes.standing import Place
from savings.choices import COUNTED_STATES, SavingState
from savings.facts.values import SavingFact, SavingsFacts
from savings.figures import Figures

NOT_AGREED_STATES = (SavingState.PROPOSED,)


@dataclass(frozen=True, slots=True)
class Piece:
    """The share of one saving that one place claims (none: no programme) in a year."""

    saving: SavingFact
    place: Place | None
    year: int
    has_forecast: bool
    figures: Figures


def pieces(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None,
    states: tuple[str, ...] = COUNTED_STATES,
) -> Iterator[Piece]:
    """Of every saving in one of these states: in one year or, without one, in all;
    inside a scope only the shares claimed there."""
    years = facts.years if year is None else (year,)
    for each in years:
        for piece in _pieces_of(facts, each, states):
            if scope is None or is_inside(piece.place, scope):
                yield piece


def _pieces_of(
    facts: SavingsFacts, year: int, states: tuple[str, ...]
) -> tuple[Piece, ...]:
    """A page cuts the same savings a dozen times: they are split once, and what came of
    it is kept beside the facts, which never change."""
    kept: dict[object, tuple[Piece, ...]] = vars(facts).setdefault("_pieces", {})
    if (year, states) not in kept:
        kept[year, states] = tuple(_split(facts, year, states))
    return kept[year, states]


def _split(facts: SavingsFacts, year: int, states: tuple[str, ...]) -> Iterator[Piece]:
    for saving in facts.savings:
        found = saving.in_year(year) if saving.state in states else None
        if found is None:
            continue
        claims = claims_of(saving)
        shared = split_figures(found.figures, tuple(share for _, share in claims))
        for (place, _), figures in zip(claims, shared, strict=True):
            yield Piece(saving, place, year, found.has_forecast, figures)


def is_inside(place: Place | None, scope: Place | None) -> bool:
    return scope is None or (place is not None and scope.covers(place))


def split_figures(figures: Figures, shares: tuple[int, ...]) -> tuple[Figures, ...]:
    """Each figure for itself, to the penny: the parts add up to the whole."""
    if len(shares) == 1:
        return (figures,)
    columns = (
        split(amount, shares) if amount else (0,) * len(shares)
        for amount in (
            figures.target,
            figures.full_year_effect,
            figures.forecast,
            figures.achieved,
            figures.validated,
            figures.pressures,
        )
    )
    return tuple(Figures(*row) for row in zip(*columns, strict=True))


def claims_of(saving: SavingFact) -> tuple[tuple[Place | None, int], ...]:
    """Who claims which share. What nobody claims is outside the programmes."""
    claims = tuple((each.place, each.share) for each in saving.claims)
    claimed = sum(share for _, share in claims)
    if claimed >= WHOLE_SHARE:
        return claims
    return (*claims, (None, WHOLE_SHARE - claimed))
