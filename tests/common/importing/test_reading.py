"""What may be uploaded as a register, and what is refused before anything opens it."""

import resource
import time
from datetime import date

import pytest
from openpyxl import Workbook

from common.importing.cells import Broken, as_json, from_json, text_of
from common.importing.fields import Field, Kind, known_headings
from common.importing.headings import find_headings
from common.importing.limits import MOST_ROWS, Refused
from common.importing.reading import read_upload
from tests.common.importing.hostile_workbooks import (
    GOOD,
    HEADINGS,
    HOSTILE,
    cell,
    row,
    sheet_of,
)
from tests.common.importing.sheets import saved, workbook

KNOWN = known_headings(
    Field(name, name.title(), Kind.LINE, "Any")
    for name in ("reference", "title", "owner", "likelihood", "impact")
)
MOST_SECONDS, MOST_KILOBYTES = 2.0, 200_000


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_workbook_made_to_do_harm_is_refused_at_once(make):
    content = make()
    before, began = peak(), time.process_time()

    with pytest.raises(Refused) as refusal:
        read_upload("register.xlsx", content)

    assert time.process_time() - began < MOST_SECONDS
    assert peak() - before < MOST_KILOBYTES
    assert str(refusal.value).endswith(".")


def peak() -> int:
    """The most memory this process ever had, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize(
    "name",
    ["register.xlsm", "register.xls", "register.xlsb", "register.ods", "register.pdf",
     "register.docx", "register", "register.xlsx.exe", "register.zip"],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused(name):
    with pytest.raises(Refused, match="xlsx"):
        read_upload(name, GOOD)


def test_a_million_declared_rows_that_are_empty_cost_nothing():
    content = sheet_of(
        '<dimension ref="A1:XFD1048576"/><sheetData>'
        + HEADINGS
        + '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    )

    sheets = read_upload("register.xlsx", content)

    assert sheets[0].rows == (("Reference", "Title"),)


def test_the_largest_register_is_read():
    rows = [["Reference", "Title"], *([f"R{n}", "x" * 200] for n in range(5_000))]

    sheets = read_upload("register.xlsx", workbook(*rows))

    assert len(sheets[0].rows) == 5_001


def test_cells_are_values_not_formulas():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Reference", "Title", "Date", "Score", "Yes"])
    sheet.append(["R1", "=HYPERLINK(1)", date(2012, 7, 17), 12, True])
    sheet["B2"].data_type = "s"

    read = read_upload("register.xlsx", saved(book))[0]

    assert read.rows[1] == ("R1", "=HYPERLINK(1)", date(2012, 7, 17), 12, True)


def test_a_formula_without_a_result_is_no_empty_cell():
    book = Workbook()
    book.worksheets[0].append(["Reference", "Title"])
    book.worksheets[0].append(["R1", "=A2&B2"])

    read = read_upload("register.xlsx", saved(book))[0]

    assert read.at(2, 2) == Broken()


def test_a_formula_that_failed_is_no_text():
    failed = '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    content = sheet_of(f"<sheetData>{HEADINGS}{row(2, failed)}</sheetData>")

    read = read_upload("register.xlsx", content)[0]

    assert read.at(2, 2) == Broken("#DIV/0!")


def test_what_is_hidden_is_read_and_noted():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Reference", "Title", "Owner"])
    sheet.append(["R1", "A risk", "Chris"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True

    read = read_upload("register.xlsx", saved(book))[0]

    assert read.hidden_rows == {2}
    assert read.hidden_columns == {3}
    assert read.at(2, 3) == "Chris"


def test_cells_stay_as_they_are_while_they_wait():
    rows = [["Reference", "Title"], ["R1", date(2012, 7, 17)], [None, 1.5], ["é", True]]
    read = read_upload("register.xlsx", workbook(*rows))[0]

    assert from_json(as_json(read)) == read


def test_a_number_beyond_all_numbers_is_kept_as_text():
    beyond = '<c r="A2"><v>1e999</v></c>'

    read = read_upload(
        "register.xlsx", sheet_of(f"<sheetData>{HEADINGS}{row(2, beyond)}</sheetData>")
    )[0]

    assert read.at(2, 1) == "inf"


# --- CSV ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    ["Reference,Title\nR1,Café\n".encode(),
     "\N{BOM}Reference;Title\r\nR1;Café\r\n".encode(),
     "Reference\tTitle\nR1\tCafé\n".encode("utf-16"),
     "Reference,Title\nR1,Café\n".encode("cp1252"),
     'Reference,Title\n"R1","Café"\n\n\n'.encode()],
    ids=["UTF-8", "UTF-8 by Excel", "UTF-16 with tabs", "Windows", "empty at its end"],
)  # fmt: skip
def test_csv_is_read_as_excel_writes_it(content):
    read = read_upload("register.csv", content)[0]

    assert read.rows == (("Reference", "Title"), ("R1", "Café"))


@pytest.mark.parametrize(
    "content",
    [b"a,b\n" * (MOST_ROWS + 1), b"x," * 200 + b"x", b'a,"' + b"x" * 40_000 + b'"',
     b"\0\0\0a,b", b",,,\n,,\n", b'"' + b"x" * 200_000],
    ids=["rows", "columns", "a long cell", "NUL", "nothing but commas", "a field"],
)  # fmt: skip
def test_csv_too_large_or_none_at_all_is_refused(content):
    with pytest.raises(Refused):
        read_upload("register.csv", content)


# --- Headings -------------------------------------------------------------------------


def headings_of(*rows, merged=()):
    book = Workbook()
    sheet = book.worksheets[0]
    for each in rows:
        sheet.append(each)
    for area in merged:
        sheet.merge_cells(area)
    return find_headings(read_upload("register.xlsx", saved(book))[0], KNOWN)


def test_headings_are_found_under_a_title_and_an_empty_row():
    found = headings_of(
        ["Exampleshire Council"], [], ["Ref", "Risk title", "Owner"], ["R1", "A", "B"]
    )

    assert (found.row, found.names) == (3, ("Ref", "Risk title", "Owner"))


def test_headings_grouped_over_two_rows_are_read_together():
    found = headings_of(
        ["Ref", "Title", "Inherent", None, "Residual", None, "Owner"],
        [None, None, "Likelihood", "Impact", "Likelihood", "Impact", None],
        ["R1", "A risk", 4, 3, 2, 3, "Chris"],
        merged=["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"],
    )

    assert found.row == 2
    assert found.names == (
        "Ref", "Title", "Inherent Likelihood", "Inherent Impact",
        "Residual Likelihood", "Residual Impact", "Owner",
    )  # fmt: skip


def test_parts_of_a_heading_below_it_belong_to_it():
    found = headings_of(
        ["Risk ID", "Risk title", "Residual score", None, "Next review date"],
        [None, None, "Likelihood", "Impact", None],
        ["R1", "A risk", 4, 3, "1 March 2027"],
        merged=["C1:D1"],
    )

    assert found.row == 2
    assert found.names[1:4] == (
        "Risk title", "Residual score Likelihood", "Residual score Impact",
    )  # fmt: skip


def test_a_sheet_of_one_column_has_no_headings():
    assert headings_of(["Minutes of the meeting"], ["Present: the board"]) is None


def test_whole_numbers_are_said_without_a_point():
    assert [text_of(each) for each in (3.0, 2.5, True)] == ["3", "2.5", "Yes"]


def test_parts_that_were_not_looked_through_are_never_opened():
    """A sheet under another name than .xml is not there for the reader."""
    content = sheet_of(f"<sheetData>{HEADINGS}{row(2, cell('A2'))}</sheetData>")

    assert read_upload("register.xlsx", content)[0].at(2, 1) == "x"
    with pytest.raises(Refused):
        read_upload("register.xlsx", content.replace(b"sheet1.xml", b"sheet1.png"))
