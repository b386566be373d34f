"""Business cases as blocks of papers: built of Positions made by hand."""

import json
from dataclasses import replace
from datetime import date

import pytest

from programmes.facts import Exempt
from programmes.standing import Place
from reports.blocks import BLOCKS, block_sheet, read_options, render_block
from reports.papers.savings_data import cut_savings
from reports.papers.savings_printed import savings_printed
from reports.papers.structure import read_definition
from reports.papers.templates import SHIPPED
from savings.choices import CaseStage, CaseStatus
from savings.facts import CaseFact, CeilingFact, WaitingFact
from savings.pages.case_told import PARTS
from tests.reports.savings_positions import with_savings
from tests.savings.appraisal.a_case import FULL_CASE, OUTLINE_CASE

CASE_BLOCKS = [code for code in BLOCKS if code.startswith("case_")]
CEILING = CeilingFact(
    id=1,
    title="Scoping",
    amount=40_000_000,
    spent=5_000_000,
    allowed_by="Cabinet",
    allowed_on=date(2019, 9, 5),
    decision="",
    returns_to="",
    returns_on=None,
    returned_on=None,
)


def make_case(number=1, **fields):
    plain = {
        "id": number,
        "reference": f"FO-BC{number}",
        "title": "Future Options",
        "place": Place(1),
        "number": 2,
        "stage": CaseStage.FULL.value,
        "status": CaseStatus.APPROVED.value,
        "decided_on": date(2011, 12, 12),
        "decided_by": "Full Council",
        "decision": "minute 48",
        "conditions": "",
        "content": FULL_CASE,
        "ceilings": (CEILING,),
        "exempt": None,
    }
    return CaseFact(**plain | fields)


def shown(code, *cases, **options):
    return render_block(code, with_savings(cases=cases).public(), None, options)


def cut_by(blocks, *cases, **options):
    """What is published of the cases behind a paper of these blocks."""
    definition = read_definition(
        {
            "code": "one",
            "name": "One",
            "title": "One",
            "header": [],
            "author_line": "",
            "sections": [
                {"key": block, "parts": [part_of(block, options)]} for block in blocks
            ],
        }
    )
    position = with_savings(cases=cases)
    return cut_savings(position.savings, savings_printed(definition))


def part_of(block, options):
    return {"kind": "block", "block": block, "options": options}


def test_there_is_a_block_for_every_part_of_a_case():
    assert [f"case_{code}" for code in PARTS] == CASE_BLOCKS


@pytest.mark.parametrize("code", CASE_BLOCKS)
def test_every_part_prints_without_frames_links_or_folds(code):
    html = shown(code, make_case())

    assert len(html) > 60
    for screen_only in ("<a ", "<details", "app-table-frame", "tabindex"):
        assert screen_only not in html


def test_a_dashboard_lets_tables_scroll_in_their_frames():
    assert "app-table-frame" in shown("case_money", make_case(), links=True)


def test_the_summary_says_which_version_it_is_and_who_approved_it():
    html = shown("case_summary", make_case())

    assert (
        "FO-BC1 Future Options, version 2: full business case, approved by Full "
        "Council on 12 December 2011 (minute 48)." in html
    )


def test_a_payback_behind_its_chart_may_break_its_line_on_paper():
    html = shown("case_payback", make_case())

    assert "<td>4 years and 9 months</td>" in html


def test_a_paper_tells_the_version_that_waits_for_a_decision():
    case = make_case(
        number=1,
        content=OUTLINE_CASE,
        waiting=WaitingFact(3, CaseStage.FULL.value, FULL_CASE),
    )

    waiting = shown("case_summary", case)
    approved = shown("case_summary", case, approved=True)

    assert "version 3: full business case, submitted for approval." in waiting
    assert "4 years and 9 months" in waiting
    assert "version 2" in approved
    assert "4 years" not in approved


def test_several_cases_have_headings_and_one_has_none():
    first, second = make_case(1), make_case(2, title="Sharing")

    assert "FO-BC2 Sharing" in shown("case_money", first, second)
    assert "<strong>" not in shown("case_money", first)


def test_of_several_cases_the_one_that_waits_for_a_decision_is_told():
    approved = make_case(1)
    waits = make_case(2, waiting=WaitingFact(3, CaseStage.FULL.value, FULL_CASE))

    html = shown("case_summary", approved, waits)

    assert "FO-BC2" in html
    assert "FO-BC1" not in html
    (first, second) = cut_by(["case_summary"], approved, waits).facts.cases
    assert (first.content, first.waiting) == (None, None)
    assert second.waiting.content.options


def test_what_is_typed_is_never_markup():
    hostile = replace(
        FULL_CASE.options[0], name="<script>alert(1)</script>", risks="<b>x</b>"
    )
    content = replace(FULL_CASE, options=(hostile, *FULL_CASE.options[1:]))

    for code in CASE_BLOCKS:
        assert "<script" not in shown(code, make_case(content=content))
    assert "&lt;b&gt;" in shown("case_options", make_case(content=content))


def test_an_exempt_case_is_counted_and_not_told():
    secret = make_case(exempt=Exempt((3,)))

    html = shown("case_summary", secret)

    assert "Future Options" not in html
    assert "1 business case is withheld: exempt under paragraph 3." in html


def test_without_any_case_that_is_said():
    assert "No business case is written yet." in shown("case_money")


def test_what_nobody_can_read_is_no_error():
    assert "No business case" in shown("case_money", make_case(content=None))


@pytest.mark.parametrize("code", [code for code in CASE_BLOCKS if BLOCKS[code].sheet])
def test_a_spreadsheet_holds_what_the_block_shows(code):
    position = with_savings(cases=(make_case(),))
    options = read_options(BLOCKS[code].options, {})

    sheet = block_sheet(BLOCKS[code], position, None, options)

    rows = [*sheet.rows]
    assert rows
    assert all(len(row) == len(sheet.headers) for row in rows)


def test_the_paper_of_a_business_case_prints_every_part():
    definition = read_definition(
        json.loads((SHIPPED / "business_case.json").read_text())
    )

    assert definition.blocks == {*CASE_BLOCKS}


def test_the_data_behind_a_paper_holds_the_parts_it_prints_and_no_more():
    (case,) = cut_by(["case_scores"], make_case()).facts.cases

    assert case.content.scores == FULL_CASE.scores
    assert case.content.strategic == ""
    assert not any(option.flows for option in case.content.options)
    assert not any(option.risks for option in case.content.options)
    assert case.ceilings == ()


def test_the_data_behind_prints_the_same_again():
    before = make_case(waiting=WaitingFact(3, CaseStage.FULL.value, FULL_CASE))
    for code in CASE_BLOCKS:
        (cut,) = cut_by([code], before).facts.cases

        assert shown(code, cut) == shown(code, before)


def test_only_the_version_a_paper_prints_is_published():
    case = make_case(waiting=WaitingFact(3, CaseStage.FULL.value, FULL_CASE))

    (forward,) = cut_by(["case_money"], case).facts.cases
    (approved,) = cut_by(["case_money"], case, approved=True).facts.cases

    assert (forward.content, forward.waiting.number) == (None, 3)
    assert (approved.content is None, approved.waiting) == (False, None)


def test_a_paper_of_something_else_publishes_nothing_of_a_case():
    assert cut_by(["milestones"], make_case()) is None
    (case,) = cut_by(["movement_since"], make_case()).facts.cases
    assert case.content is None
