"""What an import would do, and what is to be mended, cell by cell."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from accounts.choices import CouncilRoleName
from common.importing.plan import Verdict
from risks.models import Risk
from tests import factories
from tests.common.importing.sheets import saved, workbook
from tests.risks.sheets import HEADINGS, cells_of, plan_of_file, plan_of_rows, told

pytestmark = pytest.mark.django_db

ONE = ["A1", "The library floods", None, "Likely", "Major", None, None]


@pytest.fixture
def office():
    return factories.make_user(CouncilRoleName.PROGRAMME_OFFICE, name="Pat Office")


@pytest.fixture
def register():
    return factories.make_register()


def with_cell(heading, value):
    """The one good row with one cell changed."""
    row = list(ONE)
    row[HEADINGS.index(heading)] = value
    return row


def test_a_row_with_an_unknown_reference_is_a_new_risk(register, office):
    plan = plan_of_rows(register, office, ONE)

    assert [row.verdict for row in plan.rows] == [Verdict.CREATE]
    assert plan.rows[0].fields == {
        "title": "The library floods",
        "current_likelihood": 4,
        "current_impact": 4,
    }
    assert plan.may_be_done


@pytest.mark.parametrize(
    ("heading", "value", "says"),
    [
        ("Likelihood", "Very likley",
         "D2: “Very likley” is no likelihood of 5 by 5; choose Rare, Unlikely, "
         "Possible, Likely or Almost certain."),
        ("Impact", None, "E2: Give both the likelihood and the impact, or neither."),
        ("Impact", 2**63, "E2: “9.223372036854776e+18” is no impact of 5 by 5; choose "
         "Negligible, Minor, Moderate, Major or Catastrophic."),
        ("Raised on", "31 June 2012",
         "F2: “31 June 2012”: 31 June 2012 is not a date: June has 30 days."),
        ("Raised on", 41_000,
         "F2: 41000 is a number, not a date: format the column as a date."),
        ("Raised on", date(2150, 1, 1),
         "F2: It cannot have been raised in the future."),
        ("Next review", "soon", "G2: “soon”: Write the date as day, month and year, "
         "such as 17 July 2012."),
        ("Owner", "Nobody Known", "C2: Nobody who may sign in has this name: “Nobody "
         "Known”. Ask an administrator to add them, correct the cell, or leave it "
         "empty."),
        ("Owner", "nobody@example.gov.uk", "C2: Nobody who may sign in has this "
         "address: “nobody@example.gov.uk”. Ask an administrator to add them, correct "
         "the cell, or leave it empty."),
        ("Title", None, "B2: Give this risk a title."),
        ("Title", "x" * 201, "B2: This has 201 characters; 200 is the most here."),
        ("Reference", "x" * 31, "A2: This has 31 characters; 30 is the most here."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_told_by_its_address(
    register, office, heading, value, says
):
    plan = plan_of_rows(register, office, with_cell(heading, value))

    assert told(plan) == [says]
    assert not plan.may_be_done


@pytest.mark.parametrize("name", ["pat office", "PAT  OFFICE", "Pat Office"])
def test_an_owner_is_known_by_name(register, office, name):
    plan = plan_of_rows(register, office, with_cell("Owner", name))

    assert plan.rows[0].fields["owner"] == office


def test_an_owner_is_known_by_address_in_any_usual_writing(register, office):
    rows = [
        [f"A{n}", f"Risk {n}", written, 4, 4, None, None]
        for n, written in enumerate(
            [office.email, office.email.upper(), f"Pat Office <{office.email}>"]
        )
    ]

    plan = plan_of_rows(register, office, *rows)

    assert {row.fields["owner"] for row in plan.rows} == {office}


def test_two_people_of_one_name_are_told_apart_by_address(register, office):
    factories.make_user(name="Pat Office")

    plan = plan_of_rows(register, office, with_cell("Owner", "Pat Office"))

    assert told(plan) == [
        "C2: “Pat Office” could be several people: write the e-mail address."
    ]


def test_somebody_who_left_can_no_longer_be_named(register, office):
    factories.make_user(name="Lee Gone", is_active=False)

    plan = plan_of_rows(register, office, with_cell("Owner", "Lee Gone"))

    assert cells_of(plan) == ["C2"]


@pytest.mark.parametrize(
    "written",
    [date(2012, 7, 17), "17 July 2012", "17/7/2012", "17.07.2012", "2012-07-17"],
)
def test_a_date_is_read_with_the_day_first(register, office, written):
    plan = plan_of_rows(register, office, with_cell("Raised on", written))

    assert plan.rows[0].fields["raised_on"] == date(2012, 7, 17)


def test_a_reference_or_a_title_stands_in_one_row_only(register, office):
    plan = plan_of_rows(
        register,
        office,
        ONE,
        ["a1", "Another", None, 4, 4, None, None],
        [None, "The same", None, 4, 4, None, None],
        [None, "the same", None, 4, 4, None, None],
    )

    assert told(plan) == [
        "A3: Row 2 has this reference already.",
        "B5: Row 4 has this title already: give both a reference, or take one out.",
    ]


def test_a_title_that_is_on_the_register_needs_its_reference(register, office):
    risk = factories.make_risk(register, title="The library floods")

    plan = plan_of_rows(register, office, with_cell("Reference", None))

    assert told(plan) == [
        f"B2: {risk.reference} has this title already: put {risk.reference} into the "
        "reference of this row, or change the title."
    ]


def test_empty_rows_and_rows_that_only_have_a_number_are_skipped(register, office):
    plan = plan_of_rows(
        register,
        office,
        ONE,
        [],
        ["A2", None, " ", None],
        ["A3"],
        with_cell("Reference", "A4"),
    )

    assert [row.number for row in plan.rows] == [2, 6]
    assert plan.blank_rows == 3


def test_a_formula_without_a_result_is_to_be_mended(register, office):
    plan = plan_of_rows(register, office, with_cell("Title", "=A2&B2"))

    assert told(plan) == [
        "B2: This formula has no result in the file: open the workbook in Excel and "
        "save it, or type the value."
    ]


def test_cells_merged_over_rows_are_to_be_unmerged(register, office):
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADINGS, ONE, ["A2", "Second", None, 4, 4]):
        sheet.append(list(row))
    sheet.merge_cells("D2:D3")

    plan = plan_of_file(register, office, saved(book))

    assert (
        "D2: D2:D3 is merged over several rows: unmerge it, so that each risk has a "
        "row of its own."
    ) in told(plan)


def test_what_is_hidden_in_the_file_is_imported_and_told(register, office):
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADINGS, ONE):
        sheet.append(list(row))
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("Notes").append(["Only", "notes"])

    plan = plan_of_file(register, office, saved(book))

    assert plan.having(Verdict.CREATE)
    assert plan.notices == [
        "The sheet “Notes” is not read.",
        "Rows hidden in the file are imported too: 2.",
        "Columns hidden in the file are read too: D.",
    ]


def test_a_description_gives_the_title_where_no_column_does(register, office):
    plan = plan_of_rows(
        register,
        office,
        ["A1", "The roof " + "leaks " * 60],
        headings=("Ref", "Description"),
    )

    title = plan.rows[0].fields["title"]
    assert title.startswith("The roof leaks")
    assert title.endswith("…")
    assert len(title) <= 200


# --- Cost -----------------------------------------------------------------------------


def queries_for(register, reader, count):
    rows = [
        [f"R{n}", f"Risk {n}", reader.email, 4, 4, None, None] for n in range(count)
    ]
    content = workbook(HEADINGS, *rows)
    with CaptureQueriesContext(connection) as captured:
        plan = plan_of_file(register, reader, content)
    assert len(plan.rows) == count
    return len(captured)


def test_checking_asks_no_more_of_the_database_for_more_rows(register, office):
    for nth in range(30):
        factories.make_risk(register, reference=f"R{nth}")

    queries_for(register, office, 1)  # what the reader holds is remembered
    of_one = queries_for(register, office, 1)

    assert queries_for(register, office, 30) == of_one
    assert Risk.objects.count() == 30
