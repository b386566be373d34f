"""The sentence a councillor reads first, and figures that are rounded."""

import pytest

from common.money import ROUNDED, Unit
from savings.cuts import CutRow, by_group, by_kind
from savings.figures import Figures
from savings.pages.dashboard_sentence import Leads, Said, beside, headline
from savings.pages.dashboard_tables import Named, cut_table
from tests.savings.saving_facts import (
    YEAR,
    a_group,
    a_plan,
    a_saving,
    a_structure,
    year_of,
)

THIS_YEAR = Said("", "this year's ")
PENCE = 100_000 * 100  # £0.1m


def row(savings: int = 12, without_forecast: int = 0, **figures: int) -> CutRow:
    """Figures in £0.1m."""
    amounts = Figures(**{name: amount * PENCE for name, amount in figures.items()})
    return CutRow(None, "Total", amounts, None, savings, without_forecast)


def words(sentence) -> str:
    return "".join(each.text for each in sentence)


@pytest.mark.parametrize(
    ("total", "sentence"),
    [
        (
            row(target=16, forecast=12, achieved=7, validated=5),
            "£1.2m of this year's £1.6m is forecast; £400k is at risk; finance has "
            "validated £500k, and £200k more is claimed.",
        ),
        (
            row(target=16, forecast=16, achieved=16, validated=16),
            "£1.6m of this year's £1.6m is forecast; nothing is at risk; finance has "
            "validated £1.6m.",
        ),
        (
            row(target=16, forecast=17),
            "£1.7m of this year's £1.6m is forecast; that is £100k more than agreed; "
            "nothing is claimed as achieved yet.",
        ),
        (
            row(target=16, forecast=16, pressures=-2, achieved=3),
            "£1.6m of this year's £1.6m is forecast; £200k is at risk; finance has "
            "validated none of it yet, and £300k is claimed.",
        ),
        (
            row(without_forecast=12, target=16, forecast=3, achieved=3, validated=3),
            "£300k of this year's £1.6m is claimed so far, and nothing is forecast "
            "yet; finance has validated £300k.",
        ),
        (
            row(without_forecast=12, target=16),
            "£1.6m is agreed; nothing is forecast or claimed yet.",
        ),
        (row(savings=0), "No savings are agreed."),
    ],
)
def test_the_sentence_says_what_is_forecast_at_risk_and_validated(total, sentence):
    assert words(headline(total, THIS_YEAR, {})) == sentence


@pytest.mark.parametrize(
    ("total", "sentence"),
    [
        (
            row(target=16, forecast=16, achieved=15, validated=13),
            "£1.5m of £1.6m was claimed as achieved, £100k short; finance has "
            "validated £1.3m, and £200k more is claimed.",
        ),
        (
            row(target=6, achieved=6, validated=6),
            "£600k of £600k was claimed as achieved; finance has validated £600k.",
        ),
        (
            row(target=6, forecast=6),
            "nothing of £600k was claimed as achieved.",
        ),
    ],
)
def test_of_a_year_that_is_over_the_sentence_says_what_it_came_to(total, sentence):
    over = Said("In 2012-13, ", "", is_over=True)

    assert words(headline(total, over, {})) == f"In 2012-13, {sentence}"


@pytest.mark.parametrize(
    ("forecast", "risk"),
    [
        (12, "£11.7m is at risk, £11.3m of it in years to come and not forecast yet"),
        (16, "£11.3m is at risk, all of it in years to come and not forecast yet"),
        (17, "£11.2m is at risk, though £11.3m of years to come is not forecast yet"),
        (129, "nothing is at risk, though £11.3m of years to come is not forecast yet"),
    ],
)
def test_what_nobody_has_forecast_yet_is_told_as_part_of_what_is_at_risk(
    forecast, risk
):
    plan = row(target=129, forecast=forecast)

    said = headline(plan, Said("Over all years, ", ""), {}, not_forecast=113 * PENCE)

    assert words(said) == (
        f"Over all years, £{forecast / 10}m of £12.9m is forecast; {risk}; nothing is "
        f"claimed as achieved yet."
    )


def test_each_figure_leads_to_the_savings_it_counts():
    addresses = {lead: f"/{lead}/" for lead in Leads}
    total = row(target=16, forecast=12, achieved=7, validated=5)

    said = headline(total, THIS_YEAR, addresses)

    assert [(each.text, each.address) for each in said if each.address] == [
        ("£1.2m", "/counted/"),
        ("£1.6m", "/counted/"),
        ("£400k", "/at_risk/"),
        ("£500k", "/validated/"),
        ("£200k", "/unvalidated/"),
    ]


def test_proposals_are_told_beside_the_totals_and_never_in_them():
    assert words(beside(row(savings=2, target=3), {})) == (
        "Not yet agreed, and in no total: 2 savings of £300k."
    )
    assert beside(row(savings=0), {}) == ()


def of(*pounds: int):
    """One saving in each of as many service groups."""
    structure = a_structure(*(a_group(nth) for nth, _ in enumerate(pounds, 1)))
    savings = [
        a_saving(year_of(Figures(target=each * 100, forecast=each * 100)), group_id=nth)
        for nth, each in enumerate(pounds, 1)
    ]
    return by_group(a_plan(*savings, structures=[structure]), structure, YEAR)


@pytest.mark.parametrize(
    ("pounds", "unit", "notes"),
    [
        ((1_400, 1_400), Unit.THOUSANDS, (ROUNDED,)),  # 1 + 1 is printed over 3
        ((1_400, 1_400), Unit.POUNDS, ()),
        ((2_000, 3_000), Unit.THOUSANDS, ()),
        ((40_000, 40_000), Unit.MILLIONS, (ROUNDED,)),
    ],
)
def test_a_note_says_so_where_rounded_parts_do_not_add_up(pounds, unit, notes):
    table = cut_table(
        of(*pounds), Named("groups", "By group", "Group"), unit, address=lambda row: ""
    )

    assert table.notes == notes


def test_targets_have_a_column_only_where_some_are_set():
    cut = by_kind(a_plan(a_saving(year_of(Figures(target=1)))), YEAR)

    table = cut_table(cut, Named("k", "K", "K"), Unit.POUNDS, address=lambda row: "")

    assert table.headings[0] == "Savings agreed"


def test_a_row_without_savings_leads_nowhere():
    cut = by_kind(a_plan(a_saving(year_of(Figures(target=1)))), YEAR)

    table = cut_table(cut, Named("k", "K", "K"), Unit.POUNDS, address=lambda row: "/x/")

    assert [row.address for row in table.rows] == ["/x/", "", "", ""]
