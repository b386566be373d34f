from decimal import Decimal

import pytest
from django.template import engines
from hypothesis import given, settings
from hypothesis import strategies as st

from common.money import (
    WHOLE_SHARE,
    Unit,
    adds_up,
    in_pounds,
    pence_of,
    pounds_of,
    printed,
    rounded,
    split,
)

pytestmark = pytest.mark.rules

pence = st.integers(-(10**16), 10**16)
shares = st.lists(st.integers(0, WHOLE_SHARE), min_size=1, max_size=12).filter(any)


@settings(max_examples=200)
@given(pence, shares)
def test_the_parts_always_add_up_to_the_total(total, by):
    parts = split(total, by)

    assert sum(parts) == total
    assert len(parts) == len(by)
    for part, share in zip(parts, by, strict=True):
        assert abs(part * sum(by) - total * share) < sum(by)
        assert share or not part


@given(pence, shares)
def test_what_is_taken_away_is_split_as_what_is_given(total, by):
    assert split(-total, by) == tuple(-part for part in split(total, by))


def test_an_odd_penny_that_two_could_have_goes_to_the_larger_share():
    assert split(2, [1, 3]) == (0, 2)
    assert split(2, [3, 1]) == (2, 0)


@given(pence, shares, st.randoms())
def test_each_share_gets_the_same_wherever_it_stands_in_the_list(total, by, chance):
    """But for the odd pennies, which go to the first of equal shares."""
    order = list(range(len(by)))
    chance.shuffle(order)
    moved = split(total, [by[nth] for nth in order])

    assert sorted(moved) == sorted(split(total, by))


def test_odd_pennies_go_to_the_largest_remainders_and_of_equal_ones_the_first():
    assert split(100, [1, 1, 1]) == (34, 33, 33)
    assert split(-100, [1, 1, 1]) == (-34, -33, -33)
    assert split(10, [3_333, 3_333, 3_334]) == (3, 3, 4)
    assert split(0, [5, 5]) == (0, 0)
    assert split(7, [0, 1]) == (0, 7)


@pytest.mark.parametrize("by", [[], [0, 0], [-1, 2]])
def test_nothing_is_split_by_nothing_or_less(by):
    with pytest.raises(ValueError, match="Shares are not negative"):
        split(100, by)


@given(pence)
def test_pounds_are_pence_again(amount):
    assert pence_of(pounds_of(amount)) == amount


def test_parts_of_a_penny_are_refused():
    with pytest.raises(ValueError, match="whole pence"):
        pence_of(Decimal("0.005"))


# What papers print (Brighton & Hove, budget monitoring 2024/25; Plymouth's gap).
@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (455_540_000, Unit.THOUSANDS, "4,555"),
        (455_550_000, Unit.THOUSANDS, "4,556"),
        (-32_800_000, Unit.THOUSANDS, "−328"),
        (-49_999, Unit.THOUSANDS, "0"),
        (-50_000, Unit.THOUSANDS, "−1"),
        (6_500_000_000, Unit.MILLIONS, "65.0"),
        (455_540_000, Unit.MILLIONS, "4.6"),
        (-5_000_000, Unit.MILLIONS, "−0.1"),
        (-4_999_999, Unit.MILLIONS, "0.0"),
        (120_050, Unit.POUNDS, "1,200.50"),
        (120_000, Unit.POUNDS, "1,200"),
        (-1, Unit.POUNDS, "−0.01"),
        (0, Unit.POUNDS, "0"),
    ],
)
def test_amounts_are_printed_as_papers_print_them(amount, unit, words):
    assert printed(amount, unit) == words


def test_finance_writes_what_is_taken_away_in_brackets():
    assert printed(-32_800_000, Unit.THOUSANDS, in_brackets=True) == "(328)"
    assert printed(-1, Unit.THOUSANDS, in_brackets=True) == "0"
    assert printed(32_800_000, Unit.THOUSANDS, in_brackets=True) == "328"


def test_sentences_have_the_sign_before_the_pound():
    assert in_pounds(455_500) == "£4,555"
    assert in_pounds(-32_840) == "−£328.40"
    page = engines["django"].from_string(
        "{% load money %}{{ a|pounds }} {{ a|figure }}{{ no|pounds }}{{ no|figure }}"
    )
    assert page.render({"a": -32_800, "no": None}) == "−£328 −328"


@given(st.lists(pence, max_size=8), st.sampled_from([Unit.THOUSANDS, Unit.MILLIONS]))
def test_a_note_is_asked_for_where_printed_parts_miss_the_printed_total(parts, unit):
    total = sum(parts)
    figures = sum((rounded(part, unit) for part in parts), Decimal(0))

    assert adds_up(parts, total, unit) == (figures == rounded(total, unit))
    assert adds_up(parts, total, Unit.POUNDS)


def test_three_thirds_of_a_thousand_need_a_note():
    assert not adds_up([40_000] * 3, 120_000, Unit.THOUSANDS)
    assert adds_up([100_000] * 3, 300_000, Unit.THOUSANDS)
