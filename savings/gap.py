"""The council's funding gap, year by year, and what counts against it. Pure.

Amounts are in whole pence. Only cashable savings reduce what a budget needs (Cabinet
Office technical note 2022/23), so only they close a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from common.money import split
from common.periods import year_label
from programmes.standing import Place
from savings.choices import CASHABLE_KINDS, COUNTED_STATES
from savings.cuts import by_kind
from savings.cuts.pieces import is_inside
from savings.facts.values import GapLineFact, SavingsFacts, TargetFact
from savings.figures import Figures, total


@dataclass(frozen=True)
class GapOf:
    """The gap of one year, the targets that count against it, and what savings come to.

    `figures` are of cashable savings; the others are in `not_cashable`. `is_over` says
    whether the year had ended by the day told of: what was forecast and not claimed by
    then is no longer to come.
    """

    year: int
    gap: int
    targets: int
    figures: Figures
    not_cashable: Figures
    is_over: bool

    def brought_by(self, figures: Figures) -> int:
        """Forecast of the year; once it is over, what was claimed."""
        return figures.achieved if self.is_over else figures.forecast

    def missing_of(self, figures: Figures) -> int:
        """Agreed and not brought, or lost to pressures."""
        if self.is_over:
            return figures.at_risk_by_claims
        return figures.at_risk_by_forecast

    @property
    def to_come(self) -> int:
        """Forecast and not yet claimed; nothing once the year is over."""
        return self.brought_by(self.figures) - self.figures.achieved

    @property
    def still_open(self) -> int:
        """What is neither claimed nor still to come; what in-year pressures take away
        again is open as before. Negative where savings are more."""
        return self.gap - self.brought_by(self.figures) - self.figures.pressures


def gap_by_year(
    facts: SavingsFacts,
    years: Iterable[int],
    scope: Place | None = None,
    *,
    this_year: int,
) -> tuple[GapOf, ...]:
    """The whole council's gap beside what closes it; inside a scope only the shares
    claimed there and the targets set there. `this_year` is that of the day told of:
    those before it are over."""
    spread = _spread(facts.gap_lines)
    found = []
    for year in years:
        cashable, others = by_cashability(facts, year, scope)
        targets = targets_against(facts.targets, year, scope)
        gap, is_over = spread.get(year, 0), year < this_year
        found.append(GapOf(year, gap, targets, cashable, others, is_over))
    return tuple(found)


def years_of_gap(facts: SavingsFacts) -> tuple[int, ...]:
    """Every year that a line of the gap covers, and those between."""
    firsts = [line.first_year for line in facts.gap_lines]
    lasts = [line.last_year for line in facts.gap_lines]
    return tuple(range(min(firsts), max(lasts) + 1)) if firsts else ()


def years_of_plan(facts: SavingsFacts, year: int) -> tuple[int, ...]:
    """Those of the plan that a year belongs to: years a gap is stated for without a
    break, the year itself among them or else the first to follow it. Nothing where no
    gap is stated from that year on."""
    stated = set(_spread(facts.gap_lines))
    first = min((each for each in stated if each >= year), default=None)
    if first is None:
        return ()
    last = first
    while first - 1 in stated:
        first -= 1
    while last + 1 in stated:
        last += 1
    return tuple(range(first, last + 1))


def years_label(years: Sequence[int], starts_in: int) -> str:
    """2012-13, or 2014-15 to 2016-17."""
    first, last = min(years), max(years)
    if first == last:
        return year_label(first, starts_in)
    return f"{year_label(first, starts_in)} to {year_label(last, starts_in)}"


def gap_in_years(line: GapLineFact) -> dict[int, int]:
    """A line for several years, the same in each to the penny (house default: the plan
    states one sum for all of them)."""
    years = range(line.first_year, line.last_year + 1)
    return dict(zip(years, split(line.amount, (1,) * len(years)), strict=True))


def targets_against(
    targets: Iterable[TargetFact], year: int, scope: Place | None = None
) -> int:
    """What the targets that count against the gap come to, each pound once.

    A strand's target is part of its programme's. Programmes and service groups are two
    views of the same savings: the larger one counts (house default).
    """
    counting = [t for t in targets if t.year == year and t.gap_line_id is not None]
    places = [(t.place, t.amount) for t in counting if t.place is not None]
    inside = [(place, amount) for place, amount in places if is_inside(place, scope)]
    claimed = sum(
        amount
        for place, amount in inside
        if not any(other != place and other.covers(place) for other, _ in inside)
    )
    booked = sum(t.amount for t in counting if t.group_id is not None)
    return claimed if scope else max(claimed, booked)


def by_cashability(
    facts: SavingsFacts,
    year: int,
    scope: Place | None = None,
    states: tuple[str, ...] = COUNTED_STATES,
) -> tuple[Figures, Figures]:
    """What cashable savings come to, and what the others do."""
    kinds = by_kind(facts, year, scope, states).rows
    return (
        total(row.figures for row in kinds if row.key in CASHABLE_KINDS),
        total(row.figures for row in kinds if row.key not in CASHABLE_KINDS),
    )


def _spread(lines: Iterable[GapLineFact]) -> dict[int, int]:
    found: dict[int, int] = {}
    for line in lines:
        for year, amount in gap_in_years(line).items():
            found[year] = found.get(year, 0) + amount
    return found
