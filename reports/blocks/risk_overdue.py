"""Risks whose review is overdue, the longest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reports.blocks.block import Block
from reports.blocks.risk_cells import reference_cell, risk_cell, score_cell
from reports.blocks.risk_choice import RiskOptions, chosen_rows
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
from reports.risk_listings import RiskRow

COLUMNS = (
    Column("reference", "Ref", ColumnKind.REFERENCE),
    Column("risk", "Risk", is_wide=True),
    Column("owner", "Owner"),
    Column("current", "Current", ColumnKind.RATING),
    Column("last", "Last reviewed", ColumnKind.DATE),
    Column("due", "Review due", ColumnKind.DATE),
    Column("days", "Days overdue", ColumnKind.NUMBER),
)
SHOWN = tuple(column.code for column in COLUMNS)


@dataclass(frozen=True)
class RiskOverdueOptions(RiskOptions):
    show: str = "overdue"
    order: str = "review"


@dataclass(frozen=True)
class RiskOverdue:
    table: Table
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: RiskOverdueOptions
) -> RiskOverdue:
    rows = chosen_rows(position, None, options)
    table = make_table(
        options.caption or f"Reviews overdue as at {as_at(position)}",
        chosen_columns(COLUMNS, options.columns, SHOWN),
        [GroupOf([_row(row, position.on, options) for row in rows])],
        empty="No review is overdue.",
        sort_param="risk_overdue-sort",
        sort=options.sort,
    )
    return RiskOverdue(table, withheld_notes(position, "risk", "project"))


def _row(row: RiskRow, on: date, options: RiskOverdueOptions) -> RowOf:
    fact = row.fact
    due = fact.next_review_on
    return RowOf(
        {
            "reference": reference_cell(fact, options),
            "risk": risk_cell(row, options),
            "owner": Cell(fact.owner or "No owner"),
            "current": score_cell(row.scheme, fact.current, options.prints),
            "last": Cell(fact.last_reviewed_on),
            "due": Cell(due),
            "days": Cell((on - due).days if due else None),
        }
    )


BLOCK = Block(
    "risk_overdue",
    "Overdue reviews",
    build,
    options=RiskOverdueOptions,
    sheet=lambda found: sheet_of(found.table),
)
