"""What money of later years is worth today, as the Green Book works it out."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from savings.appraisal.discounting import (
    exact_value,
    factor,
    fixed,
    half_up,
    net_present_value,
    present_value,
    printed_factor,
    rate_in,
    worked,
)

# Green Book, table 2: £1,000 at 3.5 % in years 0 to 10.
TABLE_2 = (1000, 966, 934, 902, 871, 842, 814, 786, 759, 734, 709)

RISK_TO_LIFE = 150

flows = st.lists(st.integers(-(10**11), 10**11), min_size=1, max_size=60)


@pytest.mark.parametrize(("year", "pounds"), [*enumerate(TABLE_2)])
def test_a_thousand_pounds_is_worth_what_the_green_book_prints(year, pounds):
    assert half_up(Fraction(present_value(100_000, year), 100)) == pounds


def test_the_first_year_is_not_discounted():
    assert factor(0) == 1
    assert printed_factor(0) == "1.0000"


@pytest.mark.parametrize(
    ("year", "rate"),
    [(0, 350), (30, 350), (31, 300), (75, 300), (76, 250), (125, 250)],
)
def test_the_standard_rate_falls_in_the_long_term(year, rate):
    assert rate_in(year) == rate


def test_long_term_factors_are_chained():
    thirty = Fraction(1000, 1035) ** 30

    assert factor(30) == thirty
    assert factor(31) == thirty * Fraction(1000, 1030)
    assert factor(76) == thirty * Fraction(1000, 1030) ** 45 * Fraction(1000, 1025)


def test_risk_to_life_is_discounted_at_one_and_a_half_percent():
    assert present_value(100_000, 10, RISK_TO_LIFE) == 86_167
    assert rate_in(40, RISK_TO_LIFE) == RISK_TO_LIFE


def test_each_step_of_the_worked_numbers_can_be_followed():
    first, second, third = worked((-100_000, 50_000, 60_000))

    assert (first.present, first.running) == (-100_000, -100_000)
    assert (second.factor, second.present) == ("0.9662", 48_309)
    assert (third.factor, third.present, third.running) == ("0.9335", 56_011, 4_320)


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("1/2", 1), ("-1/2", -1), ("3/2", 2), ("-5/4", -1), ("5/4", 1), ("0", 0)],
)
def test_half_a_penny_is_rounded_up_and_of_a_cost_away_from_nothing(amount, rounded):
    assert half_up(Fraction(amount)) == rounded


@pytest.mark.parametrize(
    ("amount", "places", "printed"),
    [("1/8", 2, "0.13"), ("-3/2", 2, "\N{MINUS SIGN}1.50"), ("2", 0, "2")],
)
def test_fractions_are_printed_with_fixed_decimals(amount, places, printed):
    assert fixed(Fraction(amount), places) == printed


@settings(max_examples=40)
@given(flows)
def test_the_printed_steps_add_up_to_the_net_present_value(amounts):
    steps = worked(amounts)

    assert sum(step.present for step in steps) == net_present_value(amounts)
    assert steps[-1].running == net_present_value(amounts)


@settings(max_examples=40)
@given(flows)
def test_rounding_never_moves_the_result_by_half_a_penny_a_year(amounts):
    gap = abs(net_present_value(amounts) - exact_value(amounts))

    assert gap <= Fraction(len(amounts), 2)
