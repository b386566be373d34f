"""What a cut is: its rows, and the total that they add up to. In whole pence."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from programmes.standing import Place
from savings.choices import COUNTED_STATES
from savings.cuts.pieces import Piece, pieces
from savings.facts.values import SavingsFacts
from savings.figures import Figures

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


def tallied(parts: Iterable[tuple[K, Piece, Figures]]) -> dict[K, Tally]:
    """By key."""
    by_key: dict[K, Tally] = {}
    for key, piece, figures in parts:
        tally = by_key.get(key)
        if tally is None:
            tally = by_key[key] = Tally()
        tally.add(piece, figures)
    return by_key


@dataclass(frozen=True)
class Asked:
    """Which savings are cut: in one year or, without one, in all; inside a scope only
    the shares claimed there."""

    year: int | None
    scope: Place | None = None
    states: tuple[str, ...] = COUNTED_STATES


def tallied_by(
    facts: SavingsFacts,
    asked: Asked,
    side: Hashable,
    parts_of: Callable[[Iterable[Piece]], Iterable[tuple[Key, Piece, Figures]]],
) -> dict[Key, Tally]:
    """By key, from the side that `parts_of` sees. A page asks a dozen times for the
    same: each year is added up once, all years are those put together, and what came
    of it is kept beside the facts, which never change."""
    kept: dict[object, dict[Key, Tally]] = vars(facts).setdefault("_tallies", {})
    if (side, asked) not in kept:
        if asked.year is None:
            kept[side, asked] = _together(
                tallied_by(facts, replace(asked, year=year), side, parts_of)
                for year in facts.years
            )
        else:
            found = pieces(facts, asked.year, asked.scope, asked.states)
            kept[side, asked] = tallied(parts_of(found))
    return kept[side, asked]


def _together(years: Iterable[dict[Key, Tally]]) -> dict[Key, Tally]:
    found: dict[Key, Tally] = {}
    for by_key in years:
        for key, tally in by_key.items():
            found.setdefault(key, Tally()).take(tally)
    return found


def cut_of(headings: Sequence[Heading], by_key: dict[Key, Tally]) -> Cut:
    everything = Tally()
    for tally in by_key.values():
        everything.take(tally)
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
