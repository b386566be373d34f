import io
import re
import time
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.fuzzy_date import FuzzyDate
from common.rag import PAUSED
from common.spreadsheet import Sheet, workbook_bytes, xlsx_response

pytestmark = pytest.mark.rules

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\x00=1+1",
    "\N{NO-BREAK SPACE}=1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "\N{FULLWIDTH PLUS SIGN}1+1",
    "\N{FULLWIDTH HYPHEN-MINUS}1+1",
    "\N{FULLWIDTH COMMERCIAL AT}SUM(1)",
    '=HYPERLINK("https://evil.example","Click")',
    '=cmd|" /C calc"!A0',
    "=DDE(1;2;3)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=WEBSERVICE(A1)",
    '=IMPORTXML("https://evil.example","//a")',
    "=IMAGE(A1)",
    "{=1+1}",
    "=\n1+1",
    "==1",
    "=+1",
    "=-1",
    "+=1",
    "-=1",
    '";=1+1',
    ",=1+1",
    "'=1+1",
    "%0A-1+1",
    "#REF!",
    "#N/A",
    "=",
]


def read(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_a_table_comes_back_as_it_was():
    content = workbook_bytes(
        [
            Sheet(
                "Milestones",
                ["Milestone", "Due", "Slipped, days", "Cost, £"],
                [
                    ["Plan approved", FuzzyDate.parse("summer 2012"), 61, 0],
                    ["Moved", date(2012, 7, 17), -7, Decimal("-1200.50")],
                    ["Nothing yet", None, "", 1.5],
                    [PAUSED, True, 10**20, Decimal("NaN")],
                ],
            )
        ],
        title="Milestones",
    )

    sheet = read(content)["Milestones"]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Milestone", "Due", "Slipped, days", "Cost, £"],
        ["Plan approved", "summer 2012", 61, 0],
        ["Moved", datetime(2012, 7, 17), -7, -1200.5],
        ["Nothing yet", None, None, 1.5],
        ["Paused", "Yes", "100000000000000000000", "NaN"],
    ]
    assert sheet["B3"].number_format == "d mmmm yyyy"
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])


def test_times_are_shown_as_london_reads_the_clock():
    noon = datetime(2012, 7, 17, 12, 0, tzinfo=UTC)

    sheet = read(workbook_bytes([Sheet("Log", ["At"], [[noon]])], "Log")).active

    assert sheet["A2"].value == datetime(2012, 7, 17, 13, 0)


@pytest.mark.parametrize("payload", FORMULAS)
def test_no_text_becomes_a_formula(payload):
    content = workbook_bytes(
        [Sheet(payload, [payload] * 2, [[payload, payload], [-5, payload]])], payload
    )

    sheet = read(content).active
    cells = [cell for row in sheet for cell in row]
    assert [cell.data_type for cell in cells] == ["s", "s", "s", "s", "n", "s"]
    assert sheet["A3"].value == -5
    sheet_parts = [text for name, text in parts(content).items() if "sheet" in name]
    assert not any(re.search(r"<f[ >]", text) for text in sheet_parts)


def test_a_text_that_looks_like_a_formula_stays_text_when_edited():
    sheet = read(workbook_bytes([Sheet("A", ["x"], [["=1+1"], ["no"]])], "A")).active

    assert sheet["A2"].quotePrefix
    assert not sheet["A3"].quotePrefix


@given(st.text(max_size=200))
def test_any_text_can_be_written_and_read(text):
    sheet = read(workbook_bytes([Sheet(text, [text], [[text]])], text)).active

    assert len(sheet.title) <= 31
    assert sheet["A2"].data_type in {"s", "n"}


def test_the_same_table_gives_the_same_bytes():
    def build():
        return workbook_bytes([Sheet("A", ["x"], [["one"], [date(2012, 7, 17)]])], "A")

    first = build()
    time.sleep(2.1)  # a zip file counts in steps of two seconds

    assert build() == first


def test_a_workbook_holds_no_name_no_hidden_sheet_and_no_comment():
    content = workbook_bytes([Sheet("A", ["x"], [["one"]])], "Savings")

    book = read(content)
    assert book.properties.title == "Savings"
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    assert not book.defined_names
    assert all(sheet.sheet_state == "visible" for sheet in book)
    assert not any(sheet.defined_names for sheet in book)
    assert not [
        name
        for name in parts(content)
        if re.search("comment|pivot|custom|externalLink|vba", name)
    ]


def test_tabs_have_short_and_different_names():
    titles = [
        "Risks: 2012/13",
        "Risks  2012 13",
        "History",
        "",
        "'",
        "x" * 50,
        "X" * 50,
    ]

    content = workbook_bytes([Sheet(title, ["x"], []) for title in titles], "All")

    assert read(content).sheetnames == [
        "Risks 2012 13",
        "Risks 2012 13 (2)",
        "History (2)",
        "Sheet",
        "Sheet (2)",
        "x" * 31,
        "X" * 27 + " (2)",
    ]


def test_no_tables_still_make_a_workbook():
    assert read(workbook_bytes([], "Nothing to show")).sheetnames == ["Nothing to show"]


@pytest.mark.parametrize(
    ("asked", "given_name"),
    [
        ("milestones 17 July 2012", "milestones-17-July-2012.xlsx"),
        ("milestones.xlsx", "milestones.xlsx"),
        ("../../etc/passwd", "etc-passwd.xlsx"),
        ('a"b;c\r\nSet-Cookie: x=1', "a-b-c-Set-Cookie-x=1.xlsx"),
        ("fdp.\N{RIGHT-TO-LEFT OVERRIDE}xslx.exe", "fdp.-xslx.exe.xlsx"),
        ("", "table.xlsx"),
        ("...", "table.xlsx"),
    ],
)
def test_a_download_cannot_break_out_of_its_name(asked, given_name):
    response = xlsx_response(asked, [Sheet("A", ["x"], [])])

    assert response["Content-Disposition"] == f'attachment; filename="{given_name}"'
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
