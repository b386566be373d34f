"""Spreadsheets for the tests of import: made here, never read from a file."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook, load_workbook

from accounts.models import User
from common.spreadsheet import workbook_bytes
from risks.importing.checking import check
from risks.importing.exporting import register_sheets
from risks.importing.headings import find_headings
from risks.importing.keeping import likeliest
from risks.importing.mapping import guess
from risks.importing.plan import Plan
from risks.importing.reading import read_upload
from risks.models import Register

HEADINGS = (
    "Reference", "Title", "Owner", "Likelihood", "Impact", "Raised on", "Next review",
)  # fmt: skip


def workbook(*rows: Sequence[object], title: str = "Register") -> bytes:
    """One sheet of these rows, as Excel would save it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def edited(content: bytes) -> Workbook:
    """A workbook opened as in Excel, to be changed and saved again."""
    return load_workbook(BytesIO(content))


def plan_of_file(register: Register, reader: User, content: bytes) -> Plan:
    """What importing a file would do, its columns named by their usual headings."""
    sheets = read_upload("register.xlsx", content)
    sheet = likeliest(sheets)
    headings = find_headings(sheet)
    assert headings is not None
    return check(sheets, sheet.title, guess(headings), register, reader)


def plan_of_rows(
    register: Register,
    reader: User,
    *rows: Sequence[object],
    headings: Sequence[str] = HEADINGS,
) -> Plan:
    return plan_of_file(register, reader, workbook(headings, *rows))


def exported(register: Register, reader: User) -> bytes:
    return workbook_bytes(register_sheets(register, reader), "register")


def told(plan: Plan) -> list[str]:
    """The problems as the page says them."""
    return [f"{problem.cell}: {problem.says}" for problem in plan.problems]


def cells_of(plan: Plan) -> list[str]:
    return [problem.cell for problem in plan.problems]


def changes_of(plan: Plan) -> Iterable[tuple[str, str, str]]:
    return [
        (change.label, change.before, change.after)
        for row in plan.rows
        for change in row.changes
    ]
