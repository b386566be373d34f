"""Lists that several screens show, read from a Position. Pure.

Milestones with how they stand, what is asked of a board, what got better or worse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from common import rag
from common.fuzzy_date import FuzzyDate
from common.rag import Direction, RatingState
from programmes.choices import MilestoneStatus, ScopedRole, StrandEventKind
from programmes.facts import MilestoneFact, RoleFact, StrandEventFact
from programmes.rules import (
    milestone_expected,
    milestone_slippage,
    milestone_status,
)
from reports.position import (
    Position,
    ProgrammePosition,
    ProjectPosition,
    StrandPosition,
)
from reports.roll_up import RatedProject, is_asked, is_open, rated_projects


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone, where it belongs and how it stands on the day of the Position."""

    fact: MilestoneFact
    strand: StrandPosition
    project: ProjectPosition
    expected: FuzzyDate
    days_late: int
    status: MilestoneStatus

    @property
    def is_open(self) -> bool:
        return self.fact.actual_on is None


def milestone_rows(position: Position) -> list[MilestoneRow]:
    """Every milestone, the next expected first."""
    rows = [
        _milestone_row(position.on, strand, project, fact)
        for programme in position.programmes
        for strand in programme.strands
        for project in strand.projects
        for fact in project.milestones
    ]
    return sorted(rows, key=lambda row: (row.expected, row.fact.id))


def _milestone_row(
    on: date, strand: StrandPosition, project: ProjectPosition, fact: MilestoneFact
) -> MilestoneRow:
    dates = fact.baseline, fact.forecast, fact.actual_on
    return MilestoneRow(
        fact=fact,
        strand=strand,
        project=project,
        expected=milestone_expected(*dates),
        days_late=milestone_slippage(*dates),
        status=milestone_status(*dates, on=on),
    )


def overdue(position: Position) -> list[MilestoneRow]:
    """Expected before today and not there; those of closed projects are nobody's."""
    return [
        row
        for row in milestone_rows(position)
        if row.status == MilestoneStatus.OVERDUE and is_asked(row.strand, row.project)
    ]


def next_milestone(position: Position, strand: StrandPosition) -> MilestoneRow | None:
    """The one expected soonest of what is still to happen in an open strand."""
    if not is_open(strand):
        return None
    rows = (
        _milestone_row(position.on, strand, project, fact)
        for project in strand.projects
        if is_asked(strand, project)
        for fact in project.milestones
    )
    still_open = (row for row in rows if row.is_open)
    return min(still_open, key=lambda row: (row.expected, row.fact.id), default=None)


@dataclass(frozen=True)
class LifeStep:
    """A step in the life of a strand, in words; old names are never lost."""

    on: date
    words: str
    reason: str


def life_of(strand: StrandPosition) -> list[LifeStep]:
    """What has happened to a strand, the first step first."""
    return [LifeStep(step.on, _step_words(step), step.reason) for step in strand.events]


def _step_words(step: StrandEventFact) -> str:
    match step.kind:
        case StrandEventKind.RENAMED:
            return f"Renamed from {step.old_name} to {step.new_name}"
        case StrandEventKind.REPLACED:
            return f"Replaced by {step.replaced_by}"
        case _:
            return StrandEventKind(step.kind).label


@dataclass(frozen=True)
class Ask:
    """What a board is asked to decide, by the latest report that asks it."""

    report_id: int
    strand: StrandPosition
    project: ProjectPosition | None
    words: str
    by: date | None

    @property
    def subject(self) -> str:
        return self.project.fact.name if self.project else self.strand.fact.name


def asks(programmes: Iterable[ProgrammePosition]) -> list[Ask]:
    """The most pressing first; those without a day last."""
    found = [ask for programme in programmes for ask in _asks(programme)]
    return sorted(found, key=lambda ask: (ask.by is None, ask.by or date.max))


def _asks(programme: ProgrammePosition) -> Iterator[Ask]:
    for strand in filter(is_open, programme.strands):
        own = strand.latest
        if own and own.ask:
            yield Ask(own.id, strand, None, own.ask, own.ask_by)
        for project in strand.projects:
            latest = project.latest
            if latest and latest.ask and is_asked(strand, project):
                yield Ask(latest.id, strand, project, latest.ask, latest.ask_by)


def asked_projects(
    position: Position, programmes: Iterable[ProgrammePosition]
) -> list[RatedProject]:
    """Those a report is expected of: what "14 projects" in a headline counts."""
    return [
        part
        for part in rated_projects(position, programmes)
        if is_asked(part.strand, part.project)
    ]


def earlier_ratings(before: Position | None) -> Mapping[int, RatingState]:
    """How each project was rated then, by its id."""
    if before is None:
        return {}
    parts = rated_projects(before, before.programmes)
    return {part.project.fact.id: part.rating.state for part in parts}


def travel(
    part: RatedProject, earlier: Mapping[int, RatingState], *, compared: bool
) -> Direction:
    """Better or worse than on the day compared with, else than last reported."""
    if not compared:
        return part.rating.direction
    return rag.direction(earlier.get(part.project.fact.id), part.rating.state)


def people_of(people: Iterable[RoleFact]) -> list[tuple[str, str]]:
    """Role and person, in the order of the roles."""
    held = [
        (role.label, one.person)
        for role in ScopedRole
        for one in people
        if one.role == role
    ]
    return list(dict.fromkeys(held))
