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
from savings.importing.fields import pounds_in, year_column
from savings.importing.plan import Plan, RowPlan


def rows_below(
    sheet: SheetRead, headings: Headings, columns: Mapping[str, int]
) -> Iterator[RowReader]:
    for number in range(headings.row + 1, len(sheet.rows) + 1):
        yield RowReader(sheet, number, columns)


def own_headings(sheet: SheetRead, fields: Sequence[Field]) -> Headings | None:
    """Those of the first row, where they are our own."""
    names = tuple(" ".join(str(value or "").split()) for value in sheet.rows[0])
    headings = Headings(1, names)
    return headings if fields and is_our_own(headings, fields) else None


def own_columns(headings: Headings, fields: Sequence[Field]) -> dict[str, int]:
    return reverse_columns(columns_of(headings, fields))


def refuse_merged(
    plan: Plan, sheet: SheetRead, headings: Headings, noun: str
) -> set[int]:
    """The rows that share a cell with another; each should be one `noun`."""
    rows: set[int] = set()
    for area in sheet.merged:
        if area.last_row > headings.row and area.last_row > area.first_row:
            first = max(area.first_row, headings.row + 1)
            rows |= set(range(first, area.last_row + 1))
            says = (
                f"{area.name} is merged over several rows: unmerge it, so that each "
                f"{noun} has a row of its own."
            )
            plan.problems.append(Problem(sheet.title, first, area.first_column, says))
    return rows


def tell(
    plan: Plan,
    rows: Sequence[RowPlan],
    sheet: SheetRead,
    headings: Headings,
    columns: Columns,
) -> None:
    """What the reader should know of a sheet whose columns were named."""
    hidden_rows = [row.number for row in rows if row.is_hidden]
    if hidden_rows:
        listed = ", ".join(map(str, hidden_rows[:10]))
        plan.notices.append(f"Rows hidden in the file are imported too: {listed}.")
    hidden = sorted(sheet.hidden_columns & set(columns))
    if hidden:
        listed = ", ".join(address(1, column)[:-1] for column in hidden[:10])
        plan.notices.append(f"Columns hidden in the file are read too: {listed}.")
    if sheet.is_hidden:
        plan.notices.append(f"The sheet “{sheet.title}” is hidden in the file.")
    for size, words in ((1_000, "thousands"), (1_000_000, "millions")):
        large = [
            address(1, column)[:-1]
            for column, name in columns.items()
            if year_column(name) and pounds_in(headings.name(column)) == size
        ]
        if large:
            plan.notices.append(
                f"Read in {words} of pounds, as the headings say: {', '.join(large)}."
            )
