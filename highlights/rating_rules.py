"""How ratings are worked out, and when an officer must say why. No database, no clock.

A scheme is data (highlights/rating_scheme.py): a council may have its own. Five are
built in (highlights/shipped_schemes.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from common import rag
from common.wording import count_of
from highlights.rating_scheme import (
    OUTSIDE,
    WITHIN,
    Dimension,
    Rule,
    Scheme,
    Step,
    as_json,
    from_json,
)
from highlights.shipped_schemes import (
    BRAG,
    DELIVERY_CONFIDENCE,
    MILTON_KEYNES_2012,
    SHIPPED_SCHEMES,
    THREE_STATE_RAG,
)

__all__ = [
    "BRAG",
    "DELIVERY_CONFIDENCE",
    "MILTON_KEYNES_2012",
    "OUTSIDE",
    "SHIPPED_SCHEMES",
    "THREE_STATE_RAG",
    "WITHIN",
    "Dimension",
    "Rule",
    "Scheme",
    "Step",
    "TimeIndication",
    "as_json",
    "from_json",
    "indicated",
    "needs_reason",
    "parent_better_than_child",
    "time_indicated",
]

# House default: no statute sets it. A council has its own in its settings.
TOLERANCE_DAYS = 14


def indicated(scheme: Scheme, dimension_codes: Mapping[str, str]) -> str | None:
    """The overall state that the dimensions add up to.

    None where the scheme computes nothing, or while a dimension is not rated: what is
    not known is never taken for green.
    """
    if scheme.rule == Rule.DECLARED or not scheme.dimensions:
        return None
    states = [
        scheme.dimension_state(dimension_codes.get(part.code, ""))
        for part in scheme.dimensions
    ]
    if any(state.is_reserved for state in states):
        return None
    if scheme.rule == Rule.WORST_OF:
        return max(states, key=lambda state: state.severity).code
    outside = sum(state.code == OUTSIDE for state in states)
    return [step.state for step in scheme.steps if step.outside <= outside][-1]


def needs_reason(
    scheme: Scheme, declared: str, previous: str | None, indicated: str | None
) -> tuple[str, ...]:
    """Why a reason must be given, in sentences; empty where none is needed."""
    now = scheme.state(declared)
    reasons = []
    if now.is_worse_than_green:
        reasons.append(f"{now.label} is worse than Green.")
    before = scheme.state(previous or "")
    if before.code not in (now.code, rag.NOT_REPORTED.code):
        reasons.append(f"Last time it was {before.label}; now it is {now.label}.")
    if indicated and now.counts_as_rated and indicated != declared:
        label = scheme.state(indicated).label
        reasons.append(f"The data indicates {label}, not {now.label}.")
    return tuple(reasons)


def parent_better_than_child(
    scheme: Scheme, parent_code: str, material_children_codes: Iterable[str]
) -> bool:
    """A green top line over an amber part is what members find contradictory."""
    parent = scheme.state(parent_code)
    worst = rag.worst(scheme.state(code) for code in material_children_codes)
    if worst is None or not parent.counts_as_rated:
        return False
    return parent.severity < worst.severity


@dataclass(frozen=True, slots=True)
class TimeIndication:
    """What the milestones say about time, and the sentence that says why."""

    code: str
    because: str

    @property
    def is_outside(self) -> bool:
        return self.code == OUTSIDE


def time_indicated(
    slips: Sequence[int], overdue: int, tolerance_days: int = TOLERANCE_DAYS
) -> TimeIndication:
    """From each open milestone's days of slippage, and how many are overdue."""
    late = [days for days in slips if days > 0]
    beyond = [days for days in late if days > tolerance_days]
    sentences = []
    if beyond:
        sentences.append(_late_sentence(beyond))
    if overdue:
        verb = "is" if overdue == 1 else "are"
        sentences.append(f"{count_of(overdue, 'milestone')} {verb} overdue")
    if sentences:
        return TimeIndication(OUTSIDE, " and ".join(sentences))
    if not late:
        return TimeIndication(WITHIN, "no milestone is late")
    days = count_of(tolerance_days, "day")
    return TimeIndication(WITHIN, f"no milestone is more than {days} late")


def _late_sentence(late: Sequence[int]) -> str:
    if len(late) == 1:
        return f"1 milestone is {count_of(late[0], 'day')} late"
    return f"{len(late)} milestones are late, the worst by {max(late)} days"
