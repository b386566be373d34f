"""Risks as a table: the columns, registers and bands its place asks for; in numbers, or
in words as Harborough prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from common.wording import count_of
from reports.blocks.block import Block
from reports.blocks.risk_cells import cells_of, shown_columns
from reports.blocks.risk_choice import RiskOptions, every_chosen
from reports.blocks.risk_definitions import BandMeanings, meanings_for
from reports.blocks.table import GroupOf, RowOf, Table, make_table, sheet_of
from reports.blocks.words import as_at, withheld_notes
from reports.position import Position
from reports.risk_listings import RiskRow, by_reference

SHOWN = (
    "reference",
    "risk",
    "owner",
    "previous",
    "current",
    "direction",
    "target",
    "response",
    "controls",
    "actions",
    "review",
)


@dataclass(frozen=True)
class RiskTableOptions(RiskOptions):
    """`headings` are the council's own words over a column, by the column's code;
    `by_register` puts a heading over the risks of each register."""

    headings: Mapping[str, str] = field(default_factory=dict)
    by_register: bool = False


@dataclass(frozen=True)
class RiskTable:
    table: Table
    left_out: str
    withheld: tuple[str, ...]
    definitions: BandMeanings | None


def build(
    position: Position, before: Position | None, options: RiskTableOptions
) -> RiskTable:
    every = every_chosen(position, before, options)
    rows = every[: options.top] if options.top else every
    table = make_table(
        options.caption or _caption(position, len(rows), len(every)),
        shown_columns(options, SHOWN, options.headings),
        _groups(rows, options),
        empty=EMPTY.get(options.show, EMPTY["open"]),
        grouped_by="Register" if options.by_register else "",
        sort_param="risk_table-sort",
        sort=options.sort,
    )
    return RiskTable(
        table=table,
        left_out=_left_out(len(every) - len(rows)),
        withheld=withheld_notes(position, "risk", "project"),
        definitions=meanings_for(rows, options),
    )


EMPTY = {
    "open": "No risk stands here.",
    "escalated": "No risk is escalated.",
    "overdue": "No review is overdue.",
    "red": "No risk is red.",
    "worse": "No risk got worse.",
    "above_appetite": "No risk stands above its appetite.",
}


def _groups(rows: Sequence[RiskRow], options: RiskTableOptions) -> list[GroupOf]:
    if not options.by_register:
        return [GroupOf([_row(row, options) for row in rows])]
    placed = sorted(rows, key=lambda row: by_reference(row)[:2])
    return [
        _group(list(of_one), options)
        for _, of_one in groupby(placed, key=lambda row: row.register.id)
    ]


def _group(rows: Sequence[RiskRow], options: RiskTableOptions) -> GroupOf:
    register = rows[0].register
    return GroupOf(
        rows=[_row(row, options) for row in rows],
        heading=rows[0].where,
        note=count_of(len(rows), "risk"),
        link=options.link("risks:register_detail", register.id),
    )


def _row(row: RiskRow, options: RiskTableOptions) -> RowOf:
    return RowOf(
        cells=cells_of(row, options),
        anchor=f"risk-{row.fact.id}" if options.links else "",
        attention=row.is_red,
    )


def _caption(position: Position, shown: int, there_are: int) -> str:
    day = as_at(position)
    if shown == there_are:
        return f"Risks as at {day}"
    return f"{shown} of {count_of(there_are, 'risk')} as at {day}"


def _left_out(more: int) -> str:
    """A table cut short says so: the rest have not gone away."""
    return f"{count_of(more, 'more risk')} on the registers." if more else ""


BLOCK = Block(
    "risk_table",
    "Risks",
    build,
    options=RiskTableOptions,
    sheet=lambda found: sheet_of(found.table),
)
