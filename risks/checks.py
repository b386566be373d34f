"""What is wrong with a register, as the programme office would ask about it.

Pure: from facts and the day. Sources: law-and-conventions 5.4; how long without a
change is the register's own rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from common.wording import and_list, count_of, long_date
from risks import rules
from risks.choices import RegisterLevel
from risks.facts import RegisterFact, RiskFact
from risks.scoring import Scheme, Score
from risks.similar import alike


class Check(TextChoices):
    """What is looked for, the most pressing first."""

    NOT_ESCALATED = "not_escalated", "Must go up and has not"
    RED_WITHOUT_ACTION = "red_without_action", "Red without an action"
    REVIEW_OVERDUE = "review_overdue", "Review overdue"
    ACTION_OVERDUE = "action_overdue", "Action overdue"
    NO_OWNER = "no_owner", "No owner"
    UNCHANGED = "unchanged", "Reviewed and never changed"
    TARGET = "target", "Target not below current, and no reason"
    NO_CONTROL = "no_control", "Below inherent without a control"
    OTHER_SCHEME = "other_scheme", "Scored in another scheme"
    SAME_TWICE = "same_twice", "Perhaps the same risk twice"
    COULD_LEAVE = "could_leave", "Could leave the register"


@dataclass(frozen=True)
class Problem:
    """Something to mend. `action_id` is the action it is about, `other_id` the other
    risk, if any."""

    code: Check
    sentence: str
    action_id: int | None = None
    other_id: int | None = None


@dataclass(frozen=True)
class Looked:
    """A risk on the register, with what it is measured by."""

    fact: RiskFact
    current: Score
    register: RegisterFact
    stands_on: RegisterFact
    scheme: Scheme
    on: date


Found = Iterator[Problem]


def problems_of(
    fact: RiskFact,
    register: RegisterFact,
    scheme: Scheme,
    on: date,
    stands_on: RegisterFact | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with one risk; nothing with one that is not on the register.

    `register` is its own, `stands_on` the one it was escalated to; `scheme` the one it
    was scored in.
    """
    if not fact.is_open or fact.current is None:
        return ()
    looked = Looked(fact, fact.current, register, stands_on or register, scheme, on)
    return tuple(problem for check in _CHECKS for problem in check(looked))


def escalation_reasons(
    fact: RiskFact, register: RegisterFact, scheme: Scheme, on: date
) -> tuple[str, ...]:
    """Why a risk must go up from this register; none at the top, where there is no
    further up."""
    if fact.current is None or register.level == RegisterLevel.COUNCIL:
        return ()
    return rules.escalation_reasons(
        scheme,
        fact.current,
        on=on,
        escalates_at=register.escalates_at,
        appetite=fact.appetite,
        is_accepted=fact.acceptance is not None,
        red_since=fact.red_since,
        red_days_allowed=register.red_days_allowed,
    )


def similar_risks(facts: Iterable[RiskFact]) -> dict[int, tuple[RiskFact, ...]]:
    """By id, each risk on a register whose title is like another's, with the first few
    of those others."""
    by_id = {fact.id: fact for fact in facts if fact.is_open}
    found = alike({id_: fact.title for id_, fact in by_id.items()})
    return {id_: tuple(by_id[each] for each in like) for id_, like in found.items()}


def same_twice(others: Sequence[RiskFact], places: Mapping[int, str]) -> Problem:
    """That a risk may be there twice. `places` names registers other than its own."""
    named = and_list(
        f"{other.reference} {other.title}"
        + (f" ({places[other.register_id]})" if other.register_id in places else "")
        for other in others
    )
    return Problem(
        Check.SAME_TWICE,
        f"Its title is much like that of {named}.",
        other_id=others[0].id,
    )


def _not_escalated(risk: Looked) -> Found:
    reasons = escalation_reasons(risk.fact, risk.stands_on, risk.scheme, risk.on)
    if reasons:
        yield Problem(Check.NOT_ESCALATED, " ".join(reasons))


def _red_without_action(risk: Looked) -> Found:
    band = risk.scheme.band(risk.current)
    if band.is_red and all(action.done_on for action in risk.fact.actions):
        yield Problem(
            Check.RED_WITHOUT_ACTION,
            f"It is {band.label}, and no action is open to bring it down.",
        )


def _review_overdue(risk: Looked) -> Found:
    due = risk.fact.next_review_on
    if due is None:
        yield Problem(Check.REVIEW_OVERDUE, "No day is set for its next review.")
    elif due < risk.on:
        late = count_of((risk.on - due).days, "day")
        yield Problem(
            Check.REVIEW_OVERDUE,
            f"It was to be reviewed by {long_date(due)}, {late} ago.",
        )


def _action_overdue(risk: Looked) -> Found:
    for action in risk.fact.actions:
        if action.done_on is None and action.due_on < risk.on:
            yield Problem(
                Check.ACTION_OVERDUE,
                f"\N{LEFT DOUBLE QUOTATION MARK}{action.description}"
                f"\N{RIGHT DOUBLE QUOTATION MARK} was due by "
                f"{long_date(action.due_on)}.",
                action_id=action.id,
            )


def _no_owner(risk: Looked) -> Found:
    if not risk.fact.owner:
        yield Problem(Check.NO_OWNER, "Nobody owns it.")


def _unchanged(risk: Looked) -> Found:
    times, most = risk.fact.unchanged_reviews, risk.register.unchanged_limit
    if most and times >= most:
        yield Problem(
            Check.UNCHANGED,
            f"{count_of(times, 'review')} running left its score as it was.",
        )


def _target(risk: Looked) -> Found:
    """East Suffolk: a target that is the current score needs a stated reason. House
    default: unless a review has just found that the risk came down to it."""
    target, scheme = risk.fact.target, risk.scheme
    if target is None or risk.fact.target_reason.strip() or _is_reached(risk, target):
        return
    if scheme.number(target) >= scheme.number(risk.current):
        yield Problem(
            Check.TARGET,
            f"Its target is {scheme.short(target)}, its current score "
            f"{scheme.short(risk.current)}: say why that is the target.",
        )


def _is_reached(risk: Looked, target: Score) -> bool:
    """Whether the last review brought a risk down to its target. Below inherent says
    nothing of it: a target may be that from the start."""
    fact, number = risk.fact, risk.scheme.number
    if fact.previous is None or fact.previous_scheme_id != fact.scheme_id:
        return False
    return number(fact.previous) > number(risk.current) == number(target)


def _no_control(risk: Looked) -> Found:
    inherent, scheme = risk.fact.inherent, risk.scheme
    if inherent is None or risk.fact.controls:
        return
    if scheme.number(risk.current) < scheme.number(inherent):
        yield Problem(
            Check.NO_CONTROL,
            f"It stands at {scheme.short(risk.current)}, below its inherent "
            f"{scheme.short(inherent)}, and no control holds it there.",
        )


def _other_scheme(risk: Looked) -> Found:
    """Herefordshire: one score must not mean two things on one register."""
    if risk.fact.scheme_id != risk.register.scheme_id:
        yield Problem(
            Check.OTHER_SCHEME,
            f"It is scored in {risk.scheme.name}, version {risk.scheme.version}, which "
            f"its register no longer uses: the next review brings it over.",
        )


def _could_leave(risk: Looked) -> Found:
    fact = risk.fact
    before = fact.previous if fact.previous_scheme_id == fact.scheme_id else None
    if rules.could_leave(risk.scheme, fact.appetite, risk.current, before):
        yield Problem(
            Check.COULD_LEAVE,
            "Two reviews running found it within its appetite: does it still need the "
            "register?",
        )


_CHECKS: tuple[Callable[[Looked], Found], ...] = (
    _not_escalated,
    _red_without_action,
    _review_overdue,
    _action_overdue,
    _no_owner,
    _unchanged,
    _target,
    _no_control,
    _other_scheme,
    _could_leave,
)
