"""The savings one by one: the columns and the savings its place asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from common.wording import by_reference, count_of
from reports.blocks.block import Block, choose
from reports.blocks.savings_cells import (
    meaning_of_risk,
    money_cells,
    printed_sums,
)
from reports.blocks.savings_choice import (
    SavingsOptions,
    Told,
    names_of,
    notes_under,
    rounding_note,
    told_of,
)
from reports.blocks.savings_list_cells import Naming, list_cells, list_columns
from reports.blocks.table import (
    Cell,
    Column,
    GroupOf,
    RowOf,
    Table,
    chosen_columns,
    make_table,
    sheet_of,
)
from reports.blocks.words import withheld_notes
from reports.position import Position
from reports.savings_listings import SavingRow, saving_rows
from savings.choices import COUNTED_STATES, SavingState
from savings.figures import total as sum_of

CODE = "savings_list"
SHOWN = (
    "reference",
    "saving",
    "group",
    "state",
    "proposed",
    "forecast",
    "validated",
    "claimed_only",
    "at_risk",
    "delivery",
)


NO_GROUP = "In no service group told of here"


@dataclass(frozen=True)
class SavingsListOptions(SavingsOptions):
    """`which`: counted, at_risk, unvalidated, undeliverable, or proposed, which are not
    agreed yet. `order`: reference, at_risk or proposed, the largest first. `top` keeps
    so many; 0, all. `by_group` puts the service group over its savings."""

    which: str = "counted"
    order: str = "reference"
    top: int = 0
    by_group: bool = False


@dataclass(frozen=True)
class SavingsList:
    table: Table
    left_out: str
    notes: tuple[str, ...]
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: SavingsListOptions
) -> SavingsList:
    told = told_of(position, options)
    every = _chosen(told, options)
    rows = every[: options.top] if options.top else every
    naming = Naming(
        names_of(position),
        {g.id: g.name for each in told.facts.structures for g in each.groups},
    )
    columns = chosen_columns(list_columns(told), options.columns, SHOWN)
    groups = _groups(rows, told, naming, options)
    if rows:
        groups.append(GroupOf([_total(rows, told, options)]))
    table = make_table(
        options.caption or _caption(told, len(rows), len(every)),
        columns,
        groups,
        empty=EMPTY[options.which].format(year=told.year_label),
        grouped_by="Service group" if options.by_group else "",
        sort_param=f"{CODE}-sort",
        sort=options.sort,
    )
    without_forecast = sum(not row.has_forecast for row in rows)
    return SavingsList(
        table=table,
        left_out=_left_out(len(every) - len(rows)),
        notes=(
            *meaning_of_risk(columns, options.basis),
            *notes_under(
                told,
                () if options.which == "proposed" else [told.year],
                savings=len(rows),
                without_forecast=without_forecast,
            ),
            *_rounding(rows, told, options, columns),
        ),
        withheld=withheld_notes(position, "saving"),
    )


def _chosen(told: Told, options: SavingsListOptions) -> list[SavingRow]:
    """ValueError: no such choice or order."""
    fits = choose(_WHICH, options.which, "which savings to show")
    key = choose(_ORDERS, options.order, "an order of savings")
    is_agreed = options.which != "proposed"
    states = COUNTED_STATES if is_agreed else (SavingState.PROPOSED,)
    rows = saving_rows(told.facts, told.year, told.scope, states)
    return sorted((row for row in rows if fits(row, options)), key=_by(key, options))


Fits = Callable[[SavingRow, SavingsListOptions], bool]
Size = Callable[[SavingRow, SavingsListOptions], int]

_WHICH: Mapping[str, Fits] = {
    "counted": lambda _, __: True,
    "at_risk": lambda row, options: options.basis.at_risk(row.figures) > 0,
    "unvalidated": lambda row, _: row.figures.claimed_only > 0,
    "undeliverable": lambda row, _: row.is_undeliverable,
    "proposed": lambda _, __: True,
}
_ORDERS: Mapping[str, Size] = {
    "reference": lambda _, __: 0,
    "at_risk": lambda row, options: -options.basis.at_risk(row.figures),
    "proposed": lambda row, _: -row.figures.proposed,
}
EMPTY = {
    "counted": "No saving counts in {year} yet.",
    "at_risk": "Nothing of the savings of {year} is at risk.",
    "unvalidated": "Nothing claimed in {year} is waiting to be validated by finance.",
    "undeliverable": "No saving of {year} is undeliverable.",
    "proposed": "No saving of {year} is waiting to be agreed.",
}


def _by(size: Size, options: SavingsListOptions) -> Callable[[SavingRow], Any]:
    return lambda row: (size(row, options), by_reference(row.fact.reference))


def _groups(
    rows: Sequence[SavingRow], told: Told, naming: Naming, options: SavingsListOptions
) -> list[GroupOf]:
    def row_of(row: SavingRow) -> RowOf:
        return RowOf(
            list_cells(row, told, naming, options),
            anchor=f"saving-{row.fact.id}" if options.links else "",
            attention=row.is_undeliverable,
        )

    if not options.by_group:
        return [GroupOf([row_of(row) for row in rows])]
    order = {group_id: nth for nth, group_id in enumerate(naming.groups)}
    placed = sorted(rows, key=lambda row: order.get(row.fact.group_id, len(order)))
    groups = []
    for group_id, found in groupby(placed, key=lambda row: row.fact.group_id):
        of_one = [row_of(row) for row in found]
        note = count_of(len(of_one), "saving")
        groups.append(
            GroupOf(of_one, heading=naming.groups.get(group_id, NO_GROUP), note=note)
        )
    return groups


def _total(rows: Sequence[SavingRow], told: Told, options: SavingsListOptions) -> RowOf:
    figures = sum_of(row.figures for row in rows)
    cells = money_cells(figures, told, options.basis)
    named = {"reference": Cell("Total"), "saving": Cell(count_of(len(rows), "saving"))}
    return RowOf(cells | named, is_total=True)


def _rounding(
    rows: Sequence[SavingRow],
    told: Told,
    options: SavingsListOptions,
    columns: Sequence[Column],
) -> tuple[str, ...]:
    every = [row.figures for row in rows]
    sums = printed_sums(every, sum_of(every), columns, options.basis)
    return tuple(rounding_note(sums, told.unit))


def _caption(told: Told, shown: int, there_are: int) -> str:
    if shown == there_are:
        return f"Savings of {told.year_label}, one by one"
    return f"{shown} of {count_of(there_are, 'saving')} of {told.year_label}"


def _left_out(more: int) -> str:
    """A list cut short says so."""
    return f"{count_of(more, 'more saving')}, not in this total." if more else ""


BLOCK = Block(
    CODE,
    "Savings one by one",
    build,
    options=SavingsListOptions,
    sheet=lambda found: sheet_of(found.table),
)
