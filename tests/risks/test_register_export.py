"""A table of risks as a spreadsheet: what is shown, and nothing else."""

from dataclasses import replace
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from accounts.choices import CouncilRoleName
from risks.shipped_schemes import LETTER_BY_NUMBER
from tests import factories
from tests.risks.registers import NOW, at, make_risk, page, review

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _july_2012():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def register():
    return factories.make_register()


@pytest.fixture
def viewer(client):
    client.force_login(factories.make_user(CouncilRoleName.VIEWER))
    return client


def workbook(response):
    return load_workbook(BytesIO(response.content))


def table(response):
    sheet = workbook(response).worksheets[0]
    headings, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_the_spreadsheet_holds_the_narrowed_table_and_all_its_pages(viewer, register):
    for nth in range(51):
        make_risk(register, title=f"Low {nth}", current=(1, 1))
    make_risk(register, title="High", current=(5, 5))
    make_risk(register, title="Secret", current=(1, 1), **factories.EXEMPT)

    response = viewer.get(page("register_export", register, band="low"))

    assert {row["Title"] for row in table(response)} == {f"Low {n}" for n in range(51)}
    about = str([*workbook(response).worksheets[1].values])
    assert "As at 17 July 2012." in about
    assert "Narrowed to Band: Low" in about


def test_scores_go_out_as_numbers_and_days_as_days(viewer, register):
    risk = make_risk(register, current=(3, 3))
    review(risk, 4, 4, on=at(2012, 5, 1))

    [row] = table(viewer.get(page("register_export", register)))

    assert (row["Score before"], row["Score now"], row["Band now"]) == (
        9,
        16,
        "Significant",
    )
    assert row["Next review"].year == 2012
    assert row["Direction"] == "Worse"


def test_a_formula_in_a_title_stays_a_text(viewer, register):
    make_risk(register, title='=HYPERLINK("https://example.org","Press")')

    book = workbook(viewer.get(page("register_export", register)))

    cell = book.worksheets[0].cell(2, 2)
    assert cell.data_type == "s"
    assert cell.value.startswith("=HYPERLINK")


def test_all_risks_name_their_register(viewer, register):
    make_risk(register)

    [row] = table(viewer.get(reverse("risks:risk_export")))

    assert row["Register"] == str(register)


def test_the_spreadsheet_says_what_is_withheld(viewer, register):
    make_risk(register, **factories.EXEMPT)

    book = workbook(viewer.get(page("register_export", register)))

    assert "1 entry is withheld: exempt under paragraph 3" in str(
        [*book.worksheets[1].values]
    )


def test_a_mark_that_only_looks_like_a_number_stays_a_mark(viewer):
    raised = tuple(
        replace(level, mark=mark)
        for level, mark in zip(LETTER_BY_NUMBER.likelihood, "¹²³⁴⁵", strict=True)
    )
    scheme = replace(LETTER_BY_NUMBER, code="raised", likelihood=raised)
    marked = factories.make_register(scheme=factories.make_scoring_scheme(scheme))
    make_risk(marked, current=(2, 3))

    (row,) = table(viewer.get(page("register_export", marked)))

    assert row["Score now"] == "²3"
