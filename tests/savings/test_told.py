"""What a saving is called: delivered once finance has validated it, else claimed."""

import pytest

from savings.choices import DeliveryRating, SavingState
from savings.cuts import by_delivery
from savings.delivery import STATES
from savings.figures import Figures
from savings.told import CLAIMED, told_delivery, told_figures, told_state
from tests.savings.saving_facts import YEAR, a_plan, a_saving, a_year

BLUE = DeliveryRating.BLUE
CLAIM = Figures(target=100_00, achieved=100_00)
IN_PART = Figures(target=100_00, achieved=100_00, validated=40_00)
VALIDATED = Figures(
    target=60_00, full_year_effect=40_00, achieved=100_00, validated=100_00
)


@pytest.mark.parametrize(
    ("state", "of_the_year", "told"),
    [
        ("delivered", CLAIM, "Delivered, as claimed"),
        ("delivered", IN_PART, "Delivered, as claimed"),
        ("delivered", VALIDATED, "Delivered"),
        ("delivered", Figures(), "Delivered, as claimed"),
        ("part_delivered", CLAIM, "Part delivered, as claimed"),
        ("part_delivered", IN_PART, "Part delivered"),
    ],
)
def test_a_saving_is_told_as_delivered_once_finance_has_validated_it(
    state, of_the_year, told
):
    assert told_state(state, of_the_year) == told


def test_every_other_state_is_told_as_it_is():
    others = set(SavingState) - {SavingState.DELIVERED, SavingState.PART_DELIVERED}

    assert {told_state(each, CLAIM) for each in others} == {
        each.label for each in others
    }


def test_blue_is_a_claim_until_finance_has_validated_all_of_it():
    assert told_delivery(BLUE, CLAIM) == CLAIMED
    assert told_delivery(BLUE, IN_PART) == CLAIMED
    assert told_delivery(BLUE, VALIDATED) == STATES[BLUE]


def test_a_claim_is_told_by_another_word_shape_and_meaning_than_what_is_validated():
    blue = STATES[BLUE]

    assert CLAIMED.label == "Delivered, as claimed"
    assert CLAIMED.severity > blue.severity
    assert CLAIMED.shape not in {state.shape for state in STATES.values()}
    assert "finance has not validated" in CLAIMED.meaning


def test_every_other_rating_is_told_as_declared():
    for rating in set(DeliveryRating) - {BLUE}:
        assert told_delivery(rating, CLAIM) == STATES[rating]
    assert told_delivery("", CLAIM) is None


def test_a_year_without_figures_is_told_by_the_last_before_it_that_has_some():
    years = [a_year(year, target=year) for year in (2010, 2011, 2014)]

    found = {year: told_figures(years, year).target for year in range(2009, 2016)}

    assert found == {
        2009: 2010, 2010: 2010, 2011: 2011, 2012: 2011, 2013: 2011,
        2014: 2014, 2015: 2014,
    }  # fmt: skip
    assert told_figures([], YEAR) == Figures()


def test_what_is_rated_blue_adds_up_apart_from_what_is_only_claimed():
    plan = a_plan(
        a_saving(
            a_year(target=100_00, achieved=100_00, validated=100_00),
            delivery=BLUE.value,
        ),
        a_saving(
            a_year(target=30_00, achieved=30_00, validated=10_00), delivery=BLUE.value
        ),
    )

    rows = {row.name: row.figures.proposed for row in by_delivery(plan, YEAR).rows}

    assert rows["Blue: delivered"] == 10_000
    assert rows["Blue: delivered, as claimed"] == 3_000
