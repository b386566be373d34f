"""What the board is asked to decide, the most pressing first."""

from __future__ import annotations

from dataclasses import dataclass

from common.wording import long_date
from reports.blocks.block import Block, Options
from reports.blocks.table import (
    Cell,
    Column,
    ColumnKind,
    GroupOf,
    RowOf,
    Table,
    make_table,
    sheet_of,
)
from reports.blocks.words import as_at, withheld_notes
from reports.listings import Ask, asks
from reports.position import Position

COLUMNS = (
    Column("ask", "What is asked"),
    Column("subject", "For"),
    Column("place", "Strand"),
    Column("by", "Decision needed by", ColumnKind.DATE),
)


@dataclass(frozen=True)
class AskRow:
    """`place` is the strand of a project; `by` in words; late: the day has passed."""

    words: str
    subject: str
    place: str
    by: str
    is_late: bool
    link: str


@dataclass(frozen=True)
class Asks:
    rows: tuple[AskRow, ...]
    table: Table
    withheld: tuple[str, ...]


def build(position: Position, _before: Position | None, options: Options) -> Asks:
    found = asks(position.programmes)
    table = make_table(
        options.caption or f"Asked of the board as at {as_at(position)}",
        COLUMNS,
        [GroupOf([_cells(ask) for ask in found])],
        empty="Nothing is asked of the board.",
    )
    return Asks(
        rows=tuple(_row(ask, position, options) for ask in found),
        table=table,
        withheld=withheld_notes(position, "report", "project"),
    )


def _row(ask: Ask, position: Position, options: Options) -> AskRow:
    return AskRow(
        words=ask.words,
        subject=ask.subject,
        place=_place(ask),
        by=long_date(ask.by) if ask.by else "",
        is_late=ask.by is not None and ask.by < position.on,
        link=options.link("highlights:report_detail", ask.report_id),
    )


def _cells(ask: Ask) -> RowOf:
    return RowOf(
        {
            "ask": Cell(ask.words),
            "subject": Cell(ask.subject),
            "place": Cell(_place(ask)),
            "by": Cell(ask.by),
        }
    )


def _place(ask: Ask) -> str:
    return ask.strand.fact.name if ask.project else ""


BLOCK = Block("asks", "Asked of the board", build, sheet=lambda v: sheet_of(v.table))
