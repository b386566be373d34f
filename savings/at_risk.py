"""What is at risk by forecast because nobody has forecast it yet: pure, in whole
pence."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from programmes.standing import Place
from savings.choices import SavingKind, SavingState
from savings.cuts.pieces import pieces
from savings.facts.values import SavingsFacts


def not_forecast_yet(
    facts: SavingsFacts,
    years: Iterable[int],
    scope: Place | None = None,
    *,
    this_year: int,
    kinds: Collection[str] = tuple(SavingKind),
) -> int:
    """What savings without a forecast are still to bring in years to come: proposed,
    less what is claimed of it already. It is part of what is at risk, and told apart
    (house default): budget owners forecast a year once it has begun.

    `this_year` is that of the day told of: of a year that runs, and of a saving given
    up, nothing is waited for. Inside a scope only the shares claimed there count.
    """
    return sum(
        piece.figures.shortfall  # the forecast is what is claimed, where none is made
        for year in years
        if year > this_year
        for piece in pieces(facts, year, scope)
        if not piece.has_forecast
        and piece.saving.kind in kinds
        and piece.saving.state != SavingState.UNDELIVERABLE
    )
