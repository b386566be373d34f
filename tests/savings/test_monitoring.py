"""The savings monitoring tables Brighton & Hove printed, to the pound (6.4)."""

from decimal import Decimal

import pytest

from common.money import Unit, printed, split
from savings.facts import ExplanationFact
from savings.figures import Figures
from savings.monitoring import Basis, MonitoringTable, monitoring_table, percent_of
from tests.savings.saving_facts import (
    YEAR,
    a_group,
    a_plan,
    a_saving,
    a_structure,
    thousands,
    year_of,
)

# Group: proposed, achieved or anticipated, pressures, net at risk; £'000.
IN_YEAR_2024_25 = {
    "FCL": (5020, 4611, 0, 409),
    "HCW": (6754, 5714, -328, 1368),
    "City Services": (7039, 5942, 0, 1097),
    "Corporate": (2339, 1862, 0, 477),
    "Central": (2475, 1271, 0, 1204),
    "Total": (23627, 19400, -328, 4555),
}
OUTTURN_2023_24 = {
    "FCL": (1866, 1416, 0, 450),
    "HASC": (4316, 3316, 0, 1000),
    "EEC": (4727, 3947, -609, 1389),
    "HNC": (1916, 898, 0, 1018),
    "GPR": (1186, 1098, 0, 88),
    "Orbis": (0, 0, 0, 0),
    "Corp": (162, 162, 0, 0),
    "Total": (14173, 10837, -609, 3945),
}
# The net budgets are not in the source: chosen so that they fit the printed percentage.
NET_BUDGET = {2024: 250_000, 2023: 245_000}


def monitoring_of(printed_rows: dict[str, tuple[int, ...]], year: int):
    """Three savings in each group, which come to what the council printed."""
    names = [name for name in printed_rows if name != "Total"]
    budgets = split(thousands(NET_BUDGET[year]), [1] * len(names))
    groups = [
        a_group(nth, name, net_budgets=((year, budget),))
        for nth, (name, budget) in enumerate(zip(names, budgets, strict=True), 1)
    ]
    savings = []
    for group in groups:
        proposed, achieved, pressures, _ = printed_rows[group.name]
        columns = (
            split(thousands(amount), [5, 3, 1])
            for amount in (proposed, achieved, pressures)
        )
        savings += [
            a_saving(
                year_of(Figures(target=p, forecast=a, pressures=x), year),
                group_id=group.id,
            )
            for p, a, x in zip(*columns, strict=True)
        ]
    structure = a_structure(*groups)
    plan = a_plan(*savings, structures=[structure])
    return monitoring_table(plan, structure, year, Basis.ANTICIPATED)


def in_thousands(table: MonitoringTable) -> dict[str, tuple[int, ...]]:
    return {
        row.name: tuple(
            amount // thousands(1)
            for amount in (row.proposed, row.achieved, row.pressures, row.at_risk)
        )
        for row in (*table.rows, table.total)
    }


@pytest.mark.parametrize(
    ("year", "council_printed", "of_net_budget"),
    [(2024, IN_YEAR_2024_25, "1.8"), (2023, OUTTURN_2023_24, "1.6")],
)
def test_every_row_and_total_of_brighton_and_hove(year, council_printed, of_net_budget):
    table = monitoring_of(council_printed, year)

    assert in_thousands(table) == council_printed
    assert str(table.total.share_of_budget) == of_net_budget


def test_pressures_stand_in_brackets_as_the_council_prints_them():
    row = monitoring_of(IN_YEAR_2024_25, 2024).rows[1]

    assert printed(row.pressures, Unit.THOUSANDS, in_brackets=True) == "(328)"


def test_a_fifth_of_the_years_savings_was_at_risk_in_february_2025():
    """£4.777m = 20 % of £23.627m (the same council, Cabinet of 13 February 2025)."""
    assert percent_of(4_777, 23_627, places=0) == 20
    assert percent_of(4_777, 23_627) == Decimal("20.2")


def test_reading_offsets_its_pressures_in_the_year():
    """Pressures 13.068m less in-year mitigations 8.081m = 4.987m (Q1 2024/25)."""
    structure = a_structure(a_group(1))
    plan = a_plan(
        a_saving(year_of(Figures(pressures=-thousands(13_068)))),
        a_saving(year_of(Figures(forecast=thousands(8_081)))),
        structures=[structure],
    )

    table = monitoring_table(plan, structure, YEAR, Basis.ANTICIPATED)

    assert table.total.at_risk == thousands(4_987)


@pytest.mark.parametrize(
    ("basis", "achieved", "at_risk"),
    [
        (Basis.VALIDATED, 20, 80),
        (Basis.CLAIMED, 50, 50),
        (Basis.ANTICIPATED, 90, 10),
    ],
)
def test_only_what_finance_validated_is_achieved_unless_the_heading_says_so(
    basis, achieved, at_risk
):
    structure = a_structure(a_group(1))
    figures = Figures(target=100, forecast=90, achieved=50, validated=20)
    plan = a_plan(a_saving(year_of(figures)), structures=[structure])

    table = monitoring_table(plan, structure, YEAR, basis)

    assert (table.total.achieved, table.total.at_risk) == (achieved, at_risk)
    assert [each.at_risk for each in table.at_risk] == [at_risk]


def test_each_groups_explanation_and_mitigation_stand_beside_its_figures():
    told = ExplanationFact(YEAR, "Demand rose.", "A new contract from October.")
    last_year = ExplanationFact(YEAR - 1, "Old.", "Old.")
    structure = a_structure(a_group(1, explanations=(last_year, told)))

    row = monitoring_table(a_plan(structures=[structure]), structure, YEAR).rows[0]

    assert (row.explanation, row.mitigation) == (told.explanation, told.mitigation)


def test_savings_at_risk_come_largest_first_with_what_stands_in_for_them():
    structure = a_structure(a_group(1, "Adults"))
    lost = a_saving(year_of(Figures(target=100)), reference="A1")
    late = a_saving(year_of(Figures(target=300, validated=150)), reference="A2")
    done = a_saving(year_of(Figures(target=10, validated=10)), reference="A3")
    stand_in = a_saving(
        year_of(Figures(target=90)), reference="B1", replaces="A1", state="proposed"
    )
    plan = a_plan(lost, late, done, stand_in, structures=[structure])

    at_risk = monitoring_table(plan, structure, YEAR).at_risk

    assert [(row.saving.reference, row.at_risk) for row in at_risk] == [
        ("A2", 150),
        ("A1", 100),
    ]
    assert at_risk[1].replaced_by == ("B1",)
    assert at_risk[1].group == "Adults"


def test_without_every_net_budget_the_total_has_no_percentage():
    kept, not_kept = a_group(1, net_budgets=((YEAR, 1_000),)), a_group(2, "City")
    structure = a_structure(kept, not_kept)
    plan = a_plan(a_saving(year_of(Figures(target=18))), structures=[structure])

    table = monitoring_table(plan, structure, YEAR)

    assert table.rows[0].share_of_budget == Decimal("1.8")
    assert (table.total.share_of_budget, table.without_budget) == (None, ("City",))
