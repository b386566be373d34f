"""How delivery stands, as its own figures say, beside what is declared."""

from datetime import date

import pytest

from savings.choices import DeliveryRating, Difficulty, SavingState
from savings.delivery import (
    STATES,
    Indicated,
    delivery_indicated,
    months_over,
    reason_missing,
    state_of,
    then_and_now,
)
from savings.figures import Figures

BLUE, GREEN = DeliveryRating.BLUE, DeliveryRating.GREEN
AMBER, RED = DeliveryRating.AMBER, DeliveryRating.RED
EVENLY = (100_00,) * 12


def figures(**pounds: int) -> Figures:
    return Figures(**{name: each * 100 for name, each in pounds.items()})


@pytest.mark.parametrize(
    ("said", "rating"),
    [
        (figures(target=1_200, forecast=1_200), GREEN),
        (figures(target=1_200, forecast=1_140), GREEN),
        (figures(target=1_200, forecast=1_139), AMBER),
        (figures(target=1_200, forecast=900), AMBER),
        (figures(target=1_200, forecast=899), RED),
        (figures(target=1_200, forecast=1_200, pressures=-400), RED),
        (figures(target=1_200, achieved=1_200, validated=1_200), BLUE),
        (figures(target=1_200, forecast=1_200, achieved=1_200), GREEN),
    ],
)
def test_the_forecast_says_what_is_left_of_the_year(
    said: Figures, rating: DeliveryRating
) -> None:
    assert delivery_indicated(said, None, has_forecast=True).rating == rating


@pytest.mark.parametrize(
    ("achieved", "rating"), [(600, GREEN), (540, GREEN), (539, AMBER), (299, RED)]
)
def test_the_plan_to_date_says_how_far_it_lags(
    achieved: int, rating: DeliveryRating
) -> None:
    said = figures(target=1_200, achieved=achieved)
    indicated = delivery_indicated(said, 6, has_forecast=False, planned=EVENLY)
    assert indicated.rating == rating


def test_the_worse_of_the_two_counts_and_both_are_told() -> None:
    said = figures(target=1_200, forecast=1_200, achieved=100)
    indicated = delivery_indicated(said, 6, has_forecast=True, planned=EVENLY)
    assert indicated == Indicated(
        RED, "All of £1,200 is forecast. £100 is achieved of £600 planned to date."
    )


def test_a_year_that_is_over_was_to_bring_all_of_it() -> None:
    said = figures(target=1_200, achieved=200)
    assert delivery_indicated(said, 12, has_forecast=False).rating == RED
    assert delivery_indicated(said, 11, has_forecast=False).rating is None


def test_what_cannot_be_delivered_is_red_whatever_is_forecast() -> None:
    said = figures(target=1_200, forecast=1_200)
    indicated = delivery_indicated(
        said, 6, has_forecast=True, state=SavingState.UNDELIVERABLE
    )
    assert indicated.rating == RED


def test_where_nothing_is_proposed_nothing_is_rated() -> None:
    assert delivery_indicated(Figures(), 6, has_forecast=True).rating is None


def test_worse_than_green_needs_a_reason() -> None:
    agreed = Indicated(AMBER, "£100 of £1,200 is not forecast to be made.")
    assert "at risk" in reason_missing(AMBER, " ", agreed)
    assert reason_missing(AMBER, "The contract is late.", agreed) == ""


def test_saying_otherwise_than_the_figures_needs_a_reason() -> None:
    red = Indicated(RED, "£900 of £1,200 is not forecast to be made.")
    assert reason_missing(GREEN, "", red) == (
        "The figures say high risk: £900 of £1,200 is not forecast to be made. Say why "
        "it is declared on track."
    )
    assert reason_missing(GREEN, "", Indicated(None, "No figures yet.")) == ""


def test_saying_delivered_of_what_finance_has_not_validated_needs_a_reason() -> None:
    unknown = Indicated(None, "Nothing is proposed for this year.")
    assert "validated nothing" in reason_missing(BLUE, "", unknown)
    assert reason_missing(BLUE, "The lease ended in May.", unknown) == ""
    assert reason_missing(BLUE, "", Indicated(BLUE, "All of it is validated.")) == ""


@pytest.mark.parametrize(
    ("difficulty", "declared", "words"),
    [
        (Difficulty.LOW, AMBER, "Harder than foreseen: thought easy, now at risk."),
        (Difficulty.HIGH, RED, "As foreseen: thought hard, now high risk."),
        (Difficulty.HIGH, BLUE, "Easier than foreseen: thought hard, now delivered."),
        ("", BLUE, ""),
    ],
)
def test_the_difficulty_foreseen_is_compared_with_delivery_now(
    difficulty: str, declared: str, words: str
) -> None:
    assert then_and_now(difficulty, state_of(declared)) == words


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2012, 3, 31), None),
        (date(2012, 4, 30), None),
        (date(2012, 5, 1), 1),
        (date(2013, 3, 31), 11),
        (date(2013, 4, 1), 12),
        (date(2020, 1, 1), 12),
    ],
)
def test_months_of_a_financial_year_are_over_one_after_another(
    on: date, months: int | None
) -> None:
    assert months_over(2012, on, 4) == months


def test_each_rating_has_a_shape_and_a_word_of_its_own() -> None:
    assert {state_of(each) for each in DeliveryRating} == set(STATES.values())
    assert len({state.shape for state in STATES.values()}) == len(STATES)
