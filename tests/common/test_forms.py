"""What an officer may type into a form, and what the form says back."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from common.forms import (
    DatePartsField,
    DateTextField,
    MoneyField,
    RatingRadios,
    RichTextarea,
)
from common.rag import CLOSED, PAUSED
from common.typed import FIRST_YEAR, LAST_YEAR, NotRead, read_amount, read_day
from common.wording import long_date


class ProjectForm(forms.Form):
    name = forms.CharField(label="Project name", help_text="As the board knows it.")
    due = DatePartsField(label="When is it due?")
    meets = DateTextField(label="Meeting date", required=False)
    cost = MoneyField(label="Cost this year", required=False)
    state = forms.ChoiceField(
        label="How is it?",
        choices=[("closed", "Closed"), ("paused", "Paused")],
        widget=RatingRadios(
            states={"closed": CLOSED, "paused": PAUSED},
            last="closed",
            indicated="paused",
            because="no milestone is forecast",
        ),
    )
    dimensions = forms.MultipleChoiceField(
        choices=[("time", "Time"), ("cost", "Cost")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="The board has agreed")
    text = forms.CharField(widget=RichTextarea(headings=(3,)), required=False)


def typed(**changes: str) -> dict[str, str]:
    usual = {
        "name": "Public Access",
        "due_day": "17",
        "due_month": "July",
        "due_year": "2012",
        "state": "closed",
        "agreed": "on",
    }
    return usual | changes


@pytest.mark.parametrize(
    "words",
    [
        "17 July 2012",
        "17 jul 2012",
        "17th July, 2012",
        "17/7/2012",
        "17.07.2012",
        "17-7-2012",
        "2012-07-17",
        "  17  July  2012 ",
    ],
)
def test_a_date_is_read_as_officers_write_it(words):
    assert read_day(words) == date(2012, 7, 17)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("31 June 2012", "31 June 2012 is not a date: June has 30 days."),
        ("29/2/2011", "February has 28 days in 2011."),
        ("17 July 12", "Write the year in full, 1900 to 2199."),
        ("17 Juli 2012", "The month must be a number from 1 to 12, or its name."),
        ("17/13/2012", "The month must be a number from 1 to 12, or its name."),
        ("42 July 2012", "The day must be a number from 1 to 31."),
        ("0 July 2012", "The day must be a number from 1 to 31."),
        ("soon", "Write the date as day, month and year, such as 17 July 2012."),
        ("17 July 99999999999999", "Write the year in full, 1900 to 2199."),
        ("\N{FULLWIDTH DIGIT ONE}/7/2012", "Write the date as day, month and year"),
    ],
)
def test_a_date_that_is_none_says_why(words, answer):
    with pytest.raises(NotRead, match=answer.replace(".", r"\.")):
        read_day(words)


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_every_date_we_print_can_be_typed_back(day):
    assert read_day(long_date(day)) == day


@given(st.text(max_size=60))
def test_nothing_typed_breaks_the_reading(words):
    for read in (read_day, read_amount):
        with suppress(NotRead):
            read(words)


@pytest.mark.parametrize(
    ("words", "pounds"),
    [
        ("£1,200", "1200"),
        ("1200.50", "1200.50"),
        (" £ 1,234,567.8 ", "1234567.80"),
        ("-£300", "-300"),
        ("£-300", "-300"),
        ("\N{MINUS SIGN}300", "-300"),
        ("£250k", "250000"),
        ("£1.2m", "1200000"),
        ("0", "0"),
    ],
)
def test_money_is_read_as_officers_write_it(words, pounds):
    assert read_amount(words) == Decimal(pounds)


@pytest.mark.parametrize(
    "words", ["", "ten", "1,20", "1.2.3", "1e9", "NaN", "Infinity", "1_000", "--3"]
)
def test_what_is_no_amount_says_so(words):
    with pytest.raises(NotRead, match="in figures"):
        read_amount(words)


def test_an_amount_beyond_any_budget_is_questioned():
    with pytest.raises(NotRead, match="whole budget"):
        read_amount("9" * 400)


def test_a_fraction_of_a_penny_is_refused():
    with pytest.raises(NotRead, match="whole pence"):
        read_amount("1.005")


def test_three_boxes_make_a_date():
    form = ProjectForm(typed())

    assert form.is_valid()
    assert form.cleaned_data["due"] == date(2012, 7, 17)


def test_the_missing_part_of_a_date_is_named():
    form = ProjectForm(typed(due_month="", due_year=""))

    assert form.errors["due"] == ["The date must include a month and a year."]


def test_an_impossible_date_is_shown_back_with_its_error():
    form = ProjectForm(typed(due_day="31", due_month="6"))

    assert form.errors["due"] == ["31 June 2012 is not a date: June has 30 days."]
    assert 'value="31"' in str(form["due"])


def test_an_empty_optional_date_and_amount_are_nothing():
    form = ProjectForm(typed(meets="", cost=""))

    assert form.is_valid()
    assert form.cleaned_data["meets"] is None
    assert form.cleaned_data["cost"] is None


def test_stored_values_are_shown_as_they_would_be_typed():
    form = ProjectForm(
        initial={
            "due": date(2012, 7, 1),
            "meets": date(2012, 7, 1),
            "cost": Decimal("1200.00"),
        }
    )

    assert form["due"].subwidgets[0].data["subwidgets"][0]["value"] == "1"
    assert 'value="1 July 2012"' in str(form["meets"])
    assert 'value="1,200"' in str(form["cost"])


def test_an_unchanged_form_knows_it():
    initial = {
        "name": "Public Access",
        "due": date(2012, 7, 17),
        "meets": date(2012, 7, 17),
        "cost": Decimal(1200),
        "state": "closed",
        "agreed": True,
    }

    form = ProjectForm(typed(meets="17 July 2012", cost="£1,200"), initial=initial)

    assert form.changed_data == []


def test_a_field_is_tied_to_its_hint_and_its_error():
    drawn = ProjectForm(typed(name=""))["name"].as_field_group()

    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'id="id_name_helptext"' in drawn
    assert 'id="id_name_error"' in drawn
    assert "govuk-form-group--error" in drawn
    assert "govuk-input govuk-input--error" in drawn
    assert "Fill this in: Project name" in drawn


def test_choices_have_a_legend_and_their_own_class():
    form = ProjectForm(typed(state="", agreed=""))

    assert "<legend" in form["state"].as_field_group()
    assert 'class="govuk-checkboxes__input"' in form["dimensions"].as_field_group()
    assert "Choose an answer: How is it?" in form["state"].as_field_group()
    assert (
        "Tick this to go on: The board has agreed" in ProjectForm({})["agreed"].problems
    )


def test_rating_rows_mark_last_time_and_what_the_data_indicate():
    drawn = str(ProjectForm()["state"])

    closed, paused = drawn.split("govuk-radios__item")[1:]
    assert "Last time" in closed
    assert "Last time" not in paused
    assert "Indicated by the data</span>: no milestone is forecast" in paused
    assert CLOSED.glyph in closed
    assert CLOSED.meaning in closed
    assert 'aria-describedby="id_state_0_meaning"' in closed


def test_rich_text_is_a_plain_box_that_the_editor_finds():
    drawn = str(ProjectForm()["text"])

    assert "<textarea" in drawn
    assert 'data-headings="3"' in drawn


def test_no_browser_cuts_what_is_pasted():
    class Why(forms.Form):
        reason = forms.CharField(max_length=2000, widget=forms.Textarea)

    pasted = Why({"reason": "x" * 200_000})

    assert "maxlength" not in str(pasted)
    assert "at most 2000 characters (it has 200000)" in str(pasted["reason"].errors)
