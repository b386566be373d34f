"""A cut of the savings as a block shows it: rows, total, what must be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reports.blocks.savings_cells import (
    amount_cell,
    meaning_of_risk,
    money_cells,
    money_columns,
    printed_sums,
)
from reports.blocks.savings_choice import (
    SavingsOptions,
    Told,
    notes_under,
    nothing_counts,
    rounding_note,
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
)
from reports.blocks.words import withheld_notes
from reports.position import Position
from savings.cuts import Cut, CutRow
from savings.monitoring import Basis

SHOWN = (
    "name",
    "proposed",
    "validated",
    "claimed_only",
    "forecast",
    "pressures",
    "at_risk",
    "savings",
)


@dataclass(frozen=True)
class FiguresTable:
    """A table with what must be said under it."""

    table: Table
    notes: tuple[str, ...]
    withheld: tuple[str, ...]


@dataclass(frozen=True)
class CutWords:
    """What a table of a cut is called, and its rows; `code` is the block's."""

    caption: str
    rows: str
    code: str


def told_cut(
    position: Position, told: Told, options: SavingsOptions, cut: Cut, words: CutWords
) -> FiguresTable:
    """One year's savings, row by row, with their total."""
    table = _table(cut, told, options, words)
    return FiguresTable(
        table=table,
        notes=(
            *meaning_of_risk(table.columns, options.basis),
            *notes_under(
                told,
                [told.year],
                savings=cut.savings,
                without_forecast=cut.without_forecast,
            ),
            *rounding_note(
                printed_sums(
                    [row.figures for row in cut.rows],
                    cut.total,
                    table.columns,
                    options.basis,
                ),
                told.unit,
            ),
        ),
        withheld=withheld_notes(position, "saving", "target"),
    )


def renamed(cut: Cut, name: Callable[[CutRow], str]) -> Cut:
    """With other names on its rows."""
    return replace(cut, rows=tuple(replace(row, name=name(row)) for row in cut.rows))


def _table(cut: Cut, told: Told, options: SavingsOptions, words: CutWords) -> Table:
    known = (
        Column("name", words.rows),
        Column("set", f"Target set ({told.unit.label})", ColumnKind.NUMBER),
        *money_columns(told),
        Column("savings", "Savings", ColumnKind.NUMBER),
    )
    rows = [_row(row, told, options.basis) for row in cut.rows]
    has_any = cut.savings or any(row.target is not None for row in cut.rows)
    return make_table(
        options.caption or words.caption,
        chosen_columns(known, options.columns, SHOWN),
        [GroupOf([*rows, _total(cut, told, options.basis)])] if has_any else [],
        empty=nothing_counts(told.year_label),
        sort_param=f"{words.code}-sort",
        sort=options.sort,
    )


def _row(row: CutRow, told: Told, basis: Basis) -> RowOf:
    return RowOf(
        {
            **money_cells(row.figures, told, basis),
            "name": Cell(row.name),
            "set": amount_cell(row.target, told),
            "savings": Cell(row.savings),
        }
    )


def _total(cut: Cut, told: Told, basis: Basis) -> RowOf:
    """A saving with a share in two rows is one saving. Targets are not added up: those
    of parts lie inside others."""
    return RowOf(
        {
            **money_cells(cut.total, told, basis),
            "name": Cell("Total"),
            "savings": Cell(cut.savings),
        },
        is_total=True,
    )
