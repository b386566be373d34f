"""The parts every page is made of."""

from typing import Any

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from common.paging import Sorting, page_of, sort_rows, sorting_of
from common.rag import NOT_REPORTED, PAUSED, RatingState, Shape, Tone

GREEN = RatingState("green", "Green", Shape.CIRCLE, Tone.GREEN, 0, "As planned.")
RED = RatingState("red", "Red", Shape.SQUARE, Tone.RED, 4, "Not as planned.")


def draw(source: str, address: str = "/", **context: Any) -> str:
    template = engines["django"].from_string("{% load components %}" + source)
    return template.render(context, RequestFactory().get(address))


def test_a_rating_is_a_word_and_a_shape_before_it_is_a_colour():
    drawn = draw("{% rating state %}", state=RED)

    assert drawn.count("Red") == 1
    assert f'aria-hidden="true">{RED.glyph}</span>' in drawn
    assert "app-rating--red" in drawn


def test_no_rating_is_a_dash_with_a_word_for_screen_readers():
    assert "none" in draw("{% rating state %}", state=None)


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (GREEN, RED, "Worse"),
        (RED, GREEN, "Improved"),
        (RED, RED, "No change"),
        (None, RED, "New"),
        (NOT_REPORTED, RED, "Not comparable"),
    ],
)
def test_direction_of_travel_is_said_in_a_word(before, after, word):
    assert word in draw("{% direction before after %}", before=before, after=after)


class DatesForm(forms.Form):
    starts = forms.CharField()

    def clean(self) -> None:
        raise forms.ValidationError("It ends before it starts.")


def test_the_error_summary_leads_to_the_fields():
    drawn = draw("{% error_summary form %}", form=DatesForm({"starts": ""}))

    assert '<a href="#id_starts">Fill this in: Starts</a>' in drawn
    assert "<li>It ends before it starts.</li>" in drawn


def test_there_is_no_error_summary_without_errors():
    assert not draw(
        "{% error_summary form other %}", form=DatesForm(), other=None
    ).strip()


def test_a_sorted_column_says_so_and_turns_round():
    source = '{% sort_header "due" "Due" %}{% sort_header "name" "Name" %}'

    drawn = draw(source, sorting=Sorting("due"))

    assert 'aria-sort="ascending"' in drawn
    assert drawn.count("aria-sort") == 1
    assert 'name="sort" value="-due"' in drawn
    assert 'name="sort" value="name"' in drawn


def test_sorting_keeps_the_filters_but_not_the_page():
    drawn = draw("{% sort_form %}", "/?strand=3&page=4&sort=due")

    assert 'name="strand" value="3"' in drawn
    assert "page" not in drawn
    assert 'name="sort"' not in drawn


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("-due", "-due"),
        ("due", "due"),
        ("owner__password", "name"),
        ("--due", "name"),
        ("_connector", "name"),
        ("", "name"),
    ],
)
def test_a_table_sorts_only_by_columns_it_has(asked, found):
    request = RequestFactory().get("/", {"sort": asked})

    assert str(sorting_of(request, ["due", "name"], "name")) == found


def test_what_has_no_value_comes_last_either_way():
    rows = [3, None, 1]

    for is_descending, wanted in ((False, [1, 3, None]), (True, [3, 1, None])):
        sorting = Sorting("value", is_descending)
        assert sort_rows(rows, sorting, {"value": lambda row: row}) == wanted


@pytest.mark.parametrize(
    ("asked", "number"),
    [("2", 2), ("x", 1), ("9" * 30, 3), ("-1", 3)],
)
def test_an_odd_page_number_finds_a_page(asked, number):
    request = RequestFactory().get("/", {"page": asked})

    assert page_of(request, range(25), 10).number == number


def test_page_links_keep_the_filters():
    page = page_of(RequestFactory().get("/"), range(25), 10)

    drawn = draw("{% pagination page %}", "/?strand=3", page=page)

    assert 'href="?strand=3&amp;page=2"' in drawn
    assert 'aria-current="page"' in drawn


def test_a_single_page_needs_no_links():
    page = page_of(RequestFactory().get("/"), range(5), 10)

    assert not draw("{% pagination page %}", page=page).strip()


class StrandFilter(forms.Form):
    strand = forms.ChoiceField(
        choices=[("1", "Public Access"), ("2", "Housing")], required=False
    )
    text = forms.CharField(required=False)


def test_each_filter_in_force_can_be_taken_away():
    form = StrandFilter({"strand": "2", "text": "<b>"})

    drawn = draw("{% filter_chips form %}", "/?strand=2&text=<b>&page=3", form=form)

    assert "Strand: Housing" in drawn
    assert 'href="?text=%3Cb%3E"' in drawn
    assert "Text: &lt;b&gt;" in drawn


def test_a_refused_filter_is_not_shown_as_in_force():
    form = StrandFilter({"strand": "99"})

    assert "99" not in draw("{% filter_chips form %}", "/?strand=99", form=form)


def test_a_state_that_is_not_rated_is_still_told_apart():
    assert PAUSED.label in draw("{% rating state %}", state=PAUSED)


@pytest.mark.parametrize("page", ["400", "403", "404", "405", "413", "500", "503"])
def test_an_error_page_needs_neither_request_nor_database(page):
    drawn = render_to_string(f"{page}.html")

    assert '<main class="govuk-main-wrapper app-narrow" id="main-content">' in drawn
    assert "<title>" in drawn
