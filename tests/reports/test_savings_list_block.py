"""The list of savings as a block: which are listed, in what order, with what total."""

from decimal import Decimal

import pytest

from programmes.standing import Place
from reports.blocks import BLOCKS, block_sheet, read_options
from tests.reports.savings_blocks import built, ours, rows_of, shown
from tests.reports.savings_positions import PROJECT, with_savings


def test_a_paper_of_a_programme_tells_only_the_shares_it_claims():
    shared = ours(
        target=100_000_00,
        forecast=100_000_00,
        claims=((PROJECT, 2_500), (Place(2), 7_500)),
    )

    part = built("savings_list", shared, options={"columns": ["saving", "proposed"]})
    whole = built(
        "savings_list", shared, options={"columns": ["proposed"], "whole": True}
    )

    assert part.table.rows[0].cells[0].note == "25 % of it is claimed here"
    assert rows_of(part.table)[-1] == ["1 saving", "25"]
    assert rows_of(whole.table)[-1] == ["100"]


def test_what_finance_has_not_validated_is_told_as_a_claim():
    said = {
        "target": 100_00,
        "achieved": 100_00,
        "state": "delivered",
        "delivery": "blue",
    }
    options = {"columns": ["state", "delivery"]}

    claim = built("savings_list", ours(**said), options=options)
    seen = built("savings_list", ours(**said, validated=100_00), options=options)

    assert rows_of(claim.table)[0] == ["Delivered, as claimed"] * 2
    assert rows_of(seen.table)[0] == ["Delivered"] * 2


def test_the_savings_asked_for_are_listed_largest_first_and_no_more():
    savings = [
        ours(target=amount, forecast=0, reference=f"S{amount}")
        for amount in (10_000_00, 30_000_00, 20_000_00)
    ]

    found = built(
        "savings_list",
        *savings,
        ours(target=99_000_00, forecast=99_000_00),
        options={"which": "at_risk", "order": "at_risk", "top": 2},
    )

    assert [row[0] for row in rows_of(found.table)] == ["S3000000", "S2000000", "Total"]
    assert found.left_out == "1 more saving, not in this total."
    assert found.table.caption == "2 of 3 savings of 2012-13"


def test_a_total_stays_last_however_the_table_is_sorted():
    savings = [ours(target=amount) for amount in (10_000_00, 30_000_00, 20_000_00)]
    options = {"columns": ["proposed"], "sort": "-proposed"}

    table = built("savings_list", *savings, options=options).table

    assert [row[0] for row in rows_of(table)] == ["30", "20", "10", "60"]


@pytest.mark.parametrize(
    ("unit", "notes"),
    [
        ("pounds", []),
        ("thousands", ["Figures are rounded, and may not add up to the last digit."]),
    ],
)
def test_a_note_says_so_where_printed_parts_do_not_add_up(unit, notes):
    savings = [ours(target=1_400_00, forecast=1_400_00) for _ in range(3)]

    found = built(
        "savings_list", *savings, options={"unit": unit, "columns": ["proposed"]}
    )

    assert [note for note in found.notes if "rounded" in note] == notes


@pytest.mark.parametrize(
    ("code", "notes"),
    [
        ("savings_list", "notes"),
        ("savings_figures", "notes"),
        ("savings_by_kind", "notes"),
        ("savings_reconciliation", "sentences"),
    ],
)
def test_a_note_says_so_where_a_row_does_not_add_up_to_what_is_at_risk(code, notes):
    """£1,400 less £600 is £800: printed, 1 less 1 is 1."""
    saving = ours(target=1_400_00, forecast=600_00)
    columns = ["proposed", "forecast", "pressures", "at_risk"]

    def is_noted(shown):
        found = built(code, saving, options={"unit": "thousands", "columns": shown})
        return any("rounded" in note for note in getattr(found, notes))

    assert is_noted(columns)
    assert not is_noted(columns[1:])


@pytest.mark.parametrize(
    ("code", "options"),
    [
        ("savings_list", {"columns": ["colour"]}),
        ("savings_list", {"which": "some"}),
        ("savings_list", {"order": "name"}),
        ("savings_by_group", {"structure": "Nonesuch"}),
    ],
)
def test_an_option_there_is_not_is_refused_with_those_there_are(code, options):
    with pytest.raises(ValueError, match="“"):
        built(code, ours(target=1_00), options=options)


def test_what_is_typed_is_shown_as_typed():
    html = shown("savings_list", ours(target=1_00, title="<script>alert(1)</script>"))

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_spreadsheet_holds_numbers_as_they_are_printed():
    block = BLOCKS["savings_list"]
    position = with_savings(ours(target=4_555_400_00, pressures=-1_000_00))
    options = read_options(block.options, {"columns": ["proposed", "pressures"]})

    sheet = block_sheet(block, position, None, options)

    assert sheet.headers == ["Savings agreed (£'000)", "In-year pressures (£'000)"]
    assert sheet.rows[0] == [Decimal(4_555), Decimal(-1)]
