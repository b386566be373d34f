"""What a return may say, when it is complete, and what finance should ask about it."""

import pytest

from common.typed import NotRead
from savings.return_cells import Column, normal, read_cell
from savings.return_rules import Plan, Said, doubts, problems

BEFORE = Said(400_000, 900_000, 0, "green")
PLAN = Plan(proposed=1_000_000, to_date=500_000)


@pytest.mark.parametrize(
    "typed", ["328", "-328", "(328)", "\N{MINUS SIGN}328", "£(328.00)"]
)
def test_a_pressure_takes_away_however_it_is_typed(typed):
    assert read_cell(Column.PRESSURE, typed) == -32_800


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("£1,200", 120_000),
        ("1 200", 120_000),
        ("1200.5", 120_050),
        ("12k", 1_200_000),
        ("1.2m", 120_000_000),
        (" £-   ", 0),
        ("\N{EN DASH}", 0),
        ("", None),
    ],
)
def test_an_amount_is_read_as_spreadsheets_print_it(typed, pence):
    assert read_cell(Column.ACHIEVED, typed) == pence


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("£1,200.505", "whole pence"),
        ("#REF!", "spreadsheet shows an error"),
        ("(400)", "goes under pressures"),
        ("9" * 30, "larger than a council's whole budget"),
        ("=HYPERLINK(1)", "in figures"),
        ("twelve", "in figures"),
    ],
)
def test_what_is_no_amount_is_told_in_words(typed, said):
    with pytest.raises(NotRead, match=said):
        read_cell(Column.ACHIEVED, typed)


@pytest.mark.parametrize("typed", ["Amber", "a", "AMBER: at risk, mitigation in hand"])
def test_a_rating_is_known_by_its_word_or_letter(typed):
    assert read_cell(Column.DELIVERY, typed) == "amber"


def test_a_cell_shows_again_what_was_understood_and_else_what_was_typed():
    assert normal(Column.PRESSURE, " 1200 ") == "(1,200)"
    assert normal(Column.ACHIEVED, " twelve ") == "twelve"


def test_an_unchanged_line_is_complete():
    assert problems(BEFORE, BEFORE, PLAN) == {}


def test_a_line_says_what_is_achieved_what_is_forecast_and_how_it_stands():
    assert set(problems(Said(), Said(), PLAN)) == {
        Column.ACHIEVED,
        Column.FORECAST,
        Column.DELIVERY,
    }


@pytest.mark.parametrize(
    ("said", "column"),
    [
        (Said(300_000, 900_000, 0, "green"), Column.ACHIEVED),
        (Said(1_100_000, 1_100_000, 0, "green"), Column.ACHIEVED),
        (Said(500_000, 450_000, 0, "green"), Column.FORECAST),
        (Said(400_000, 900_000, 0, "amber"), Column.NOTE),
        (Said(400_000, 900_000, 0, "red"), Column.NOTE),
    ],
)
def test_what_is_unusual_is_allowed_with_a_note(said, column):
    noted = Said(*said.figures, note="The contractor left; another starts in May.")

    assert set(problems(said, BEFORE, PLAN)) == {column}
    assert problems(noted, BEFORE, PLAN) == {}


def test_blue_says_why_until_finance_has_validated_all_of_it():
    blue = Said(1_000_000, 1_000_000, 0, "blue")
    noted = Said(*blue.figures, note="The lease ended in May.")
    before = Said(1_000_000, 1_000_000, 0, "green")

    in_part = Plan(1_000_000, None, validated=999_999)
    assert set(problems(blue, before, in_part)) == {Column.NOTE}
    assert problems(noted, before, in_part) == {}
    assert problems(blue, before, Plan(1_000_000, None, validated=1_000_000)) == {}


def test_last_times_note_does_not_answer_a_new_question():
    before = Said(400_000, 900_000, 0, "amber", "A late start.")

    same = Said(400_000, 900_000, 0, "amber", "A late start.")
    worse = Said(300_000, 900_000, 0, "amber", "A late start.")

    assert problems(same, before, PLAN) == {}
    assert set(problems(worse, before, PLAN)) == {Column.ACHIEVED}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Said(300_000, 900_000, 0, "green"), "Achieved falls by £1,000."),
        (Said(1_000_000, 1_000_000, 0, "green"), "rises by £6,000 in one period"),
        (Said(700_000, 900_000, 0, "green"), "£2,000 above the plan to date"),
        (Said(400_000, 800_000, 0, "green"), "The forecast is £1,000 worse."),
        (Said(400_000, 300_000, 0, "green"), "Less is forecast for the year"),
    ],
)
def test_finance_is_told_what_looks_wrong(said, told):
    assert any(told in doubt for doubt in doubts(said, BEFORE, PLAN))


def test_finance_is_told_that_less_is_claimed_than_it_validated():
    found = doubts(BEFORE, BEFORE, Plan(1_000_000, None, validated=450_000))

    assert found == ("Less is claimed than the £4,500 validated.",)


def test_a_line_that_never_changes_is_named_until_all_is_achieved():
    earlier = [BEFORE, BEFORE, Said(1, 2, 0, "green")]
    done = Said(1_000_000, 1_000_000, 0, "green")

    assert doubts(BEFORE, BEFORE, PLAN, earlier) == (
        "Nothing has changed for 3 returns.",
    )
    assert doubts(BEFORE, BEFORE, PLAN, earlier[:1]) == ()
    assert doubts(done, done, Plan(1_000_000), [done, done, done]) == ()
