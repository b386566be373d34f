"""Risks carried up to a higher register: from where, to where, since when and why."""

from __future__ import annotations

from dataclasses import dataclass

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
from risks.choices import RegisterLevel

COLUMNS = (
    Column("reference", "Ref", ColumnKind.REFERENCE),
    Column("risk", "Risk", is_wide=True),
    Column("owner", "Owner"),
    Column("current", "Current", ColumnKind.RATING),
    Column("register", "From"),
    Column("to", "Escalated to"),
    Column("on", "On", ColumnKind.DATE),
    Column("why", "Why", is_wide=True),
)
SHOWN = tuple(column.code for column in COLUMNS)


@dataclass(frozen=True)
class RiskEscalationOptions(RiskOptions):
    show: str = "escalated"


@dataclass(frozen=True)
class RiskEscalations:
    table: Table
    withheld: tuple[str, ...]


def build(
    position: Position, before: Position | None, options: RiskEscalationOptions
) -> RiskEscalations:
    rows = [
        _row(row, before, options)
        for row in chosen_rows(position, before, options)
        if row.fact.escalation
    ]
    table = make_table(
        options.caption or f"Risks escalated as at {as_at(position)}",
        chosen_columns(COLUMNS, options.columns, SHOWN),
        [GroupOf(rows)],
        empty="No risk is escalated.",
        sort_param="risk_escalations-sort",
        sort=options.sort,
    )
    return RiskEscalations(table, withheld_notes(position, "risk", "project"))


def _row(
    row: RiskRow, before: Position | None, options: RiskEscalationOptions
) -> RowOf:
    up = row.fact.escalation
    if up is None:
        return RowOf({})
    is_new = before is not None and up.on > before.on
    return RowOf(
        {
            "reference": reference_cell(row.fact, options),
            "risk": risk_cell(row, options),
            "owner": Cell(row.fact.owner or "No owner"),
            "current": score_cell(row.scheme, row.fact.current, options.prints),
            "register": Cell(row.where),
            "to": Cell(f"{RegisterLevel(up.level).label} register"),
            "on": Cell(up.on, note="Since the last meeting" if is_new else ""),
            "why": Cell(up.reason),
        },
        attention=is_new,
    )


BLOCK = Block(
    "risk_escalations",
    "Escalations",
    build,
    options=RiskEscalationOptions,
    sheet=lambda found: sheet_of(found.table),
)
