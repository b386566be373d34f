"""What has become of each risk since a day. Pure.

The score of that day is read from the stored history. A risk that is not in the
Position told of is told of nowhere: it may have been marked exempt since.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from common.rag import Direction
from reports.position import Position
from reports.risk_earlier import Earlier
from reports.risk_listings import RiskRow, risk_rows
from risks.choices import RiskState


class Became(StrEnum):
    """What has become of a risk since a day; the gravest first."""

    WORSE = "worse"
    NEW = "new"
    REOPENED = "reopened"
    IMPROVED = "improved"
    ISSUE = "issue"
    CLOSED = "closed"
    NOT_COMPARABLE = "not_comparable"
    NO_CHANGE = "no_change"


ENDED = frozenset({Became.CLOSED, Became.ISSUE})
_OF_DIRECTION = {
    Direction.WORSE: Became.WORSE,
    Direction.IMPROVED: Became.IMPROVED,
    Direction.NO_CHANGE: Became.NO_CHANGE,
    Direction.NEW: Became.NEW,
    Direction.NOT_COMPARABLE: Became.NOT_COMPARABLE,
}
_OF_STATE = {RiskState.CLOSED.value: Became.CLOSED, RiskState.ISSUE.value: Became.ISSUE}


@dataclass(frozen=True)
class Moved:
    """A risk with the score it had then, and what has become of it."""

    row: RiskRow
    became: Became


def moved(position: Position, before: Position) -> list[Moved]:
    """Every risk that was or is on a register, the gravest first."""
    earlier = Earlier.of(before)
    found = ((row, _became(row, earlier)) for row in risk_rows(position, before))
    return [Moved(row, became) for row, became in found if became is not None]


def _became(row: RiskRow, earlier: Earlier) -> Became | None:
    """None where it had ended by then already."""
    fact = row.fact
    then = earlier.facts.get(fact.id)
    if fact.is_open:
        if then is not None and not then.is_open:
            return Became.REOPENED
        return _OF_DIRECTION[row.travel.direction]
    was_open = then.is_open if then else _came_since(row, earlier)
    return _OF_STATE.get(fact.state) if was_open else None


def _came_since(row: RiskRow, earlier: Earlier) -> bool:
    """Whether it came onto a register and went again since then."""
    opened = row.fact.opened_on
    return earlier.since is not None and opened is not None and opened > earlier.since
