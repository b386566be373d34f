"""When a case has earned back what it cost, and its table of money."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from savings.appraisal.content import FlowKind
from savings.appraisal.discounting import net_present_value
from savings.appraisal.flows import net_flows
from savings.appraisal.payback import (
    Payback,
    discounted_payback,
    impact,
    payback,
    payback_words,
)
from tests.savings.appraisal.a_case import (
    FULL_CASE,
    make_content,
    make_flow,
    make_option,
)

nets = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=30)


def test_it_pays_back_in_the_first_year_whose_running_total_is_not_negative():
    assert payback((-100, 40, 40, 40)) == Payback(year=3, month=6)


def test_a_running_total_of_nothing_has_paid_back():
    assert payback((-100, 50, 50)) == Payback(year=2, month=12)


def test_what_falls_short_by_a_penny_never_pays_back():
    assert payback((-100, 50, 49)) is None


def test_what_never_costs_anything_has_nothing_to_earn_back():
    assert payback((0, 0, 10)).is_at_once


def test_later_costs_that_undo_it_are_said():
    found = payback((-100, 150, -200, 50))

    assert found == Payback(year=1, month=8, falls_back=True)
    assert payback_words(found, 4) == (
        "1 year and 8 months, undone by later costs and not earned back again"
    )


def test_of_a_payback_that_is_undone_it_is_said_when_it_is_there_for_good():
    found = payback((-100, 200, -150, 100))

    assert (found.months, found.for_good) == (18, 42)
    assert payback_words(found, 4) == (
        "1 year and 6 months, undone by later costs; for good after 3 years and "
        "6 months"
    )


def test_money_ahead_of_the_cost_does_not_count_as_earned_back():
    assert payback((10, -100, 90)) == Payback(year=2, month=12)


def test_discounted_it_takes_longer():
    flows = (-100_000, 50_000, 50_000, 50_000)

    assert payback(flows).months == 36
    assert discounted_payback(flows, 350).months == 38


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (None, "Does not pay back within 6 years"),
        (Payback(0, 0), "Never costs more than it brings"),
        (Payback(3, 6), "3 years and 6 months"),
        (Payback(0, 1), "1 month"),
        (Payback(2, 12), "3 years"),
    ],
)
def test_payback_is_said_in_words(found, words):
    assert payback_words(found, 6) == words


def test_three_years_are_within_three_years_and_a_month_more_is_not():
    assert Payback(2, 12).is_within(3)
    assert not Payback(3, 1).is_within(3)


@settings(max_examples=60)
@given(nets)
def test_it_is_never_called_paid_back_while_money_is_owed(amounts):
    found = payback(amounts)
    running = list(accumulate(amounts))

    if found is None:
        assert running[-1] < 0
    elif not found.is_at_once:
        assert running[found.year] >= 0 > running[found.year - 1]
        assert 1 <= found.month <= 12
        assert found.falls_back == (min(running[found.year :]) < 0)
        assert (found.for_good is not None) == (found.falls_back and running[-1] >= 0)
        if found.for_good is not None:
            assert min(running[(found.for_good - 1) // 12 :]) >= 0


def test_the_table_has_the_rows_of_a_council_s_business_case():
    table = impact(FULL_CASE, FULL_CASE.preferred_option)

    assert [row.label for row in table.rows] == [
        "One-off capital",
        "One-off revenue",
        "Ongoing annual revenue",
        "Total project costs",
        "Cashable savings and income",
        "Net financial impact",
        "Cumulative net impact",
    ]
    assert table.row("net").amounts == net_flows(FULL_CASE, FULL_CASE.preferred_option)


def test_rows_add_up_down_and_across():
    table = impact(FULL_CASE, FULL_CASE.preferred_option)
    costs, cashable, net = map(table.row, ("costs", "cashable", "net"))

    parts = zip(*(row.amounts for row in table.rows[:3]), strict=True)
    assert costs.amounts == tuple(map(sum, parts))
    assert net.total == cashable.total - costs.total
    assert table.row("cumulative").amounts[-1] == net.total
    assert table.row("cumulative").total is None


def test_what_is_not_cashable_stands_apart_and_counts_only_where_asked():
    option = make_option(
        "share",
        make_flow(FlowKind.CAPITAL, (1_000,)),
        make_flow(FlowKind.CASHABLE_SAVING, (0, 900)),
        make_flow(FlowKind.NON_CASHABLE, (0, 500)),
    )
    content = make_content(option, years=2)

    cashable = net_present_value(net_flows(content, option))
    everything = net_present_value(net_flows(content, option, with_non_cashable=True))

    assert impact(content, option).non_cashable.total == 50_000
    assert impact(content, option).row("net").total == -10_000
    assert (cashable, everything) == (-13_043, 35_266)


def test_amounts_of_years_a_case_does_not_cover_are_not_counted():
    option = make_option("share", make_flow(FlowKind.INCOME, (10, 10, 10)))

    assert net_flows(make_content(option, years=2), option) == (1_000, 1_000)
    assert net_flows(make_content(option, years=4), option)[3] == 0
