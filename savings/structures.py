"""The same savings, seen by the service groups of any of the council's structures.

A restructure keeps the total and cuts it anew: Brighton & Hove's 2024/25 tables show
23,627 by one set of directorates and by the next (law-and-conventions 6.4 of the
product's brief). Shares are hundredths of a percent; those of one saving always add up
to all of it, so no view can win or lose a penny.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from common.money import WHOLE_SHARE, split
from savings.choices import COUNTED_STATES
from savings.facts.values import (
    SavingFact,
    SavingsFacts,
    StructureFact,
    SuccessionFact,
)

NOT_PLACED = None  # the key of what a structure has no group for

Part = tuple[int | None, int]
Parts = tuple[Part, ...]
_Weights = dict[int | None, int]


def structure_on(
    structures: Iterable[StructureFact], day: date
) -> StructureFact | None:
    """The last that has begun by a day; None before the first."""
    begun = [each for each in structures if each.in_force_from <= day]
    return max(begun, key=lambda each: each.in_force_from, default=None)


def structures_between(
    structures: Iterable[StructureFact], first: date, last: date
) -> tuple[StructureFact, ...]:
    """Those in force on any day of a span, the earliest first: both views of a year in
    which the council was restructured."""
    known = sorted(structures, key=lambda each: each.in_force_from)
    at_first = structure_on(known, first)
    return tuple(
        each for each in known if each is at_first or first < each.in_force_from <= last
    )


class Recut:
    """One structure, into whose groups savings booked in any structure are put.

    A saving stands in its own group; where it was placed by hand; else where its group
    went, structure by structure, the shares multiplied and rounded once. Seen in a
    structure before its own it stands in the group its own came from, if that is one
    only. What no rule places is told as not placed, never left out.
    """

    def __init__(self, structure_id: int, facts: SavingsFacts) -> None:
        ordered = sorted(facts.structures, key=lambda each: each.in_force_from)
        self._nth_of_group = {
            group.id: nth for nth, each in enumerate(ordered) for group in each.groups
        }
        self._nth = [each.id for each in ordered].index(structure_id)
        self._successors: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
        predecessors: dict[int, set[int]] = defaultdict(set)
        for each in _neighbours(facts.successions, self._nth_of_group):
            self._successors[each.predecessor_id].append(
                (each.successor_id, each.share)
            )
            predecessors[each.successor_id].add(each.predecessor_id)
        self._sole_predecessor: dict[int | None, int] = {
            group: min(before)
            for group, before in predecessors.items()
            if len(before) == 1
        }
        self._known: dict[tuple[int, tuple[int, ...]], Parts] = {}

    def parts(self, saving: SavingFact) -> Parts:
        """Which groups a saving falls to, and in which shares."""
        return self.parts_of(saving.group_id, saving.placed_in)

    def parts_of(self, group_id: int, placed_in: tuple[int, ...] = ()) -> Parts:
        """Of whatever is booked in a group: of its target too."""
        booked = group_id, placed_in
        if booked not in self._known:
            self._known[booked] = self._worked_out(*booked)
        return self._known[booked]

    def _worked_out(self, group_id: int, placed_in: tuple[int, ...]) -> Parts:
        here = self._nth_of_group.get(group_id)
        if here is None:
            return ((NOT_PLACED, WHOLE_SHARE),)
        weights: _Weights = {group_id: WHOLE_SHARE}
        for nth in _way(here, self._nth):
            placed = [each for each in placed_in if self._nth_of_group.get(each) == nth]
            if placed:
                weights = dict.fromkeys(placed, WHOLE_SHARE)
            else:
                weights = self._onwards(weights) if nth > here else self._back(weights)
        shares = split(WHOLE_SHARE, tuple(weights.values()))
        parts = zip(weights, shares, strict=True)
        return tuple((group, share) for group, share in parts if share)

    def _onwards(self, weights: _Weights) -> _Weights:
        """Into the next structure. The weights grow ten-thousandfold with each step, so
        that nothing is rounded on the way."""
        after: _Weights = defaultdict(int)
        for group, weight in weights.items():
            left = WHOLE_SHARE
            for successor, share in self._successors.get(group, ()):
                after[successor] += weight * share
                left -= share
            after[NOT_PLACED] += weight * max(left, 0)
        return {group: weight for group, weight in after.items() if weight}

    def _back(self, weights: _Weights) -> _Weights:
        """Into the structure before."""
        before: _Weights = defaultdict(int)
        for group, weight in weights.items():
            before[self._sole_predecessor.get(group, NOT_PLACED)] += weight
        return dict(before)


def not_placed(structure_id: int, facts: SavingsFacts) -> tuple[SavingFact, ...]:
    """Savings that count and that no rule and nobody puts into a group of a
    structure."""
    recut = Recut(structure_id, facts)
    return tuple(
        saving
        for saving in facts.savings
        if saving.state in COUNTED_STATES
        and any(group is NOT_PLACED for group, _ in recut.parts(saving))
    )


def _way(here: int, there: int) -> Sequence[int]:
    """The structures from the next one to there: forwards or backwards; none where one
    is there already."""
    if here <= there:
        return range(here + 1, there + 1)
    return range(here - 1, there - 1, -1)


def _neighbours(
    successions: Iterable[SuccessionFact], nth_of_group: dict[int, int]
) -> Iterator[SuccessionFact]:
    """Those from one structure to the very next."""
    for each in successions:
        before = nth_of_group.get(each.predecessor_id)
        after = nth_of_group.get(each.successor_id)
        if before is not None and after == before + 1:
            yield each
