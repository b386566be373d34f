"""Whether every view of the savings tells the same, and what does not fit: pure.

What a scrutiny committee asks: do the strands and the service groups come to one total,
and is that what the savings come to? Amounts are in whole pence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from common.money import WHOLE_SHARE
from programmes.standing import Place
from savings.choices import COUNTED_STATES, SavingState
from savings.cuts import Cut, by_group, by_programme, by_strand
from savings.facts.values import SavingFact, SavingsFacts, YearFact
from savings.figures import Figures, total
from savings.structures import not_placed
from savings.targets import TargetStanding, standings


@dataclass(frozen=True)
class View:
    """One way to cut the savings, and what its rows come to."""

    name: str
    rows: int
    figures: Figures


@dataclass(frozen=True)
class TargetCheck:
    """A target beside the targets set inside it, and beside the savings claimed or
    booked there, year by year. `key` is a place, or the id of a service group.

    Years are held against their parts one by one, and only those that have any: what is
    above in one year and below in another does not cancel out.
    """

    key: Place | int
    years: tuple[TargetStanding, ...]

    @property
    def amount(self) -> int:
        return sum(each.target.amount for each in self.years)

    @property
    def parts(self) -> int | None:
        """None where nothing is set inside it."""
        found = [each.parts for each in self.years if each.parts is not None]
        return sum(found) if found else None

    @property
    def savings(self) -> int:
        return sum(each.savings for each in self.years)

    @property
    def savings_short(self) -> int:
        """What the savings of all years lack; negative where they come to more."""
        return self.amount - self.savings

    @property
    def is_amiss(self) -> bool:
        """Whether in any year its parts come to anything else, or the savings to
        less."""
        return any(each.parts_short or each.savings_short > 0 for each in self.years)


@dataclass(frozen=True)
class GapCheck:
    """A line of the funding gap beside the targets that count against it."""

    title: str
    first_year: int
    last_year: int
    amount: int
    targets: int
    is_withheld: bool = False

    @property
    def short(self) -> int | None:
        """What the targets leave open; negative where they come to more. None where one
        of them is withheld: it would be a part of that."""
        return None if self.is_withheld else self.amount - self.targets


@dataclass(frozen=True)
class OverValidated:
    """Finance has validated more of it than is claimed."""

    saving: SavingFact
    year: YearFact


@dataclass(frozen=True)
class CountedBeside:
    """Undeliverable, and in the totals beside what replaces it: `proposed` of it."""

    saving: SavingFact
    proposed: int


@dataclass(frozen=True)
class Reconciliation:
    """One year or, with none, all. `savings` is their plain sum, split by nothing."""

    year: int | None
    savings: Figures
    views: tuple[View, ...]
    targets: tuple[TargetCheck, ...]
    gaps: tuple[GapCheck, ...]
    without_claims: tuple[SavingFact, ...]
    without_owner: tuple[SavingFact, ...]
    without_figures: tuple[SavingFact, ...]
    not_placed: tuple[SavingFact, ...]
    shares_amiss: tuple[SavingFact, ...]
    over_validated: tuple[OverValidated, ...]
    counted_beside: tuple[CountedBeside, ...]

    @property
    def agrees(self) -> bool:
        """Whether every view gives the sum of the savings, figure by figure."""
        return all(view.figures == self.savings for view in self.views)

    @property
    def targets_amiss(self) -> tuple[TargetCheck, ...]:
        """Targets that their parts or the savings do not come to."""
        return tuple(each for each in self.targets if each.is_amiss)

    @property
    def to_mend(self) -> int:
        """How many savings lack something that somebody must enter."""
        return len(
            {
                saving.id
                for savings in (
                    self.without_owner,
                    self.without_figures,
                    self.not_placed,
                    self.shares_amiss,
                    [each.saving for each in self.over_validated],
                )
                for saving in savings
            }
        )


def reconcile(facts: SavingsFacts, year: int | None) -> Reconciliation:
    counted = [each for each in facts.savings if each.state in COUNTED_STATES]
    return Reconciliation(
        year=year,
        savings=total(each.figures for _, each in _years(counted, year)),
        views=_views(facts, year),
        targets=_target_checks(facts, year),
        gaps=_gap_checks(facts, year),
        without_claims=_which(counted, _is_unclaimed),
        without_owner=_which(counted, lambda saving: not saving.budget_owner),
        without_figures=_which(counted, lambda saving: not saving.years),
        not_placed=_not_placed(facts),
        shares_amiss=_which(counted, _has_other_shares),
        over_validated=tuple(
            OverValidated(saving, each)
            for saving, each in _years(counted, year)
            if each.figures.validated > each.figures.achieved
        ),
        counted_beside=_counted_beside(counted, year),
    )


def _years(
    savings: Iterable[SavingFact], year: int | None
) -> list[tuple[SavingFact, YearFact]]:
    return [
        (saving, each)
        for saving in savings
        for each in saving.years
        if year in (None, each.year)
    ]


def _which(
    savings: Iterable[SavingFact], is_so: Callable[[SavingFact], bool]
) -> tuple[SavingFact, ...]:
    return tuple(saving for saving in savings if is_so(saving))


def _is_unclaimed(saving: SavingFact) -> bool:
    return not any(claim.place for claim in saving.claims)


def _has_other_shares(saving: SavingFact) -> bool:
    """Claimed, by shares that are not all of it."""
    shares = [claim.share for claim in saving.claims]
    return bool(shares) and sum(shares) != WHOLE_SHARE


def _counted_beside(
    counted: list[SavingFact], year: int | None
) -> tuple[CountedBeside, ...]:
    """What is to be dropped by a decision, since a saving that counts replaces it."""
    replaced = {saving.replaces for saving in counted}
    found = (
        CountedBeside(
            saving, total(each.figures for _, each in _years([saving], year)).proposed
        )
        for saving in counted
        if saving.state == SavingState.UNDELIVERABLE and saving.reference in replaced
    )
    return tuple(each for each in found if each.proposed)


def _not_placed(facts: SavingsFacts) -> tuple[SavingFact, ...]:
    """In the newest structure."""
    if not facts.structures:
        return ()
    newest = max(facts.structures, key=lambda each: each.in_force_from)
    return not_placed(newest.id, facts)


def _views(facts: SavingsFacts, year: int | None) -> tuple[View, ...]:
    groups = (
        _view(f"By service group: {structure.name}", by_group(facts, structure, year))
        for structure in sorted(facts.structures, key=lambda each: each.in_force_from)
    )
    return (
        _view("By programme", by_programme(facts, year)),
        _view("By strand", by_strand(facts, year)),
        *groups,
    )


def _view(name: str, cut: Cut) -> View:
    """Added up again from its rows, not taken from its total."""
    return View(name, len(cut.rows), total(row.figures for row in cut.rows))


def _target_checks(facts: SavingsFacts, year: int | None) -> tuple[TargetCheck, ...]:
    """Programmes from the top down, then service groups; of all years, each year's
    target beside the savings of that year."""
    years = {target.year for target in facts.targets} if year is None else {year}
    found: dict[Place | int, list[TargetStanding]] = defaultdict(list)
    for each in sorted(years):
        for standing in standings(facts, each).values():
            key = standing.target.place or standing.target.group_id
            if key is not None:
                found[key].append(standing)
    return tuple(
        TargetCheck(key, tuple(found[key])) for key in sorted(found, key=_from_the_top)
    )


def _from_the_top(key: Place | int) -> tuple[int, int, int, int]:
    if isinstance(key, int):
        return 1, key, 0, 0
    return 0, key.programme_id, key.strand_id or 0, key.project_id or 0


def _gap_checks(facts: SavingsFacts, year: int | None) -> tuple[GapCheck, ...]:
    """Lines that cover the year, with the targets of all their years."""
    against: dict[int | None, int] = defaultdict(int)
    for target in facts.targets:
        against[target.gap_line_id] += target.amount
    return tuple(
        GapCheck(
            line.title,
            line.first_year,
            line.last_year,
            line.amount,
            against[line.id],
            line.targets_withheld,
        )
        for line in facts.gap_lines
        if year is None or line.first_year <= year <= line.last_year
    )
