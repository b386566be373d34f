"""From the funding gap to what is still open of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from savings.choices import SavingKind, SavingState
from savings.pages.waterfall_chart import waterfall_chart
from savings.waterfall import StepKind, waterfall
from tests.savings.saving_facts import (
    OTHER_PROGRAMME,
    PROGRAMME,
    YEAR,
    a_gap_line,
    a_plan,
    a_saving,
    a_target,
    a_year,
)


def amounts(found):
    return {step.kind: step.amount for step in found.steps}


def test_plymouth_s_65m_step_by_step():
    found = waterfall(
        a_plan(
            a_saving(a_year(2014, target=9_000_000_00, forecast=7_000_000_00)),
            a_saving(
                a_year(
                    2015,
                    target=20_000_000_00,
                    forecast=18_000_000_00,
                    achieved=6_000_000_00,
                    validated=4_000_000_00,
                )
            ),
            a_saving(
                a_year(2016, target=1_000_000_00, forecast=0),
                state=SavingState.UNDELIVERABLE.value,
            ),
            gap_lines=(a_gap_line(65_000_000_00, 2014, 2016),),
            targets=(a_target(35_000_000_00, PROGRAMME, year=2016),),
        ),
        range(2014, 2017),
        this_year=2014,
    )

    assert amounts(found) == {
        StepKind.GAP: 65_000_000_00,
        StepKind.VALIDATED: 4_000_000_00,
        StepKind.CLAIMED: 2_000_000_00,
        StepKind.FORECAST: 19_000_000_00,
        StepKind.OPEN: 40_000_000_00,
        StepKind.AT_RISK: 4_000_000_00,
        StepKind.UNDELIVERABLE: 1_000_000_00,
        StepKind.NO_SAVING: 5_000_000_00,
        StepKind.NOTHING_AGREED: 30_000_000_00,
    }
    assert found.finding == "£40m of the £65m gap is still open"


def test_milton_keynes_closed_2011_12_and_closes_2012_13_if_forecasts_hold():
    lines = (a_gap_line(600_000_00, 2011), a_gap_line(1_600_000_00, 2012))
    held = a_plan(
        a_saving(
            a_year(2011, target=600_000_00, achieved=600_000_00, validated=600_000_00)
        ),
        a_saving(a_year(2012, target=1_600_000_00, forecast=1_600_000_00)),
        gap_lines=lines,
    )

    first, second, both = (
        waterfall(held, years, this_year=2012)
        for years in ([2011], [2012], [2011, 2012])
    )

    assert first.finding == "The gap of £600k is closed"
    assert second.finding == "The gap of £1.6m closes if every forecast holds"
    assert both.amount(StepKind.GAP) == 2_200_000_00
    assert both.amount(StepKind.OPEN) == 0


def test_without_a_stated_gap_there_is_nothing_to_close():
    assert (
        waterfall(a_plan(a_saving(a_year(target=10_00))), [YEAR], this_year=YEAR)
        is None
    )


def test_a_programme_closes_only_with_what_it_claims():
    shared = a_saving(
        a_year(target=100_00, forecast=100_00),
        claims=((PROGRAMME, 2_500), (OTHER_PROGRAMME, 7_500)),
    )

    found = waterfall(
        a_plan(shared, gap_lines=(a_gap_line(100_00),)),
        [YEAR],
        PROGRAMME,
        this_year=YEAR,
    )

    assert amounts(found)[StepKind.FORECAST] == 25_00
    assert amounts(found)[StepKind.OPEN] == 75_00


def test_what_a_programme_does_not_close_is_for_others_to_close():
    ours = a_saving(a_year(target=30_00, forecast=25_00), claims=((PROGRAMME, 10_000),))

    found = waterfall(
        a_plan(ours, gap_lines=(a_gap_line(100_00),)),
        [YEAR],
        PROGRAMME,
        this_year=YEAR,
    )

    assert found.finding == (
        "£25 of the whole council’s £100 gap closes here if every forecast holds"
    )
    told = {step.label: step.amount for step in found.steps}
    assert told["Not closed here"] == 75_00
    assert told["For others to close"] == 70_00


def test_a_programme_without_savings_closes_nothing_of_the_gap():
    found = waterfall(
        a_plan(gap_lines=(a_gap_line(100_00),)), [YEAR], PROGRAMME, this_year=YEAR
    )

    assert found.finding == "Nothing of the whole council’s £100 gap is closed here"


def test_what_is_not_cashable_closes_nothing_and_is_told():
    time = a_saving(
        a_year(target=40_00, forecast=40_00), kind=SavingKind.NON_CASHABLE.value
    )

    found = waterfall(
        a_plan(time, gap_lines=(a_gap_line(100_00),)), [YEAR], this_year=YEAR
    )

    assert found.amount(StepKind.OPEN) == 100_00
    assert found.not_cashable == 40_00


def test_more_than_the_gap_is_told_as_such():
    found = waterfall(
        a_plan(
            a_saving(a_year(target=120_00, forecast=130_00)),
            gap_lines=(a_gap_line(100_00),),
        ),
        [YEAR],
        this_year=YEAR,
    )

    assert (
        found.finding
        == "The gap of £100 closes if every forecast holds, with £30 to spare"
    )
    assert [step.label for step in found.steps[-2:]] == [
        "Forecast beyond what was agreed",
        "Agreed beyond the gap",
    ]


def test_less_claimed_than_was_validated_is_no_negative_claim():
    fell = a_saving(a_year(target=100_00, achieved=60_00, validated=80_00))
    held = a_plan(fell, gap_lines=(a_gap_line(100_00),))

    found = waterfall(held, [YEAR], this_year=YEAR)

    chart = waterfall_chart(found, starts_in=4)
    rows = {label: str(amount) for label, amount in chart.table.rows}
    assert rows["Validated, but no longer claimed"] == "20"


def test_nothing_is_still_to_come_of_a_year_that_is_over():
    short = a_saving(a_year(target=100_00, forecast=80_00, achieved=60_00))
    held = a_plan(short, gap_lines=(a_gap_line(100_00),))

    in_the_year = waterfall(held, [YEAR], this_year=YEAR)
    once_over = waterfall(held, [YEAR], this_year=YEAR + 1)

    assert in_the_year.amount(StepKind.FORECAST) == 20_00
    assert in_the_year.amount(StepKind.AT_RISK) == 20_00
    assert amounts(once_over) == {
        StepKind.GAP: 100_00,
        StepKind.VALIDATED: 0,
        StepKind.CLAIMED: 60_00,
        StepKind.OPEN: 40_00,
        StepKind.MISSED: 40_00,
        StepKind.NOTHING_AGREED: 0,
    }


def test_what_was_given_up_is_told_as_such_when_the_year_is_over_too():
    given_up = a_saving(
        a_year(target=50_00, forecast=30_00, achieved=10_00),
        state=SavingState.UNDELIVERABLE.value,
    )

    found = waterfall(
        a_plan(given_up, gap_lines=(a_gap_line(50_00),)), [YEAR], this_year=YEAR + 1
    )

    assert found.amount(StepKind.UNDELIVERABLE) == 40_00
    assert found.amount(StepKind.MISSED) == 0


money = st.integers(0, 10**9)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(money, money, money, money, money), max_size=4),
    money,
    money,
    st.booleans(),
)
def test_the_steps_always_add_up_from_the_gap_to_nothing(rows, gap, aim, is_over):
    savings = [
        a_saving(
            a_year(
                target=planned,
                forecast=forecast,
                achieved=achieved,
                validated=min(validated, achieved),
                pressures=-pressure,
            ),
            state=(SavingState.UNDELIVERABLE if nth else SavingState.IN_BUDGET).value,
        )
        for nth, (planned, forecast, achieved, validated, pressure) in enumerate(rows)
    ]
    found = waterfall(
        a_plan(
            *savings,
            gap_lines=(a_gap_line(gap + 1),),
            targets=(a_target(aim, PROGRAMME),),
        ),
        [YEAR],
        this_year=YEAR + is_over,
    )

    ends = {step.kind: step.end for step in found.steps}
    closing = [StepKind.VALIDATED, StepKind.CLAIMED, StepKind.FORECAST]
    closed = sum(found.amount(kind) for kind in [*closing, StepKind.PRESSURES])
    left = found.steps[[s.kind for s in found.steps].index(StepKind.OPEN) + 1 :]

    assert found.amount(StepKind.GAP) - closed == found.amount(StepKind.OPEN)
    assert sum(step.amount for step in left) == found.amount(StepKind.OPEN)
    assert ends[StepKind.NOTHING_AGREED] == 0
