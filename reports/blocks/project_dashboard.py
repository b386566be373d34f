"""Project by project in numbered groups, with a count by rating, as Milton Keynes
prints it: name, sponsor, manager, previous, this, comment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from common.rag import RatingState, StateCount
from common.wording import count_of
from programmes.choices import ScopedRole
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
from reports.listings import earlier_ratings, travel
from reports.movement import person_in
from reports.position import Position, ProgrammePosition, StrandPosition
from reports.roll_up import RatedProject, project_rating, rag_counts

COLUMNS = (
    Column("name", "Name"),
    Column("sponsor", "Sponsor"),
    Column("manager", "Project manager"),
    Column("stage", "Stage"),
    Column("previous", "Previous", ColumnKind.RATING),
    Column("indicated", "Indicated", ColumnKind.RATING),
    Column("now", "This period", ColumnKind.RATING),
    Column("direction", "Direction", ColumnKind.TRAVEL),
    Column("unchanged", "Periods unchanged", ColumnKind.NUMBER),
    Column("comment", "Comment"),
)
SHOWN = ("name", "sponsor", "manager", "previous", "now", "comment")


@dataclass(frozen=True)
class ProjectOptions(Options):
    """`only` names the projects to show, by id; None shows all."""

    only: tuple[int, ...] | None = None


@dataclass(frozen=True)
class ProjectDashboard:
    table: Table
    counts: tuple[StateCount, ...]
    total: int
    withheld: tuple[str, ...]
    definitions: Definitions | None


@dataclass(frozen=True)
class _Shown:
    """What one row is made from."""

    position: Position
    options: ProjectOptions
    earlier: Mapping[int, RatingState]
    compared: bool

    def has(self, project_id: int) -> bool:
        return self.options.only is None or project_id in self.options.only


def build(
    position: Position, before: Position | None, options: ProjectOptions
) -> ProjectDashboard:
    shown = _Shown(position, options, earlier_ratings(before), before is not None)
    groups, states = [], []
    for programme in position.programmes:
        for strand in programme.strands:
            parts = _parts(shown, strand)
            states += [part.rating.state for part in parts]
            groups.append(_group(shown, programme, strand, parts))
    table = make_table(
        options.caption or f"Projects as at {as_at(position)}",
        chosen_columns(COLUMNS, options.columns, SHOWN),
        groups,
        empty="There are no projects to show here.",
        grouped_by="Strand",
        sort_param="project_dashboard-sort",
        sort=options.sort,
    )
    scheme_id = position.programmes[0].scheme_id if position.programmes else None
    return ProjectDashboard(
        table=table,
        counts=rag_counts(position, scheme_id, states),
        total=len(states),
        withheld=withheld_notes(position, "project", "report"),
        definitions=definitions_for(position, options),
    )


def _parts(shown: _Shown, strand: StrandPosition) -> list[RatedProject]:
    return [
        RatedProject(strand, project, project_rating(shown.position, strand, project))
        for project in strand.projects
        if shown.has(project.fact.id)
    ]


def _group(
    shown: _Shown,
    programme: ProgrammePosition,
    strand: StrandPosition,
    parts: list[RatedProject],
) -> GroupOf:
    states = [part.rating.state for part in parts]
    counts = rag_counts(shown.position, programme.scheme_id, states)
    return GroupOf(
        rows=[_row(shown, part) for part in parts],
        heading=f"{strand.fact.order} {strand.fact.name}",
        note=f"{count_of(len(parts), 'project')}: {counts_phrase(counts)}",
        link=shown.options.link("reports:strand_detail", strand.fact.id),
    )


def _row(shown: _Shown, part: RatedProject) -> RowOf:
    project, rating = part.project, part.rating
    link: Callable[..., str] = shown.options.link
    report = rating.report
    return RowOf(
        cells={
            "name": Cell(
                project.fact.name, link=link("reports:project_detail", project.fact.id)
            ),
            "sponsor": Cell(person_in(project.people, ScopedRole.SPONSOR)),
            "manager": Cell(person_in(project.people, ScopedRole.PROJECT_MANAGER)),
            "stage": Cell(project.fact.stage),
            "previous": Cell(rating.previous),
            "indicated": Cell(
                rating.indicated,
                note="Differs from what is declared" if rating.disagrees else "",
            ),
            "now": Cell(
                rating.state,
                link=link("highlights:report_detail", report.id) if report else "",
            ),
            "direction": travel_cell(
                travel(part, shown.earlier, compared=shown.compared)
            ),
            "unchanged": Cell(rating.unchanged_for or None),
            "comment": Cell(rating.why),
        },
        anchor=f"project-{project.fact.id}" if shown.options.links else "",
        attention=rating.disagrees,
    )


BLOCK = Block(
    "project_dashboard",
    "Project dashboard",
    build,
    options=ProjectOptions,
    sheet=lambda found: sheet_of(found.table),
)
