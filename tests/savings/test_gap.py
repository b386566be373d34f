"""The funding gap by year, and what counts against it."""

from programmes.standing import Place
from savings.choices import SavingKind
from savings.figures import Figures
from savings.gap import (
    gap_by_year,
    gap_in_years,
    targets_against,
    years_of_gap,
    years_of_plan,
)
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


def test_plymouth_s_gap_of_65m_is_spread_over_its_years_to_the_penny():
    line = a_gap_line(65_000_000_00, 2014, 2016)

    spread = gap_in_years(line)

    assert list(spread) == [2014, 2015, 2016]
    assert sum(spread.values()) == 65_000_000_00
    assert max(spread.values()) - min(spread.values()) <= 1


def test_lines_of_the_same_year_add_up():
    (found,) = gap_by_year(
        a_plan(gap_lines=(a_gap_line(600_00), a_gap_line(1_000_00))),
        [YEAR],
        this_year=YEAR,
    )

    assert found.gap == 1_600_00


def test_a_gap_of_several_years_names_those_between():
    lines = (a_gap_line(1_00, 2011), a_gap_line(1_00, 2014, 2015))

    assert years_of_gap(a_plan(gap_lines=lines)) == (2011, 2012, 2013, 2014, 2015)
    assert years_of_gap(a_plan()) == ()


def test_a_plan_is_the_years_a_gap_is_stated_for_without_a_break():
    lines = (
        a_gap_line(1_00, 2011),
        a_gap_line(1_00, 2012),
        a_gap_line(1_00, 2026, 2028),
    )
    told = a_plan(gap_lines=lines)

    assert years_of_plan(told, 2012) == (2011, 2012)
    assert years_of_plan(told, 2020) == years_of_plan(told, 2027) == (2026, 2027, 2028)
    assert years_of_plan(told, 2029) == years_of_plan(a_plan(), 2012) == ()


def test_only_cashable_savings_close_a_gap():
    cash = a_saving(a_year(target=100_00, forecast=80_00))
    time = a_saving(
        a_year(target=50_00, forecast=50_00), kind=SavingKind.NON_CASHABLE.value
    )

    (found,) = gap_by_year(
        a_plan(cash, time, gap_lines=(a_gap_line(200_00),)), [YEAR], this_year=YEAR
    )

    assert found.figures == Figures(target=100_00, forecast=80_00)
    assert found.not_cashable.forecast == 50_00
    assert found.still_open == 120_00


def test_what_pressures_take_away_again_is_open_as_before():
    cash = a_saving(a_year(target=100_00, forecast=80_00, pressures=-30_00))

    (found,) = gap_by_year(
        a_plan(cash, gap_lines=(a_gap_line(100_00),)), [YEAR], this_year=YEAR
    )

    assert found.still_open == 50_00


def test_what_nobody_claimed_by_the_end_of_the_year_is_open_as_before():
    cash = a_saving(a_year(target=100_00, forecast=80_00, achieved=60_00))
    held = a_plan(cash, gap_lines=(a_gap_line(100_00),))

    (in_the_year,) = gap_by_year(held, [YEAR], this_year=YEAR)
    (once_over,) = gap_by_year(held, [YEAR], this_year=YEAR + 1)

    assert (in_the_year.to_come, in_the_year.still_open) == (20_00, 20_00)
    assert (once_over.to_come, once_over.still_open) == (0, 40_00)


def test_a_strand_s_target_is_part_of_its_programme_s():
    found = (
        a_target(1_600_00, PROGRAMME),
        a_target(900_00, Place(1, 11)),
        a_target(700_00, Place(1, 12)),
        a_target(400_00, OTHER_PROGRAMME),
    )

    assert targets_against(found, YEAR) == 2_000_00
    assert targets_against(found, YEAR, PROGRAMME) == 1_600_00
    assert targets_against(found, YEAR, Place(1, 11)) == 900_00


def test_strands_without_a_target_of_their_programme_count_each():
    found = (a_target(900_00, Place(1, 11)), a_target(700_00, Place(1, 12)))

    assert targets_against(found, YEAR) == 1_600_00


def test_programmes_and_service_groups_are_two_views_of_one_target():
    found = (
        a_target(1_600_00, PROGRAMME),
        a_target(1_000_00, group_id=1),
        a_target(500_00, group_id=2),
    )

    assert targets_against(found, YEAR) == 1_600_00


def test_a_target_that_counts_against_no_line_is_left_out():
    found = (a_target(1_600_00, PROGRAMME, gap_line_id=None),)

    assert targets_against(found, YEAR) == 0
