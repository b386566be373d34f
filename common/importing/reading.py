"""An uploaded file as sheets of cells: .xlsx or .csv, nothing else."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import StringIO
from math import isfinite
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from common.importing.cells import Broken, CellValue, Row, SheetRead, trimmed
from common.importing.limits import (
    LARGEST_FILE,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_TEXT,
    TOO_MUCH_TEXT,
    Refused,
)
from common.importing.parts import SheetShape
from common.importing.unpacking import Unpacked, unpacked

_ASKS_FOR = "Save it as an Excel workbook (.xlsx) or as CSV, and upload that."
_SAYS_NO = {
    ".xlsm": "A workbook with macros is a program. " + _ASKS_FOR,
    ".xlsb": "A binary workbook cannot be read. " + _ASKS_FOR,
    ".xls": "This is a workbook of an Excel older than 2007. " + _ASKS_FOR,
    ".ods": "An OpenDocument spreadsheet cannot be read. " + _ASKS_FOR,
}
_CANNOT_READ = (
    AttributeError,
    BadZipFile,
    EOFError,
    IndexError,
    InvalidFileException,
    KeyError,
    OSError,
    OverflowError,
    ParseError,
    TypeError,
    ValueError,
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def read_upload(name: str, content: bytes) -> tuple[SheetRead, ...]:
    """The sheets that hold anything. Raises Refused, in a sentence."""
    if not content:
        raise Refused("This file is empty.")
    if len(content) > LARGEST_FILE:
        raise Refused(
            f"A file may be up to {LARGEST_FILE // 1_000_000} MB: delete pictures "
            "and sheets it does not need, or split it."
        )
    ending = PurePath(name).suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise Refused(_SAYS_NO.get(ending, "This is no spreadsheet. " + _ASKS_FOR))
    read = _workbook(content) if ending == ".xlsx" else [_comma_separated(content)]
    sheets = tuple(sheet for sheet in read if sheet.rows)
    if not sheets:
        raise Refused("This file holds no rows.")
    if sum(len(row) for sheet in sheets for row in sheet.rows) > 2 * MOST_CELLS:
        raise Refused(f"A workbook may hold up to {2 * MOST_CELLS:,} cells.")
    return sheets


def _workbook(content: bytes) -> list[SheetRead]:
    checked = unpacked(content)
    if len(checked.shapes) > MOST_SHEETS:
        raise Refused(f"A workbook may have up to {MOST_SHEETS} sheets.")
    try:
        return list(_sheets(checked))
    except Refused:
        raise
    except _CANNOT_READ as problem:
        raise Refused(
            "This workbook cannot be read: open it in Excel, save it again as an Excel "
            "workbook (.xlsx), and upload that."
        ) from problem


def _sheets(checked: Unpacked) -> Iterator[SheetRead]:
    book = load_workbook(
        checked.workbook, read_only=True, data_only=True, keep_links=False
    )
    text = _TextLimit()
    for title, shape in checked.shapes.items():
        if not shape.last_row or title not in book.sheetnames:
            continue
        cells = book[title].iter_rows(
            max_row=shape.last_row, max_col=shape.last_column, values_only=True
        )
        yield SheetRead(
            title=title[:100],
            rows=_rows(cells, shape, text),
            merged=tuple(shape.merged),
            hidden_rows=frozenset(shape.hidden_rows),
            hidden_columns=frozenset(shape.hidden_columns),
            is_hidden=shape.is_hidden,
        )


def _rows(
    cells: Iterable[Sequence[Any]], shape: SheetShape, text: _TextLimit
) -> tuple[Row, ...]:
    rows: list[Row] = []
    for number, row in enumerate(cells, 1):
        values = [text.counted(_value(value)) for value in row]
        for column in range(1, len(values) + 1):
            if (number, column) in shape.without_result:
                values[column - 1] = Broken()
        rows.append(trimmed(values))
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _value(value: Any) -> CellValue:
    """As openpyxl read it, as one of the few kinds a table needs."""
    match value:
        case datetime():
            return value.date()
        case str() if value.startswith("#") and value in _ERRORS:
            return Broken(value)
        case float() if not isfinite(value):
            return str(value)  # no database keeps it as a number
        case None | bool() | int() | float() | str() | date():
            return value
        case _:
            return str(value)


_ERRORS = {
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!",
    "#CALC!", "#GETTING_DATA",
}  # fmt: skip


class _TextLimit:
    """How much text a workbook has brought so far."""

    def __init__(self) -> None:
        self.seen = 0

    def counted(self, value: CellValue) -> CellValue:
        if isinstance(value, str):
            self.seen += len(value)
            if self.seen > MOST_TEXT:
                raise Refused(TOO_MUCH_TEXT)
        return value


def _comma_separated(content: bytes) -> SheetRead:
    text = _decoded(content)
    lines = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[Row] = []
    try:
        for row in lines:
            _refuse_large(row, len(rows) + 1)
            rows.append(trimmed(row))
    except csv.Error as problem:
        raise Refused(
            f"Line {lines.line_num} of this file cannot be read as CSV: open it in "
            "Excel and save it as an Excel workbook (.xlsx)."
        ) from problem
    while rows and not rows[-1]:
        rows.pop()
    return SheetRead(title="CSV", rows=tuple(rows))


def _refuse_large(row: Sequence[str], number: int) -> None:
    if number > MOST_ROWS:
        raise Refused(f"A sheet may have up to {MOST_ROWS:,} rows. Split it.")
    if len(trimmed(row)) > MOST_COLUMNS:
        raise Refused(f"Row {number} has more than {MOST_COLUMNS} columns.")
    if any(len(value) > LONGEST_CELL for value in row):
        raise Refused(
            f"A cell of row {number} has more than {LONGEST_CELL:,} characters."
        )


def _decoded(content: bytes) -> str:
    """UTF-8, or what Excel writes in this country."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    try:
        text = content.decode(marked or "utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Refused("This file is no CSV, whatever its name says. " + _ASKS_FOR)
    return text


def _delimiter(text: str) -> str:
    """What parts the first lines most often."""
    head = text[:5_000]
    return max(",;\t", key=head.count)
