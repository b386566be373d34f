"""What risks say of a report: are they managed, and what became of them since the last.

No database, no clock. Milton Keynes' green needs the risks to be managed, its amber/red
that they are escalated (law-and-conventions 5.1); what counts as managed is house
default: each red risk has an action and was reviewed in time, and none that must go up
still stands where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from common.rag import Direction, RatingState
from common.wording import and_list, count_of
from risks.checks import Check, problems_of
from risks.choices import RegisterLevel, RiskState
from risks.facts import RegisterFact, RiskFact
from risks.rules import Travel, travel
from risks.scoring import Scheme
from risks.scoring.words import score_words, scored_state

NAMED = 2  # risks in a sentence; what is stored of it is short


@dataclass(frozen=True)
class HeldRisk:
    """A risk and what it is measured by. `stands_on` is the register it was escalated
    to, or its own; None where that one is not at hand. `before` is in `before_scheme`.
    """

    fact: RiskFact
    register: RegisterFact
    stands_on: RegisterFact | None
    scheme: Scheme
    before_scheme: Scheme | None

    @property
    def name(self) -> str:
        return f"{self.fact.reference} {self.fact.title}"

    @property
    def state(self) -> RatingState | None:
        """The band it stands in, with its score."""
        return (
            scored_state(self.scheme, self.fact.current) if self.fact.current else None
        )

    @property
    def travel(self) -> Travel:
        """From where it stood before its latest review."""
        fact = self.fact
        return travel(fact.previous, self.before_scheme, fact.current, self.scheme)

    def neglected(self, on: date) -> tuple[Check, ...]:
        """Why it cannot be called managed; empty where it is."""
        is_red = self.fact.current and self.scheme.band(self.fact.current).is_red
        asked = {Check.NOT_ESCALATED} if self.stands_on else set()
        if is_red:
            asked |= {Check.RED_WITHOUT_ACTION, Check.REVIEW_OVERDUE}
        found = problems_of(
            self.fact, self.register, self.scheme, on, stands_on=self.stands_on
        )
        return tuple(problem.code for problem in found if problem.code in asked)


@dataclass(frozen=True)
class RisksIndication:
    """Whether the risks are managed, and the sentence that says why not."""

    is_managed: bool
    because: str


def risks_indicated(risks: Sequence[HeldRisk], on: date) -> RisksIndication | None:
    """None where no risk is open: no register is no proof that nothing threatens."""
    still_open = [risk for risk in risks if risk.fact.is_open]
    if not still_open:
        return None
    neglected = [risk for risk in still_open if risk.neglected(on)]
    if neglected:
        because = _neglected(neglected, len(still_open), on)
        return RisksIndication(is_managed=False, because=because)
    one = len(still_open) == 1
    managed = "The one open risk is" if one else f"All {len(still_open)} open risks are"
    return RisksIndication(
        is_managed=True,
        because=f"{managed} managed: those that are red have actions and reviews in "
        f"time, and none waits to be escalated",
    )


def _neglected(neglected: Sequence[HeldRisk], total: int, on: date) -> str:
    told = [
        f"{risk.fact.reference} ({', '.join(_short(risk.neglected(on)))})"
        for risk in neglected[:NAMED]
    ]
    more = len(neglected) - len(told)
    verb = "is" if len(neglected) == 1 else "are"
    of_all = f"{len(neglected)} of {count_of(total, 'open risk')}"
    named = and_list([*told, *([f"{more} more"] if more else [])])
    return f"{of_all} {verb} not managed: {named}"


def _short(checks: Iterable[Check]) -> list[str]:
    return [_SHORT[check] for check in checks]


_SHORT = {
    Check.NOT_ESCALATED: "to be escalated",
    Check.RED_WITHOUT_ACTION: "red without an action",
    Check.REVIEW_OVERDUE: "review overdue",
}


@dataclass(frozen=True)
class RiskChange:
    """One risk, as it was at the last report and as it is; None is "not there"."""

    before: HeldRisk | None
    after: HeldRisk | None

    @property
    def title(self) -> str:
        risk = self.after or self.before
        return risk.name if risk else ""

    @property
    def what(self) -> str:
        """The change in words a board would use; empty where there is none."""
        if self.after is None:
            return "no longer on the register"
        if self.before is None:
            return self._new(self.after) if self.after.fact.is_open else ""
        return "; ".join(_told(self.before, self.after))

    def _new(self, risk: HeldRisk) -> str:
        return f"new, {risk.state.label}" if risk.state else "new"


def _told(before: HeldRisk, after: HeldRisk) -> list[str]:
    found = []
    was, now = before.fact, after.fact
    if was.state != now.state:
        found.append(_ended(now))
    elif not now.is_open:
        return []
    moved = travel(was.current, before.scheme, now.current, after.scheme)
    if now.is_open and (was.current, was.scheme_id) != (now.current, now.scheme_id):
        found += _moved(before, after, moved.direction)
    if bool(was.escalation) != bool(now.escalation) and now.is_open:
        found.append(_carried(now))
    return found


def _ended(fact: RiskFact) -> str:
    if fact.is_open:
        return "open again"
    lesson = f": {fact.lesson}" if fact.lesson else ""
    ended = "became an issue" if fact.state == RiskState.ISSUE else "closed"
    return f"{ended}{lesson}"


def _moved(before: HeldRisk, after: HeldRisk, direction: Direction) -> list[str]:
    was = score_words(before.scheme, before.fact.current)
    now = score_words(after.scheme, after.fact.current)
    if direction == Direction.NO_CHANGE:
        return (
            [] if was == now else [f"{now}, was {was}, in a new version of the scheme"]
        )
    return [f"{_WAYS.get(direction, '')}{now}, was {was}"]


_WAYS = {Direction.WORSE: "got worse: ", Direction.IMPROVED: "improved: "}


def _carried(fact: RiskFact) -> str:
    if fact.escalation is None:
        return "handed back to its own register"
    level = RegisterLevel(fact.escalation.level).label.lower()
    return f"escalated to the {level} register"


def risk_changes(
    before: Iterable[HeldRisk], after: Iterable[HeldRisk], *, since: date
) -> tuple[RiskChange, ...]:
    """What happened to risks since a day; only what changed. What stood on the register
    that day already, and could not be told of, is not new."""
    was = {risk.fact.id: risk for risk in before}
    now = {risk.fact.id: risk for risk in after}
    pairs = [
        RiskChange(was.get(key), risk)
        for key, risk in now.items()
        if key in was or _came_after(risk.fact, since)
    ]
    pairs += [RiskChange(risk, None) for key, risk in was.items() if key not in now]
    return tuple(pair for pair in pairs if pair.what)


def _came_after(fact: RiskFact, since: date) -> bool:
    return fact.opened_on is None or fact.opened_on > since
