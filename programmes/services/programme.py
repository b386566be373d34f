"""Opening and changing programmes, their boards and the priorities they support."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import delete_with_reason, save_with_reason
from common.locking import lock_at_version
from programmes.choices import ProgrammeStatus
from programmes.models import (
    Board,
    CorporatePriority,
    Programme,
    SupportedPriority,
)
from programmes.services.steps import locked_for_step, set_fields


class ProgrammeFields(TypedDict, total=False):
    """What may be said of a programme when it is opened or changed."""

    reference: str
    name: str
    starts_on: date | None
    ends_on: date | None
    vision: str
    problems_addressed: str
    aims: str
    out_of_scope: str


# In the address of a programme this means the page that opens a new one.
_TAKEN_BY_PAGES = frozenset({"new"})


class BoardFields(TypedDict, total=False):
    """What may be said of a board."""

    name: str
    remit: str
    membership: str
    order: int


@transaction.atomic
def create_programme(
    *,
    by: User | None,
    reason: str = "Programme opened.",
    at: datetime | None = None,
    **fields: Unpack[ProgrammeFields],
) -> Programme:
    programme = Programme()
    set_fields(programme, fields, ProgrammeFields.__annotations__)
    _refuse_taken_reference(programme)
    save_with_reason(programme, by=by, reason=reason, at=at)
    return programme


@transaction.atomic
def update_programme(
    programme: Programme,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[ProgrammeFields],
) -> Programme:
    """Raises EditConflict when somebody saved since `version` was read."""
    programme = lock_at_version(programme, version)
    set_fields(programme, changes, ProgrammeFields.__annotations__)
    _refuse_taken_reference(programme)
    save_with_reason(programme, by=by, reason=reason, at=at)
    return programme


@transaction.atomic
def close_programme(
    programme: Programme, *, by: User | None, reason: str, at: datetime | None = None
) -> Programme:
    """All its strands must have closed or been replaced before."""
    programme = locked_for_step(programme)
    if programme.status == ProgrammeStatus.CLOSED:
        raise ValidationError("This programme is already closed.")
    if programme.strands.active().exists():
        raise ValidationError(
            "This programme still has active strands: close or replace them first."
        )
    programme.status = ProgrammeStatus.CLOSED
    save_with_reason(programme, by=by, reason=reason, at=at)
    return programme


@transaction.atomic
def reopen_programme(
    programme: Programme, *, by: User | None, reason: str, at: datetime | None = None
) -> Programme:
    programme = locked_for_step(programme)
    if programme.status == ProgrammeStatus.ACTIVE:
        raise ValidationError("This programme is not closed.")
    programme.status = ProgrammeStatus.ACTIVE
    save_with_reason(programme, by=by, reason=reason, at=at)
    return programme


@transaction.atomic
def set_priorities(
    programme: Programme,
    priorities: Iterable[CorporatePriority],
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Programme:
    """The corporate priorities it supports: exactly these, from now on."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    wanted = {priority.pk: priority for priority in priorities}
    for support in programme.supports.select_related("priority"):
        if wanted.pop(support.priority_id, None) is None:
            delete_with_reason(support, by=by, reason=reason, at=at)
    for priority in wanted.values():
        support = SupportedPriority(programme=programme, priority=priority)
        save_with_reason(support, by=by, reason=reason, at=at)
    return programme


@transaction.atomic
def add_board(
    programme: Programme,
    *,
    by: User | None,
    reason: str = "Board added.",
    at: datetime | None = None,
    **fields: Unpack[BoardFields],
) -> Board:
    board = Board(programme=programme)
    set_fields(board, fields, BoardFields.__annotations__)
    save_with_reason(board, by=by, reason=reason, at=at)
    return board


@transaction.atomic
def update_board(
    board: Board,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[BoardFields],
) -> Board:
    board = lock_at_version(board, version)
    set_fields(board, changes, BoardFields.__annotations__)
    save_with_reason(board, by=by, reason=reason, at=at)
    return board


@transaction.atomic
def remove_board(
    board: Board, *, by: User | None, reason: str, at: datetime | None = None
) -> Programme:
    """It no longer meets for this programme; history goes on remembering it."""
    board = Board.objects.select_for_update().get(pk=board.pk)
    delete_with_reason(board, by=by, reason=reason, at=at)
    return board.programme


def _refuse_taken_reference(programme: Programme) -> None:
    if programme.reference.lower() in _TAKEN_BY_PAGES:
        sentence = f"“{programme.reference}” is kept for a page: choose another."
        raise ValidationError({"reference": sentence})
