"""Projects cost more and bring less than was thought: the Green Book's values."""

import pytest

from savings.appraisal.content import FlowKind
from savings.appraisal.optimism_bias import (
    STARTING_VALUES,
    Bound,
    ProjectType,
    adjusted,
    bound_to,
    resultant,
)
from tests.savings.appraisal.a_case import make_flow

# Upper and lower bounds in percent: duration of works, then cost.
PUBLISHED = {
    ProjectType.STANDARD_BUILDINGS: ((4, 1), (24, 2)),
    ProjectType.NON_STANDARD_BUILDINGS: ((39, 2), (51, 4)),
    ProjectType.STANDARD_CIVIL: ((20, 1), (44, 3)),
    ProjectType.NON_STANDARD_CIVIL: ((25, 3), (66, 6)),
    ProjectType.EQUIPMENT: ((54, 10), (200, 10)),
    ProjectType.OUTSOURCING: (None, (41, 0)),
}


@pytest.mark.parametrize("kind", ProjectType)
def test_starting_values_are_those_published(kind):
    duration, cost = PUBLISHED[kind]

    found = STARTING_VALUES[kind]

    assert found.cost == Bound(*(percent * 100 for percent in cost))
    assert found.duration == (
        None if duration is None else Bound(*(percent * 100 for percent in duration))
    )


def test_managed_risks_bring_the_bound_down_in_proportion():
    """The worked example: 51 % × (100 − 92) % is about 4 %."""
    assert resultant(5_100, 9_200) == 408
    assert resultant(5_100, 0) == 5_100
    assert resultant(5_100, 10_000) == 0


def test_it_never_goes_below_the_lowest_that_was_found():
    assert bound_to(STARTING_VALUES[ProjectType.EQUIPMENT].cost, 10_000) == 1_000


@pytest.mark.parametrize("managed", [-1, 10_001])
def test_more_than_all_of_the_risks_cannot_be_managed(managed):
    with pytest.raises(ValueError, match="Between none and all"):
        resultant(5_100, managed)


def test_a_cost_goes_up_and_a_benefit_down():
    cost = make_flow(FlowKind.CAPITAL, (1_000,), optimism_bias=408)
    saving = make_flow(FlowKind.CASHABLE_SAVING, (1_000,), optimism_bias=408)

    assert adjusted(cost) == (104_080,)
    assert adjusted(saving) == (95_920,)


def test_a_benefit_goes_down_to_nothing_at_most():
    saving = make_flow(FlowKind.INCOME, (1_000,), optimism_bias=20_000)

    assert adjusted(saving) == (0,)
