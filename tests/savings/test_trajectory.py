"""A year's savings month by month: planned, achieved, forecast."""

from datetime import date

import pytest

from savings.choices import SavingState
from savings.trajectory import month_reached, trajectory
from tests.savings.saving_facts import (
    YEAR,
    a_plan,
    a_saving,
    a_year,
)

JULY, MARCH = 4, 12


def told(*figures):
    """The first months of a year; the rest is still to come."""
    return (*figures, *(None,) * (12 - len(figures)))


def of(*savings, until=JULY, is_over=False):
    return trajectory(a_plan(*savings), YEAR, None, until, is_over=is_over)


def ended(**figures):
    """What is said of a year once it is over."""
    return of(a_saving(a_year(**figures)), until=MARCH, is_over=True).finding


def test_what_is_planned_adds_up_month_by_month_to_the_target():
    profile = (
        0,
        0,
        0,
        100_000_00,
        100_000_00,
        100_000_00,
        *(150_000_00,) * 4,
        300_000_00,
        400_000_00,
    )
    rent = a_saving(a_year(target=1_600_000_00, planned=profile, forecast=1_600_000_00))

    found = of(rent)

    assert [each.planned for each in found.months] == [
        *(0, 0, 0, 100_000_00, 200_000_00, 300_000_00, 450_000_00, 600_000_00),
        *(750_000_00, 900_000_00, 1_200_000_00, 1_600_000_00),
    ]
    assert found.spread_evenly == 0


def test_without_a_profile_a_year_is_spread_to_the_penny():
    found = of(a_saving(a_year(target=100_00, forecast=100_00)))

    steps = [each.planned for each in found.months]

    assert steps[0] == 834
    assert steps[-1] == 10_000
    assert found.spread_evenly == 1


def test_milton_keynes_2012_13_is_on_track_for_all_of_it():
    found = of(
        a_saving(
            a_year(
                target=1_600_000_00,
                forecast=1_600_000_00,
                achieved=400_000_00,
                achieved_by_month=told(120_000_00, 260_000_00, 400_000_00),
                forecast_by_month=told(1_500_000_00, 1_550_000_00, 1_600_000_00),
            )
        )
    )

    assert found.finding == "Forecast ends on target: £1.6m"
    assert [each.achieved for each in found.months[:4]] == [
        *(120_000_00, 260_000_00, 400_000_00, None)
    ]
    assert found.months[0].forecast == 1_500_000_00
    assert found.latest.month == 3


def test_milton_keynes_2011_12_ended_with_600k():
    found = of(
        a_saving(a_year(target=600_000_00, achieved=600_000_00, validated=600_000_00)),
        until=MARCH,
        is_over=True,
    )

    assert found.finding == "The year ended on target: £600k"
    assert found.latest.month == MARCH
    assert found.latest.achieved == found.figures.validated == 600_000_00


@pytest.mark.parametrize(
    ("forecast", "sentence"),
    [
        (1_200_000_00, "Forecast ends £400k short of target"),
        (1_700_000_00, "Forecast ends £100k above target"),
    ],
)
def test_the_title_says_where_the_forecast_ends(forecast, sentence):
    found = of(a_saving(a_year(target=1_600_000_00, forecast=forecast)))

    assert found.finding == sentence


def test_where_nobody_forecast_anything_that_is_what_is_said():
    found = of(a_saving(a_year(target=1_600_000_00, achieved=600_000_00)))

    claimed = "£600k of £1.6m is claimed so far; nothing is forecast yet"
    assert found.finding == claimed
    assert found.without_forecast == 1


def test_a_year_that_is_over_came_to_what_is_achieved_whatever_was_forecast():
    forecast = {"target": 100_000_00, "forecast": 100_000_00, "achieved": 60_000_00}

    in_march = of(a_saving(a_year(**forecast)), until=MARCH)

    assert in_march.finding == "Forecast ends on target: £100k"
    assert ended(**forecast, validated=60_000_00) == (
        "The year ended £40k short of target"
    )


@pytest.mark.parametrize(
    ("achieved", "validated", "sentence"),
    [
        (
            60_00,
            0,
            "£40 short of target, as claimed; finance has validated none of £60",
        ),
        (
            60_00,
            10_00,
            "£40 short of target, as claimed; finance has validated £10 of £60",
        ),
        (
            100_00,
            60_00,
            "on target: £100, as claimed; finance has validated £60 of £100",
        ),
        (130_00, 130_00, "£30 above target"),
        (0, 0, "£100 short of target"),
    ],
)
def test_what_a_year_came_to_is_a_claim_until_finance_has_validated_it(
    achieved, validated, sentence
):
    said = ended(target=100_00, forecast=100_00, achieved=achieved, validated=validated)

    assert said == f"The year ended {sentence}"


def test_a_year_without_savings_says_so():
    assert of().finding == "No savings are planned for this year"


def test_a_month_in_which_one_budget_owner_told_nothing_keeps_their_last_figure():
    silent = a_saving(
        a_year(target=50_00, achieved=10_00, achieved_by_month=told(10_00, None, None))
    )
    other = a_saving(
        a_year(target=50_00, achieved=9_00, achieved_by_month=told(3_00, 6_00, 9_00))
    )

    found = of(silent, other)

    assert [each.achieved for each in found.months[:3]] == [13_00, 16_00, 19_00]
    assert [each.told for each in found.months[:4]] == [2, 1, 1, 0]


def test_what_was_corrected_after_a_return_stands_at_the_end_of_the_line():
    found = of(
        a_saving(
            a_year(
                target=50_00, achieved=12_00, achieved_by_month=told(3_00, 6_00, 9_00)
            )
        )
    )

    assert [each.achieved for each in found.months[:4]] == [3_00, 6_00, 9_00, 12_00]


def test_a_month_still_to_come_has_nothing_achieved_in_it():
    found = of(
        a_saving(
            a_year(
                target=50_00,
                achieved=9_00,
                achieved_by_month=(3_00, 6_00, 9_00, *(9_00,) * 9),
            )
        ),
        until=3,
    )

    assert found.latest.month == 3
    assert all(each.achieved is None for each in found.months[3:])


def test_of_a_year_to_come_only_the_plan_is_known():
    found = of(a_saving(a_year(target=1_200_00, forecast=1_200_00)), until=0)

    assert found.latest is None
    assert found.months[-1].planned == 1_200_00


def test_what_was_not_agreed_or_was_given_up_is_in_no_line():
    proposed = a_saving(a_year(target=50_00), state=SavingState.PROPOSED)
    withdrawn = a_saving(a_year(target=50_00), state=SavingState.WITHDRAWN)

    assert of(proposed, withdrawn).months[-1].planned == 0


@pytest.mark.parametrize(
    ("on", "starts_in", "month"),
    [
        (date(2012, 3, 31), 4, 0),
        (date(2012, 4, 1), 4, 1),
        (date(2012, 7, 17), 4, 4),
        (date(2013, 3, 31), 4, 12),
        (date(2013, 4, 1), 4, 12),
        (date(2012, 7, 17), 1, 7),
    ],
)
def test_months_are_counted_from_the_start_of_the_council_s_year(on, starts_in, month):
    assert month_reached(YEAR, on, starts_in) == month
