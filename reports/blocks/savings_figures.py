"""The savings in a sentence and a row of figures for each year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from common.money import in_short
from reports.blocks.block import Block
from reports.blocks.savings_cells import (
    AT_RISK,
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
from savings.at_risk import not_forecast_yet
from savings.cuts import CutRow, total
from savings.figures import Figures
from savings.figures import total as sum_of
from savings.told import not_forecast

CODE = "savings_figures"
SHOWN = (
    "year",
    "proposed",
    "validated",
    "claimed_only",
    "forecast",
    "pressures",
    "at_risk",
    "savings",
)


@dataclass(frozen=True)
class SavingsFigures:
    """`sentences` say what a reader of one line should know."""

    sentences: tuple[str, ...]
    table: Table
    notes: tuple[str, ...]
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: SavingsOptions
) -> SavingsFigures:
    told = told_of(position, options)
    rows = {year: total(told.facts, year, told.scope) for year in told.years}
    table = _table(rows, told, options)
    return SavingsFigures(
        sentences=tuple(
            _sentence(told.label(year), row, is_over=year < told.now)
            for year, row in rows.items()
            if row.savings
        ),
        table=table,
        notes=(
            *meaning_of_risk(table.columns, options.basis),
            *_forecast_notes(told, rows),
            *_not_forecast(told, options, table),
            *_rounding(rows, told, options, table),
        ),
        withheld=withheld_notes(position, "saving", "target"),
    )


def _sentence(year: str, row: CutRow, *, is_over: bool) -> str:
    """Only what finance has validated is told as delivered."""
    figures = row.figures
    told = [
        f"Of {in_short(figures.proposed)} agreed for {year}, "
        f"{in_short(figures.validated)} is validated by finance"
    ]
    if figures.claimed_only > 0:
        told.append(f"another {in_short(figures.claimed_only)} is claimed")
    outlook = _ended(row.figures) if is_over else _forecast(row)
    return f"{' and '.join(told)}.{outlook}"


def _ended(figures: Figures) -> str:
    short = figures.proposed - figures.achieved
    return f" The year ended {in_short(short)} short." if short > 0 else ""


def _forecast(row: CutRow) -> str:
    figures = row.figures
    if row.without_forecast == row.savings:
        return " Nothing is forecast yet."
    if figures.shortfall > 0:
        short = in_short(figures.shortfall)
        return f" {in_short(figures.forecast)} is forecast, {short} short of it."
    if figures.shortfall < 0:
        more = in_short(-figures.shortfall)
        return f" {in_short(figures.forecast)} is forecast, {more} more than that."
    return " All of it is forecast."


def _table(rows: dict[int, CutRow], told: Told, options: SavingsOptions) -> Table:
    known = (
        Column("year", "Year"),
        *money_columns(told),
        Column("savings", "Savings", ColumnKind.NUMBER),
    )
    shown = [
        _row(told.label(year), row.figures, row.savings, told, options)
        for year, row in rows.items()
    ]
    if len(shown) > 1:
        every = sum_of(row.figures for row in rows.values())
        shown.append(_row("Total", every, None, told, options))
    return make_table(
        options.caption or f"Savings of {told.years_label}",
        chosen_columns(known, options.columns, SHOWN),
        [GroupOf(shown)] if any(row.savings for row in rows.values()) else [],
        empty=nothing_counts(told.years_label),
        sort_param=f"{CODE}-sort",
        sort=options.sort,
    )


def _row(
    name: str,
    figures: Figures,
    savings: int | None,
    told: Told,
    options: SavingsOptions,
) -> RowOf:
    """Of several years together savings are not counted: most come back each year."""
    cells = money_cells(figures, told, options.basis)
    named = {"year": Cell(name), "savings": Cell(savings)}
    return RowOf(cells | named, is_total=savings is None)


def _forecast_notes(told: Told, rows: dict[int, CutRow]) -> Iterator[str]:
    for year, row in rows.items():
        lead = f"{told.label(year)}: " if len(rows) > 1 else ""
        notes = notes_under(
            told, [year], savings=row.savings, without_forecast=row.without_forecast
        )
        yield from (f"{lead}{note}" for note in notes)


def _not_forecast(told: Told, options: SavingsOptions, table: Table) -> Iterator[str]:
    """Of several years with a total, where a forecast counts."""
    shown = {column.code for column in table.columns}
    if len(told.years) < 2 or AT_RISK not in shown:
        return
    years, now = told.years, told.now
    amount = not_forecast_yet(told.facts, years, told.scope, this_year=now)
    if options.basis.counts_forecasts and amount > 0:
        yield not_forecast(amount)


def _rounding(
    rows: dict[int, CutRow], told: Told, options: SavingsOptions, table: Table
) -> Iterator[str]:
    every = [row.figures for row in rows.values()]
    sums = printed_sums(every, sum_of(every), table.columns, options.basis)
    yield from rounding_note(sums, told.unit)


BLOCK = Block(
    CODE,
    "Savings in figures",
    build,
    options=SavingsOptions,
    sheet=lambda found: sheet_of(found.table),
)
