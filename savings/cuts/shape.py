"""What a cut is: its rows, and the total that they add up to. In whole pence."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from programmes.standing import Place
from savings.cuts.pieces import Piece
from savings.rules import Figures

Key = Place | int | str | None
K = TypeVar("K", bound=Hashable)

OUTSIDE_PROGRAMMES = "Outside the programmes"
NOT_IN_STRUCTURE = "Not placed in this structure"


@dataclass(frozen=True)
class CutRow:
    """One place, group, kind, rating or year. `key` is None for what has no place
    there; `target` what it was set, None where nothing was; `savings` counts those that
    have a share in it, `without_forecast` those of them that nobody forecast yet."""

    key: Key
    name: str
    figures: Figures
    target: int | None = None
    savings: int = 0
    without_forecast: int = 0


@dataclass(frozen=True)
class Cut:
    """Rows in the order they are printed. `savings` counts each saving once, however
    many rows it has a share in."""

    rows: tuple[CutRow, ...]
    total: Figures
    savings: int = 0
    without_forecast: int = 0


@dataclass
class Tally:
    """Adds up pieces. Lists of numbers while it counts: a plan has many thousands."""

    amounts: list[int] = field(default_factory=lambda: [0] * 6)
    savings: set[int] = field(default_factory=set)
    with_forecast: set[int] = field(default_factory=set)

    def add(self, piece: Piece, figures: Figures) -> None:
        amounts = self.amounts
        amounts[0] += figures.target
        amounts[1] += figures.full_year_effect
        amounts[2] += figures.forecast
        amounts[3] += figures.achieved
        amounts[4] += figures.validated
        amounts[5] += figures.pressures
        self.savings.add(piece.saving.id)
        if piece.has_forecast:
            self.with_forecast.add(piece.saving.id)

    def take(self, other: Tally) -> None:
        """All that another has added up."""
        pairs = zip(self.amounts, other.amounts, strict=True)
        self.amounts = [mine + theirs for mine, theirs in pairs]
        self.savings |= other.savings
        self.with_forecast |= other.with_forecast

    @property
    def without_forecast(self) -> int:
        """How many were forecast in none of the years."""
        return len(self.savings) - len(self.with_forecast)

    @property
    def figures(self) -> Figures:
        return Figures(*self.amounts)


@dataclass(frozen=True)
class Heading:
    """A row that a cut has whether or not anything falls into it; or, not always, only
    where something does."""

    key: Key
    name: str
    target: int | None = None
    is_always: bool = True


def tallied(
    parts: Iterable[tuple[K, Piece, Figures]],
) -> tuple[dict[K, Tally], Tally]:
    """By key, and of everything."""
    by_key: dict[K, Tally] = {}
    everything = Tally()
    for key, piece, figures in parts:
        tally = by_key.get(key)
        if tally is None:
            tally = by_key[key] = Tally()
        tally.add(piece, figures)
    for tally in by_key.values():
        everything.take(tally)
    return by_key, everything


def cut_of(
    headings: Sequence[Heading], by_key: dict[Key, Tally], everything: Tally
) -> Cut:
    return Cut(
        rows=tuple(_row(each, by_key.get(each.key, Tally())) for each in headings),
        total=everything.figures,
        savings=len(everything.savings),
        without_forecast=everything.without_forecast,
    )


def _row(heading: Heading, tally: Tally) -> CutRow:
    return CutRow(
        key=heading.key,
        name=heading.name,
        figures=tally.figures,
        target=heading.target,
        savings=len(tally.savings),
        without_forecast=tally.without_forecast,
    )
