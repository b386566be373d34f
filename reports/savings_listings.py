"""Savings with what they come to in a year, read from a Position. Pure.

Amounts are in whole pence; of a saving that several places claim, only what is claimed
where the reader looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from common.money import WHOLE_SHARE
from common.rag import RatingState
from common.wording import by_reference
from programmes.standing import Place
from savings.choices import COUNTED_STATES, SavingState
from savings.claims import percent
from savings.cuts.pieces import claims_of, pieces
from savings.facts import SavingFact, SavingsFacts
from savings.figures import Figures
from savings.told import told_delivery, told_figures, told_state

NO_PROGRAMME = "no programme"
ELSEWHERE = "another programme"


@dataclass(frozen=True)
class SavingRow:
    """One saving in one financial year. `share` is what of it is told of here, in
    hundredths of a percent."""

    fact: SavingFact
    year: int
    figures: Figures
    has_forecast: bool
    share: int

    @property
    def is_undeliverable(self) -> bool:
        return self.fact.state == SavingState.UNDELIVERABLE

    @property
    def is_part(self) -> bool:
        """Whether others claim a share of it as well."""
        return self.share < WHOLE_SHARE

    @property
    def state(self) -> str:
        return told_state(self.fact.state, self._whole)

    @property
    def delivery(self) -> RatingState | None:
        return told_delivery(self.fact.delivery, self._whole)

    @property
    def _whole(self) -> Figures:
        return told_figures(self.fact.years, self.year)


def saving_rows(
    facts: SavingsFacts,
    year: int,
    scope: Place | None,
    states: tuple[str, ...] = COUNTED_STATES,
) -> list[SavingRow]:
    """In the order of their references: S2 comes before S10."""
    found: dict[int, SavingRow] = {}
    for piece in pieces(facts, year, scope, states):
        share = _share(piece.saving, piece.place)
        had = found.get(piece.saving.id)
        figures = had.figures + piece.figures if had else piece.figures
        share += had.share if had else 0
        found[piece.saving.id] = SavingRow(
            piece.saving, year, figures, piece.has_forecast, share
        )
    return sorted(found.values(), key=lambda row: by_reference(row.fact.reference))


def _share(saving: SavingFact, place: Place | None) -> int:
    return next(share for where, share in claims_of(saving) if where == place)


def claimed_by(saving: SavingFact, names: Mapping[Place, str]) -> tuple[str, ...]:
    """Who claims it, with their shares where it is more than one."""
    claims = claims_of(saving)
    told = (
        (names.get(place, ELSEWHERE) if place else NO_PROGRAMME, share)
        for place, share in claims
    )
    if len(claims) == 1:
        return tuple(name for name, _ in told)
    return tuple(f"{name}: {percent(share)}" for name, share in told)
