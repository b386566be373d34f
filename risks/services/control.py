"""What holds a risk down already, and what will be done about it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import delete_with_reason, save_with_reason
from common.locking import lock_at_version
from programmes.services.steps import day_of, set_fields
from risks.choices import ENDED_STATES
from risks.models import Risk, RiskAction, RiskControl


class ControlFields(TypedDict, total=False):
    """What may be said of a control."""

    description: str
    effectiveness: str


class ActionFields(TypedDict, total=False):
    """What may be said of an action."""

    description: str
    owner: User | None
    due_on: date
    progress: str
    done_on: date | None


@transaction.atomic
def add_control(
    risk: Risk,
    *,
    by: User | None,
    reason: str = "Control added.",
    at: datetime | None = None,
    **fields: Unpack[ControlFields],
) -> RiskControl:
    control = RiskControl(risk=_still_there(risk))
    set_fields(control, fields, ControlFields.__annotations__)
    save_with_reason(control, by=by, reason=reason, at=at)
    return control


@transaction.atomic
def update_control(
    control: RiskControl,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[ControlFields],
) -> RiskControl:
    """Raises EditConflict when somebody saved since `version` was read."""
    _still_there(control.risk)
    control = lock_at_version(control, version)
    set_fields(control, changes, ControlFields.__annotations__)
    save_with_reason(control, by=by, reason=reason, at=at)
    return control


@transaction.atomic
def remove_control(
    control: RiskControl,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Risk:
    """No longer in place. History remembers it; the risk it was of is handed back."""
    risk = _still_there(control.risk)
    delete_with_reason(lock_at_version(control, version), by=by, reason=reason, at=at)
    return risk


@transaction.atomic
def add_action(
    risk: Risk,
    *,
    by: User | None,
    reason: str = "Action added.",
    at: datetime | None = None,
    **fields: Unpack[ActionFields],
) -> RiskAction:
    action = RiskAction(risk=_still_there(risk))
    set_fields(action, fields, ActionFields.__annotations__)
    _refuse_future_end(action, at)
    save_with_reason(action, by=by, reason=reason, at=at)
    return action


@transaction.atomic
def update_action(
    action: RiskAction,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[ActionFields],
) -> RiskAction:
    """Raises EditConflict when somebody saved since `version` was read."""
    _still_there(action.risk)
    action = lock_at_version(action, version)
    set_fields(action, changes, ActionFields.__annotations__)
    _refuse_future_end(action, at)
    save_with_reason(action, by=by, reason=reason, at=at)
    return action


@transaction.atomic
def remove_action(
    action: RiskAction,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Risk:
    """Never to be done. History remembers it; the risk it was of is handed back."""
    risk = _still_there(action.risk)
    delete_with_reason(lock_at_version(action, version), by=by, reason=reason, at=at)
    return risk


def _still_there(risk: Risk) -> Risk:
    """The locked risk, unless it has ended."""
    risk = Risk.objects.select_for_update().get(pk=risk.pk)
    if risk.state in ENDED_STATES:
        raise ValidationError(f"{risk.reference} has ended: reopen it to change it.")
    return risk


def _refuse_future_end(action: RiskAction, at: datetime | None) -> None:
    if action.done_on is not None and action.done_on > day_of(at):
        raise ValidationError(
            {"done_on": "It cannot have been done in the future: use the progress."}
        )
