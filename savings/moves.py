"""What moved between two days, saving by saving. Pure, in whole pence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from programmes.standing import Place
from savings.cuts import by_saving
from savings.facts.values import SavingFact, SavingsFacts
from savings.figures import Figures

NOTHING = Figures()


@dataclass(frozen=True)
class Move:
    """A saving that is in a total then or now, or in both. `before` is None where it
    was not known then; the figures are nothing where it counted for nothing."""

    before: SavingFact | None
    after: SavingFact
    then: Figures
    now: Figures

    @property
    def is_new(self) -> bool:
        """Agreed since."""
        return self.then == NOTHING != self.now

    @property
    def is_gone(self) -> bool:
        """Given up since, or no longer agreed."""
        return self.now == NOTHING != self.then

    @property
    def is_other(self) -> bool:
        """Whether there is anything to tell."""
        if self.then != self.now:
            return True
        was = self.before
        return was is None or (was.state, was.delivery) != (
            self.after.state,
            self.after.delivery,
        )


def moves(
    before: SavingsFacts,
    after: SavingsFacts,
    year: int | None,
    scope: Place | None = None,
    not_compared: Collection[int] = (),
) -> tuple[Move, ...]:
    """Savings whose figures, state or delivery differ, the largest change of forecast
    first. `not_compared` are ids of savings whose past this reader may not know."""
    then, now = by_saving(before, year, scope), by_saving(after, year, scope)
    known_then = {saving.id: saving for saving in before.savings}
    found = (
        Move(
            before=known_then.get(saving.id),
            after=saving,
            then=then.get(saving.id, NOTHING),
            now=now.get(saving.id, NOTHING),
        )
        for saving in after.savings
        if (saving.id in then or saving.id in now) and saving.id not in not_compared
    )
    return tuple(sorted((each for each in found if each.is_other), key=_largest_first))


def _largest_first(move: Move) -> tuple[int, int, str]:
    return (
        -abs(move.now.forecast - move.then.forecast),
        -abs(move.now.proposed - move.then.proposed),
        move.after.reference,
    )
