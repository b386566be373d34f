"""Savings as blocks: what a Cabinet or a scrutiny committee reads of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from programmes.facts import Exempt
from reports.blocks.table import sheet_of
from savings.choices import SavingKind, SavingState
from savings.facts import ClaimFact, ExplanationFact, GroupFact, StructureFact
from tests.reports.savings_blocks import (
    PROGRAMME,
    SAVINGS_BLOCKS,
    built,
    ours,
    rows_of,
    shown,
)
from tests.reports.savings_positions import PROJECT
from tests.savings.saving_facts import a_gap_line, a_saving, a_year, thousands

OUTSIDE = ((None, 10_000),)
# As Brighton & Hove printed them, £'000: proposed, achieved, pressures, net at risk.
IN_YEAR_2024_25 = [
    ("FCL", 5020, 4611, 0, 409),
    ("HCW", 6754, 5714, -328, 1368),
    ("City Services", 7039, 5942, 0, 1097),
    ("Corporate", 2339, 1862, 0, 477),
    ("Central", 2475, 1271, 0, 1204),
]


def structure(*names, **explained):
    groups = tuple(
        GroupFact(
            nth,
            1,
            name,
            name,
            nth,
            ((2012, 50_000_000_00),),
            (explained[name],) if name in explained else (),
        )
        for nth, name in enumerate(names, start=1)
    )
    return StructureFact(1, "Service groups", date(2010, 4, 1), groups)


def brighton():
    savings = [
        ours(
            target=thousands(proposed),
            forecast=thousands(achieved),
            pressures=thousands(pressures),
            group_id=nth,
        )
        for nth, (_, proposed, achieved, pressures, _) in enumerate(
            IN_YEAR_2024_25, start=1
        )
    ]
    return savings, structure(*(row[0] for row in IN_YEAR_2024_25))


def test_the_monitoring_table_prints_what_brighton_and_hove_printed():
    savings, groups = brighton()

    found = built(
        "savings_monitoring",
        *savings,
        structures=(groups,),
        options={"basis": "anticipated"},
    )

    assert rows_of(found.table)[1] == [
        *("HCW", "6,754", "5,714", "(328)", "1,368", "2.7%")
    ]
    assert rows_of(found.table)[-1] == [
        *("Total", "23,627", "19,400", "(328)", "4,555", "1.8%")
    ]
    assert found.table.columns[2].heading == "Achieved or anticipated (£'000)"
    assert [row[4] for row in rows_of(found.table)[:-1]] == [
        f"{risk:,}" for *_, risk in IN_YEAR_2024_25
    ]


def test_beside_the_table_each_group_explains_itself():
    told = ExplanationFact(2012, "Began late.\nTwo reviews.", "Vacancies are held.")
    groups = structure("FCL", "HCW", FCL=told)
    savings = [ours(target=100_00, group_id=nth) for nth in (1, 2)]

    found = built("savings_monitoring", *savings, structures=(groups,))

    first, second = found.explained.rows
    assert first.cells[2].lines == ("Began late.", "Two reviews.")
    assert second.cells[2].words == "Nothing said yet"


@pytest.mark.parametrize(
    ("whole", "groups"), [(False, ["FCL"]), (True, ["FCL", "HCW"])]
)
def test_a_programme_leaves_out_a_group_it_saves_nothing_in(whole, groups):
    told = ExplanationFact(2012, "Demand rose.", "")
    savings = [
        ours(target=100_00, group_id=1),
        ours(target=100_00, group_id=2, state=SavingState.PROPOSED.value),
    ]

    found = built(
        "savings_monitoring",
        *savings,
        structures=(structure("FCL", "HCW", HCW=told),),
        options={"without_nothing": True, "whole": whole},
    )

    assert [row[0] for row in rows_of(found.table)] == [*groups, "Total"]
    assert [row.cells[0].words for row in found.explained.rows] == groups


def test_only_what_finance_has_validated_is_told_as_delivered():
    found = built(
        "savings_figures",
        ours(
            target=1_600_000_00,
            forecast=1_200_000_00,
            achieved=500_000_00,
            validated=300_000_00,
        ),
    )

    assert found.sentences == (
        "Of £1.6m agreed for 2012-13, £300k is validated by finance and another "
        "£200k is claimed. £1.2m is forecast, £400k short of it.",
    )
    assert rows_of(found.table) == [
        ["2012-13", "1,600", "300", "200", "1,200", "0", "400", "1"]
    ]


def test_less_claimed_than_was_validated_is_said_beside_the_figure():
    found = built(
        "savings_by_kind",
        ours(target=900_000_00, achieved=182_000_00, validated=500_000_00),
        options={"columns": ["name", "claimed_only"]},
    )

    fallen = found.table.rows[-1].cells[1]
    assert (fallen.words, fallen.note) == ("−318", "less claimed than validated")
    assert list(sheet_of(found.table).rows)[-1][-1] == Decimal(-318)


def test_a_claim_that_fell_by_less_than_is_printed_fell_by_nothing():
    found = built(
        "savings_by_kind",
        ours(target=900_000_00, achieved=100_00, validated=140_00),
        options={"columns": ["name", "claimed_only"]},
    )

    fallen = found.table.rows[-1].cells[1]
    assert (fallen.words, fallen.note) == ("0", "")


def test_milton_keynes_two_years_stand_side_by_side_with_their_total():
    earlier = ours(
        year=2011, target=600_000_00, achieved=600_000_00, validated=600_000_00
    )

    found = built(
        "savings_figures",
        earlier,
        ours(target=1_600_000_00, forecast=1_600_000_00),
        options={"years_before": 1, "columns": ["year", "proposed", "validated"]},
    )

    assert rows_of(found.table) == [
        ["2011-12", "600", "600"],
        ["2012-13", "1,600", "0"],
        ["Total", "2,200", "600"],
    ]
    assert found.sentences[0] == (
        "Of £600k agreed for 2011-12, £600k is validated by finance."
    )


def test_one_saving_has_two_views_and_both_come_to_the_same():
    groups = structure("ACH", "CF")
    savings = [
        ours(target=600_000_00, forecast=600_000_00, group_id=1),
        ours(PROGRAMME, target=1_000_000_00, forecast=1_000_000_00, group_id=2),
    ]

    by_strand = built("savings_by_strand", *savings, structures=(groups,)).table
    by_group = built("savings_by_group", *savings, structures=(groups,)).table

    assert rows_of(by_strand)[-1] == rows_of(by_group)[-1]
    assert [row[0] for row in rows_of(by_strand)] == [
        "Organisational Transformation Programme, in no strand",
        "1 Public Access",
        "Total",
    ]
    assert [row[0] for row in rows_of(by_group)] == ["ACH", "CF", "Total"]


def test_what_no_cash_comes_of_stands_apart_by_type():
    table = built(
        "savings_by_kind",
        ours(target=70_000_00),
        ours(target=30_000_00, kind=SavingKind.NON_CASHABLE.value),
        options={"columns": ["name", "proposed"]},
    ).table

    assert dict(rows_of(table)) == {
        "Cashable: budget reduction": "70",
        "Cashable: income": "0",
        "Cost avoidance": "0",
        "Non-cashable": "30",
        "Total": "100",
    }


def test_how_many_have_no_forecast_and_what_is_not_agreed_is_said():
    html = shown(
        "savings_by_kind",
        ours(target=50_000_00, achieved=10_000_00),
        ours(target=50_000_00, forecast=50_000_00),
        ours(target=250_000_00, state=SavingState.PROPOSED.value),
    )

    assert "1 of 2 savings has no forecast yet" in html
    assert "£250k more is proposed and not yet agreed: it is in no total." in html


def test_views_that_agree_are_said_to_agree():
    found = built(
        "savings_reconciliation",
        ours(target=60_000_00, claims=((PROJECT, 5_000), (None, 5_000))),
        structures=(structure("ACH"),),
    )

    assert found.sentences[:2] == (
        "Every view comes to £60,000, to the penny.",
        "Savings stand in this table whole, whoever claims them: £30,000 of them is "
        "claimed here.",
    )
    assert {row[1] for row in rows_of(found.table)} == {"60"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("savings_figures", "No saving counts in 2012-13 yet"),
        ("savings_by_strand", "No saving counts in 2012-13 yet"),
        ("savings_by_group", "No reporting structure is kept yet"),
        ("savings_by_kind", "No saving counts in 2012-13 yet"),
        ("savings_monitoring", "No reporting structure is kept yet"),
        ("savings_list", "No saving counts in 2012-13 yet"),
        ("savings_trajectory", "No savings are planned for this year: 2012-13."),
        ("savings_waterfall", "No funding gap is stated for these years"),
        ("savings_gap", "No funding gap is stated yet"),
        ("savings_reconciliation", "No saving counts in 2012-13 yet"),
    ],
)
def test_where_there_is_nothing_it_is_said_what_that_means(code, words):
    assert words in shown(code)


@pytest.mark.parametrize("code", SAVINGS_BLOCKS)
def test_each_block_says_how_many_savings_are_withheld_and_names_none(code):
    own = ours(title="Canary", target=7_00, reference="Canary", exempt=Exempt((3,)))
    by_project = replace(
        ours(title="Canary", target=7_00, reference="Canary"),
        claims=(ClaimFact(PROJECT, 10_000, Exempt((4,))),),
    )
    more = {"structures": (structure("ACH"),), "gap_lines": (a_gap_line(100_00),)}

    html = shown(code, own, by_project, ours(target=50_00, forecast=50_00), **more)

    assert "2 savings are withheld: exempt under paragraphs 3 and 4." in html
    assert "Canary" not in html


def test_savings_outside_the_programme_are_not_in_its_paper():
    found = built("savings_figures", a_saving(a_year(target=9_000_00), claims=OUTSIDE))

    assert found.table.rows == ()
