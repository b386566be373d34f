"""What the demo council saves, as its story is told: the figures of the five seeds."""

from datetime import date

import pytest

from reports.demo.savings.benefits import benefits
from reports.demo.savings.cases import CRITERIA, FULL, GROUPS, cases
from reports.demo.savings.now import SUPPORT, savings_now
from reports.demo.savings.otp import OTP_SAVINGS
from reports.demo.savings.shapes import WHOLE_YEAR
from reports.demo.savings.structures import gaps

TODAY = date(2026, 11, 22)


def proposed(year):
    return sum(y.proposed for s in OTP_SAVINGS for y in s.years if y.year == year)


def achieved(year, month):
    return sum(
        y.achieved_by(month) for s in OTP_SAVINGS for y in s.years if y.year == year
    )


def test_milton_keynes_achieved_600k_in_2011_12_and_counts_on_1_6m_in_2012_13():
    assert proposed(2011) == achieved(2011, 12) == 600_000
    assert proposed(2012) == 1_600_000


@pytest.mark.parametrize("year", [2011, 2012])
def test_each_month_of_both_years_has_its_point_and_none_falls(year):
    points = [achieved(year, month) for month in WHOLE_YEAR]

    assert len(points) == 12
    assert points == sorted(points)


def test_about_half_a_million_is_in_the_paybill_of_senior_managers():
    paybill = [s for s in OTP_SAVINGS if s.title.startswith("Fewer senior managers")]

    assert sum(s.years[0].new for s in paybill) == 500_000


def test_plymouth_faces_a_gap_of_65m_and_names_seven_benefits_with_values():
    told = [b for b in benefits(TODAY) if b.programme == "cco"]

    assert gaps(2026)[-1].amount == 65_000_000
    assert len(told) == 7
    assert all(benefit.values for benefit in told)


def test_northumberland_measures_each_of_its_seven_workstreams():
    told = [b for b in benefits(TODAY) if b.programme == "strategic-change"]

    assert [benefit.strand for benefit in told] == [1, 2, 3, 4, 5, 6, 7]


def test_harborough_holds_five_options_against_twelve_criteria_three_times():
    assert (len(FULL.options), len(CRITERIA), len(GROUPS)) == (5, 12, 3)
    assert len(FULL.scores) == 5 * 12 * 3
    assert sum(criterion.weight or 0 for criterion in FULL.criteria) == 10_000


def test_harboroughs_shared_services_save_200k_a_year():
    shared = next(s for s in savings_now(2026, TODAY) if s.reference == "FO-1")

    assert shared.years[0].new == 200_000


def test_lancashire_allows_400k_for_scoping():
    (ceiling,) = (c for case in cases(TODAY) for c in case.ceilings)

    assert ceiling.amount == 400_000
    assert sum(amount for _, amount, _ in ceiling.spent) < ceiling.amount


def test_one_budget_owner_answers_for_twelve_savings():
    owned = [s for s in savings_now(2026, TODAY) if s.owner == SUPPORT and s.decision]

    assert len(owned) == 12
