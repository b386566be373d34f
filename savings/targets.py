"""Whether a target is above or below the sum of its parts, and what the savings claimed
there come to. Pure; amounts are in whole pence.

A reader should never have to add up a plan to find that it does not add up
(law-and-conventions 5.5 of the product's brief).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from common.money import in_pounds
from programmes.standing import Place
from savings.cuts import by_group, by_project
from savings.facts.values import SavingsFacts, TargetFact


@dataclass(frozen=True)
class TargetStanding:
    """A target beside the targets of its parts (`inside`; where no part has one, or one
    is withheld, `parts` is None) and beside the savings that are claimed there, or
    booked there."""

    target: TargetFact
    inside: tuple[TargetFact, ...]
    savings: int

    @property
    def parts(self) -> int | None:
        if self.target.parts_withheld or not self.inside:
            return None
        return sum(each.amount for each in self.inside)

    @property
    def parts_short(self) -> int:
        """What the targets inside it lack; negative where they come to more."""
        return 0 if self.parts is None else self.target.amount - self.parts

    @property
    def savings_short(self) -> int:
        """What the savings lack; negative where they come to more."""
        return self.target.amount - self.savings

    @property
    def beside_parts(self) -> str:
        if self.target.parts_withheld:
            return "Not told: parts of it are withheld"
        if self.parts is None:
            return ""
        if self.parts_short == 0:
            return f"The same as the sum of its parts, {in_pounds(self.parts)}"
        side = "above" if self.parts_short > 0 else "below"
        return (
            f"{in_pounds(abs(self.parts_short))} {side} the sum of its parts, "
            f"{in_pounds(self.parts)}"
        )

    @property
    def beside_savings(self) -> str:
        left = self.savings_short
        if left > 0:
            return f"{in_pounds(left)} still to be found"
        if left < 0:
            return f"{in_pounds(-left)} more than the target is planned"
        return "Savings for all of it are planned"


def standings(facts: SavingsFacts, year: int) -> dict[int, TargetStanding]:
    """By the id of the target, of one financial year."""
    targets = [each for each in facts.targets if each.year == year]
    claimed = _claimed(facts, year)
    booked = _booked(facts, year, targets)
    return {
        target.id: TargetStanding(
            target,
            tuple(parts_of(target, targets)),
            booked.get(target.group_id, 0)
            if target.place is None
            else sum(
                amount
                for place, amount in claimed.items()
                if target.place.covers(place)
            ),
        )
        for target in targets
    }


def parts_of(whole: TargetFact, targets: Iterable[TargetFact]) -> list[TargetFact]:
    """The targets next below: of the strands of a programme, of the projects of a
    strand; of a project whose strand has none, straight below its programme."""
    below = [each for each in targets if _is_below(each.place, whole.place)]
    return [
        each
        for each in below
        if not any(_is_below(each.place, between.place) for between in below)
    ]


def _is_below(place: Place | None, above: Place | None) -> bool:
    if place is None or above is None or place == above:
        return False
    return above.covers(place)


def _claimed(facts: SavingsFacts, year: int) -> dict[Place, int]:
    """What is planned, by the very place that claims it."""
    return {
        row.key: row.figures.proposed
        for row in by_project(facts, year).rows
        if isinstance(row.key, Place)
    }


def _booked(
    facts: SavingsFacts, year: int, targets: list[TargetFact]
) -> dict[int | None, int]:
    """What is planned in each group of the structures that have targets."""
    wanted = {each.group_id for each in targets}
    found: dict[int | None, int] = {}
    for structure in facts.structures:
        if wanted & {group.id for group in structure.groups}:
            for row in by_group(facts, structure, year).rows:
                if isinstance(row.key, int):
                    found[row.key] = row.figures.proposed
    return found
