"""What became of the risks of a register since a day. Pure: from where each stood then
and stands now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from common.rag import Direction
from risks.choices import ENDED_STATES, RiskState
from risks.rules import travel
from risks.scoring import Scheme, Score


class Kind(StrEnum):
    """What can have happened to a risk, the most pressing first."""

    WORSE = "worse"
    NEW = "new"
    ESCALATED = "escalated"
    TOLERATED = "tolerated"
    ISSUE = "issue"
    IMPROVED = "improved"
    RESCORED = "rescored"
    HANDED_BACK = "handed_back"
    REOPENED = "reopened"
    CLOSED = "closed"

    @property
    def heading(self) -> str:
        return _HEADINGS[self]

    @property
    def counted(self) -> str:
        """After a number, in a sentence."""
        return _COUNTED[self]


_HEADINGS = {
    Kind.WORSE: "Got worse",
    Kind.NEW: "New on the register",
    Kind.ESCALATED: "Escalated",
    Kind.TOLERATED: "Accepted above appetite",
    Kind.ISSUE: "Became an issue",
    Kind.IMPROVED: "Improved",
    Kind.RESCORED: "Scored anew, and neither better nor worse",
    Kind.HANDED_BACK: "Handed back",
    Kind.REOPENED: "Reopened",
    Kind.CLOSED: "Closed",
}
_COUNTED = {
    Kind.WORSE: "worse",
    Kind.NEW: "new",
    Kind.ESCALATED: "escalated",
    Kind.TOLERATED: "accepted above appetite",
    Kind.ISSUE: "became an issue",
    Kind.IMPROVED: "improved",
    Kind.RESCORED: "scored anew",
    Kind.HANDED_BACK: "handed back",
    Kind.REOPENED: "reopened",
    Kind.CLOSED: "closed",
}


class Stand(NamedTuple):
    """Where one risk stood at an instant."""

    risk_id: int
    register_id: int
    escalated_to_id: int | None
    state: str
    scheme_id: int
    likelihood: int | None
    impact: int | None
    accepted_on: date | None
    is_exempt: bool

    @property
    def score(self) -> Score | None:
        if self.likelihood is None or self.impact is None:
            return None
        return Score(self.likelihood, self.impact)

    def is_on(self, register_id: int) -> bool:
        """Open, and here: its own register or the one it was carried up to."""
        is_here = register_id in (self.register_id, self.escalated_to_id)
        return is_here and self.state == RiskState.OPEN


@dataclass(frozen=True)
class Changes:
    """Ids of the risks by what happened to them; a risk may be under several."""

    of_kind: Mapping[Kind, list[int]]
    unchanged: int

    @property
    def kinds(self) -> list[Kind]:
        return [kind for kind in Kind if self.of_kind.get(kind)]


def changes_between(
    then: Mapping[int, Stand],
    now: Mapping[int, Stand],
    schemes: Mapping[int, Scheme],
    register_id: int,
) -> Changes:
    """`then` lacks a risk that was not there yet; `now` has all that are compared."""
    found: dict[Kind, list[int]] = defaultdict(list)
    unchanged = 0
    for risk_id, stand in now.items():
        kinds = kinds_of(then.get(risk_id), stand, schemes, register_id)
        for kind in kinds:
            found[kind].append(risk_id)
        if not kinds and stand.is_on(register_id):
            unchanged += 1
    return Changes(found, unchanged)


def kinds_of(
    then: Stand | None, now: Stand, schemes: Mapping[int, Scheme], register_id: int
) -> list[Kind]:
    """All that happened to one risk, as this register sees it."""
    was_here = then is not None and then.is_on(register_id)
    is_here = now.is_on(register_id)
    if is_here and not was_here:
        return [_arrived(then, now, register_id), *_decided(then, now, register_id)]
    if is_here and then is not None:
        return [*_moved(then, now, schemes), *_decided(then, now, register_id)]
    if was_here:
        return [_left(now)]
    has_passed_through = now.register_id == register_id and (
        then is None or then.state not in ENDED_STATES
    )
    return [_ENDED[now.state]] if has_passed_through and now.state in _ENDED else []


_ENDED: Mapping[str, Kind] = {
    RiskState.CLOSED: Kind.CLOSED,
    RiskState.ISSUE: Kind.ISSUE,
}


def _left(now: Stand) -> Kind:
    """Ended, carried further up, or back where it came from."""
    on_its_way = Kind.ESCALATED if now.escalated_to_id else Kind.HANDED_BACK
    return _ENDED.get(now.state, on_its_way)


def _arrived(then: Stand | None, now: Stand, register_id: int) -> Kind:
    if then is not None and then.state in _ENDED:
        return Kind.REOPENED
    return Kind.NEW if now.register_id == register_id else Kind.ESCALATED


def _moved(then: Stand, now: Stand, schemes: Mapping[int, Scheme]) -> list[Kind]:
    before, after = schemes[then.scheme_id], schemes[now.scheme_id]
    direction = travel(then.score, before, now.score, after).direction
    if direction == Direction.WORSE:
        return [Kind.WORSE]
    if direction == Direction.IMPROVED:
        return [Kind.IMPROVED]
    is_same = (then.scheme_id, then.score) == (now.scheme_id, now.score)
    return [] if is_same else [Kind.RESCORED]


def _decided(then: Stand | None, now: Stand, register_id: int) -> list[Kind]:
    """Carried up from here or handed back to here; accepted above appetite."""
    found = []
    is_own = now.register_id == register_id
    before = then.escalated_to_id if then else None
    if is_own and now.escalated_to_id != before:
        found.append(Kind.ESCALATED if now.escalated_to_id else Kind.HANDED_BACK)
    accepted = then.accepted_on if then else None
    if now.accepted_on is not None and now.accepted_on != accepted:
        found.append(Kind.TOLERATED)
    return found
