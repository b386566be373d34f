"""What a report must say before it is submitted, and what the data say of it.

No database, no clock. How a scheme rates is in `rating_rules`; here is what is asked
of one report. Sources: users.md of the product's brief for when a reason is required,
law-and-conventions 5.1 for parents and children; the rest is house default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from common.rag import GREEN, RatingState
from highlights.rating_rules import (
    Rule,
    Scheme,
    needs_reason,
    parent_better_than_child,
    time_indicated,
)
from highlights.risk_rules import HeldRisk, risks_indicated
from highlights.savings_rules import (
    HeldSavings,
    Level,
    SavingsIndication,
    benefits_indicated,
    cost_indicated,
)
from programmes.choices import MilestoneStatus
from programmes.facts import MilestoneFact
from programmes.rules import milestone_slippage, milestone_status

OVERALL = "overall"


@dataclass(frozen=True)
class Indication:
    """What the data say of one dimension: a state's code, and the sentence why."""

    code: str
    because: str


@dataclass(frozen=True)
class Grounds:
    """The data that ratings can be held against."""

    milestones: tuple[MilestoneFact, ...]
    tolerance_days: int
    on: date
    risks: tuple[HeldRisk, ...] = ()
    savings: HeldSavings | None = None


@dataclass(frozen=True)
class Rated:
    """A rating as declared, beside last period's and what the data indicate."""

    declared: str
    reason: str
    previous: str = ""
    previous_reason: str = ""
    indicated: str = ""
    because: str = ""


def dimension_scheme(scheme: Scheme) -> Scheme:
    """The dimensions' states as a scheme of their own, read by the same rules."""
    return replace(
        scheme,
        states=scheme.dimension_states,
        dimensions=(),
        dimension_states=(),
        rule=Rule.DECLARED,
        steps=(),
    )


def known_code(states: Iterable[RatingState], code: str) -> str:
    """The code, if these states have it: another scheme's cannot be compared."""
    return code if code in {state.code for state in states} else ""


def _time(scheme: Scheme, grounds: Grounds) -> Indication | None:
    """From milestones: outside the council's tolerance is worse than green."""
    if not grounds.milestones:
        return None
    still_open = [m for m in grounds.milestones if m.actual_on is None]
    found = time_indicated(
        [milestone_slippage(m.baseline, m.forecast, None) for m in still_open],
        sum(map(_is_overdue_on(grounds.on), still_open)),
        grounds.tolerance_days,
    )
    code = _mildest(scheme.dimension_states, is_bad=found.is_outside)
    return Indication(code, found.because) if code else None


def _is_overdue_on(on: date) -> Callable[[MilestoneFact], bool]:
    def is_overdue(milestone: MilestoneFact) -> bool:
        status = milestone_status(
            milestone.baseline, milestone.forecast, milestone.actual_on, on=on
        )
        return status == MilestoneStatus.OVERDUE

    return is_overdue


def _mildest(states: Iterable[RatingState], *, is_bad: bool) -> str:
    """Green, or the first state below it: the data never say how bad it is."""
    rated = sorted(
        (state for state in states if state.counts_as_rated),
        key=lambda state: state.severity,
    )
    if is_bad:
        return next((s.code for s in rated if s.severity > GREEN), "")
    return next((s.code for s in rated if s.severity == GREEN), "")


def _risks(scheme: Scheme, grounds: Grounds) -> Indication | None:
    """From the register: a risk that nobody manages is worse than green."""
    found = risks_indicated(grounds.risks, grounds.on)
    if found is None:
        return None
    code = _mildest(scheme.dimension_states, is_bad=not found.is_managed)
    return Indication(code, found.because) if code else None


def _cost(scheme: Scheme, grounds: Grounds) -> Indication | None:
    """From spend ceilings: one that is exceeded is worse than green."""
    held = grounds.savings
    return _graded(scheme, cost_indicated(held) if held else None)


def _benefits(scheme: Scheme, grounds: Grounds) -> Indication | None:
    """From the forecast of savings, and from the readings of benefits."""
    held = grounds.savings
    return _graded(scheme, benefits_indicated(held, grounds.on) if held else None)


def _graded(scheme: Scheme, found: SavingsIndication | None) -> Indication | None:
    """Money says how bad it is: far outside is the worst state there is."""
    if found is None:
        return None
    states = scheme.dimension_states
    if found.level == Level.FAR_OUTSIDE:
        rated = [state for state in states if state.counts_as_rated]
        code = max(rated, key=lambda state: state.severity).code if rated else ""
    else:
        code = _mildest(states, is_bad=found.level == Level.OUTSIDE)
    return Indication(code, found.because) if code else None


# By the dimension's code. Of what is not here, nothing in the data speaks.
INDICATED_BY: Mapping[str, Callable[[Scheme, Grounds], Indication | None]] = {
    "time": _time,
    "cost": _cost,
    "benefits": _benefits,
    "risks": _risks,
}


def dimensions_indicated(scheme: Scheme, grounds: Grounds) -> dict[str, Indication]:
    """What the data say, for the dimensions they say anything of."""
    asked = (
        (dimension.code, INDICATED_BY[dimension.code](scheme, grounds))
        for dimension in scheme.dimensions
        if dimension.code in INDICATED_BY
    )
    return {code: found for code, found in asked if found is not None}


def rating_problems(
    scheme: Scheme, overall: Rated, dimensions: Mapping[str, Rated]
) -> dict[str, str]:
    """What keeps these ratings from being submitted: a sentence by form field.

    A project that is not started, paused or closed is not rated in its parts.
    """
    problems = _problem_of(scheme, overall, OVERALL, "overall_reason", "the whole")
    is_rated = bool(overall.declared) and scheme.state(overall.declared).counts_as_rated
    if not is_rated:
        return problems
    for dimension in scheme.dimensions:
        problems |= _problem_of(
            dimension_scheme(scheme),
            dimensions.get(dimension.code, Rated("", "")),
            rating_field(dimension.code),
            reason_field(dimension.code),
            dimension.name.lower(),
        )
    return problems


def rating_field(dimension: str) -> str:
    """What a dimension's rating is called in forms and error messages."""
    return f"rating_{dimension}"


def reason_field(dimension: str) -> str:
    return f"reason_{dimension}"


def _problem_of(
    scheme: Scheme, rated: Rated, rating_name: str, reason_name: str, what: str
) -> dict[str, str]:
    if not rated.declared:
        return {rating_name: f"Rate {what}."}
    why = reasons_asked(scheme, rated)
    if not why:
        return {}
    if not rated.reason.strip():
        return {reason_name: f"Say why {what} is rated so. {' '.join(why)}"}
    moved = rated.previous and rated.previous != rated.declared
    if moved and rated.reason.strip() == rated.previous_reason.strip():
        return {reason_name: f"The reason is still last time's. {' '.join(why)}"}
    return {}


def reasons_asked(scheme: Scheme, rated: Rated) -> tuple[str, ...]:
    """Why a reason is asked for; empty where none is, or nothing is rated yet."""
    if not rated.declared:
        return ()
    return needs_reason(
        scheme, rated.declared, rated.previous or None, rated.indicated or None
    )


def parent_problems(
    scheme: Scheme, declared: str, parent_reason: str, children: Iterable[str]
) -> dict[str, str]:
    """A strand rated better than one of its material projects must say why."""
    if not declared or parent_reason.strip():
        return {}
    known = [known_code(scheme.choices, code) for code in children]
    if not parent_better_than_child(scheme, declared, known):
        return {}
    label = scheme.state(declared).label
    return {
        "parent_reason": f"A project of this strand is rated worse than {label}: "
        "say why the strand is not."
    }


def unchanged_for(now: str, earlier: Sequence[str]) -> int:
    """For how many periods in a row it has been the same; `earlier` is newest first."""
    count = 0
    for before in earlier:
        if before != now:
            break
        count += 1
    return count
