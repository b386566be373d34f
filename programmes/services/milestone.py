"""Planning milestones, forecasting them, reaching them, and moving their baseline."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.fuzzy_date import FuzzyDate
from common.history import save_with_reason
from common.locking import lock_at_version
from common.wording import long_date
from programmes.choices import ProjectState
from programmes.models import Milestone, Project, Rebaseline
from programmes.services.steps import day_of, refuse_before, refuse_future, set_fields


class MilestoneFields(TypedDict, total=False):
    """What may be said of a milestone. Its baseline changes only by re-baselining."""

    title: str
    forecast: FuzzyDate | None
    actual_on: date | None


@transaction.atomic
def create_milestone(
    project: Project,
    *,
    baseline: FuzzyDate | None,
    by: User | None,
    reason: str = "Milestone added.",
    at: datetime | None = None,
    **fields: Unpack[MilestoneFields],
) -> Milestone:
    project = Project.objects.select_for_update().get(pk=project.pk)
    if project.state == ProjectState.CLOSED:
        raise ValidationError("This project is closed: reopen it to add milestones.")
    if baseline is None:
        raise ValidationError({"baseline": _no_baseline(fields.get("forecast"))})
    milestone = Milestone(project=project, baseline=baseline)
    set_fields(milestone, fields, MilestoneFields.__annotations__)
    _refuse_future_actual(milestone, at)
    save_with_reason(milestone, by=by, reason=reason, at=at)
    return milestone


@transaction.atomic
def update_milestone(
    milestone: Milestone,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[MilestoneFields],
) -> Milestone:
    """A new forecast, or the day it happened. Raises EditConflict when somebody saved
    since `version` was read."""
    milestone = lock_at_version(milestone, version)
    set_fields(milestone, changes, MilestoneFields.__annotations__)
    _refuse_future_actual(milestone, at)
    save_with_reason(milestone, by=by, reason=reason, at=at)
    return milestone


@transaction.atomic
def rebaseline_milestone(
    milestone: Milestone,
    version: int,
    *,
    baseline: FuzzyDate,
    agreed_by: str,
    on: date,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Rebaseline:
    """The approved date moves, by somebody's decision; the old one stays on record."""
    milestone = lock_at_version(milestone, version)
    if milestone.actual_on is not None:
        raise ValidationError(
            f"{milestone} happened on {long_date(milestone.actual_on)}: "
            "its baseline stays."
        )
    if baseline == milestone.baseline:
        raise ValidationError({"baseline": f"The baseline is already {baseline}."})
    refuse_future(on, "A re-baselining", at=at)
    latest = milestone.rebaselines.order_by("on", "pk").last()
    if latest is not None:
        refuse_before(
            on, latest.on, f"It was last re-baselined on {long_date(latest.on)}"
        )
    change = Rebaseline(
        milestone=milestone,
        old_baseline=milestone.baseline,
        new_baseline=baseline,
        on=on,
        agreed_by=agreed_by,
        reason=reason,
    )
    milestone.baseline = baseline
    save_with_reason(milestone, by=by, reason=reason, at=at)
    save_with_reason(change, by=by, reason=reason, at=at)
    return change


def _no_baseline(forecast: FuzzyDate | None) -> str:
    if forecast is None:
        return "Give the approved date of this milestone."
    return "A forecast needs an approved date to be measured against: give that too."


def _refuse_future_actual(milestone: Milestone, at: datetime | None) -> None:
    if milestone.actual_on is not None and milestone.actual_on > day_of(at):
        raise ValidationError(
            {"actual_on": "It cannot have happened in the future: use the forecast."}
        )
