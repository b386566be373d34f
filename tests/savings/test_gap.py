"""The funding gap by year, and what counts against it."""

from programmes.standing import Place
from savings.choices import SavingKind
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
    facts,
    figures,
    gap_line,
    pence,
    saving,
    target,
    year_fact,
)


def test_plymouth_s_gap_of_65m_is_spread_over_its_years_to_the_penny():
    line = gap_line(65_000_000, 2014, 2016)

    spread = gap_in_years(line)

    assert list(spread) == [2014, 2015, 2016]
    assert sum(spread.values()) == pence(65_000_000)
    assert max(spread.values()) - min(spread.values()) <= 1


def test_lines_of_the_same_year_add_up():
    (found,) = gap_by_year(facts(gap_lines=(gap_line(600), gap_line(1_000))), [YEAR])

    assert found.gap == pence(1_600)


def test_a_gap_of_several_years_names_those_between():
    lines = (gap_line(1, 2011), gap_line(1, 2014, 2015))

    assert years_of_gap(facts(gap_lines=lines)) == (2011, 2012, 2013, 2014, 2015)
    assert years_of_gap(facts()) == ()


def test_a_plan_is_the_years_a_gap_is_stated_for_without_a_break():
    lines = (gap_line(1, 2011), gap_line(1, 2012), gap_line(1, 2026, 2028))
    told = facts(gap_lines=lines)

    assert years_of_plan(told, 2012) == (2011, 2012)
    assert years_of_plan(told, 2020) == years_of_plan(told, 2027) == (2026, 2027, 2028)
    assert years_of_plan(told, 2029) == years_of_plan(facts(), 2012) == ()


def test_only_cashable_savings_close_a_gap():
    cash = saving(year_fact(target=100, forecast=80))
    time = saving(year_fact(target=50, forecast=50), kind=SavingKind.NON_CASHABLE.value)

    (found,) = gap_by_year(facts(cash, time, gap_lines=(gap_line(200),)), [YEAR])

    assert found.figures == figures(target=100, forecast=80)
    assert found.not_cashable.forecast == pence(50)
    assert found.still_open == pence(120)


def test_what_pressures_take_away_again_is_open_as_before():
    cash = saving(year_fact(target=100, forecast=80, pressures=-30))

    (found,) = gap_by_year(facts(cash, gap_lines=(gap_line(100),)), [YEAR])

    assert found.still_open == pence(50)


def test_a_strand_s_target_is_part_of_its_programme_s():
    found = (
        target(1_600, PROGRAMME),
        target(900, Place(1, 11)),
        target(700, Place(1, 12)),
        target(400, OTHER_PROGRAMME),
    )

    assert targets_against(found, YEAR) == pence(2_000)
    assert targets_against(found, YEAR, PROGRAMME) == pence(1_600)
    assert targets_against(found, YEAR, Place(1, 11)) == pence(900)


def test_strands_without_a_target_of_their_programme_count_each():
    found = (target(900, Place(1, 11)), target(700, Place(1, 12)))

    assert targets_against(found, YEAR) == pence(1_600)


def test_programmes_and_service_groups_are_two_views_of_one_target():
    found = (
        target(1_600, PROGRAMME),
        target(1_000, group_id=1),
        target(500, group_id=2),
    )

    assert targets_against(found, YEAR) == pence(1_600)


def test_a_target_that_counts_against_no_line_is_left_out():
    found = (target(1_600, PROGRAMME, gap_line_id=None),)

    assert targets_against(found, YEAR) == 0
