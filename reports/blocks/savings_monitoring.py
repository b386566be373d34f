"""The savings monitoring table as Brighton & Hove prints it, and beside it what each
service group says of it: explanation and mitigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.wording import and_list
from reports.blocks.block import Block
from reports.blocks.savings_by_group import NO_STRUCTURE
from reports.blocks.savings_cells import amount_cell, meaning_of_risk
from reports.blocks.savings_choice import (
    SavingsOptions,
    Told,
    notes_under,
    rounding_note,
    structure_asked,
    told_of,
)
from reports.blocks.table import (
    Cell,
    Column,
    ColumnKind,
    GroupOf,
    RowOf,
    Table,
    chosen_columns,
    make_table,
    sheet_of,
)
from reports.blocks.words import withheld_notes
from reports.position import Position
from savings.cuts import total
from savings.monitoring import (
    Basis,
    MonitoringRow,
    MonitoringTable,
    monitoring_table,
)

CODE = "savings_monitoring"
SHOWN = ("group", "proposed", "achieved", "pressures", "at_risk", "share")
NO_TEXT = "No service group has explained its figures for the year."


@dataclass(frozen=True)
class MonitoringOptions(SavingsOptions):
    """`explanations` adds the second table; `without_nothing` leaves out groups of
    which nothing is to be saved."""

    basis: Basis = Basis.VALIDATED
    explanations: bool = True
    without_nothing: bool = False


@dataclass(frozen=True)
class SavingsMonitoring:
    """`explained` is None where it is not asked for."""

    table: Table
    explained: Table | None
    notes: tuple[str, ...]
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: MonitoringOptions
) -> SavingsMonitoring:
    told = told_of(position, options)
    structure = structure_asked(position, told, options)
    if structure is None:
        nothing = make_table("Savings monitoring", (), [], empty=NO_STRUCTURE)
        return SavingsMonitoring(nothing, None, (), ())
    found = monitoring_table(
        told.facts, structure, told.year, options.basis, told.scope
    )
    touched = [row for row in found.rows if _is_touched(row, told)]
    rows = touched if options.without_nothing else found.rows
    return SavingsMonitoring(
        table=_table(found, rows, told, options),
        explained=_explained(touched, told) if options.explanations else None,
        notes=tuple(_notes(found, rows, told, options)),
        withheld=withheld_notes(position, "saving"),
    )


def _is_touched(row: MonitoringRow, told: Told) -> bool:
    """Whether there is anything to tell of a group. What it says of itself is of the
    whole council: a programme that saves nothing in it does not print that."""
    has_figures = bool(row.proposed or row.achieved or row.pressures)
    return has_figures or (told.scope is None and row.is_to_explain)


def _table(
    found: MonitoringTable,
    rows: Sequence[MonitoringRow],
    told: Told,
    options: MonitoringOptions,
) -> Table:
    """The columns in the order Brighton & Hove prints them."""
    unit = told.unit.label
    known = (
        Column("group", "Service group"),
        Column("proposed", f"Savings proposed ({unit})", ColumnKind.NUMBER),
        Column("achieved", f"{options.basis.label} ({unit})", ColumnKind.NUMBER),
        Column("pressures", f"In-year pressures ({unit})", ColumnKind.NUMBER),
        Column("at_risk", f"Net savings at risk ({unit})", ColumnKind.NUMBER),
        Column("budget", f"Net budget ({unit})", ColumnKind.NUMBER),
        Column("share", "At risk, % of net budget", ColumnKind.NUMBER),
    )
    return make_table(
        options.caption or f"Savings monitoring {told.year_label}",
        chosen_columns(known, options.columns, SHOWN),
        [GroupOf([*(_row(row, told) for row in rows), _total(found, told)])],
        empty=NO_STRUCTURE,
        sort_param=f"{CODE}-sort",
        sort=options.sort,
    )


def _row(row: MonitoringRow, told: Told) -> RowOf:
    return RowOf(_cells(row, told))


def _total(found: MonitoringTable, told: Told) -> RowOf:
    return RowOf(_cells(found.total, told), is_total=True)


def _cells(row: MonitoringRow, told: Told) -> dict[str, Cell]:
    share = row.share_of_budget
    return {
        "group": Cell(row.name),
        "proposed": amount_cell(row.proposed, told),
        "achieved": amount_cell(row.achieved, told),
        "pressures": amount_cell(row.pressures, told, in_brackets=True),
        "at_risk": amount_cell(row.at_risk, told, in_brackets=True),
        "budget": amount_cell(row.net_budget, told),
        "share": Cell() if share is None else Cell(f"{share}%", order=int(share * 10)),
    }


def _explained(rows: Sequence[MonitoringRow], told: Told) -> Table:
    columns = (
        Column("group", "Service group"),
        Column("at_risk", f"Net at risk ({told.unit.label})", ColumnKind.NUMBER),
        Column("explanation", "Explanation", is_wide=True),
        Column("mitigation", "Mitigation", is_wide=True),
    )
    explained = [
        RowOf(
            {
                "group": Cell(row.name),
                "at_risk": amount_cell(row.at_risk, told, in_brackets=True),
                "explanation": _words(row.explanation),
                "mitigation": _words(row.mitigation),
            }
        )
        for row in rows
        if row.is_to_explain
    ]
    return make_table(
        f"Why savings are at risk in {told.year_label}, and what is done about it",
        columns,
        [GroupOf(explained)],
        empty=NO_TEXT,
    )


def _words(text: str) -> Cell:
    """A line for each paragraph; that nothing is said is said."""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return Cell(lines=lines) if lines else Cell("Nothing said yet")


def _notes(
    found: MonitoringTable,
    rows: Sequence[MonitoringRow],
    told: Told,
    options: MonitoringOptions,
) -> Iterator[str]:
    yield from meaning_of_risk((Column("at_risk", ""),), options.basis)
    counted = total(told.facts, told.year, told.scope)
    yield from notes_under(
        told,
        [told.year],
        savings=counted.savings,
        without_forecast=counted.without_forecast,
    )
    if found.without_budget and any(row.net_budget for row in found.rows):
        names = and_list(found.without_budget)
        yield (
            f"The total has no percentage: it would be of the net budget of every "
            f"service group, and none is kept for {names}."
        )
    yield from rounding_note(_sums(rows, found.total) if rows else (), told.unit)


def _sums(
    rows: Sequence[MonitoringRow], total: MonitoringRow
) -> Iterator[tuple[Sequence[int], int]]:
    """Down every column, and along every row to what is at risk."""
    yield from zip(zip(*map(_amounts, rows), strict=True), _amounts(total), strict=True)
    for row in (*rows, total):
        yield [row.proposed, -row.achieved, -row.pressures], row.at_risk


def _amounts(row: MonitoringRow) -> tuple[int, ...]:
    return row.proposed, row.achieved, row.pressures, row.at_risk


BLOCK = Block(
    CODE,
    "Savings monitoring",
    build,
    options=MonitoringOptions,
    sheet=lambda found: sheet_of(found.table),
)
