"""The checks over the registers a reader may see, each with the way to mend it.

Nothing a reader may not see is counted or compared: facts are narrowed first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.urls import reverse

from accounts.models import User
from common.spreadsheet import Sheet
from risks import access
from risks.checks import Check, Problem, problems_of, same_twice, similar_risks
from risks.facts import RegisterFact, RiskFact, RisksFacts, load
from risks.models import Register, Risk
from risks.sight.veil import veil_for, with_veil
from risks.sight.withheld import withheld_among

# How each is mended: what a link says, and the page it leads to.
_MENDS: Mapping[Check, tuple[str, str]] = {
    Check.NOT_ESCALATED: ("Escalate it", "risk_escalate"),
    Check.RED_WITHOUT_ACTION: ("Add an action", "action_create"),
    Check.REVIEW_OVERDUE: ("Review it", "risk_review"),
    Check.ACTION_OVERDUE: ("Bring the action up to date", "action_update"),
    Check.NO_OWNER: ("Name an owner", "risk_update"),
    Check.UNCHANGED: ("Review it", "risk_review"),
    Check.TARGET: ("Change the target or say why", "risk_update"),
    Check.NO_CONTROL: ("Add a control", "control_create"),
    Check.OTHER_SCHEME: ("Review it", "risk_review"),
    Check.SAME_TWICE: ("Read the other", "risk_detail"),
    Check.COULD_LEAVE: ("Close it", "risk_close"),
}
# These are decisions of whoever runs the register.
_DECISIONS = frozenset({Check.NOT_ESCALATED, Check.COULD_LEAVE})


@dataclass(frozen=True)
class Finding:
    """A problem of a risk, and where this reader mends it; nowhere if it is not his or
    hers to mend."""

    fact: RiskFact
    register: Register
    problem: Problem
    mend: str
    address: str

    @property
    def check(self) -> Check:
        return self.problem.code

    @property
    def risk_address(self) -> str:
        return reverse("risks:risk_detail", args=[self.fact.id])


@dataclass(frozen=True)
class Checked:
    """All that was found, the most pressing first, among so many risks."""

    findings: tuple[Finding, ...]
    risks: int

    def counts(self) -> list[tuple[Check, int]]:
        """How often each check found something; none that found nothing."""
        counted = Counter(finding.check for finding in self.findings)
        return [(check, counted[check]) for check in Check if counted[check]]

    def of(self, kind: str) -> list[Finding]:
        """Those of one kind; all of them where no kind there is was asked for."""
        if kind not in Check.values:
            return list(self.findings)
        return [finding for finding in self.findings if finding.check == kind]

    def sheet(self, kind: str) -> Sheet:
        rows = self.of(kind)
        return Sheet(
            title="Checks",
            headers=["Risk", "Title", "Register", "Check", "What was found"],
            rows=(
                [
                    row.fact.reference,
                    row.fact.title,
                    str(row.register),
                    row.check.label,
                    row.problem.sentence,
                ]
                for row in rows
            ),
        )


def checked(
    user: User, registers: Iterable[Register], *, on: date, only: Register | None = None
) -> Checked:
    """What is wrong on these registers; of `only`, its own risks and those escalated
    to it. As many queries for one risk as for thousands."""
    by_id = {register.pk: register for register in registers}
    facts = load(
        programme_ids=[r.programme_id for r in by_id.values() if r.programme_id],
        strand_ids=[r.strand_id for r in by_id.values() if r.strand_id],
        project_ids=[r.project_id for r in by_id.values() if r.project_id],
        with_council=any(register.place is None for register in by_id.values()),
        as_at=None,
    )
    seen = _seen(user)
    told = [
        _as_told(fact, seen[fact.id])
        for fact in facts.risks
        if fact.id in seen and (only is None or _is_on(fact, only))
    ]
    reader = _Reader(user, by_id, seen)
    found = [
        reader.finding(fact, problem)
        for fact, problem in (*_problems(facts, told, on), *_twice(told, by_id))
    ]
    order = list(Check)
    found.sort(key=lambda row: (order.index(row.check), row.register.pk, row.fact.id))
    return Checked(tuple(found), len(told))


def withheld_from_checks(user: User) -> str:
    """How many open risks of all registers are kept from this reader, in words."""
    return withheld_among(Risk.objects.open(), user)


def registers_around(register: Register, user: User) -> list[Register]:
    """It, those its risks came from and those they went to, as this reader sees them.
    Two queries."""
    risks = Risk.objects.visible_to(user).on(register).open()
    pairs = set(risks.values_list("register_id", "escalated_to_id"))
    ids = {id_ for pair in pairs for id_ in pair if id_} | {register.pk}
    return list(Register.objects.visible_to(user).with_place().filter(pk__in=ids))


class _Seen(NamedTuple):
    """What is known of an open risk by who may see it."""

    owner_id: int | None
    is_veiled: bool


def _seen(user: User) -> dict[int, _Seen]:
    """The open risks this reader may see. Two queries."""
    risks: Any = with_veil(Risk.objects.visible_to(user).open(), veil_for(user))
    rows = risks.values_list("pk", "owner_id", "is_veiled")
    return {pk: _Seen(owner_id, is_veiled) for pk, owner_id, is_veiled in rows}


def _as_told(fact: RiskFact, seen: _Seen) -> RiskFact:
    """What was so while a risk was exempt stays withheld after it is opened."""
    return fact.without_previous() if seen.is_veiled else fact


def _is_on(fact: RiskFact, register: Register) -> bool:
    escalated_to = fact.escalation.register_id if fact.escalation else None
    return register.pk in (fact.register_id, escalated_to)


_Found = Iterator[tuple[RiskFact, Problem]]


def _problems(facts: RisksFacts, told: Iterable[RiskFact], on: date) -> _Found:
    registers: dict[int, RegisterFact] = {each.id: each for each in facts.registers}
    for fact in told:
        own, scheme = registers[fact.register_id], facts.schemes[fact.scheme_id]
        stands_on = (
            registers.get(fact.escalation.register_id) if fact.escalation else None
        )
        for problem in problems_of(fact, own, scheme, on, stands_on):
            yield fact, problem


def _twice(told: Iterable[RiskFact], by_id: Mapping[int, Register]) -> _Found:
    facts = list(told)
    found = similar_risks(facts)
    for fact in facts:
        others = found.get(fact.id, ())
        if others:
            elsewhere = {
                other.register_id: str(by_id[other.register_id])
                for other in others
                if other.register_id != fact.register_id
            }
            yield fact, same_twice(others, elsewhere)


class _Reader:
    """Asks once a register what its reader may do there."""

    def __init__(
        self,
        user: User,
        registers: Mapping[int, Register],
        seen: Mapping[int, _Seen],
    ) -> None:
        self.user, self.registers, self.seen = user, registers, seen
        self._edits = {
            pk: access.can_edit(user, register) for pk, register in registers.items()
        }
        self._runs = {
            pk: access.can_run_register(user, register)
            for pk, register in registers.items()
        }

    def finding(self, fact: RiskFact, problem: Problem) -> Finding:
        mend, address = "", ""
        if self._may_mend(fact, problem.code):
            mend, page = _MENDS[problem.code]
            about = problem.action_id or problem.other_id or fact.id
            address = reverse(f"risks:{page}", args=[about])
        register = self.registers[fact.register_id]
        return Finding(fact, register, problem, mend, address)

    def _may_mend(self, fact: RiskFact, check: Check) -> bool:
        stands_on = fact.escalation.register_id if fact.escalation else None
        places = (fact.register_id, stands_on)
        if check in _DECISIONS:
            return any(self._runs.get(id_, False) for id_ in places if id_)
        if self.seen[fact.id].owner_id == self.user.pk:
            return True
        return any(self._edits.get(id_, False) for id_ in places if id_)
