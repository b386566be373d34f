"""Spreadsheets for the tests of import: made here, never read from a file."""

from collections.abc import Iterable, Sequence

from accounts.models import User
from common.importing.headings import find_headings
from common.importing.keeping import likeliest
from common.importing.mapping import guess
from common.importing.reading import read_upload
from common.spreadsheet import workbook_bytes
from risks.importing.checking import check
from risks.importing.exporting import register_sheets
from risks.importing.fields import KNOWN_HEADINGS, RISK_FIELDS, RISKS
from risks.importing.plan import Plan
from risks.models import Register
from tests.common.importing.sheets import workbook

HEADINGS = (
    "Reference", "Title", "Owner", "Likelihood", "Impact", "Raised on", "Next review",
)  # fmt: skip


def plan_of_file(register: Register, reader: User, content: bytes) -> Plan:
    """What importing a file would do, its columns named by their usual headings."""
    sheets = read_upload("register.xlsx", content)
    sheet = likeliest(sheets, RISKS, RISK_FIELDS)
    headings = find_headings(sheet, KNOWN_HEADINGS)
    assert headings is not None
    return check(sheets, sheet.title, guess(headings, RISK_FIELDS), register, reader)


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
