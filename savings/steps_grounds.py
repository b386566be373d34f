"""What must be said or done before a step of a saving's life. Pure; amounts are in
whole pence. House default."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from common.money import in_pounds
from savings.choices import SavingState
from savings.figures import Figures
from savings.steps_rules import StepRule

ASK_DECISION = "Say who decided it: the body and the minute."


@dataclass(frozen=True)
class StepGrounds:
    """What of a saving the rules of a step look at: what it comes to up to and
    including this financial year and in all, and what is said of it."""

    to_date: Figures
    in_all: Figures
    decision: str
    mitigation: str
    is_replaced: bool


def step_problems(step: StepRule, grounds: StepGrounds) -> dict[str, str]:
    """What must be said or done before the step, by what is asked; empty if nothing."""
    problems = {}
    if step.asks_decision and not grounds.decision.strip():
        problems["decision"] = ASK_DECISION
    if step.to == SavingState.IN_BUDGET and grounds.in_all.proposed <= 0:
        problems["figures"] = "Say first how much it brings, and in which year."
    made = max(grounds.in_all.achieved, grounds.in_all.validated)
    if step.drops and made > 0:
        problems["figures"] = (
            f"{in_pounds(made)} of it is achieved and would vanish from the totals. It "
            "was delivered in part: mark it part delivered."
        )
    if step.to in (SavingState.DELIVERED, SavingState.PART_DELIVERED):
        problems |= _claim_problems(step, grounds.to_date)
    has_answer = grounds.mitigation.strip() or grounds.is_replaced
    if step.to == SavingState.UNDELIVERABLE and not has_answer:
        problems["mitigation"] = (
            "Say what is done instead: a mitigation, or a saving that replaces it."
        )
    return problems


def _claim_problems(step: StepRule, to_date: Figures) -> dict[str, str]:
    proposed, achieved = to_date.proposed, to_date.achieved
    if achieved <= 0:
        words = "Nothing of it is claimed as achieved: say first how much is made."
        return {"figures": words}
    if step.to == SavingState.DELIVERED and achieved < proposed:
        words = (
            f"{in_pounds(achieved)} of {in_pounds(proposed)} is claimed as achieved: "
            "claim the rest, or say that it is delivered in part."
        )
        return {"figures": words}
    return {}


def total_to_date(years: Iterable[tuple[int, Figures]], year: int) -> Figures:
    """What a saving comes to up to and including a financial year."""
    return sum((figures for each, figures in years if each <= year), Figures())
