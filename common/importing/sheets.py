"""The sheets of a workbook: which of them are our own, where their rows are, and what a
reader should know of them before anything is imported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from common.importing.cells import SheetRead, address
from common.importing.fields import Field
from common.importing.headings import Headings
from common.importing.mapping import Columns, columns_of, is_our_own
from common.importing.plan import Problem
from common.importing.row_reading import RowReader, reverse_columns


def rows_below(
    sheet: SheetRead, headings: Headings, columns: Mapping[str, int]
) -> Iterator[RowReader]:
    for number in range(headings.row + 1, len(sheet.rows) + 1):
        yield RowReader(sheet, number, columns)


def own_headings(sheet: SheetRead, fields: Sequence[Field]) -> Headings | None:
    """Those of the first row, where they are our own."""
    names = tuple(" ".join(str(value or "").split()) for value in sheet.rows[0])
    headings = Headings(1, names)
    return headings if is_our_own(headings, fields) else None


def own_columns(headings: Headings, fields: Sequence[Field]) -> dict[str, int]:
    return reverse_columns(columns_of(headings, fields))


def refuse_merged(
    problems: list[Problem], sheet: SheetRead, headings: Headings, noun: str
) -> set[int]:
    """The rows that share a cell with another, now a problem; each should be one
    `noun`."""
    rows: set[int] = set()
    for area in sheet.merged:
        if area.last_row > headings.row and area.last_row > area.first_row:
            first = max(area.first_row, headings.row + 1)
            rows |= set(range(first, area.last_row + 1))
            says = (
                f"{area.name} is merged over several rows: unmerge it, so that each "
                f"{noun} has a row of its own."
            )
            problems.append(Problem(sheet.title, first, area.first_column, says))
    return rows


def told_of_hidden(
    sheet: SheetRead, rows: Sequence[int], columns: Columns
) -> list[str]:
    """That rows, columns or the sheet are hidden in the file, and read all the same.
    `rows` are the hidden ones that hold something."""
    told = []
    if rows:
        listed = ", ".join(map(str, rows[:10]))
        told.append(f"Rows hidden in the file are imported too: {listed}.")
    hidden = sorted(sheet.hidden_columns & set(columns))
    if hidden:
        listed = ", ".join(address(1, column)[:-1] for column in hidden[:10])
        told.append(f"Columns hidden in the file are read too: {listed}.")
    if sheet.is_hidden:
        told.append(f"The sheet “{sheet.title}” is hidden in the file.")
    return told
