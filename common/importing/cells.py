"""Cells as read, as kept, and as they are called: D17."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from common.importing.limits import LONGEST_CELL
from common.wording import long_date

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell without a value: a formula that failed (#REF!), or one whose result the
    file does not hold (empty)."""

    error: str = ""


CellValue = str | int | float | bool | date | Broken | None
Row = tuple[CellValue, ...]
Cells = dict[str, CellValue]  # by the name of their field


@dataclass(frozen=True, slots=True)
class Area:
    """Cells merged into one, counted from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def name(self) -> str:
        first = address(self.first_row, self.first_column)
        return f"{first}:{address(self.last_row, self.last_column)}"


@dataclass(frozen=True)
class SheetRead:
    """One sheet of a workbook; `rows[0]` is its row 1. Numbers count from 1."""

    title: str
    rows: tuple[Row, ...]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    is_hidden: bool = False

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> CellValue:
        """The cell at these numbers; None outside the sheet."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if 0 < column <= len(cells) else None


def address(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


def is_blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def text_of(value: CellValue) -> str:
    """As somebody would read it out; whole numbers without a point."""
    match value:
        case None | Broken():
            return ""
        case bool():
            return "Yes" if value else "No"
        case float() if value.is_integer() and abs(value) < 10**15:
            return str(int(value))
        case date():
            return long_date(value)
        case _:
            return as_cell_text(str(value))


def as_cell_text(text: str) -> str:
    """Text as a cell holds it: no carriage returns, nothing unprintable, no space at
    either end, no longer than a cell. So a text that was exported is known again."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("", lines)[:LONGEST_CELL].strip()


def shortened(written: str) -> str:
    text = " ".join(written.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def same(cell: CellValue, ours: CellValue) -> bool:
    """Whether a cell says what we would have exported."""
    return is_blank(cell) if is_blank(ours) else text_of(cell) == text_of(ours)


def trimmed(row: Sequence[CellValue]) -> Row:
    """Without the empty cells at its end."""
    last = max((n for n, value in enumerate(row, 1) if not is_blank(value)), default=0)
    return tuple(row[:last])


def as_json(sheet: SheetRead) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "rows": [[_kept(value) for value in row] for row in sheet.rows],
        "merged": [
            [area.first_row, area.first_column, area.last_row, area.last_column]
            for area in sheet.merged
        ],
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "is_hidden": sheet.is_hidden,
    }


def from_json(kept: dict[str, Any]) -> SheetRead:
    return SheetRead(
        title=kept["title"],
        rows=tuple(tuple(_taken(value) for value in row) for row in kept["rows"]),
        merged=tuple(Area(*numbers) for numbers in kept["merged"]),
        hidden_rows=frozenset(kept["hidden_rows"]),
        hidden_columns=frozenset(kept["hidden_columns"]),
        is_hidden=kept["is_hidden"],
    )


def _kept(value: CellValue) -> Any:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {"broken": value.error} if isinstance(value, Broken) else value


def _taken(value: Any) -> CellValue:
    if not isinstance(value, dict):
        taken: CellValue = value
        return taken
    if "date" in value:
        return date.fromisoformat(value["date"])
    return Broken(value["broken"])
