"""Risks that have ended since the last meeting, and the lesson of each."""

from __future__ import annotations

from dataclasses import dataclass

from reports.blocks.block import Block
from reports.blocks.risk_cells import reference_cell, risk_cell, score_cell
from reports.blocks.risk_choice import RiskOptions, chosen_moves
from reports.blocks.risk_movement import HEADINGS
from reports.blocks.risk_travel import ENDED, Moved
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
from reports.blocks.words import as_at, withheld_notes
from reports.position import Position

COLUMNS = (
    Column("reference", "Ref", ColumnKind.REFERENCE),
    Column("risk", "Risk", is_wide=True),
    Column("last", "Last score", ColumnKind.RATING),
    Column("ended", "How it ended"),
    Column("on", "On", ColumnKind.DATE),
    Column("lesson", "Lesson", is_wide=True),
)
SHOWN = tuple(column.code for column in COLUMNS)


@dataclass(frozen=True)
class RiskClosures:
    table: Table
    withheld: tuple[str, ...]


def build(
    position: Position, before: Position | None, options: RiskOptions
) -> RiskClosures:
    since = f"since {as_at(before)}" if before else ""
    ended = [m for m in chosen_moves(position, before, options) if m.became in ENDED]
    table = make_table(
        options.caption or f"Risks closed {since}".strip(),
        chosen_columns(COLUMNS, options.columns, SHOWN),
        [GroupOf([_row(each, options) for each in ended])],
        empty=f"No risk was closed {since}".strip() + ".",
        sort_param="risk_closures-sort",
        sort=options.sort,
    )
    return RiskClosures(table, withheld_notes(position, "risk", "project"))


def _row(each: Moved, options: RiskOptions) -> RowOf:
    fact = each.row.fact
    return RowOf(
        {
            "reference": reference_cell(fact, options),
            "risk": risk_cell(each.row, options),
            "last": score_cell(each.row.scheme, fact.current, options.prints),
            "ended": Cell(HEADINGS[each.became]),
            "on": Cell(fact.closed_on),
            "lesson": Cell(fact.lesson),
        }
    )


BLOCK = Block(
    "risk_closures",
    "Closures",
    build,
    options=RiskOptions,
    sheet=lambda found: sheet_of(found.table),
)
