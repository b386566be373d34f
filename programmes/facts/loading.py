"""Fetches the facts: one query a table, live or from the history tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q

from common.history import rows_as_at
from programmes.facts.values import (
    BoardFact,
    MilestoneFact,
    ProgrammeFact,
    ProgrammesFacts,
    ProjectFact,
    RoleFact,
    Scope,
    StrandEventFact,
    StrandFact,
    exempt_of,
)
from programmes.models import (
    Board,
    CorporatePriority,
    Milestone,
    Programme,
    Project,
    Rebaseline,
    RoleAssignment,
    Stage,
    Strand,
    StrandEvent,
    SupportedPriority,
)


def load(scope: Scope, *, as_at: datetime | None, on: date) -> ProgrammesFacts:
    """The facts of a scope now (`as_at` None) or as they stood then. Twelve queries.

    `on` is the day of which roles are told: that of `as_at`, else today.
    """
    programmes = rows_as_at(Programme, as_at, Q(id__in=scope.programme_ids))
    strands = list(
        rows_as_at(Strand, as_at, _strands_in(scope)).order_by("order", "id")
    )
    strand_ids = [row.id for row in strands]
    projects = list(
        rows_as_at(Project, as_at, _projects_in(scope, strand_ids)).order_by(
            "order", "id"
        )
    )
    project_ids = [row.id for row in projects]
    stages = {row.id: row.name for row in rows_as_at(Stage, as_at)}
    return ProgrammesFacts(
        programmes=tuple(map(_programme, programmes.order_by("name", "id"))),
        boards=_boards(scope, as_at),
        priorities=_priorities(scope, as_at),
        strands=tuple(map(_strand, strands)),
        strand_events=_strand_events(strands, strand_ids, as_at),
        projects=tuple(_project(row, stages) for row in projects),
        milestones=load_milestones(project_ids, as_at),
        roles=_roles(scope, strand_ids, project_ids, as_at, on),
    )


def _strands_in(scope: Scope) -> Q:
    condition = Q(programme_id__in=scope.programme_ids)
    return condition if scope.strand_id is None else condition & Q(id=scope.strand_id)


def _projects_in(scope: Scope, strand_ids: list[int]) -> Q:
    condition = Q(strand_id__in=strand_ids)
    return condition if scope.project_id is None else condition & Q(id=scope.project_id)


def _programme(row: Any) -> ProgrammeFact:
    return ProgrammeFact(
        id=row.id,
        reference=row.reference,
        name=row.name,
        status=row.status,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        vision=row.vision,
        problems_addressed=row.problems_addressed,
        aims=row.aims,
        out_of_scope=row.out_of_scope,
    )


def _strand(row: Any) -> StrandFact:
    return StrandFact(
        id=row.id,
        programme_id=row.programme_id,
        order=row.order,
        name=row.name,
        status=row.status,
        aims=row.aims,
    )


def _strand_events(
    strands: list[Any], strand_ids: list[int], as_at: datetime | None
) -> tuple[StrandEventFact, ...]:
    names = {row.id: row.name for row in strands}
    events = list(
        rows_as_at(StrandEvent, as_at, Q(strand_id__in=strand_ids)).order_by("on", "id")
    )
    # Asked about one strand, what took its place lies outside.
    outside = {row.replaced_by_id for row in events} - names.keys() - {None}
    successors = rows_as_at(Strand, as_at, Q(id__in=outside))
    names |= {row.id: row.name for row in successors}
    return tuple(
        StrandEventFact(
            id=row.id,
            strand_id=row.strand_id,
            kind=row.kind,
            on=row.on,
            reason=row.reason,
            old_name=row.old_name,
            new_name=row.new_name,
            replaced_by=names.get(row.replaced_by_id, row.replaced_by_body),
        )
        for row in events
    )


def _project(row: Any, stages: dict[int, str]) -> ProjectFact:
    return ProjectFact(
        id=row.id,
        strand_id=row.strand_id,
        order=row.order,
        name=row.name,
        purpose=row.purpose,
        stage=stages.get(row.stage_id, ""),
        state=row.state,
        is_material=row.is_material,
        exempt=exempt_of(row),
    )


def load_milestones(
    project_ids: list[int], as_at: datetime | None
) -> tuple[MilestoneFact, ...]:
    """The milestones of these projects alone, now or then. Two queries."""
    rows = list(
        rows_as_at(Milestone, as_at, Q(project_id__in=project_ids)).order_by(
            "baseline", "id"
        )
    )
    changes: dict[int, list[Any]] = defaultdict(list)
    rebaselines = rows_as_at(
        Rebaseline, as_at, Q(milestone_id__in=[row.id for row in rows])
    )
    for change in rebaselines.order_by("on", "id"):
        changes[change.milestone_id].append(change)
    return tuple(_milestone(row, changes[row.id]) for row in rows)


def _milestone(row: Any, rebaselines: list[Any]) -> MilestoneFact:
    return MilestoneFact(
        id=row.id,
        project_id=row.project_id,
        title=row.title,
        first_baseline=rebaselines[0].old_baseline if rebaselines else row.baseline,
        baseline=row.baseline,
        forecast=row.forecast,
        actual_on=row.actual_on,
        times_rebaselined=len(rebaselines),
        exempt=exempt_of(row),
    )


def _boards(scope: Scope, as_at: datetime | None) -> dict[int, tuple[BoardFact, ...]]:
    rows = rows_as_at(Board, as_at, Q(programme_id__in=scope.programme_ids))
    boards: dict[int, tuple[BoardFact, ...]] = {}
    for row in rows.order_by("order", "id"):
        board = BoardFact(row.name, row.remit, row.membership)
        boards[row.programme_id] = (*boards.get(row.programme_id, ()), board)
    return boards


def _priorities(scope: Scope, as_at: datetime | None) -> dict[int, tuple[str, ...]]:
    names = {
        row.id: row.name
        for row in rows_as_at(CorporatePriority, as_at).order_by("order", "id")
    }
    supported: dict[int, set[int]] = defaultdict(set)
    rows = rows_as_at(SupportedPriority, as_at, Q(programme_id__in=scope.programme_ids))
    for row in rows:
        supported[row.programme_id].add(row.priority_id)
    return {
        programme_id: tuple(name for key, name in names.items() if key in ids)
        for programme_id, ids in supported.items()
    }


def _roles(
    scope: Scope,
    strand_ids: Iterable[int],
    project_ids: Iterable[int],
    as_at: datetime | None,
    on: date,
) -> tuple[RoleFact, ...]:
    here = (
        Q(programme_id__in=scope.programme_ids)
        | Q(strand_id__in=strand_ids)
        | Q(project_id__in=project_ids)
    )
    in_force = Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    rows = list(
        rows_as_at(RoleAssignment, as_at, here & in_force).order_by("starts_on", "id")
    )
    people = rows_as_at(
        get_user_model(), as_at, Q(id__in={row.user_id for row in rows})
    )
    names = {person.id: person.name for person in people}
    return tuple(
        RoleFact(
            role=row.role,
            person=names.get(row.user_id, ""),
            programme_id=row.programme_id,
            strand_id=row.strand_id,
            project_id=row.project_id,
        )
        for row in rows
    )
