import re
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.fuzzy_date import FuzzyDate, Precision, slippage_days

pytestmark = pytest.mark.rules

parse = FuzzyDate.parse

days = st.dates(date(1901, 6, 1), date(2198, 6, 1))
fuzzy_dates = st.builds(
    lambda precision, on, onwards: FuzzyDate.covering(precision, on, onwards=onwards),
    st.sampled_from(Precision),
    days,
    st.booleans(),
)


@pytest.mark.parametrize(
    ("typed", "first", "last", "said"),
    [
        ("17 July 2012", (2012, 7, 17), (2012, 7, 17), "17 July 2012"),
        ("17/7/2012", (2012, 7, 17), (2012, 7, 17), "17 July 2012"),
        ("17.07.12", (2012, 7, 17), (2012, 7, 17), "17 July 2012"),
        ("2012-07-17", (2012, 7, 17), (2012, 7, 17), "17 July 2012"),
        ("Tuesday, 17th of July 2012", (2012, 7, 17), (2012, 7, 17), "17 July 2012"),
        ("July 2012", (2012, 7, 1), (2012, 7, 31), "July 2012"),
        ("Dec 2011", (2011, 12, 1), (2011, 12, 31), "December 2011"),
        ("Sept. 2012", (2012, 9, 1), (2012, 9, 30), "September 2012"),
        ("02/2012", (2012, 2, 1), (2012, 2, 29), "February 2012"),
        ("summer 2012", (2012, 6, 1), (2012, 8, 31), "summer 2012"),
        ("Autumn of 2012", (2012, 9, 1), (2012, 11, 30), "autumn 2012"),
        ("winter 2011", (2011, 12, 1), (2012, 2, 29), "winter 2011-12"),
        ("winter 2012/2013", (2012, 12, 1), (2013, 2, 28), "winter 2012-13"),
        ("Q2 2012", (2012, 4, 1), (2012, 6, 30), "April to June 2012"),
        ("Quarter 2 2012-13", (2012, 7, 1), (2012, 9, 30), "Quarter 2 2012-13"),
        ("2012/13 Q4", (2013, 1, 1), (2013, 3, 31), "Quarter 4 2012-13"),
        ("2012", (2012, 1, 1), (2012, 12, 31), "2012"),
        ("2012-13", (2012, 4, 1), (2013, 3, 31), "2012-13"),
        ("1999-2000", (1999, 4, 1), (2000, 3, 31), "1999-00"),
        (
            "Week beginning 12 December 2011",
            (2011, 12, 12),
            (2011, 12, 18),
            "week beginning 12 December 2011",
        ),
        (
            "w/b 12/12/2011",
            (2011, 12, 12),
            (2011, 12, 18),
            "week beginning 12 December 2011",
        ),
        ("March 2013-onwards", (2013, 3, 1), (2013, 3, 31), "March 2013 onwards"),
        (
            "March 2013 \N{EN DASH} onwards",
            (2013, 3, 1),
            (2013, 3, 31),
            "March 2013 onwards",
        ),
        ("from summer 2012", (2012, 6, 1), (2012, 8, 31), "summer 2012 onwards"),
    ],
)
def test_officers_may_write_a_date_the_way_papers_do(typed, first, last, said):
    found = parse(typed)

    assert (found.first, found.last) == (date(*first), date(*last))
    assert str(found) == said


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("31 June 2012", "31 June 2012 is not a date: June has 30 days."),
        (
            "29 February 2011",
            "29 February 2011 is not a date: February 2011 has 28 days.",
        ),
        ("0 May 2012", "0 May 2012 is not a date: May has 31 days."),
        ("7/17/2012", "There is no month 17. Dates are day/month/year."),
        ("Monday 17 July 2012", "17 July 2012 is a Tuesday, not a Monday."),
        ("Q5 2012", "There is no quarter 5: a year has four."),
        ("2012-14", "2012-14 is not a financial year: 2012 is followed by 2013."),
        ("summer 2012-13", "Only winter lies in two years: try summer 2012."),
        (
            "May to June 2012",
            "A range of months must be a quarter, such as April to June 2012.",
        ),
        ("17 July 0000", "The year must be between 1900 and 2199."),
        ("17 July 3012", "The year must be between 1900 and 2199."),
        ("winter 2199", "The year must be between 1900 and 2199."),
    ],
)
def test_a_date_that_cannot_be_says_why(typed, answer):
    with pytest.raises(ValueError, match=f"^{re.escape(answer)}$"):
        parse(typed)


@pytest.mark.parametrize(
    "typed",
    ["soonish", "tbc", "onwards", "from", "99999", "17 Jly 2012", "\x00", "12 12 2011"],
)
def test_what_is_not_a_date_is_answered_with_examples(typed):
    with pytest.raises(
        ValueError, match=r"is not a date this system understands\. Try "
    ):
        parse(typed)


def test_an_empty_or_endless_text_is_answered_too():
    with pytest.raises(ValueError, match="Enter a date"):
        parse(" \t ")
    with pytest.raises(ValueError, match="too long"):
        parse("2012 " * 100_000)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_date_or_refused_as_a_value(typed):
    with suppress(ValueError):
        found = parse(typed)

        assert parse(str(found)) == found


@given(fuzzy_dates)
def test_what_is_printed_can_be_typed_again(fuzzy):
    assert parse(str(fuzzy)) == fuzzy


@given(fuzzy_dates)
def test_what_is_stored_can_be_read_again(fuzzy):
    assert FuzzyDate.from_code(fuzzy.code) == fuzzy


@given(fuzzy_dates, fuzzy_dates)
def test_stored_texts_sort_as_the_dates_do(one, other):
    assert (one < other) == (one.code < other.code)
    if one.due < other.due:
        assert one < other


@given(fuzzy_dates, days)
def test_a_date_is_late_from_the_day_after_it_and_onwards_never(fuzzy, on):
    assert fuzzy.is_overdue(on) == (not fuzzy.onwards and fuzzy.last < on)


@pytest.mark.parametrize(
    "code",
    ["", "soon", "2012-07-17", "2012-07-17 month", "2012-07-31 month later", "x day"],
)
def test_a_damaged_stored_text_is_refused(code):
    with pytest.raises(ValueError, match="is not a stored date"):
        FuzzyDate.from_code(code)


def test_a_span_must_be_what_it_says_it_is():
    with pytest.raises(ValueError, match="is not a month"):
        FuzzyDate(Precision.MONTH, date(2012, 7, 2), date(2012, 7, 31))


def test_the_harborough_horizons_sort_as_the_paper_lists_them():
    horizons = [
        parse(said)
        for said in (
            "31 October 2011",
            "week beginning 12 December 2011",
            "Dec 2011",
            "summer 2012",
            "March 2013 onwards",
        )
    ]

    assert all(sooner < later for sooner, later in pairwise(horizons))


@pytest.mark.parametrize(
    ("baseline", "latest", "slipped"),
    [
        ("31 July 2012", "30 September 2012", 61),
        ("17 July 2012", "25 July 2012", 8),
        ("17 July 2012", "17 July 2012", 0),
        ("17 July 2012", "10 July 2012", -7),
        ("July 2012", "10 July 2012", 0),
        ("July 2012", "summer 2012", 31),
        ("summer 2012", "July 2012", 0),
        ("summer 2012", "31 August 2012", 0),
        ("summer 2012", "10 September 2012", 10),
        ("summer 2012", "31 May 2012", -1),
        ("summer 2012", "Q2 2012", 0),
        ("Dec 2011", "week beginning 12 December 2011", 0),
        ("week beginning 12 December 2011", "Dec 2011", 13),
        ("Quarter 2 2012-13", "Quarter 3 2012-13", 92),
        ("2012-13", "March 2013 onwards", 0),
        ("March 2013 onwards", "2020", 0),
        ("March 2013 onwards", "1 March 2013", 0),
        ("March 2013 onwards", "28 February 2013", -1),
        ("December 2012", "March 2013 onwards", 90),
    ],
)
def test_slippage_is_counted_in_days(baseline, latest, slipped):
    assert slippage_days(parse(baseline), parse(latest)) == slipped


@given(fuzzy_dates)
def test_nothing_has_slipped_against_itself(fuzzy):
    assert slippage_days(fuzzy, fuzzy) == 0


@given(fuzzy_dates, days)
def test_a_day_inside_the_promised_span_has_not_slipped(baseline, day):
    slipped = slippage_days(baseline, FuzzyDate.day(day))

    if baseline.first <= day <= baseline.last:
        assert slipped == 0
    elif day < baseline.first:
        assert slipped == (day - baseline.first).days
    else:
        assert slipped == (0 if baseline.onwards else (day - baseline.last).days)


@given(fuzzy_dates, days, st.integers(0, 1000))
def test_a_later_forecast_never_slips_less(baseline, day, later):
    sooner = slippage_days(baseline, FuzzyDate.day(day))
    last = min(day + timedelta(later), date(2199, 12, 31))

    assert slippage_days(baseline, FuzzyDate.day(last)) >= sooner
