"""What a business case is shown as: parts of sentences, facts and tables. Plain values,
the same on a page and in a paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from common.money import PENCE, Unit, adds_up, pounds_of, printed, rounded
from common.spreadsheet import Sheet
from savings.appraisal.finding import Section
from savings.pages.payback_chart import PaybackChart
from savings.pages.tornado_chart import TornadoChart

# Where a figure would stand if there were one.
DASH = "–"
# House default: from a million pounds on, a table is in thousands.
_LARGE = 1_000_000 * PENCE
# House default: what fits across a page lying on its side.
_MOST_ACROSS = 13


@dataclass(frozen=True)
class Column:
    heading: str
    is_number: bool = False
    is_wide: bool = False


@dataclass(frozen=True)
class Cell:
    """`pence` is the amount behind the words, for a spreadsheet; `lines` stand in place
    of the words, each on its own; `note` small under them."""

    words: str = ""
    pence: int | None = None
    note: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """The first cell heads it. `is_total` sets it apart, `needs_attention` marks it."""

    cells: tuple[Cell, ...]
    is_total: bool = False
    needs_attention: bool = False


@dataclass(frozen=True)
class CaseTable:
    """`key` is its id on a page: one table of a page has it. As `cards` its rows become
    cards on a phone: where sentences stand in it."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_cards: bool = False

    @property
    def body(self) -> tuple[tuple[Row, tuple[tuple[Column, Cell], ...]], ...]:
        """Each row, and its cells with their columns."""
        return tuple(
            (row, tuple(zip(self.columns, row.cells, strict=True))) for row in self.rows
        )


@dataclass(frozen=True)
class Part:
    """One part of a business case. `section` is where it is written; `lead` is what to
    know first, `html` rich text, `empty` what to say where there is nothing yet."""

    code: str
    heading: str
    section: Section | None = None
    lead: tuple[str, ...] = ()
    html: str = ""
    payback: PaybackChart | None = None
    tornado: TornadoChart | None = None
    tables: tuple[CaseTable, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.lead or self.html or self.tables)


def numbers(*headings: str) -> tuple[Column, ...]:
    return tuple(Column(heading, is_number=True) for heading in headings)


def fitting(table: CaseTable) -> CaseTable:
    """As it is, years across; of many years, with the years down the page."""
    if len(table.columns) <= _MOST_ACROSS:
        return table
    names = (row.cells[0].words for row in table.rows)
    down = enumerate(column.heading for column in table.columns[1:])
    rows = tuple(
        Row(
            (Cell(heading), *(row.cells[nth + 1] for row in table.rows)),
            is_total=nth == len(table.columns) - 2,
        )
        for nth, heading in down
    )
    return replace(table, columns=(Column("Year"), *numbers(*names)), rows=rows)


def facts(key: str, caption: str, pairs: Iterable[tuple[str, str]]) -> CaseTable:
    """Names and what stands beside them."""
    rows = tuple(Row((Cell(name), Cell(words))) for name, words in pairs)
    return CaseTable(key, caption, (Column("What"), Column("Figure")), rows)


def unit_for(amounts: Iterable[int]) -> Unit:
    """£'000 where any amount reaches a million pounds, else £."""
    largest = max((abs(amount) for amount in amounts), default=0)
    return Unit.THOUSANDS if largest >= _LARGE else Unit.POUNDS


def figure(pence: int | None, unit: Unit) -> Cell:
    """As finance writes it: whole pounds at the finest, what is negative in brackets;
    nothing for None."""
    if pence is None:
        return Cell()
    whole = int(rounded(pence, unit) * PENCE) if unit == Unit.POUNDS else pence
    return Cell(printed(whole, unit, in_brackets=True), pence)


def exactly(pence: int) -> Cell:
    """Pounds and pence, what is negative in brackets."""
    words = f"{pounds_of(abs(pence)):,.2f}"
    return Cell(f"({words})" if pence < 0 else words, pence)


def is_rounded(rows: Iterable[tuple[Sequence[int], int | None]], unit: Unit) -> bool:
    """Whether the printed figures of any row do not add up to its printed total."""
    return any(
        total is not None and not _adds_up(amounts, total, unit)
        for amounts, total in rows
    )


def _adds_up(amounts: Sequence[int], total: int, unit: Unit) -> bool:
    if unit == Unit.POUNDS:
        return sum(rounded(each, unit) for each in amounts) == rounded(total, unit)
    return adds_up(amounts, total, unit)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a plain text that have anything in them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def sheet_of(tables: Sequence[CaseTable], title: str) -> Sheet:
    """All tables with the columns of the first, one under the other, each row led by
    its table's caption where there are several."""
    if not tables:
        return Sheet(title, [], [])
    alike = [table for table in tables if table.columns == tables[0].columns]
    several = len(alike) > 1
    return Sheet(
        title=title,
        headers=[
            *(["Table"] if several else []),
            *(column.heading for column in alike[0].columns),
        ],
        rows=[
            [*([table.caption] if several else []), *map(_plain, row.cells)]
            for table in alike
            for row in table.rows
        ],
    )


def _plain(cell: Cell) -> object:
    if cell.pence is not None:
        return pounds_of(cell.pence)
    return "\n".join(cell.lines) or "\n".join(filter(None, (cell.words, cell.note)))
