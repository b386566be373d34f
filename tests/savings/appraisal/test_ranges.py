"""How sure the result is: low and high cases, and what would bring it to nothing."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from savings.appraisal.content import FlowKind
from savings.appraisal.discounting import net_present_value
from savings.appraisal.flows import net_flows
from savings.appraisal.ranges import ranges, with_change
from tests.savings.appraisal.a_case import (
    FULL_CASE,
    make_content,
    make_flow,
    make_option,
)

A_POUND = 100
COST = make_flow(FlowKind.CAPITAL, (1_000,), low=9_000, high=15_000)
SAVING = make_flow(FlowKind.CASHABLE_SAVING, (0, 800, 800), low=5_000, high=12_000)
CASE = make_content(make_option("share", COST, SAVING), years=3)

amounts = st.lists(st.integers(0, 10**6), min_size=3, max_size=3)


def test_low_has_costs_high_and_savings_low():
    found = ranges(CASE, CASE.preferred_option)

    def value(cost, saving):
        flows = (-cost * 100, saving * 100, saving * 100)
        return net_present_value(flows)

    assert found.low == value(1_500, 400)
    assert found.central == value(1_000, 800)
    assert found.high == value(900, 960)


def test_one_at_a_time_the_widest_comes_first():
    found = ranges(CASE, CASE.preferred_option)

    assert [swing.flow.kind for swing in found.swings] == [
        FlowKind.CASHABLE_SAVING,
        FlowKind.CAPITAL,
    ]
    of_cost = found.swings[1]
    assert (of_cost.low, of_cost.high) == (
        found.central - 50_000,
        found.central + 10_000,
    )


def test_a_figure_without_a_range_does_not_swing():
    plain = replace(COST, low=10_000, high=10_000)
    content = make_content(make_option("share", plain, SAVING), years=3)

    found = ranges(content, content.preferred_option)

    assert [swing.flow for swing in found.swings] == [SAVING]


def test_a_case_without_ranges_says_so():
    plain = replace(COST, low=10_000, high=10_000)
    content = make_content(make_option("share", plain), years=3)

    found = ranges(content, content.preferred_option)

    assert not found.has_ranges
    assert found.low == found.central == found.high


def test_benefits_that_come_a_year_late_are_worked_out():
    found = ranges(CASE, CASE.preferred_option)

    assert found.a_year_late == net_present_value((-100_000, 0, 80_000))


def test_the_switching_value_of_a_cost_is_how_far_it_may_rise():
    content = make_content(
        make_option(
            "share",
            make_flow(FlowKind.CAPITAL, (1_000,)),
            make_flow(FlowKind.INCOME, (1_250,)),
        ),
        years=1,
    )

    cost, income = ranges(content, content.preferred_option).switching

    assert cost.change == Fraction(1, 4)
    assert income.change == Fraction(-1, 5)


def test_nothing_helps_where_a_figure_would_have_to_be_less_than_nothing():
    content = make_content(
        make_option(
            "share",
            make_flow(FlowKind.CAPITAL, (1_000,)),
            make_flow(FlowKind.ONGOING_REVENUE, (10,)),
            make_flow(FlowKind.INCOME, (0,)),
        ),
        years=1,
    )

    capital, ongoing, income = ranges(content, content.preferred_option).switching

    assert ongoing.change is None
    assert income.change is None
    assert capital.change is None


@pytest.mark.parametrize("with_non_cashable", [False, True])
def test_each_switching_value_of_the_full_case_brings_it_to_nothing(with_non_cashable):
    option = FULL_CASE.preferred_option
    flows = net_flows(FULL_CASE, option, with_non_cashable=with_non_cashable)
    found = ranges(FULL_CASE, option, with_non_cashable=with_non_cashable)

    for each in found.switching:
        if each.change is None:
            continue
        changed = with_change(FULL_CASE, flows, each.flow, each.change)
        assert abs(net_present_value(changed, FULL_CASE.discount_rate)) < A_POUND


@settings(max_examples=40)
@given(cost=amounts, saving=amounts)
def test_applying_a_switching_value_brings_any_case_to_nothing(cost, saving):
    option = make_option(
        "share",
        make_flow(FlowKind.ONGOING_REVENUE, cost),
        make_flow(FlowKind.CASHABLE_SAVING, saving),
    )
    content = make_content(option, years=3)
    flows = net_flows(content, option)

    for each in ranges(content, option).switching:
        if each.change is not None:
            changed = with_change(content, flows, each.flow, each.change)
            assert abs(net_present_value(changed)) < A_POUND


@settings(max_examples=40)
@given(cost=amounts, saving=amounts, spread=st.integers(0, 9_000))
def test_low_is_never_above_central_nor_central_above_high(cost, saving, spread):
    ends = {"low": 10_000 - spread, "high": 10_000 + spread}
    option = make_option(
        "share",
        make_flow(FlowKind.CAPITAL, cost, **ends),
        make_flow(FlowKind.INCOME, saving, **ends),
    )
    content = make_content(option, years=3)

    found = ranges(content, option)

    assert found.low <= found.central <= found.high
