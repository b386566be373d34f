from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template

from common.templatetags.wording import breakable
from common.wording import (
    and_list,
    by_reference,
    count_of,
    date_span,
    long_date,
    money_short,
)

pytestmark = pytest.mark.rules


def test_dates_are_written_as_a_council_writes_them():
    assert long_date(date(2012, 7, 17)) == "17 July 2012"
    assert long_date(date(2012, 3, 1)) == "1 March 2012"


def test_two_dates_say_once_what_they_share():
    assert date_span(date(2012, 4, 1), date(2012, 4, 1)) == "1 April 2012"
    assert date_span(date(2012, 4, 2), date(2012, 4, 29)) == "2 to 29 April 2012"
    assert date_span(date(2012, 5, 28), date(2012, 6, 24)) == "28 May to 24 June 2012"
    assert (
        date_span(date(2011, 12, 12), date(2012, 1, 8))
        == "12 December 2011 to 8 January 2012"
    )


def test_lists_end_in_and():
    assert and_list([]) == ""
    assert and_list(["time"]) == "time"
    assert and_list(["time", "cost"]) == "time and cost"
    assert and_list(n for n in (1, 3, 5)) == "1, 3 and 5"


def test_references_sort_as_people_count():
    told = ["S10", "BC-2", "S2", "S", "BC-11"]

    assert sorted(told, key=by_reference) == ["BC-2", "BC-11", "S", "S2", "S10"]


def test_counts_agree_with_their_noun():
    assert count_of(0, "project") == "no projects"
    assert count_of(1, "project") == "1 project"
    assert count_of(1200, "project") == "1,200 projects"
    assert count_of(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize(
    ("pounds", "said"),
    [
        ("0", "£0"),
        ("950", "£950"),
        ("9999.49", "£9,999"),
        ("9999.50", "£10k"),
        ("600000", "£600k"),
        ("999499", "£999k"),
        ("999500", "£1m"),
        ("1000000", "£1m"),
        ("1600000", "£1.6m"),
        ("1250000", "£1.3m"),
        ("65000000", "£65m"),
        ("999950000", "£1bn"),
        ("1234000000", "£1.2bn"),
        ("-400000", "\N{MINUS SIGN}£400k"),
        ("-0.4", "£0"),
    ],
)
def test_money_is_short_in_a_sentence(pounds, said):
    assert money_short(Decimal(pounds)) == said


def test_templates_speak_the_same_way():
    page = Template(
        "{% load wording %}{{ on|long_date }}: {{ n|count_of:'project' }}, "
        "{{ m|count_of:'entry,entries' }}, {{ pounds|money_short }}, "
        "{{ names|and_list }}{{ none|long_date }}{{ none|money_short }}"
    )
    context = {
        "on": date(2012, 7, 17),
        "n": 2,
        "m": 3,
        "pounds": Decimal("1.6e6"),
        "names": ["time", "cost"],
        "none": None,
    }

    assert (
        page.render(Context(context))
        == "17 July 2012: 2 projects, 3 entries, £1.6m, time and cost"
    )


def test_a_pasted_address_may_break_so_that_no_table_outgrows_its_page():
    address = "https://council.example/minutes?meeting=24-november-2026&item=7"

    broken = breakable(f"See {address} <b>")

    assert broken == (
        "See <wbr>https://council.exam<wbr>ple/minutes?meeting=<wbr>"
        "24-november-2026&amp;item=7 &lt;b&gt;"
    )


def test_words_as_people_write_them_are_left_whole():
    assert breakable("Co-operative Centre of Operations") == (
        "Co-operative Centre of Operations"
    )
