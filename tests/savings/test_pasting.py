"""A block copied from a spreadsheet finds its rows and its columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from savings.pasting import Target, place_block
from savings.return_cells import Column

SAVINGS = [Target(1, "S1", "Voids"), Target(2, "S2", "Vans"), Target(3, "S3", "Stores")]


def placed(block, **where):
    found = place_block(block, SAVINGS, **where)
    return [(cell.key, cell.column.value, cell.text) for cell in found.cells]


def test_cells_go_in_by_order_and_blank_ones_leave_what_is_there():
    assert placed("4,000\t\t(328)\n\n£5,000\t6,000\n") == [
        (1, "achieved", "4,000"),
        (1, "pressure", "(328)"),
        (3, "achieved", "£5,000"),
        (3, "forecast", "6,000"),
    ]


def test_cells_go_in_from_where_they_are_pasted():
    assert placed("1\n2", first_key=2, first_column=Column.FORECAST) == [
        (2, "forecast", "1"),
        (3, "forecast", "2"),
    ]


def test_references_say_which_saving_a_row_is_for():
    assert placed("s3\t30\nS1\t10") == [(3, "achieved", "30"), (1, "achieved", "10")]


def test_a_title_beside_the_reference_is_passed_over():
    assert placed("S1\tVoids\t10\nS2\tVans\t20") == [
        (1, "achieved", "10"),
        (2, "achieved", "20"),
    ]


def test_headings_say_which_column_is_which_and_in_which_unit():
    block = (
        "Reference\tTitle\tLast achieved\tNote\tForecast (£'000)\tAchieved (£)\n"
        "S2\tVans\t1\tSold\t1,200\t700\n"
        "Total\t\t1\t\t1,200\t700\n"
    )

    assert placed(block) == [
        (2, "note", "Sold"),
        (2, "forecast", "1,200k"),
        (2, "achieved", "700"),
    ]


def left_out(block):
    return " ".join(place_block(block, SAVINGS).left_out)


def test_headings_of_a_paper_that_begin_with_savings_are_read_each_in_its_unit():
    block = (
        "Saving reference\tSavings\tSavings proposed £'000\tSavings achieved £'000\t"
        "Savings forecast (£m)\tPressures £000s\nS1\tVoids\t120\t100\t0.12\t(3)\n"
    )

    assert placed(block) == [
        (1, "achieved", "100k"),
        (1, "forecast", "0.12m"),
        (1, "pressure", "(3)k"),
    ]
    assert left_out(block) == (
        "Not taken over: the column “Savings proposed £'000”. A return does not change "
        "what is proposed."
    )


def test_a_heading_that_names_two_figures_is_asked_about_and_not_guessed():
    block = (
        "Saving reference\tSavings proposed £'000\tSavings achieved/anticipated £'000\n"
        "S1\t120\t100"
    )

    assert placed(block) == []
    assert "It may be “Achieved to date” or “Forecast for the year”" in left_out(block)


@pytest.mark.parametrize(
    ("heading", "because"),
    [
        ("Net at risk £'000", "The return has no such column"),
        ("% achieved", "not a figure that a return asks for"),
        ("Variance to forecast", "not a figure that a return asks for"),
        ("Achieved last month", "asks for the figures of now"),
        ("Agreed savings", "does not change what is proposed"),
        ("Savings £'000", "The return has no such column"),
        ("Savings", "The return has no such column"),
        ("Savings achieved", "Another column is taken for the same"),
        ("", "needs a heading"),
    ],
)
def test_every_column_that_is_not_taken_over_is_named(heading, because):
    block = f"Ref\tAchieved £'000\t{heading}\nS1\t100\t7"

    assert placed(block) == [(1, "achieved", "100k")]
    named = f"“{heading}”" if heading else "number 3"
    assert left_out(block).startswith(f"Not taken over: the column {named}. ")
    assert because in left_out(block)


def test_notes_are_no_headings_but_what_stands_over_amounts_is():
    assert placed("Target missed\nSold", first_column=Column.NOTE) == [
        (1, "note", "Target missed"),
        (2, "note", "Sold"),
    ]
    assert placed("Savings proposed £'000\n100") == []
    assert placed("Delivery is late", first_column=Column.NOTE) == [
        (1, "note", "Delivery is late")
    ]


def test_a_quoted_cell_may_hold_lines_and_tabs():
    block = '10\t20\t30\tgreen\t"Said:\n""no""\tand no"\n40'

    assert placed(block)[4:] == [
        (1, "note", 'Said:\n"no"\tand no'),
        (2, "achieved", "40"),
    ]


def test_what_finds_no_place_is_told():
    assert place_block("S1\t1\nX9\t2\nS1\t3", SAVINGS).left_out == (
        "No saving of this return is called “X9” (row 2).",
        "S1 stands in rows 1 and 3: only the first is taken.",
    )
    assert place_block("1\n2\n3\n4\n5", SAVINGS).left_out == (
        "Rows 4 and 5 have no saving to go to: the return has 3.",
    )
    assert "more columns" in place_block("1\t2\t3\tg\tn\t6", SAVINGS).left_out[0]
    assert "paste it in parts" in place_block("1\n" * 1_001, SAVINGS).left_out[0]


def test_an_open_quote_swallows_nothing():
    assert placed('"open\t1\n2') == [
        (1, "achieved", '"open'),
        (1, "forecast", "1"),
        (2, "achieved", "2"),
    ]


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from('S123 \t\n"£(),k#=x\0')) | st.text(max_size=40))
def test_no_block_breaks_it_and_none_goes_outside_the_return(block):
    found = place_block(block, SAVINGS)

    assert {cell.key for cell in found.cells} <= {1, 2, 3}
    assert all(cell.text and "\0" not in cell.text for cell in found.cells)
