"""Milestones: what was approved, what is expected now, what happened, days late."""

from __future__ import annotations

from dataclasses import dataclass

from programmes.choices import MilestoneStatus
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
from reports.listings import MilestoneRow, milestone_rows, overdue
from reports.position import Position

COLUMNS = (
    Column("milestone", "Milestone"),
    Column("project", "Project"),
    Column("strand", "Strand"),
    Column("baseline", "Baseline", ColumnKind.DATE),
    Column("forecast", "Forecast", ColumnKind.DATE),
    Column("actual", "Actual", ColumnKind.DATE),
    Column("days", "Days late", ColumnKind.NUMBER),
    Column("status", "Status"),
)
CHANGE = Column("edit", "Change", is_sorted=False)
SHOWN = ("milestone", "project", "baseline", "forecast", "actual", "days", "status")


@dataclass(frozen=True)
class MilestoneOptions(Options):
    """`show`: all, open (what has not happened) or overdue. `editable` adds a link to
    change each."""

    show: str = "all"
    editable: bool = False


@dataclass(frozen=True)
class Milestones:
    table: Table
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: MilestoneOptions
) -> Milestones:
    rows = [_row(row, options) for row in shown_rows(position, options)]
    table = make_table(
        options.caption or f"Milestones as at {as_at(position)}",
        _columns(options),
        [GroupOf(rows)],
        empty=_EMPTY.get(options.show, _EMPTY["all"]),
        sort_param="milestones-sort",
        sort=options.sort,
    )
    return Milestones(table, withheld_notes(position, "milestone", "project"))


_EMPTY = {
    "all": "No milestones have been entered yet.",
    "open": "No milestone is still to come.",
    "overdue": "No milestone is overdue.",
}


def _columns(options: MilestoneOptions) -> tuple[Column, ...]:
    shown = chosen_columns(COLUMNS, options.columns, SHOWN)
    return (*shown, CHANGE) if options.editable else shown


def shown_rows(position: Position, options: MilestoneOptions) -> list[MilestoneRow]:
    """Which rows were asked for, the next expected first."""
    if options.show == "overdue":
        return overdue(position)
    rows = milestone_rows(position)
    return [row for row in rows if row.is_open or options.show != "open"]


def _row(row: MilestoneRow, options: MilestoneOptions) -> RowOf:
    fact = row.fact
    project_link = options.link("reports:project_detail", row.project.fact.id)
    return RowOf(
        cells={
            "milestone": Cell(
                fact.title,
                link=f"{project_link}#milestone-{fact.id}" if project_link else "",
            ),
            "project": Cell(row.project.fact.name, link=project_link),
            "strand": Cell(f"{row.strand.fact.order} {row.strand.fact.name}"),
            "baseline": Cell(fact.baseline, note=_first_baseline(row)),
            "forecast": Cell(fact.forecast),
            "actual": Cell(fact.actual_on),
            "days": Cell(row.days_late),
            "status": Cell(row.status.label),
            "edit": Cell(
                "Change",
                link=options.link("programmes:milestone_update", fact.id),
            ),
        },
        anchor=f"milestone-{fact.id}" if options.links else "",
        attention=row.status == MilestoneStatus.OVERDUE,
    )


def _first_baseline(row: MilestoneRow) -> str:
    """The old baseline stays visible: members ask how milestones have changed."""
    times = row.fact.times_rebaselined
    if not times:
        return ""
    again = "once" if times == 1 else f"{times} times"
    return f"First {row.fact.first_baseline}; re-baselined {again}"


BLOCK = Block(
    "milestones",
    "Milestones",
    build,
    options=MilestoneOptions,
    sheet=lambda found: sheet_of(found.table),
)
