"""The life of a saving: which way on is open from where, and what it asks."""

import pytest

from savings.choices import SavingKind, SavingState
from savings.figures import Figures
from savings.steps_grounds import StepGrounds, step_problems
from savings.steps_rules import STEPS, Taker, no_such_step, step_to, steps_from

CASHABLE, NOT_CASHABLE = SavingKind.BUDGET_REDUCTION, SavingKind.NON_CASHABLE


def grounds(to_date: Figures | None = None, **fields: str | bool) -> StepGrounds:
    done = to_date or Figures(target=10_000_00, achieved=10_000_00)
    said = {"decision": "", "mitigation": "", "is_replaced": False} | fields
    return StepGrounds(to_date=done, in_all=done, **said)


def problems(
    start: SavingState, to: SavingState, given: StepGrounds | None = None
) -> dict[str, str]:
    step = step_to(start, CASHABLE, to)
    assert step is not None
    return step_problems(step, given or grounds())


@pytest.mark.parametrize("state", SavingState)
def test_there_is_a_way_on_from_every_state(state: SavingState) -> None:
    assert steps_from(state, CASHABLE)
    assert all(step.to != state for step in steps_from(state, CASHABLE))


def test_no_step_is_written_down_twice() -> None:
    assert len({(step.starts, step.to) for step in STEPS}) == len(STEPS)


def test_only_finance_puts_a_saving_into_the_budget_and_takes_it_out() -> None:
    of_finance = {(s.starts, s.to) for s in STEPS if s.taker == Taker.FINANCE}
    assert of_finance == {
        (SavingState.APPROVED, SavingState.IN_BUDGET),
        (SavingState.IN_BUDGET, SavingState.APPROVED),
    }


def test_what_is_proposed_is_not_delivered_at_once() -> None:
    assert step_to(SavingState.PROPOSED, CASHABLE, SavingState.DELIVERED) is None
    assert no_such_step(
        "S-001", SavingState.PROPOSED, CASHABLE, SavingState.DELIVERED
    ) == ("S-001 is proposed: it cannot become delivered, only approved or withdrawn.")


def test_what_is_not_cashable_goes_past_the_budget() -> None:
    ways = {step.to for step in steps_from(SavingState.APPROVED, NOT_CASHABLE)}
    assert SavingState.IN_DELIVERY in ways
    assert SavingState.IN_BUDGET not in ways
    assert "not cashable" in no_such_step(
        "S-001", SavingState.APPROVED, NOT_CASHABLE, SavingState.IN_BUDGET
    )


def test_an_approval_names_its_decision() -> None:
    start, to = SavingState.PROPOSED, SavingState.APPROVED
    assert "decision" in problems(start, to)
    assert problems(start, to, grounds(decision="Cabinet, minute 41")) == {}


def test_nothing_goes_into_the_budget_without_an_amount() -> None:
    empty = grounds(Figures())
    found = problems(SavingState.APPROVED, SavingState.IN_BUDGET, empty)
    assert found == {"figures": "Say first how much it brings, and in which year."}


def test_delivered_means_that_all_of_it_is_claimed() -> None:
    part = grounds(Figures(target=10_000_00, achieved=4_000_00))
    start = SavingState.IN_DELIVERY
    assert problems(start, SavingState.DELIVERED, part)["figures"].startswith(
        "£4,000 of £10,000 is claimed as achieved"
    )
    assert problems(start, SavingState.PART_DELIVERED, part) == {}
    assert problems(start, SavingState.DELIVERED) == {}


def test_part_delivered_means_that_something_is_claimed() -> None:
    nothing = grounds(Figures(target=10_000_00))
    assert "figures" in problems(
        SavingState.IN_DELIVERY, SavingState.PART_DELIVERED, nothing
    )


def test_what_cannot_be_delivered_says_what_is_done_instead() -> None:
    start, to = SavingState.IN_DELIVERY, SavingState.UNDELIVERABLE
    assert "mitigation" in problems(start, to)
    assert problems(start, to, grounds(mitigation="Vacancies are held.")) == {}
    assert problems(start, to, grounds(is_replaced=True)) == {}


def test_what_cannot_be_delivered_is_dropped_by_a_decision_unless_some_of_it_was_made():
    lost, gone = SavingState.UNDELIVERABLE, SavingState.WITHDRAWN
    nothing, part = Figures(target=10_000_00), Figures(10_000_00, achieved=4_000_00)
    minuted = {"decision": "Cabinet, minute 12"}

    assert "decision" in problems(lost, gone, grounds(nothing))
    assert problems(lost, gone, grounds(nothing, **minuted)) == {}
    assert problems(lost, gone, grounds(part, **minuted)) == {
        "figures": "£4,000 of it is achieved and would vanish from the totals. It was "
        "delivered in part: mark it part delivered."
    }
    assert problems(lost, SavingState.PART_DELIVERED, grounds(part)) == {}
    first = steps_from(lost, CASHABLE)[0]
    assert (first.to, first.taker) == (gone, Taker.APPROVER)


def test_what_is_delivered_is_a_claim_until_finance_has_seen_it() -> None:
    step = step_to(SavingState.IN_DELIVERY, CASHABLE, SavingState.DELIVERED)
    assert step is not None
    assert "finance has validated" in step.says
