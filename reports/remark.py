"""One thing to say about a change: what kind of change it is, and its words. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from common.rag import Direction, RatingState


class Kind(StrEnum):
    """What kind of change; in the order in which a board wants to read them."""

    WORSE = "worse"
    ISSUE = "issue"
    ESCALATED = "escalated"
    SLIPPED = "slipped"
    RATED = "rated"
    REBASELINED = "rebaselined"
    ASKED = "asked"
    ACCEPTED = "accepted"
    REPLACED = "replaced"
    CLOSED = "closed"
    STATE = "state"
    NEW = "new"
    LOST = "lost"
    BETTER = "better"
    GAINED = "gained"
    COMPLETED = "completed"
    VALIDATED = "validated"
    RENAMED = "renamed"
    MOVED = "moved"
    PEOPLE = "people"
    DATED = "dated"


@dataclass(frozen=True)
class Remark:
    """One thing to say about a change. `before` and `after` only for ratings."""

    kind: Kind
    words: str
    before: RatingState | None = None
    after: RatingState | None = None

    @property
    def travel(self) -> str:
        """What the direction part shows: improved, worse, new or nothing."""
        return _TRAVEL.get(self.kind, "")


_TRAVEL = {
    Kind.WORSE: Direction.WORSE.value,
    Kind.SLIPPED: Direction.WORSE.value,
    Kind.BETTER: Direction.IMPROVED.value,
    Kind.GAINED: Direction.IMPROVED.value,
    Kind.VALIDATED: Direction.IMPROVED.value,
    Kind.NEW: Direction.NEW.value,
}


def renamed(before: str, after: str) -> Iterator[Remark]:
    if before != after:
        yield Remark(Kind.RENAMED, f"Renamed, was {before}")


def held_by(role: str, before: str, after: str) -> Iterator[Remark]:
    if before != after:
        was = f", was {before}" if before else ""
        yield Remark(Kind.PEOPLE, f"{role}: {after or 'nobody'}{was}")
