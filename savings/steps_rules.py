"""The life of a saving: which step is open from where, and to whom.

Pure rules. The states are those of law-and-conventions 5.5 of the product's brief: not
counted until it is agreed (Croydon), formally dropped where it cannot be delivered
(Gwynedd). Who takes which step, and what it asks, is a house default.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from savings.choices import CASHABLE_KINDS, SavingState


class Taker(StrEnum):
    """Who may take a step."""

    EDITOR = "editor", "its budget owner, or whoever may change it"
    APPROVER = "approver", "whoever approves for a place that claims it"
    FINANCE = "finance", "finance"

    words: str

    def __new__(cls, value: str, words: str) -> Taker:
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member


@dataclass(frozen=True)
class StepRule:
    """One way on. `words` stand on its button, `done` in the message after it, and
    `says` above its form."""

    starts: SavingState
    to: SavingState
    taker: Taker
    words: str
    done: str
    says: str = ""
    asks_decision: bool = False
    is_back: bool = False

    @property
    def approves(self) -> bool:
        return (self.starts, self.to) == (SavingState.PROPOSED, SavingState.APPROVED)

    @property
    def drops(self) -> bool:
        return (self.starts, self.to) == (
            SavingState.UNDELIVERABLE,
            SavingState.WITHDRAWN,
        )

    @property
    def takes_decision(self) -> bool:
        """Whether a decision can be named with it: asked for, or where there may be
        one, such as the council's budget."""
        return self.asks_decision or self.to in (
            SavingState.IN_BUDGET,
            SavingState.WITHDRAWN,
            SavingState.UNDELIVERABLE,
        )

    @property
    def takes_mitigation(self) -> bool:
        """Whether it can be said what is done instead."""
        return self.to in (SavingState.UNDELIVERABLE, SavingState.PART_DELIVERED)


_STATE = SavingState
_A_CLAIM = "This is a claim. Papers count it once finance has validated it."
STEPS = (
    StepRule(
        _STATE.PROPOSED,
        _STATE.APPROVED,
        Taker.APPROVER,
        "Approve it",
        "Approved",
        "From now on it counts in totals.",
        asks_decision=True,
    ),
    StepRule(
        _STATE.APPROVED,
        _STATE.IN_BUDGET,
        Taker.FINANCE,
        "Put it into the budget",
        "In the budget",
        "The budget of its service group falls, or its income rises, by this much. "
        "From now on its budget owner returns figures for it.",
    ),
    StepRule(
        _STATE.IN_BUDGET,
        _STATE.IN_DELIVERY,
        Taker.EDITOR,
        "Begin delivery",
        "In delivery",
    ),
    StepRule(
        _STATE.APPROVED,
        _STATE.IN_DELIVERY,
        Taker.EDITOR,
        "Begin delivery",
        "In delivery",
        "It is not cashable, so no budget falls by it.",
    ),
    *(
        StepRule(
            start,
            _STATE.DELIVERED,
            Taker.EDITOR,
            "It is delivered",
            "Delivered, as claimed",
            _A_CLAIM,
        )
        for start in (_STATE.IN_DELIVERY, _STATE.PART_DELIVERED)
    ),
    StepRule(
        _STATE.IN_DELIVERY,
        _STATE.PART_DELIVERED,
        Taker.EDITOR,
        "It is delivered in part",
        "Part delivered, as claimed",
        f"{_A_CLAIM} What is left stays at risk.",
    ),
    *(
        StepRule(
            start,
            _STATE.UNDELIVERABLE,
            Taker.EDITOR,
            "It cannot be delivered",
            "Undeliverable",
            "Until it is dropped by a decision it stays in the totals, and what is not "
            "achieved of it stays at risk.",
        )
        for start in (_STATE.IN_BUDGET, _STATE.IN_DELIVERY, _STATE.PART_DELIVERED)
    ),
    *(
        StepRule(
            start,
            _STATE.WITHDRAWN,
            Taker.APPROVER,
            "Withdraw it",
            "Withdrawn",
            "It stays on record and counts in no total.",
        )
        for start in (_STATE.PROPOSED, _STATE.APPROVED)
    ),
    StepRule(
        _STATE.UNDELIVERABLE,
        _STATE.WITHDRAWN,
        Taker.APPROVER,
        "Drop it formally",
        "Dropped",
        "It stays on record and counts in no total. A saving that replaces it, if any, "
        "counts in its place.",
        asks_decision=True,
    ),
    StepRule(
        _STATE.APPROVED,
        _STATE.PROPOSED,
        Taker.APPROVER,
        "Take the approval back",
        "Proposed again",
        "It counts in no total until it is approved again.",
        is_back=True,
    ),
    StepRule(
        _STATE.IN_BUDGET,
        _STATE.APPROVED,
        Taker.FINANCE,
        "Take it out of the budget",
        "Out of the budget",
        is_back=True,
    ),
    StepRule(
        _STATE.IN_DELIVERY,
        _STATE.IN_BUDGET,
        Taker.EDITOR,
        "Stop delivery for now",
        "Delivery has stopped",
        is_back=True,
    ),
    StepRule(
        _STATE.IN_DELIVERY,
        _STATE.APPROVED,
        Taker.EDITOR,
        "Stop delivery for now",
        "Delivery has stopped",
        is_back=True,
    ),
    *(
        StepRule(
            start,
            _STATE.IN_DELIVERY,
            Taker.EDITOR,
            "Take delivery up again",
            "In delivery again",
            is_back=True,
        )
        for start in (_STATE.DELIVERED, _STATE.PART_DELIVERED, _STATE.UNDELIVERABLE)
    ),
    StepRule(
        _STATE.UNDELIVERABLE,
        _STATE.PART_DELIVERED,
        Taker.EDITOR,
        "It was delivered in part",
        "Part delivered, as claimed",
        f"{_A_CLAIM} What is left stays at risk.",
        is_back=True,
    ),
    StepRule(
        _STATE.WITHDRAWN,
        _STATE.PROPOSED,
        Taker.EDITOR,
        "Propose it again",
        "Proposed again",
        is_back=True,
    ),
)
# Between approval and delivery a cashable saving passes through the budget, another
# does not.
_ONLY_CASHABLE = {
    (_STATE.APPROVED, _STATE.IN_BUDGET),
    (_STATE.IN_DELIVERY, _STATE.IN_BUDGET),
}
_NOT_CASHABLE = {
    (_STATE.APPROVED, _STATE.IN_DELIVERY),
    (_STATE.IN_DELIVERY, _STATE.APPROVED),
}


def steps_from(state: str, kind: str) -> tuple[StepRule, ...]:
    """The ways on from a state, the usual one first."""
    closed = _NOT_CASHABLE if kind in CASHABLE_KINDS else _ONLY_CASHABLE
    return tuple(
        step
        for step in STEPS
        if step.starts == state and (step.starts, step.to) not in closed
    )


def step_to(state: str, kind: str, to: str) -> StepRule | None:
    """The step that leads there from here, if there is one."""
    return next((step for step in steps_from(state, kind) if step.to == to), None)


def no_such_step(reference: str, state: str, kind: str, to: str) -> str:
    """Why a saving cannot go there from where it is."""
    now, then = SavingState(state).label.lower(), SavingState(to).label.lower()
    if (state, to) in _ONLY_CASHABLE and kind not in CASHABLE_KINDS:
        return f"{reference} is not cashable: no budget falls by it."
    ways = " or ".join(step.to.label.lower() for step in steps_from(state, kind))
    return f"{reference} is {now}: it cannot become {then}, only {ways}."
