"""Workbooks as Excel saves them: made here, never read from a file."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook, load_workbook


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
