"""What the board is asked to decide, the most pressing first."""

from __future__ import annotations

from dataclasses import dataclass

from reports.blocks.block import Block, Options
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
from reports.listings import Ask, asks
from reports.position import Position

COLUMNS = (
    Column("ask", "What is asked"),
    Column("subject", "For"),
    Column("by", "Decision needed by", ColumnKind.DATE),
)
SHOWN = ("ask", "subject", "by")


@dataclass(frozen=True)
class Asks:
    table: Table
    withheld: tuple[str, ...]


def build(position: Position, _before: Position | None, options: Options) -> Asks:
    table = make_table(
        options.caption or f"Asked of the board as at {as_at(position)}",
        chosen_columns(COLUMNS, options.columns, SHOWN),
        [GroupOf([_row(ask, position, options) for ask in asks(position.programmes)])],
        empty="Nothing is asked of the board.",
        sort_param="asks-sort",
        sort=options.sort,
    )
    return Asks(table, withheld_notes(position, "report", "project"))


def _row(ask: Ask, position: Position, options: Options) -> RowOf:
    place = ask.strand.fact.name if ask.project else ""
    return RowOf(
        cells={
            "ask": Cell(
                ask.words, link=options.link("highlights:report_detail", ask.report_id)
            ),
            "subject": Cell(ask.subject, note=place),
            "by": Cell(ask.by),
        },
        attention=ask.by is not None and ask.by < position.on,
    )


BLOCK = Block("asks", "Asked of the board", build, sheet=lambda v: sheet_of(v.table))
