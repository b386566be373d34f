from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.periods import (
    Cadence,
    add_months,
    financial_year,
    periods,
    quarter_label,
    year_label,
    year_of,
)

pytestmark = pytest.mark.rules

cadences = st.sampled_from(Cadence)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(cadences, days, st.integers(1, 40), st.integers(0, 60))
def test_periods_follow_each_other_without_gap_or_overlap(kind, first_day, n, due):
    found = periods(kind, first_day, n, due)

    assert len(found) == n
    assert found[0].starts_on == first_day
    for period, following in pairwise(found):
        assert following.starts_on == period.ends_on + timedelta(days=1)
    for period in found:
        assert period.starts_on < period.ends_on
        assert period.due_on == period.ends_on + timedelta(days=due)


@given(cadences, days, st.integers(1, 20))
def test_every_period_has_a_label_of_its_own(kind, first_day, n):
    labels = [period.label for period in periods(kind, first_day, n, 0)]

    assert len(set(labels)) == n


def test_quarters_of_a_financial_year_are_named_as_such():
    found = periods(Cadence.QUARTERLY, date(2011, 4, 1), 5, 14)

    assert [period.label for period in found] == [
        "Quarter 1 2011-12",
        "Quarter 2 2011-12",
        "Quarter 3 2011-12",
        "Quarter 4 2011-12",
        "Quarter 1 2012-13",
    ]
    assert found[-1].ends_on == date(2012, 6, 30)
    assert found[-1].due_on == date(2012, 7, 14)
    assert date(2012, 6, 30) in found[-1]
    assert date(2012, 7, 1) not in found[-1]


def test_quarters_that_do_not_fit_the_year_are_named_by_their_dates():
    found = periods(Cadence.QUARTERLY, date(2012, 4, 26), 1, 0)

    assert found[0].label == "26 April to 25 July 2012"


def test_months_and_four_weeks():
    months = periods(Cadence.MONTHLY, date(2012, 7, 1), 2, 5)
    weeks = periods(Cadence.FOUR_WEEKLY, date(2012, 5, 28), 2, 3)

    assert [month.label for month in months] == ["July 2012", "August 2012"]
    assert [four.label for four in weeks] == [
        "28 May to 24 June 2012",
        "25 June to 22 July 2012",
    ]


def test_a_month_from_the_31st_does_not_drift():
    starts = [p.starts_on for p in periods(Cadence.MONTHLY, date(2012, 1, 31), 3, 0)]

    assert starts == [date(2012, 1, 31), date(2012, 2, 29), date(2012, 3, 31)]


def test_months_are_added_across_a_year_end():
    assert add_months(date(2011, 11, 30), 3) == date(2012, 2, 29)
    assert add_months(date(2012, 1, 15), -1) == date(2011, 12, 15)


def test_a_year_is_known_by_the_calendar_year_it_starts_in():
    assert year_of(date(2013, 3, 31)) == 2012
    assert year_of(date(2013, 4, 1)) == 2013
    assert year_of(date(2013, 3, 31), starts_in=1) == 2013
    assert year_label(2012) == "2012-13"
    assert year_label(1999) == "1999-00"
    assert year_label(2012, starts_in=1) == "2012"


@given(days, st.integers(1, 12))
def test_the_label_of_a_day_is_that_of_its_year(on, starts_in):
    assert financial_year(on, starts_in) == year_label(
        year_of(on, starts_in), starts_in
    )


def test_financial_years_and_quarters():
    assert financial_year(date(2012, 3, 31)) == "2011-12"
    assert financial_year(date(2012, 4, 1)) == "2012-13"
    assert financial_year(date(1999, 12, 31)) == "1999-00"
    assert financial_year(date(2012, 7, 17), start_month=1) == "2012"
    assert quarter_label(date(2012, 4, 1)) == "Quarter 1 2012-13"
    assert quarter_label(date(2013, 3, 31)) == "Quarter 4 2012-13"
    assert quarter_label(date(2012, 12, 31), start_month=1) == "Quarter 4 2012"
