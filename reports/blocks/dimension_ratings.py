"""How each dimension (time, cost, scope ...) is rated in the latest report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from common import rag
from common.rag import RatingState
from highlights.facts import DimensionFact, ReportFact
from highlights.rating_rules import Scheme
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
    travel_cell,
)
from reports.position import Position

COLUMNS = (
    Column("dimension", "Rated on"),
    Column("previous", "Previous", ColumnKind.RATING),
    Column("indicated", "Indicated", ColumnKind.RATING),
    Column("declared", "Declared", ColumnKind.RATING),
    Column("direction", "Direction", ColumnKind.TRAVEL),
    Column("reason", "Why"),
)
SHOWN = tuple(column.code for column in COLUMNS)


@dataclass(frozen=True)
class DimensionRatings:
    table: Table


def build(
    position: Position, _before: Position | None, options: Options
) -> DimensionRatings:
    reports = list(_latest(position))
    groups = [
        GroupOf(
            [
                _row(position.scheme(report.scheme_id), part)
                for part in report.dimensions
            ],
            heading=name if len(reports) > 1 else "",
            note=report.period.label if len(reports) > 1 else "",
        )
        for name, report in reports
    ]
    period = reports[0][1].period.label if len(reports) == 1 else "the latest reports"
    table = make_table(
        options.caption or f"Ratings for {period}",
        chosen_columns(COLUMNS, options.columns, SHOWN),
        groups,
        empty="No report with ratings by dimension has been approved yet.",
        grouped_by="Of" if len(reports) > 1 else "",
    )
    return DimensionRatings(table)


def _latest(position: Position) -> Iterator[tuple[str, ReportFact]]:
    for programme in position.programmes:
        for strand in programme.strands:
            if strand.latest:
                yield strand.fact.name, strand.latest
            for project in strand.projects:
                if project.latest:
                    yield project.fact.name, project.latest


def _row(scheme: Scheme | None, part: DimensionFact) -> RowOf:
    previous = _state(scheme, part.previous)
    declared = _state(scheme, part.declared) or rag.NOT_REPORTED
    because = part.indicated_because
    return RowOf(
        cells={
            "dimension": Cell(_name(scheme, part.dimension)),
            "previous": Cell(previous),
            "indicated": Cell(
                _state(scheme, part.indicated),
                note=because[:1].upper() + because[1:],
            ),
            "declared": Cell(declared),
            "direction": travel_cell(rag.direction(previous, declared)),
            "reason": Cell(part.reason),
        },
        attention=bool(part.indicated) and part.indicated != part.declared,
    )


def _state(scheme: Scheme | None, code: str) -> RatingState | None:
    if not code or scheme is None:
        return None
    try:
        return scheme.dimension_state(code)
    except KeyError:
        return None


def _name(scheme: Scheme | None, code: str) -> str:
    known = scheme.dimensions if scheme else ()
    return next((part.name for part in known if part.code == code), code)


BLOCK = Block(
    "dimension_ratings",
    "Ratings by dimension",
    build,
    sheet=lambda found: sheet_of(found.table),
)
