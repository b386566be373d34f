"""Tables as values: one shape for every block, on a page, in a paper, as a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from common.fuzzy_date import FuzzyDate, Precision
from common.money import Amount
from common.paging import Sorting
from common.rag import Direction, RatingState
from common.spreadsheet import Sheet
from common.wording import long_date


class ColumnKind(StrEnum):
    """How the cells of a column are shown."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    RATING = "rating"
    TRAVEL = "travel"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Column:
    """`is_wide`: sentences stand in it, and want room."""

    code: str
    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    is_sorted: bool = True
    is_wide: bool = False

    @property
    def is_number(self) -> bool:
        return self.kind == ColumnKind.NUMBER


Value = str | int | date | FuzzyDate | RatingState | Direction | Amount | None


@dataclass(frozen=True)
class Cell:
    """A value; `note` stands small under it; `link` leads to the record.

    `lines` are several short sentences in one cell, each on its own line, in place of a
    value. `order` is what the cell sorts by where its value does not say: the number of
    a score, of which several share a band.
    """

    value: Value = None
    note: str = ""
    link: str = ""
    kind: ColumnKind = ColumnKind.TEXT
    lines: tuple[str, ...] = ()
    order: int | None = None

    @property
    def words(self) -> str:
        """As text, for a page; ratings are drawn, not worded."""
        if self.value is None:
            return ""
        if isinstance(self.value, date):
            return long_date(self.value)
        if isinstance(self.value, Direction):
            return self.value.label
        return str(self.value)


def travel_cell(found: Direction) -> Cell:
    """What cannot be compared is left empty."""
    return Cell(None if found == Direction.NOT_COMPARABLE else found)


@dataclass(frozen=True)
class Row:
    """The first cell heads the row. `anchor` is its id on a page. A total stays last,
    in whatever order the others are."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    attention: bool = False
    is_total: bool = False


@dataclass(frozen=True)
class Group:
    """Rows under one heading; without a heading, just rows."""

    rows: tuple[Row, ...]
    heading: str = ""
    note: str = ""
    link: str = ""


@dataclass(frozen=True)
class Table:
    """`empty` is what to say where there are no rows."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    empty: str
    grouped_by: str = ""
    sort_param: str = ""
    sorting: Sorting | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def width(self) -> int:
        return len(self.columns)

    @property
    def id(self) -> str:
        """Of its caption: no two tables of a page are called the same."""
        words = "".join(c if c.isalnum() else "-" for c in self.caption.casefold())
        return f"{words}-caption"


@dataclass(frozen=True)
class RowOf:
    """A row before it is known which columns are shown."""

    cells: Mapping[str, Cell]
    anchor: str = ""
    attention: bool = False
    is_total: bool = False


@dataclass(frozen=True)
class GroupOf:
    rows: Sequence[RowOf]
    heading: str = ""
    note: str = ""
    link: str = ""


def chosen_columns(
    known: Sequence[Column], wanted: Sequence[str], shown: Sequence[str]
) -> tuple[Column, ...]:
    """In the order asked for; ValueError for a column there is not."""
    by_code = {column.code: column for column in known}
    unknown = [code for code in wanted if code not in by_code]
    if unknown:
        message = f"There is no column “{unknown[0]}” here, only {', '.join(by_code)}."
        raise ValueError(message)
    return tuple(by_code[code] for code in wanted or shown)


def make_table(
    caption: str,
    columns: tuple[Column, ...],
    groups: Iterable[GroupOf],
    *,
    empty: str,
    grouped_by: str = "",
    sort_param: str = "",
    sort: str = "",
) -> Table:
    """Asked to sort, the groups give way to one list: a group's order is its own."""
    table = Table(
        caption=caption,
        columns=columns,
        groups=tuple(_group(group, columns) for group in groups if group.rows),
        empty=empty,
        grouped_by=grouped_by,
        sort_param=sort_param,
    )
    sorting = Sorting(sort.removeprefix("-"), sort.startswith("-"))
    codes = [column.code for column in columns]
    return _sorted(table, sorting, codes) if sorting.key in codes else table


def _group(group: GroupOf, columns: Sequence[Column]) -> Group:
    return Group(
        rows=tuple(_row(row, columns) for row in group.rows),
        heading=group.heading,
        note=group.note,
        link=group.link,
    )


def _row(row: RowOf, columns: Sequence[Column]) -> Row:
    return Row(
        cells=tuple(
            replace(row.cells.get(column.code, Cell()), kind=column.kind)
            for column in columns
        ),
        anchor=row.anchor,
        attention=row.attention,
        is_total=row.is_total,
    )


def _sorted(table: Table, sorting: Sorting, codes: Sequence[str]) -> Table:
    at = codes.index(sorting.key)
    totals = [row for row in table.rows if row.is_total]
    others = (row for row in table.rows if not row.is_total)
    keyed = [(_sort_key(row.cells[at]), row) for row in others]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=sorting.is_descending)
    rows = [row for _, row in known] + [row for key, row in keyed if key is None]
    rows += totals
    groups = (Group(tuple(rows)),) if rows else ()
    return replace(table, groups=groups, sorting=sorting)


def _sort_key(cell: Cell) -> Any:
    """None comes last, either way; ratings by how bad they are."""
    if cell.order is not None:
        return cell.order
    match cell.value:
        case RatingState() as state:
            return state.severity
        case Direction() as travel:
            return list(Direction).index(travel)
        case Amount(pence=pence):
            return pence
        case str() as words:
            return words.casefold() or None
        case value:
            return value


def sheet_of(table: Table) -> Sheet:
    """Exactly what the table shows; a group's heading becomes a first column."""
    lead = [table.grouped_by] if table.grouped_by else []
    return Sheet(
        title=table.caption,
        headers=[*lead, *(column.heading for column in table.columns)],
        rows=[
            [*([group.heading] if lead else []), *map(_plain, row.cells)]
            for group in table.groups
            for row in group.rows
        ],
    )


def _plain(cell: Cell) -> object:
    """An amount stays a number, whatever stands beside it: it is to be added up."""
    value = "\n".join(cell.lines) if cell.lines else _typed(cell.value)
    if not cell.note or isinstance(cell.value, Amount):
        return value
    return f"{cell.words or value or ''}\n{cell.note}".strip()


def _typed(value: Value) -> object:
    match value:
        case FuzzyDate(precision=Precision.DAY, first=first, onwards=False):
            return first
        case Direction():
            return value.label
        case Amount():
            return value.figure
        case FuzzyDate() | RatingState():
            return str(value)
        case _:
            return value
