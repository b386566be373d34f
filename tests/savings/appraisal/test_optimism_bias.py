"""Projects cost more and bring less than was thought: the Green Book's values."""

from dataclasses import replace

import pytest

from savings.appraisal.content import (
    FlowKind,
    ProjectKind,
    content_as_json,
    content_from,
)
from savings.appraisal.optimism_bias import (
    STARTING_DURATIONS,
    STARTING_VALUES,
    Bound,
    adjusted,
    duration_of_table,
    is_below_table,
    worked_bias,
)
from tests.savings.appraisal.a_case import FULL_CASE, make_flow

# Upper and lower bounds of what is spent, in percent.
PUBLISHED = {
    ProjectKind.STANDARD_BUILDINGS: (24, 2),
    ProjectKind.NON_STANDARD_BUILDINGS: (51, 4),
    ProjectKind.STANDARD_CIVIL: (44, 3),
    ProjectKind.NON_STANDARD_CIVIL: (66, 6),
    ProjectKind.EQUIPMENT: (200, 10),
    ProjectKind.OUTSOURCING: (41, 0),
}


@pytest.mark.parametrize("kind", ProjectKind)
def test_starting_values_are_those_published(kind):
    upper, lower = PUBLISHED[kind]

    assert STARTING_VALUES[kind] == Bound(upper * 100, lower * 100)


# Upper and lower bounds of how long works take, in percent; none for outsourcing.
PUBLISHED_DURATIONS = {
    ProjectKind.STANDARD_BUILDINGS: (4, 1),
    ProjectKind.NON_STANDARD_BUILDINGS: (39, 2),
    ProjectKind.STANDARD_CIVIL: (20, 1),
    ProjectKind.NON_STANDARD_CIVIL: (25, 3),
    ProjectKind.EQUIPMENT: (54, 10),
}


def test_starting_values_of_how_long_works_take_are_those_published():
    assert {
        kind: Bound(upper * 100, lower * 100)
        for kind, (upper, lower) in PUBLISHED_DURATIONS.items()
    } == STARTING_DURATIONS


@pytest.mark.parametrize(
    ("kind", "managed", "steps"),
    [
        (ProjectKind.NON_STANDARD_BUILDINGS, 6_000, "39 % × 40 % = 15.6 %"),
        (ProjectKind.EQUIPMENT, 9_000, "54 % × 10 % = 5.4 %, but never below 10 %"),
    ],
)
def test_how_much_longer_works_take_comes_down_like_what_they_cost(
    kind, managed, steps
):
    flow = make_flow(project_kind=kind, managed=managed)

    assert duration_of_table(flow).steps == steps


def test_outsourcing_and_rows_of_no_kind_have_no_works_to_take_longer():
    outsourced = make_flow(project_kind=ProjectKind.OUTSOURCING)

    assert duration_of_table(outsourced) is duration_of_table(make_flow()) is None


@pytest.mark.parametrize(
    ("managed", "left", "steps"),
    [
        (9_200, 408, "51 % × 8 % = 4.08 %"),  # the worked example: about 4 %
        (0, 5_100, "51 % × 100 % = 51 %"),
        (10_000, 0, "51 % × 0 % = 0 %, but never below 4 %"),
    ],
)
def test_managed_causes_bring_the_bias_down_in_proportion(managed, left, steps):
    found = worked_bias(ProjectKind.NON_STANDARD_BUILDINGS, managed)

    assert (found.left, found.steps) == (left, steps)


def test_it_never_goes_below_the_lower_bound():
    assert worked_bias(ProjectKind.EQUIPMENT, 10_000).bias == 1_000


@pytest.mark.parametrize("managed", [-1, 10_001])
def test_more_than_all_of_the_causes_cannot_be_managed(managed):
    with pytest.raises(ValueError, match="Between none and all"):
        worked_bias(ProjectKind.EQUIPMENT, managed)


def test_less_than_the_table_has_is_noticed():
    def equipment(bias):
        return make_flow(
            optimism_bias=bias, project_kind=ProjectKind.EQUIPMENT, managed=9_000
        )

    assert [is_below_table(equipment(bias)) for bias in (1_999, 2_000)] == [True, False]
    assert not is_below_table(make_flow())


def test_a_version_written_before_there_were_kinds_of_project_says_the_same():
    stored = content_as_json(FULL_CASE)
    for flow in (flow for option in stored["options"] for flow in option["flows"]):
        del flow["project_kind"], flow["managed"]

    assert content_from(stored) == without_kinds(FULL_CASE)


def without_kinds(content):
    options = tuple(
        replace(
            option,
            flows=tuple(
                replace(flow, project_kind=None, managed=0) for flow in option.flows
            ),
        )
        for option in content.options
    )
    return replace(content, options=options)


def test_a_cost_goes_up_and_a_benefit_down():
    cost = make_flow(FlowKind.CAPITAL, (1_000,), optimism_bias=408)
    saving = make_flow(FlowKind.CASHABLE_SAVING, (1_000,), optimism_bias=408)

    assert adjusted(cost) == (104_080,)
    assert adjusted(saving) == (95_920,)


def test_a_benefit_goes_down_to_nothing_at_most():
    saving = make_flow(FlowKind.INCOME, (1_000,), optimism_bias=20_000)

    assert adjusted(saving) == (0,)
