"""What is at risk because nobody has forecast it yet: every view tells the same."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from savings.at_risk import not_forecast_yet
from savings.choices import SavingKind, SavingState
from savings.cuts import total
from savings.pages.waterfall_chart import waterfall_chart
from savings.waterfall import Besides, StepKind, at_risk_besides, waterfall
from tests.savings.saving_facts import (
    OTHER_PROGRAMME,
    PROGRAMME,
    YEAR,
    a_gap_line,
    a_plan,
    a_saving,
    a_year,
    claimed_by,
)

NEXT = YEAR + 1
YEARS = (YEAR - 1, YEAR, NEXT, NEXT + 1)


def not_forecast(*savings, scope=None):
    return not_forecast_yet(a_plan(*savings), YEARS, scope, this_year=YEAR)


def at_risk(*savings):
    return total(a_plan(*savings)).figures.at_risk_by_forecast


def test_what_a_year_to_come_is_to_bring_waits_for_a_forecast_saving_by_saving():
    waiting = a_saving(a_year(NEXT, target=7_000_00, full_year_effect=500_00))
    forecast = a_saving(a_year(NEXT, target=30_00, forecast=30_00))

    assert not_forecast(waiting, forecast) == 7_500_00


def test_what_is_claimed_early_of_a_year_to_come_is_not_waited_for():
    assert not_forecast(a_saving(a_year(NEXT, target=90_00, achieved=20_00))) == 70_00


def test_a_year_that_runs_or_is_over_waits_for_nothing():
    assert not_forecast(a_saving(a_year(YEAR - 1, target=1), a_year(target=1))) == 0


def test_a_saving_given_up_or_only_proposed_waits_for_nothing():
    states = SavingState.UNDELIVERABLE, SavingState.PROPOSED
    savings = [a_saving(a_year(NEXT, target=1), state=state) for state in states]

    assert not_forecast(*savings) == 0


def test_of_a_programme_only_the_share_it_claims_waits():
    both = claimed_by(PROGRAMME, OTHER_PROGRAMME)
    shared = a_saving(a_year(NEXT, target=90_00), claims=both)

    assert not_forecast(shared, scope=PROGRAMME) == 45_00


money = st.integers(0, 10**9)
figures = st.tuples(money, money, st.none() | money, money, st.sampled_from(YEARS))
states = st.sampled_from([SavingState.IN_DELIVERY, SavingState.UNDELIVERABLE])
kinds = st.sampled_from(list(SavingKind))


def saving_of(made, kind=SavingKind.BUDGET_REDUCTION, state=SavingState.IN_DELIVERY):
    target, achieved, forecast, pressure, year = made
    told = {} if forecast is None else {"forecast": forecast}
    fact = a_year(year, target=target, achieved=achieved, pressures=-pressure, **told)
    return a_saving(fact, kind=kind.value, state=state.value)


savings = st.lists(st.builds(saving_of, figures, kinds, states), max_size=4)


@settings(max_examples=50, deadline=None)
@given(savings, st.tuples(money, money), money, st.sampled_from(YEARS))
def test_a_forecast_of_what_is_claimed_or_more_never_raises_what_is_at_risk(
    others, planned, more, year
):
    target, achieved = planned
    before = saving_of((target, achieved, None, 0, year))
    typed = a_year(year, target=target, achieved=achieved, forecast=achieved + more)
    after = replace(before, years=(typed,))

    assert at_risk(*others, after) == at_risk(*others, before) - more
    assert not_forecast(*others, after) == not_forecast(*others)


@settings(max_examples=50, deadline=None)
@given(savings, st.sampled_from(YEARS), st.sampled_from(YEARS))
def test_the_waterfall_and_its_note_come_to_what_the_tables_count_as_at_risk(
    made, first, this_year
):
    held = a_plan(*made, gap_lines=[a_gap_line(10**9, first, YEARS[-1])])
    found = waterfall(held, range(first, YEARS[-1] + 1), this_year=this_year)

    besides = at_risk_besides(found, held, held.years, this_year=this_year)

    counted = found.amount(StepKind.AT_RISK) + sum(besides.values())
    assert counted == total(held).figures.at_risk_by_forecast


def test_the_waterfall_says_what_is_not_forecast_yet_and_what_tables_count_besides():
    cash = a_saving(
        a_year(YEAR - 1, target=50_00, forecast=20_00),
        a_year(YEAR, target=100_00, forecast=90_00),
        a_year(NEXT, target=400_00),
    )
    time = a_saving(a_year(NEXT, target=7_00), kind=SavingKind.NON_CASHABLE.value)
    held = a_plan(cash, time, gap_lines=[a_gap_line(900_00, YEAR, NEXT)])
    found = waterfall(held, [YEAR, NEXT], this_year=YEAR)
    besides = at_risk_besides(found, held, held.years, this_year=YEAR)

    chart = waterfall_chart(found, starts_in=4, besides=besides)

    assert found.amount(StepKind.AT_RISK) == 410_00
    assert chart.notes == (
        "£400 of cashable savings in years to come is not forecast yet, and counts as "
        "at risk.",
        "The tables of this page count £37 more as at risk by forecast: £30 of years "
        "that are over and £7 of savings that release no cash.",
    )


def test_where_the_tables_count_the_same_nothing_is_said():
    held = a_plan(a_saving(a_year(target=5_00)), gap_lines=[a_gap_line(9_00)])
    found = waterfall(held, [YEAR], this_year=YEAR)

    same, less = (
        waterfall_chart(found, starts_in=4, besides={Besides.OVER: amount})
        for amount in (0, -5_00)
    )

    assert same.notes == ()
    assert less.notes == (
        "The tables of this page count £5 less as at risk by forecast, of years that "
        "are over.",
    )
