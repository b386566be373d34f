"""Savings in pieces: one for each share that a place claims, split to the penny.

Every cut is a way of adding up the same pieces, so all of them give the same total,
which is the sum of the savings. Amounts are in whole pence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import astuple, dataclass

from common.money import WHOLE_SHARE, split
from programmes.standing import Place
from savings.choices import SavingState
from savings.facts.values import SavingFact, SavingsFacts
from savings.querysets import COUNTED_STATES
from savings.rules import Figures

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
    states: Collection[str] = COUNTED_STATES,
) -> Iterator[Piece]:
    """Of every saving in one of these states: in one year or, without one, in all;
    inside a scope only the shares claimed there."""
    for saving in facts.savings:
        if saving.state not in states:
            continue
        claims = claims_of(saving)
        for each in saving.years:
            if year is not None and each.year != year:
                continue
            shared = split_figures(each.figures, tuple(share for _, share in claims))
            for (place, _), figures in zip(claims, shared, strict=True):
                if is_inside(place, scope):
                    yield Piece(saving, place, each.year, each.has_forecast, figures)


def is_inside(place: Place | None, scope: Place | None) -> bool:
    return scope is None or (place is not None and scope.covers(place))


def split_figures(figures: Figures, shares: tuple[int, ...]) -> tuple[Figures, ...]:
    """Each figure for itself, to the penny: the parts add up to the whole."""
    if len(shares) == 1:
        return (figures,)
    columns = (split(amount, shares) for amount in astuple(figures))
    return tuple(Figures(*row) for row in zip(*columns, strict=True))


def claims_of(saving: SavingFact) -> tuple[tuple[Place | None, int], ...]:
    """Who claims which share. What nobody claims is outside the programmes."""
    claims = tuple((each.place, each.share) for each in saving.claims)
    claimed = sum(share for _, share in claims)
    if claimed >= WHOLE_SHARE:
        return claims
    return (*claims, (None, WHOLE_SHARE - claimed))
