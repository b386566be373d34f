"""The XML parts of a workbook, read through once: their size, shape and dangers.

Cell values are openpyxl's to read; this counts, and notes what openpyxl's quick reader
passes over: hidden rows and columns, merged cells, formulas without a result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.utils import column_index_from_string, range_boundaries

from common.importing.cells import Area, address
from common.importing.limits import (
    DEEPEST,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_MUCH_TEXT,
    Refused,
)

_CELL_NAME = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_HOLDS_A_VALUE = {"v", "is"}
_MOST_AREAS = 10_000
_DAMAGED = (
    "Part of this workbook cannot be read: open it in Excel, save it again as an "
    "Excel workbook (.xlsx), and upload that."
)

Attributes = dict[str, str]


@dataclass
class Budget:
    """What may still be read of one workbook."""

    size: int
    elements: int
    text: int


@dataclass
class WorkbookParts:
    """The sheets as the workbook lists them: title, link, state; and the links."""

    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)


@dataclass
class SheetShape:
    """What one part is like, if it is a sheet."""

    is_sheet: bool = False
    is_hidden: bool = False
    last_row: int = 0
    last_column: int = 0
    cells: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    without_result: set[tuple[int, int]] = field(default_factory=set)


def look_through(
    name: str, part: bytes, workbook: WorkbookParts, budget: Budget
) -> SheetShape:
    """Raises Refused for a document type (which entities need), for too much of
    anything, and for what is no XML."""
    budget.size -= len(part)
    if budget.size < 0:
        raise Refused("This workbook is too large once it is unpacked.")
    reader = _Reader(name, workbook, budget)
    try:
        reader.parser.Parse(part, True)  # noqa: FBT003  # expat's own call
    except expat.ExpatError as problem:
        raise Refused(_DAMAGED) from problem
    return reader.shape


class _Reader:
    """Follows one part element by element."""

    def __init__(self, name: str, workbook: WorkbookParts, budget: Budget) -> None:
        self.is_list = name == "xl/workbook.xml"
        self.is_links = name == "xl/_rels/workbook.xml.rels"
        self.workbook, self.budget = workbook, budget
        self.shape = SheetShape()
        self.depth = self.row = self.column = 0
        self.has_formula = self.has_value = self.has_result = False
        self.is_in_value = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.CharacterDataHandler = self.text
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = _refuse_document_type

    def start(self, element: str, said: Attributes) -> None:
        self.depth += 1
        self.budget.elements -= 1
        if self.depth > DEEPEST or self.budget.elements < 0:
            raise Refused(
                "This workbook has far more in it than a table needs: copy the "
                "table into a new workbook and upload that."
            )
        name = _plain(element)
        if name in _HOLDS_A_VALUE:
            self.has_value = self.is_in_value = True
        elif follow := _FOLLOWED.get(name):
            follow(self, said)

    def end(self, element: str) -> None:
        self.depth -= 1
        name = _plain(element)
        if name in _HOLDS_A_VALUE:
            self.is_in_value = False
        elif name == "c" and self.shape.is_sheet:
            self.note_cell()

    def text(self, text: str) -> None:
        self.has_result = self.has_result or self.is_in_value
        self.budget.text -= len(text)
        if self.budget.text < 0:
            raise Refused(TOO_MUCH_TEXT)

    def worksheet(self, _: Attributes) -> None:
        self.shape.is_sheet = self.depth == 1

    def sheet(self, said: Attributes) -> None:
        if self.is_list:
            link = next((said[key] for key in said if key.endswith(":id")), "")
            title = said.get("name", "")
            self.workbook.sheets.append((title, link, said.get("state", "")))

    def relationship(self, said: Attributes) -> None:
        if self.is_links:
            self.workbook.targets[said.get("Id", "")] = said.get("Target", "")

    def row_begins(self, said: Attributes) -> None:
        number = said.get("r", str(self.row + 1))
        if not _ROW_NUMBER.fullmatch(number):
            raise Refused(_DAMAGED)
        self.row, self.column = int(number), 0
        if said.get("hidden") in ("1", "true") and self.row <= MOST_ROWS:
            self.shape.hidden_rows.add(self.row)

    def cell_begins(self, said: Attributes) -> None:
        self.has_formula = self.has_value = False
        self.has_result = said.get("t") == "str"  # whose text may be empty
        name = said.get("r")
        match = _CELL_NAME.fullmatch(name) if name else None
        if name and (not match or int(match[2]) != self.row):
            raise Refused(_DAMAGED)
        self.column = column_index_from_string(match[1]) if match else self.column + 1

    def formula(self, _: Attributes) -> None:
        self.has_formula = True

    def columns(self, said: Attributes) -> None:
        if said.get("hidden") in ("1", "true"):
            first, last = (_small(said.get(end, "")) for end in ("min", "max"))
            reach = range(first, min(last, MOST_COLUMNS) + 1)
            self.shape.hidden_columns.update(reach)

    def merge(self, said: Attributes) -> None:
        try:
            left, top, right, bottom = range_boundaries(said.get("ref", ""))
        except (ValueError, TypeError) as problem:
            raise Refused(_DAMAGED) from problem
        if len(self.shape.merged) >= _MOST_AREAS:
            raise Refused("This sheet merges too many cells: unmerge them.")
        if left and top and right and bottom:
            self.shape.merged.append(Area(top, left, bottom, right))

    def note_cell(self) -> None:
        """A cell that holds something, once it has ended."""
        shape = self.shape
        if not self.has_value and not self.has_formula:
            return
        shape.cells += 1
        if self.row > MOST_ROWS:
            raise Refused(
                f"Row {self.row:,} holds something: a sheet may have up to "
                f"{MOST_ROWS:,} rows. Split it into several workbooks."
            )
        if self.column > MOST_COLUMNS:
            raise Refused(
                f"Cell {address(self.row, self.column)} holds something: a sheet "
                f"may have up to {MOST_COLUMNS} columns. Delete those it does not need."
            )
        if shape.cells > MOST_CELLS:
            raise Refused(f"A sheet may hold up to {MOST_CELLS:,} cells.")
        shape.last_row = max(shape.last_row, self.row)
        shape.last_column = max(shape.last_column, self.column)
        if self.has_formula and not self.has_result:
            shape.without_result.add((self.row, self.column))


_FOLLOWED = {
    "worksheet": _Reader.worksheet,
    "sheet": _Reader.sheet,
    "Relationship": _Reader.relationship,
    "row": _Reader.row_begins,
    "c": _Reader.cell_begins,
    "f": _Reader.formula,
    "col": _Reader.columns,
    "mergeCell": _Reader.merge,
}


def _plain(element: str) -> str:
    """Without the prefix some programs write."""
    return element.rpartition(":")[2] if ":" in element else element


def _refuse_document_type(*_: object) -> None:
    raise Refused(
        "This workbook calls on other files from inside (a document type), which no "
        "spreadsheet program writes: it is not opened."
    )


def _small(number: str) -> int:
    return int(number) if re.fullmatch("[0-9]{1,5}", number) else 0
