"""Cuts of the savings as tables: printed in one unit, each row leading to what it
counts, with a note where rounded parts do not add up. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from common.money import ROUNDED, Amount, Unit, adds_up, printed
from common.spreadsheet import Sheet
from savings.cuts import Cut, CutRow
from savings.figures import Figures

DASH = "–"
TARGET = "Target"
SHOWN_AT_MOST = 100  # house default

Address = Callable[[CutRow], str]
Sum = tuple[Sequence[int], int]  # parts, and what they come to, in pence


@dataclass(frozen=True)
class Column:
    heading: str
    amount: Callable[[Figures], int]


COLUMNS = (
    Column("Savings agreed", lambda figures: figures.proposed),
    Column("Forecast", lambda figures: figures.forecast),
    Column("Pressures", lambda figures: figures.pressures),
    Column("At risk by forecast", lambda figures: figures.at_risk_by_forecast),
    Column("Claimed so far", lambda figures: figures.achieved),
    Column("Validated", lambda figures: figures.validated),
)


@dataclass(frozen=True)
class Cell:
    """A figure under a heading; None where there is none to tell. `address` leads to
    what it counts."""

    heading: str
    pence: int | None
    unit: Unit
    address: str = ""

    @property
    def words(self) -> str:
        if self.pence is None:
            return DASH
        return printed(self.pence, self.unit, in_brackets=True)

    @property
    def value(self) -> Decimal | None:
        """As a spreadsheet holds it, in the same unit."""
        return None if self.pence is None else Amount(self.pence, self.unit).figure


@dataclass(frozen=True)
class Row:
    """`note` stands under the name in small print."""

    name: str
    cells: tuple[Cell, ...]
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """`first` heads the names; `notes` say what a reader must know of the figures. Of
    very many rows a page shows the first; the spreadsheet has all."""

    anchor: str
    caption: str
    first: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None
    unit: Unit
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Row, ...]:
        return self.rows[:SHOWN_AT_MOST]

    @property
    def more(self) -> int:
        return max(0, len(self.rows) - SHOWN_AT_MOST)

    @property
    def sheet(self) -> Sheet:
        """Exactly what is shown."""
        headers = [
            self.first,
            *(f"{each} ({self.unit.label})" for each in self.headings),
        ]
        shown = [*self.rows, *([self.total] if self.total else [])]
        return Sheet(
            self.caption,
            headers,
            [[_plain(row), *(cell.value for cell in row.cells)] for row in shown],
        )


def _plain(row: Row) -> str:
    return f"{row.name} ({row.note})" if row.note else row.name


@dataclass(frozen=True)
class Named:
    """How a table of a cut is called."""

    anchor: str
    caption: str
    first: str


def cut_table(
    cut: Cut,
    named: Named,
    unit: Unit,
    *,
    address: Address,
    note: Callable[[CutRow], str] = lambda row: "",
    total_target: int | None = None,
) -> Table:
    """Without a column of targets where no row has one."""
    has_targets = any(row.target is not None for row in cut.rows)

    def cells(figures: Figures, target: int | None) -> Iterator[Cell]:
        if has_targets:
            yield Cell(TARGET, target, unit)
        for column in COLUMNS:
            yield Cell(column.heading, column.amount(figures), unit)

    return Table(
        anchor=named.anchor,
        caption=named.caption,
        first=named.first,
        headings=tuple(cell.heading for cell in cells(cut.total, None)),
        rows=tuple(
            Row(
                row.name,
                tuple(cells(row.figures, row.target)),
                _leads(row, address),
                note(row),
            )
            for row in cut.rows
        ),
        total=Row("Total", tuple(cells(cut.total, total_target))),
        unit=unit,
        notes=rounded_note(_sums(cut, total_target), unit),
    )


def _leads(row: CutRow, address: Address) -> str:
    """A row without savings has none to lead to."""
    return address(row) if row.savings else ""


def rounded_note(sums: Iterable[Sum], unit: Unit) -> tuple[str, ...]:
    """Said under a table where any sum that is printed in it does not add up as it is
    printed."""
    is_exact = all(adds_up(parts, whole, unit) for parts, whole in sums)
    return () if is_exact else (ROUNDED,)


def sum_along(figures: Figures) -> Sum:
    """Of a row of `COLUMNS`."""
    parts = [figures.proposed, -figures.forecast, -figures.pressures]
    return parts, figures.at_risk_by_forecast


def _sums(cut: Cut, total_target: int | None) -> Iterator[Sum]:
    """Down every column, and along every row."""
    for column in COLUMNS:
        parts = [column.amount(row.figures) for row in cut.rows]
        yield parts, column.amount(cut.total)
    if total_target is not None:
        yield [row.target or 0 for row in cut.rows], total_target
    for figures in (*(row.figures for row in cut.rows), cut.total):
        yield sum_along(figures)


def years_table(
    cuts: Sequence[tuple[str, Cut]], named: Named, unit: Unit, *, address: Address
) -> Table:
    """What is agreed, by the rows of a cut and the years it was made for; each saving
    once in each year. `cuts` are one for each year, with the year's label, then one of
    all years, whose rows are the rows of the table."""
    *yearly, (_, whole) = cuts
    found = [
        (label, {row.key: row.figures.proposed for row in cut.rows}, cut.total.proposed)
        for label, cut in yearly
    ]
    rows = tuple(
        Row(
            row.name,
            (
                *(
                    Cell(label, by_key.get(row.key, 0), unit)
                    for label, by_key, _ in found
                ),
                Cell("All years", row.figures.proposed, unit),
            ),
            _leads(row, address),
        )
        for row in whole.rows
    )
    total = Row(
        "Total",
        (
            *(Cell(label, amount, unit) for label, _, amount in found),
            Cell("All years", whole.total.proposed, unit),
        ),
    )
    return Table(
        anchor=named.anchor,
        caption=named.caption,
        first=named.first,
        headings=(*(label for label, _, _ in found), "All years"),
        rows=rows,
        total=total,
        unit=unit,
        notes=rounded_note(_sums_of_years(rows, total), unit),
    )


def _sums_of_years(rows: Sequence[Row], total: Row) -> Iterator[Sum]:
    """Down every year, and along every row to all years."""
    yield from sums_down(rows, total)
    for row in (*rows, total):
        *years, whole = (cell.pence or 0 for cell in row.cells)
        yield years, whole


def sums_down(rows: Sequence[Row], total: Row) -> Iterator[Sum]:
    """Each column of a table to its total."""
    for nth, whole in enumerate(total.cells):
        yield [row.cells[nth].pence or 0 for row in rows], whole.pence or 0
