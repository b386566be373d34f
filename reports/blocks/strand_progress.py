"""Strand by strand: who leads it, how it stood, how it stands, why, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from common.money import in_short
from programmes.choices import ScopedRole, StrandStatus
from programmes.standing import Place
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
from reports.blocks.words import as_at, withheld_notes
from reports.listings import MilestoneRow, next_milestone
from reports.movement import person_in
from reports.position import Position, StrandPosition
from reports.roll_up import Rating, contradiction, is_open, strand_rating
from reports.savings_now import programme_places, savings_now
from savings.cuts import CutRow, Key, by_strand

COLUMNS = (
    Column("strand", "Strand"),
    Column("lead", "Lead"),
    Column("previous", "Previous", ColumnKind.RATING),
    Column("indicated", "Indicated", ColumnKind.RATING),
    Column("now", "Now", ColumnKind.RATING),
    Column("direction", "Direction", ColumnKind.TRAVEL),
    Column("why", "Why"),
    Column("milestone", "Next milestone"),
    Column("saving", "Saving"),
)
SHOWN = ("strand", "lead", "previous", "now", "direction", "why", "milestone")
Savings = Mapping[Key, CutRow]


@dataclass(frozen=True)
class StrandProgress:
    table: Table
    withheld: tuple[str, ...]
    definitions: Definitions | None


def build(
    position: Position, _before: Position | None, options: Options
) -> StrandProgress:
    savings = _savings(position)
    rows = [
        _row(position, strand, savings, options)
        for programme in position.programmes
        for strand in programme.strands
    ]
    # A paper has tables of savings of its own: there the column is asked for.
    shown = (*SHOWN, "saving") if options.links and savings else SHOWN
    table = make_table(
        options.caption or f"Strands as at {as_at(position)}",
        chosen_columns(COLUMNS, options.columns, shown),
        [GroupOf(rows)],
        empty="This programme has no strands yet.",
        sort_param="strand_progress-sort",
        sort=options.sort,
    )
    return StrandProgress(
        table=table,
        withheld=withheld_notes(position, "project", "report"),
        definitions=definitions_for(position, options),
    )


def _savings(position: Position) -> Savings:
    """What each strand claims of the savings of the year."""
    now = savings_now(position, programme_places(position))
    if now is None or not now.savings:
        return {}
    cuts = (by_strand(now.facts, now.year, scope) for scope in now.scopes)
    return {row.key: row for cut in cuts for row in cut.rows}


def _row(
    position: Position, strand: StrandPosition, savings: Savings, options: Options
) -> RowOf:
    rating = strand_rating(position, strand)
    fact = strand.fact
    return RowOf(
        cells={
            "strand": Cell(
                f"{fact.order} {fact.name}",
                link=options.link("reports:strand_detail", fact.id),
            ),
            "lead": Cell(person_in(strand.people, ScopedRole.STRAND_LEAD)),
            "previous": Cell(rating.previous),
            "indicated": Cell(rating.indicated),
            "now": Cell(rating.state),
            "direction": travel_cell(rating.direction),
            "why": _why(position, strand, rating),
            "milestone": _milestone(next_milestone(position, strand), options),
            "saving": _saving(savings.get(Place(fact.programme_id, fact.id))),
        },
        anchor=f"strand-{fact.id}" if options.links else "",
        attention=contradiction(position, strand) is not None,
    )


def _why(position: Position, strand: StrandPosition, rating: Rating) -> Cell:
    if not is_open(strand):
        return Cell(ended(strand))
    flag = contradiction(position, strand)
    if flag is None:
        return Cell(rating.why)
    worst = flag.worst
    note = (
        f"Rated better than {worst.project.fact.name} ({worst.rating.state}): "
        f"{flag.reason or 'no reason is given.'}"
    )
    return Cell(rating.why, note=note)


def ended(strand: StrandPosition) -> str:
    """Closed to business as usual; replaced by whom."""
    status = StrandStatus(strand.fact.status)
    replaced_by = next(
        (event.replaced_by for event in reversed(strand.events) if event.replaced_by),
        "",
    )
    if status == StrandStatus.REPLACED and replaced_by:
        return f"Replaced by {replaced_by}"
    return status.label


def _milestone(row: MilestoneRow | None, options: Options) -> Cell:
    if row is None:
        return Cell()
    was = f" (was {row.fact.baseline})" if row.expected != row.fact.baseline else ""
    return Cell(
        f"{row.expected}{was}",
        note=f"{row.fact.title}, {row.project.fact.name}",
        link=options.link("reports:project_detail", row.project.fact.id),
    )


def _saving(row: CutRow | None) -> Cell:
    """£210k, of £250k agreed: what is forecast; until anybody forecast, claimed."""
    if row is None or not row.savings:
        return Cell()
    is_forecast = row.without_forecast < row.savings
    return Cell(
        in_short(row.figures.forecast),
        note=f"{'forecast' if is_forecast else 'claimed'} "
        f"of {in_short(row.figures.proposed)}",
        order=row.figures.forecast,
    )


BLOCK = Block(
    "strand_progress",
    "Strand progress",
    build,
    sheet=lambda found: sheet_of(found.table),
)
