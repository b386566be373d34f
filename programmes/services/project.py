"""Opening and changing projects: what they are, where they stand, how far they are."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes import rules
from programmes.choices import ProjectState, StrandStatus
from programmes.models import Project, Stage, Strand
from programmes.services.steps import locked_for_step, set_fields


class ProjectFields(TypedDict, total=False):
    """What may be said of a project. State, strand and exemption change by steps."""

    name: str
    order: int
    purpose: str
    stage: Stage | None
    is_material: bool


@transaction.atomic
def create_project(
    strand: Strand,
    *,
    by: User | None,
    reason: str = "Project opened.",
    state: ProjectState = ProjectState.IN_PROGRESS,
    at: datetime | None = None,
    **fields: Unpack[ProjectFields],
) -> Project:
    """Without an order it comes last in its strand."""
    strand = _open_to_projects(strand)
    last = strand.projects.aggregate(last=Max("order"))["last"] or 0
    project = Project(strand=strand, state=state, order=last + 1)
    set_fields(project, fields, ProjectFields.__annotations__)
    _refuse_same_name(project)
    save_with_reason(project, by=by, reason=reason, at=at)
    return project


@transaction.atomic
def update_project(
    project: Project,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[ProjectFields],
) -> Project:
    """Raises EditConflict when somebody saved since `version` was read."""
    project = lock_at_version(project, version)
    set_fields(project, changes, ProjectFields.__annotations__)
    _refuse_same_name(project)
    save_with_reason(project, by=by, reason=reason, at=at)
    return project


@transaction.atomic
def move_project(
    project: Project,
    strand: Strand,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Project:
    """To another strand; it comes last there. Earlier periods keep the old one."""
    strand = _open_to_projects(strand)
    project = locked_for_step(project)
    if project.strand_id == strand.pk:
        raise ValidationError({"strand": f"{project} is already in {strand}."})
    last = strand.projects.aggregate(last=Max("order"))["last"] or 0
    project.strand, project.order = strand, last + 1
    _refuse_same_name(project)
    save_with_reason(project, by=by, reason=reason, at=at)
    return project


@transaction.atomic
def change_project_state(
    project: Project,
    state: ProjectState,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Project:
    """Start, pause, resume, close or reopen, as far as `rules.next_states` goes."""
    project = locked_for_step(project)
    before = ProjectState(project.state)
    if state == before:
        raise ValidationError(
            {"state": f"{project} is already {before.label.lower()}."}
        )
    if state not in rules.next_states(before):
        raise ValidationError(
            {
                "state": f"{project} is {before.label.lower()}: it cannot become "
                f"{state.label.lower()}."
            }
        )
    project.state = state
    save_with_reason(project, by=by, reason=reason, at=at)
    return project


def _open_to_projects(strand: Strand) -> Strand:
    strand = Strand.objects.select_for_update().get(pk=strand.pk)
    if strand.status != StrandStatus.ACTIVE:
        raise ValidationError(
            {"strand": f"{strand} is no longer active: choose an active strand."}
        )
    return strand


def _refuse_same_name(project: Project) -> None:
    """Exempt projects aside: a refusal would tell that there is one of this name."""
    others = project.strand.projects.filter(is_exempt=False).exclude(pk=project.pk)
    if others.filter(name__iexact=project.name.strip()).exists():
        raise ValidationError(
            {"name": "The strand already has a project of this name: choose another."}
        )
