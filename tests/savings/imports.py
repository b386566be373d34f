"""Savings plans as spreadsheets, for the tests: made here, never read from a file."""

from common.importing.mapping import guess
from common.importing.reading import read_upload
from common.spreadsheet import workbook_bytes
from savings.importing.applying import apply_import, plan_of
from savings.importing.checking import check
from savings.importing.exporting import plan_sheets
from savings.importing.keeping import keep_upload
from savings.importing.lists import (
    begin_with,
    fields_of,
    headings_of,
    what_is_listed,
)
from tests.common.importing.sheets import workbook

HEADINGS = ("Reference", "Title", "Service group", "Type")


def plan_of_file(reader, content):
    """What importing a file would do, its columns named by their usual headings."""
    sheets = read_upload("plan.xlsx", content)
    sheet = begin_with(sheets)
    lists = what_is_listed(sheet)
    headings = headings_of(sheet, lists)
    assert headings is not None
    columns = guess(headings, fields_of(lists, headings.names))
    return check(sheets, sheet.title, columns, reader, lists)


def plan_of_rows(reader, *rows, headings=HEADINGS):
    return plan_of_file(reader, workbook(headings, *rows))


def exported(reader):
    return workbook_bytes(plan_sheets(reader), "Savings plan")


def uploaded(by, content):
    kept = keep_upload("plan.xlsx", read_upload("plan.xlsx", content), by=by)
    if not kept.mapping:
        raise AssertionError("These headings are not our own.")
    return kept


def imported(by, content, *, good_only=False):
    kept = uploaded(by, content)
    seen = plan_of(kept, by).mark()
    return apply_import(kept, kept.version, seen=seen, good_only=good_only, by=by)


def told(plan):
    """The problems as the page says them."""
    return [f"{problem.cell}: {problem.says}" for problem in plan.problems]


def changes_of(plan):
    return [
        (change.label, change.before, change.after)
        for row in (*plan.rows, *plan.benefits)
        for change in row.changes
    ]
