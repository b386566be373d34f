"""What the headings of a council's own savings plan stand for. No database."""

from datetime import date

import pytest

from common.importing.headings import Headings
from common.importing.mapping import guess, is_our_own
from common.importing.values import NotUnderstood
from savings.importing.fields import (
    EXPORTED,
    SAVING_FIELDS,
    fields_for,
    pounds_in,
    year_in,
)
from savings.importing.mapping import mapping_problems
from savings.importing.parsing import read_year


def guessed(*names):
    return guess(Headings(1, names), fields_for(names, 4))


def test_headings_of_councils_are_known():
    assert guessed(
        "Ref", "Proposal", "Directorate", "2025-26 target", "2026/27 (£'000)",
        "FYE 2026-2027", "Forecast 2025/26", "FTE", "EIA",
    ) == {
        1: "reference",
        2: "title",
        3: "group",
        4: "target_2025",
        5: "target_2026",
        6: "full_year_effect_2026",
        7: "forecast_2025",
        8: "fte_effect",
        9: "equality",
    }  # fmt: skip


def test_headings_of_the_export_are_our_own():
    names = tuple(field.heading for field in EXPORTED)

    assert is_our_own(Headings(1, names), SAVING_FIELDS)
    assert set(guessed(*names).values()) == {field.name for field in EXPORTED}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025-26 target", 2025),
        ("Savings 2025/2026", 2025),
        ("1999-00", 1999),
        ("2025-27", None),
        ("2025", None),
        ("Target", None),
    ],
)
def test_a_financial_year_is_found_in_a_heading(text, year):
    assert year_in(text, 4) == year


def test_a_year_that_begins_in_january_is_one_number():
    assert year_in("Target 2025", 1) == 2025


def test_headings_say_in_what_their_figures_are():
    assert [pounds_in(name) for name in ("2025-26", "£'000", "2025/26 £000", "£m")] == [
        1, 1_000, 1_000, 1_000_000,
    ]  # fmt: skip


def test_a_year_that_excel_took_for_a_month_is_that_year():
    assert read_year(date(2011, 12, 1), 4) == 2011
    for cell in (date(2012, 12, 1), 2012, "2012", "next year", None):
        with pytest.raises(NotUnderstood, match="such as 2025-26"):
            read_year(cell, 4)


def test_columns_that_cannot_be_imported_together_are_told():
    assert mapping_problems({1: "kind", 2: "kind"}, SAVING_FIELDS) == [
        "Type is chosen for more than one column.",
        "Choose the column that holds the title or the reference.",
    ]
