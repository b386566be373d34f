"""The council's own settings and lists."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from common.wording import MONTHS, and_list
from programmes.kept_by_year import kept_by_year
from programmes.models import CorporatePriority, Council, Stage
from programmes.services.steps import set_fields


class CouncilFields(TypedDict, total=False):
    """What an administrator says of the council."""

    name: str
    brand_colour: str
    financial_year_starts_in: int
    milestone_tolerance_days: int


class PriorityFields(TypedDict, total=False):
    """What an administrator says of a corporate priority."""

    name: str
    order: int


class StageFields(TypedDict, total=False):
    """What an administrator says of a stage."""

    name: str
    order: int
    meaning: str


@transaction.atomic
def open_council(
    *,
    by: User | None,
    reason: str = "Installed.",
    at: datetime | None = None,
    **fields: Unpack[CouncilFields],
) -> Council:
    """Once for each installation."""
    if Council.objects.exists():
        raise ValidationError("This installation already serves a council.")
    council = Council(pk=1)
    set_fields(council, fields, CouncilFields.__annotations__)
    save_with_reason(council, by=by, reason=reason, at=at)
    return council


@transaction.atomic
def update_council(
    council: Council,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[CouncilFields],
) -> Council:
    """The financial year starts for good in the month it started in when the first
    figure was kept by it."""
    council = lock_at_version(council, version)
    started_in = council.financial_year_starts_in
    set_fields(council, changes, CouncilFields.__annotations__)
    if council.financial_year_starts_in != started_in:
        _refuse_to_move(started_in)
    save_with_reason(council, by=by, reason=reason, at=at)
    return council


def _refuse_to_move(started_in: int) -> None:
    if kept := kept_by_year():
        raise ValidationError(
            {
                "financial_year_starts_in": "The financial year goes on starting in "
                f"{MONTHS[started_in - 1]}. With another start, what is kept by it "
                f"would move to other months: {and_list(kept)}."
            }
        )


@transaction.atomic
def create_priority(
    *,
    by: User | None,
    reason: str = "Priority added.",
    at: datetime | None = None,
    **fields: Unpack[PriorityFields],
) -> CorporatePriority:
    priority = CorporatePriority()
    set_fields(priority, fields, PriorityFields.__annotations__)
    save_with_reason(priority, by=by, reason=reason, at=at)
    return priority


@transaction.atomic
def update_priority(
    priority: CorporatePriority,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[PriorityFields],
) -> CorporatePriority:
    priority = lock_at_version(priority, version)
    set_fields(priority, changes, PriorityFields.__annotations__)
    save_with_reason(priority, by=by, reason=reason, at=at)
    return priority


@transaction.atomic
def create_stage(
    *,
    by: User | None,
    reason: str = "Stage added.",
    at: datetime | None = None,
    **fields: Unpack[StageFields],
) -> Stage:
    stage = Stage()
    set_fields(stage, fields, StageFields.__annotations__)
    save_with_reason(stage, by=by, reason=reason, at=at)
    return stage


@transaction.atomic
def update_stage(
    stage: Stage,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[StageFields],
) -> Stage:
    stage = lock_at_version(stage, version)
    set_fields(stage, changes, StageFields.__annotations__)
    save_with_reason(stage, by=by, reason=reason, at=at)
    return stage
