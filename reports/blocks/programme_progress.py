"""Programme by programme: who answers for it, how it stands, what it asks."""

from __future__ import annotations

from dataclasses import dataclass

from common.rag import RatingState
from programmes.choices import ProgrammeStatus, ScopedRole
from reports.blocks.block import Block, Options
from reports.blocks.rating_definitions import Definitions, definitions_for
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
from reports.blocks.words import as_at, counts_phrase, withheld_notes
from reports.listings import asked_projects, asks
from reports.movement import person_in
from reports.position import Position, ProgrammePosition
from reports.roll_up import is_open, programme_rating, rag_counts

COLUMNS = (
    Column("programme", "Programme"),
    Column("owner", "Senior responsible owner"),
    Column("previous", "Previous", ColumnKind.RATING),
    Column("now", "Now", ColumnKind.RATING),
    Column("direction", "Direction", ColumnKind.TRAVEL),
    Column("strands", "Open strands", ColumnKind.NUMBER),
    Column("projects", "Open projects", ColumnKind.NUMBER),
    Column("ratings", "Their ratings"),
    Column("asks", "Decisions asked", ColumnKind.NUMBER),
)
SHOWN = tuple(column.code for column in COLUMNS)


@dataclass(frozen=True)
class ProgrammeProgress:
    table: Table
    withheld: tuple[str, ...]
    definitions: Definitions | None


def build(
    position: Position, before: Position | None, options: Options
) -> ProgrammeProgress:
    earlier = {
        programme.fact.id: programme_rating(before, programme).state
        for programme in (before.programmes if before else ())
        if before
    }
    rows = [_row(position, each, earlier, options) for each in position.programmes]
    table = make_table(
        options.caption or f"Programmes as at {as_at(position)}",
        chosen_columns(COLUMNS, options.columns, SHOWN),
        [GroupOf(rows)],
        empty="There are no programmes to show here.",
        sort_param="programme_progress-sort",
        sort=options.sort,
    )
    return ProgrammeProgress(
        table=table,
        withheld=withheld_notes(position, "project", "report"),
        definitions=definitions_for(position, options),
    )


def _row(
    position: Position,
    programme: ProgrammePosition,
    earlier: dict[int, RatingState],
    options: Options,
) -> RowOf:
    fact, rating = programme.fact, programme_rating(position, programme)
    projects = asked_projects(position, [programme])
    states = [part.rating.state for part in projects]
    counts = rag_counts(position, programme.scheme_id, states)
    status = ProgrammeStatus(fact.status)
    return RowOf(
        cells={
            "programme": Cell(
                fact.name,
                note="" if status == ProgrammeStatus.ACTIVE else status.label,
                link=options.link("reports:programme_detail", fact.reference),
            ),
            "owner": Cell(
                person_in(programme.people, ScopedRole.SENIOR_RESPONSIBLE_OWNER)
            ),
            "previous": Cell(earlier.get(fact.id, rating.previous)),
            "now": Cell(rating.state),
            "direction": travel_cell(rating.direction),
            "strands": Cell(sum(map(is_open, programme.strands))),
            "projects": Cell(len(projects)),
            "ratings": Cell(counts_phrase(counts)),
            "asks": Cell(len(asks([programme]))),
        },
        anchor=f"programme-{fact.id}" if options.links else "",
    )


BLOCK = Block(
    "programme_progress",
    "Programmes",
    build,
    sheet=lambda found: sheet_of(found.table),
)
