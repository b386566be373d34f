"""Risks as blocks: what a board reads of them, in numbers or in words."""

from dataclasses import replace
from datetime import date

import pytest

from programmes.facts import Exempt
from reports.blocks import BLOCKS, block_sheet, read_options
from risks.facts import ControlFact, Escalation
from risks.scoring import Score
from risks.shipped_schemes import SHIPPED_SCHEMES
from tests.reports.risk_blocks import (
    HIGH,
    RISK_BLOCKS,
    SIGNIFICANT,
    built,
    column_of,
    rows_of,
    shown,
)
from tests.reports.risk_positions import (
    DUE,
    TEN,
    make_action,
    make_risk,
    with_risks,
)


def test_harboroughs_table_prints_words_and_several_sentences_in_one_cell():
    targets = make_risk(
        title="Efficiency targets are not met in time",
        scheme_id=TEN.id,
        current=(4, 3),
        controls=(
            ControlFact(1, "Sound business case.", "effective"),
            ControlFact(2, "Strong leadership.", "effective"),
        ),
    )
    options = {
        "columns": ["risk", "likelihood", "impact", "controls"],
        "headings": {"risk": "Risk identified", "controls": "Control measure"},
        "prints": "words",
    }

    table = built("risk_table", targets, **options).table
    html = shown("risk_table", targets, **options)

    assert [column.heading for column in table.columns] == [
        "Risk identified",
        "Likelihood",
        "Impact",
        "Control measure",
    ]
    likelihood, impact = (column_of(table, c)[0] for c in ("likelihood", "impact"))
    assert (likelihood.words.lower(), impact.words.lower()) == (
        "significant",
        "critical",
    )
    assert "<p>Sound business case.</p><p>Strong leadership.</p>" in html


def test_a_scheme_of_words_prints_words_unless_numbers_are_asked_for():
    risk = make_risk(scheme_id=TEN.id, current=(4, 3))

    words = built("risk_table", risk, columns=["reference", "current"]).table
    numbers = built(
        "risk_table", risk, columns=["reference", "current"], prints="numbers"
    ).table

    assert "Significant / Critical" in column_of(words, "current")[0].note
    assert "12" not in column_of(words, "current")[0].words
    assert column_of(numbers, "current")[0].words.startswith("12 ")


@pytest.mark.parametrize("scheme", SHIPPED_SCHEMES, ids=lambda scheme: scheme.code)
def test_a_score_has_one_band_in_the_table_the_matrix_and_the_statement(scheme):
    held = replace(TEN, id=9, scheme=scheme)
    for score in scheme.scores():
        risk = make_risk(scheme_id=9, current=(score.likelihood, score.impact))
        position = replace(with_risks(risk), scoring_schemes=(held,))
        build = {
            code: BLOCKS[code].build(position, None, BLOCKS[code].options())
            for code in ("risk_table", "risk_matrix", "risk_statement")
        }

        (cell,) = column_of(build["risk_table"].table, "current")
        (drawn,) = build["risk_matrix"].drawn
        (inside,) = [c for row in drawn.matrix.rows for c in row.cells if c.contents]
        (counted,) = build["risk_statement"].counts
        (band,) = [each.state for each in counted.bands if each.count]
        assert cell.value.code == inside.band.code == band.code
        assert cell.value.shape == inside.band.state.shape == band.shape


def test_members_see_residual_twelve_and_above():
    low, twelve, high = (
        make_risk(reference=name, current=score)
        for name, score in (("R1", (2, 5)), ("R2", (3, 4)), ("R3", (4, 4)))
    )

    table = built("risk_table", low, twelve, high, from_number=12).table

    assert [row[0] for row in rows_of(table)] == ["R3", "R2"]


def test_only_the_bands_asked_for_are_shown():
    table = built(
        "risk_table",
        make_risk(reference="R1", current=(4, 4)),
        make_risk(reference="R2", current=(1, 1)),
        bands=["significant"],
    ).table

    assert [row[0] for row in rows_of(table)] == ["R1"]


def test_the_gravest_come_first_and_the_table_says_how_many_more_there_are():
    risks = [make_risk(reference=f"R{n}", current=(1, n)) for n in range(1, 6)]

    found = built("risk_table", *risks, top=2)

    assert [row[0] for row in rows_of(found.table)] == ["R5", "R4"]
    assert found.table.caption == "2 of 5 risks as at 16 August 2012"
    assert found.left_out == "3 more risks on the registers."


def test_an_action_says_who_by_when_and_that_it_is_late():
    risk = make_risk(
        actions=(
            make_action(description="Test it.", owner="Head of ICT", due_on=DUE),
            make_action(description="Done long ago", done_on=DUE),
        )
    )

    (cell,) = column_of(built("risk_table", risk).table, "actions")

    assert cell.lines == ("Test it: Head of ICT, by 10 July 2012 (overdue).",)


def test_cause_event_and_consequence_read_as_one_sentence():
    risk = make_risk(
        cause="Suppliers are weak.", event="ICT stops", consequence="Calls are lost"
    )

    (cell,) = column_of(built("risk_table", risk, whole=True).table, "risk")

    assert cell.note == (
        "Because suppliers are weak, there is a risk that ICT stops, which would lead "
        "to calls are lost."
    )


def test_a_direction_carries_the_two_scores_behind_it():
    risk = make_risk(current=SIGNIFICANT, previous=HIGH)

    table = built("risk_table", risk, columns=["reference", "direction"]).table

    (cell,) = column_of(table, "direction")
    assert (cell.words, cell.note) == ("Worse", "12 to 16")


def test_the_previous_score_is_that_of_the_day_compared_with():
    risk = make_risk(current=SIGNIFICANT, previous=(2, 2))

    alone = built("risk_table", risk).table
    compared = built(
        "risk_table", risk, before=[replace(risk, current=Score(*HIGH))]
    ).table

    assert column_of(alone, "previous")[0].words == "4 Moderate"
    assert column_of(compared, "previous")[0].words == "12 High"


def test_the_matrix_names_each_risk_in_its_cell():
    html = shown("risk_matrix", make_risk(reference="R7", current=(4, 4)))

    cell = next(part for part in html.split("<td") if "R7" in part)
    assert "16" in cell
    assert "Significant" in cell
    assert 'scope="row"' in html


def test_a_matrix_says_how_many_have_no_such_score():
    (drawn,) = built("risk_matrix", make_risk(), make_risk(), of="target").drawn

    assert drawn.not_scored == "2 risks have not been given a target score."


def test_an_escalation_says_from_where_to_where_when_and_why():
    up = Escalation(5, "programme", date(2012, 8, 1), "More than the project can bear.")

    found = built("risk_escalations", make_risk(escalation=up), before=[])

    (row,) = rows_of(found.table)
    assert row[4:] == [
        "Office accommodation",
        "Programme register",
        "1 August 2012",
        "More than the project can bear.",
    ]


def test_an_overdue_review_says_by_how_many_days():
    found = built("risk_overdue", make_risk(next_review_on=DUE))

    assert column_of(found.table, "days")[0].value == 37


@pytest.mark.parametrize("code", [c for c in RISK_BLOCKS if c != "risk_definitions"])
def test_each_block_says_how_many_are_withheld_and_under_which_paragraphs(code):
    html = shown(
        code,
        make_risk(exempt=Exempt((3,)), title="The merger"),
        make_risk(exempt=Exempt((4,))),
        make_risk(),
        before=[],
    )

    assert "2 risks are withheld: exempt under paragraphs 3 and 4." in html
    assert "The merger" not in html


def test_those_entitled_see_which_risk_is_exempt():
    block = BLOCKS["risk_table"]
    position = with_risks(make_risk(reference="R9", exempt=Exempt((3,))))

    table = block.build(position, None, block.options()).table

    assert table.rows[0].cells[0].note == "Exempt: paragraph 3"


def test_nothing_is_said_where_there_is_nothing():
    assert "No risk stands here." in shown("risk_table")
    assert "No risk is escalated." in shown("risk_escalations")
    assert "No review is overdue." in shown("risk_overdue")
    assert "No risk was closed since 17 July 2012." in shown("risk_closures", before=[])


@pytest.mark.parametrize(
    "options",
    [{"columns": ["colour"]}, {"show": "all"}, {"order": "name"}],
)
def test_an_option_there_is_not_is_refused_with_those_there_are(options):
    with pytest.raises(ValueError, match="“"):
        built("risk_table", make_risk(), **options)


def test_what_is_typed_is_shown_as_typed():
    html = shown("risk_table", make_risk(title="<script>alert(1)</script>"))

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_spreadsheet_holds_what_the_table_shows():
    block = BLOCKS["risk_table"]
    risk = make_risk(
        current=SIGNIFICANT,
        previous=HIGH,
        controls=(ControlFact(1, "One.", ""), ControlFact(2, "Two.", "")),
    )
    options = read_options(
        block.options, {"columns": ["current", "direction", "controls"]}
    )

    sheet = block_sheet(block, with_risks(risk), None, options)

    assert sheet.rows == [["16 Significant", "Worse\n12 to 16", "One.\nTwo."]]


def test_a_sorted_table_goes_by_the_number_and_not_by_the_band_alone():
    risks = [make_risk(reference=f"R{n}", current=(n, 5)) for n in (5, 3, 4)]

    table = built("risk_table", *risks, sort="current").table

    assert [row[0] for row in rows_of(table)] == ["R3", "R4", "R5"]
