"""What a business case is shown as: the same on its page and in a paper."""

from dataclasses import replace
from datetime import date

import pytest

from savings.appraisal.content import Assurance, FlowKind
from savings.facts.values import CeilingFact
from savings.pages.case_list import worth_of
from savings.pages.case_shapes import exactly, figure, fitting, sheet_of, unit_for
from savings.pages.case_told import PARTS, told
from savings.pages.case_view import CaseView
from tests.savings.appraisal.a_case import (
    FULL_CASE,
    OUTLINE_CASE,
    make_content,
    make_flow,
    make_option,
    without_weights,
)

ON = date(2011, 12, 12)
SCOPING = CeilingFact(
    id=1,
    title="Scoping",
    amount=40_000_000,
    spent=34_615_000,
    allowed_by="Cabinet",
    allowed_on=date(2019, 9, 5),
    decision="",
    returns_to="Cabinet",
    returns_on=date(2020, 3, 5),
    returned_on=None,
)


def view(content=FULL_CASE, **fields):
    return CaseView(content, **{"stage": "full", "on": ON} | fields)


def part(code, content=FULL_CASE, **fields):
    return PARTS[code](view(content, **fields))


def words_of(table):
    return [[cell.words for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    "content",
    [make_content(), OUTLINE_CASE, FULL_CASE, without_weights(FULL_CASE)],
    ids=["empty", "outline", "full", "unweighted"],
)
def test_every_part_of_any_case_can_be_told(content):
    for each in told(view(content)):
        assert each.is_empty != bool(each.lead or each.html or each.tables)
        assert not each.is_empty or each.empty
        for table in each.tables:
            assert table.body


def test_every_table_of_a_case_has_a_name_of_its_own():
    keys = [table.key for each in told(view()) for table in each.tables]

    assert len(keys) == len({*keys})


def test_the_case_is_told_in_one_sentence():
    assert part("summary").lead[0] == (
        "In-house transformation is preferred. Over 6 years it costs £1.3m and brings "
        "£2m in cashable savings and income: a net present value of £464k. Payback: "
        "4 years and 9 months."
    )


def test_wherever_a_payback_stands_it_says_that_later_costs_undo_it():
    option = make_option(
        "a",
        make_flow(FlowKind.CAPITAL, (100, 0, 150, 0)),
        make_flow(FlowKind.CASHABLE_SAVING, (0, 200, 0, 100)),
    )
    content = make_content(option, years=4, discount_rate=0)
    undone = (
        "1 year and 6 months, undone by later costs; for good after 3 years and "
        "6 months"
    )

    short, compared, found = (
        part(code, content) for code in ("summary", "results", "payback")
    )

    assert short.lead[0].endswith(f"Payback: {undone}.")
    assert ["Payback", undone] in words_of(short.tables[0])
    assert words_of(compared.tables[0])[0][-2:] == [undone, undone]
    assert words_of(found.tables[0])[0] == ["Payback", undone]
    assert found.payback.finding == f"a: {undone}"
    assert found.payback.table.rows[0][-1] == undone
    assert worth_of(content).payback == undone


def test_an_option_without_money_stands_in_the_table_and_says_so():
    nothing, *others = FULL_CASE.options
    unpriced = make_option("d", name="Sell")
    content = replace(FULL_CASE, options=(nothing, *others, unpriced))

    rows = part("results", content).tables[0].rows
    told = {row.cells[0].words: row.cells[0].note for row in rows}

    assert [row.cells[0].words for row in rows][:2] == [
        "In-house transformation",
        "Do nothing",
    ]
    assert told["Do nothing"] == (
        "No costs and no benefits are entered: everything else is measured against it"
    )
    assert told["Sell"] == "No money is entered for it"
    assert {cell.words for cell in rows[-1].cells[1:]} == {"–"}


def test_doing_nothing_may_be_preferred_without_money():
    content = replace(FULL_CASE, preferred="nothing")

    assert part("summary", content).lead[0] == (
        "Do nothing is preferred. No costs and no benefits are entered for it."
    )
    (first, *_) = part("results", content).tables[0].rows
    assert first.cells[0].note.startswith("Preferred. No costs and no benefits")


def test_the_table_of_money_is_in_thousands_and_says_that_it_is_rounded():
    (table,) = part("money").tables
    (others,) = {*part("other_money").notes}

    assert table.columns[0].heading == "£'000"
    assert words_of(table)[5] == [
        "Net financial impact",
        *("(282)", "(460)", "11", "393", "482", "482", "626"),
    ]
    assert others.startswith("Figures are rounded")


def test_worked_numbers_are_exact_to_the_penny():
    cashable, everything = part("npv").tables

    assert words_of(cashable)[-1] == [
        "2016-17 (year 5)",
        *("482,000.00", "0.8420", "405,831.07", "464,153.88"),
    ]
    assert "non-cashable" in everything.caption


def test_many_years_stand_down_the_page():
    option = make_option("a", make_flow(FlowKind.CAPITAL, (100,) * 30))
    (table,) = part("money", make_content(option, years=30)).tables

    assert [column.heading for column in table.columns][:2] == [
        "Year",
        "One-off capital",
    ]
    assert (len(table.rows), table.rows[-1].is_total) == (31, True)
    assert table.rows[-1].cells[1].words == "3,000"


def test_few_years_stand_across():
    (table,) = part("money").tables

    assert fitting(table) is table


def test_equal_ranks_are_marked_and_no_rank_is_a_dash():
    content = replace(FULL_CASE, scores=FULL_CASE.scores[:-1])
    ranks = part("scores", content).tables[0]

    assert "Councillors: 1 score not given (–)." in part("scores", content).notes[1]
    assert [row[3] for row in words_of(ranks)][-1] == "–"


def test_what_would_change_the_ranks_is_said_in_a_sentence():
    lead = part("what_would_change").lead

    assert lead[0].startswith("In-house transformation stays first unless")
    assert lead[1] == "Without any one group, In-house transformation is still first."


def test_switching_values_are_said_in_words():
    table = part("ranges").tables[-1]

    assert words_of(table)[0] == [
        "ICT and property",
        "+75.1 %",
        "It would have to cost 75.1 % more.",
    ]


def test_a_gap_in_the_funding_is_said_first():
    short = replace(FULL_CASE, funding=FULL_CASE.funding[1:])

    assert part("funding").lead == ("Every year's cost is paid for.",)
    assert part("funding", short).lead == ("Nothing pays for £506,000 of the cost.",)


def test_efficiency_targets_stand_beside_what_the_option_brings():
    steps, targets = part("plan").tables

    assert len(steps.rows) == len(FULL_CASE.steps)
    assert words_of(targets)[0] == ["2012-13", "120,000", "108,000", "(12,000)"]


def test_quick_wins_are_counted():
    assert part("plan").lead == ("2 quick wins save £138k a year.",)


def test_a_ceiling_is_shown_with_what_was_spent_under_it():
    before, after = (
        part("ceilings", ceilings=(SCOPING,), on=on).tables[0].rows[0]
        for on in (date(2020, 3, 5), date(2020, 3, 6))
    )

    assert [cell.words for cell in before.cells] == [
        "Scoping",
        *("400,000", "346,150", "53,850", "86.5 %"),
        "Cabinet",
        "Comes back to Cabinet by 5 March 2020",
    ]
    assert (before.needs_attention, after.needs_attention) == (False, True)
    assert after.cells[-1].words.endswith(": overdue by 1 day")


def test_more_spent_than_allowed_is_said_first():
    over = replace(SCOPING, spent=SCOPING.amount + 150_000)

    assert part("ceilings", ceilings=(over,)).lead == (
        "Scoping: £1,500 more was spent than Cabinet allowed.",
    )


def test_assurance_names_whose_budgets_give():
    found = part("assurance", replace(FULL_CASE, assurance=Assurance.IN_PRINCIPLE))

    assert found.lead[0] == "Section 151 officer: assured in principle."
    assert ["Offices given up", "Head of Property"] in words_of(found.tables[0])


def test_a_sheet_has_figures_not_words():
    sheet = sheet_of(part("money").tables, "Money")

    rows = [*sheet.rows]
    assert rows[0][1] == 216_000
    assert len(rows[0]) == len(sheet.headers)


@pytest.mark.parametrize(
    ("pence", "words"),
    [(123_456, "1,235"), (-123_456, "(1,235)"), (0, "0"), (None, "")],
)
def test_a_table_in_pounds_prints_whole_pounds(pence, words):
    assert figure(pence, unit_for([pence or 0])).words == words


def test_exact_figures_have_their_pence():
    assert [exactly(pence).words for pence in (5, -150)] == ["0.05", "(1.50)"]


def test_bias_from_the_table_is_worked_out_beside_what_is_counted():
    behind, from_table = part("bias").tables

    assert len(behind.rows) == len(FULL_CASE.preferred_option.flows)
    (row,) = words_of(from_table)
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for words in row[1:]] == [
        "Equipment and development",
        "200 %",
        "90 %",
        "200 % × 10 % = 20 %",
        "+20 %",
        "54 % × 10 % = 5.4 %, but never below 10 %",
    ]
    assert from_table.rows[0].cells[-2].note == "As worked out"


def test_less_bias_than_the_table_has_stands_out_with_its_reason():
    option = FULL_CASE.preferred_option
    low = replace(option.flows[0], managed=0, bias_basis="Prices are fixed.")
    options = (replace(option, flows=(low,)),)

    (row,) = part("bias", replace(FULL_CASE, options=options)).tables[1].rows

    assert row.needs_attention
    assert row.cells[-2].note == "Lower than worked out: Prices are fixed."
