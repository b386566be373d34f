"""Whether every view of the savings gives the same total, and what does not fit: what
a scrutiny committee asks first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from common.money import in_pounds
from common.wording import count_of
from programmes.standing import Place
from reports.blocks.block import Block
from reports.blocks.savings_cells import money_cells, money_columns, sums_along
from reports.blocks.savings_choice import (
    SavingsOptions,
    Told,
    names_of,
    nothing_counts,
    rounding_note,
    told_of,
)
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
from savings.cuts import total
from savings.cuts.pieces import is_inside
from savings.reconcile import Reconciliation, reconcile
from savings.targets import TargetStanding

CODE = "savings_reconciliation"
SHOWN = ("view", "proposed", "forecast", "achieved", "validated", "pressures")


@dataclass(frozen=True)
class SavingsReconciliation:
    """`sentences` say what fits and what does not."""

    table: Table
    sentences: tuple[str, ...]
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: SavingsOptions
) -> SavingsReconciliation:
    told = told_of(position, options)
    found = reconcile(told.facts, told.year)
    has_any = total(told.facts, told.year).savings > 0
    table = _table(found, told, options, has_any=has_any)
    return SavingsReconciliation(
        table=table,
        sentences=(
            *_sentences(position, found, told),
            *_rounding(found, told, options, table.columns),
        )
        if has_any
        else (),
        withheld=withheld_notes(position, "saving", "target"),
    )


def _table(
    found: Reconciliation, told: Told, options: SavingsOptions, *, has_any: bool
) -> Table:
    """Each view added up again from its rows, and the savings themselves."""
    views = [(view.name, view.figures) for view in found.views]
    rows = [
        RowOf({"view": Cell(name)} | money_cells(figures, told, options.basis))
        for name, figures in views
    ]
    one_by_one = money_cells(found.savings, told, options.basis)
    rows.append(RowOf({"view": Cell("One by one")} | one_by_one, is_total=True))
    return make_table(
        options.caption or f"The savings of {told.year_label}, added up in each way",
        chosen_columns(
            (Column("view", "View"), *money_columns(told)), options.columns, SHOWN
        ),
        [GroupOf(rows)] if has_any else [],
        empty=nothing_counts(told.year_label),
        sort_param=f"{CODE}-sort",
        sort=options.sort,
    )


def _rounding(
    found: Reconciliation,
    told: Told,
    options: SavingsOptions,
    columns: Iterable[Column],
) -> Iterator[str]:
    """Along the rows alone: each is a sum of its own, not a part of the last."""
    codes = [column.code for column in columns]
    rows = (*(view.figures for view in found.views), found.savings)
    sums = (each for row in rows for each in sums_along(row, codes, options.basis))
    yield from rounding_note(sums, told.unit)


def _sentences(position: Position, found: Reconciliation, told: Told) -> Iterator[str]:
    whole = in_pounds(found.savings.proposed)
    if found.agrees:
        yield f"Every view comes to {whole}, to the penny."
    else:
        yield f"The views do not all come to {whole}: see the table."
    if told.scope is not None:
        here = total(told.facts, told.year, told.scope).figures.proposed
        if here == found.savings.proposed:
            yield "All of it is claimed here."
        else:
            yield (
                f"Savings stand in this table whole, whoever claims them: "
                f"{in_pounds(here)} of them is claimed here."
            )
    names = names_of(position)
    for check in found.targets_amiss:
        if isinstance(check.key, Place) and is_inside(check.key, told.scope):
            name = names.get(check.key, "Another place")
            for of_year in check.years:
                yield from _target_sentences(name, of_year)
    if found.to_mend:
        yield (
            f"{count_of(found.to_mend, 'saving')} still to be completed: without a "
            f"budget owner, figures or a service group, or with shares that do not add "
            f"up."
        )


def _target_sentences(name: str, found: TargetStanding) -> Iterator[str]:
    amount = in_pounds(found.target.amount)
    if found.savings_short > 0:
        short = in_pounds(found.savings_short)
        yield f"{name}: of its target of {amount}, {short} has no saving yet."
    if found.parts_short:
        side = "below" if found.parts_short > 0 else "above"
        by = in_pounds(abs(found.parts_short))
        yield f"{name}: the targets of its parts are {by} {side} its own of {amount}."


BLOCK = Block(
    CODE,
    "Reconciliation of the savings",
    build,
    options=SavingsOptions,
    sheet=lambda found: sheet_of(found.table),
)
