"""Net budgets, the funding gap, targets, and the words beside a group's figures.

Amounts are in whole pence; a financial year is the calendar year it starts in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import delete_with_reason, save_with_reason
from common.locking import EditConflict, lock_at_version
from programmes.models import Programme, Project, Strand
from programmes.services.steps import locked_for_step, set_fields
from savings.models import (
    GapLine,
    GroupBudget,
    GroupExplanation,
    ReportingStructure,
    SavingsTarget,
    ServiceGroup,
)

NEW = 0  # the version of what is not written yet


class GapLineFields(TypedDict, total=False):
    """What may be said of a line of the funding gap."""

    title: str
    first_year: int
    last_year: int
    amount: int
    source: str
    order: int


class TargetFields(TypedDict, total=False):
    """What may be said of a target. Whose it is and of which year stays."""

    amount: int
    gap_line: GapLine | None
    decision: str


@transaction.atomic
def set_budgets(
    structure: ReportingStructure,
    version: int,
    year: int,
    budgets: Mapping[ServiceGroup, int | None],
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> ReportingStructure:
    """The net budgets of groups of a structure for a year; None takes one away.

    Raises EditConflict when somebody saved since `version` was read.
    """
    structure = lock_at_version(structure, version)
    save_with_reason(structure, by=by, reason=reason, at=at)
    for group, net_budget in budgets.items():
        if group.structure_id != structure.pk:
            raise ValidationError(f"{group} is no group of {structure}.")
        set_budget(group, year, net_budget, by=by, reason=reason, at=at)
    return structure


@transaction.atomic
def set_budget(
    group: ServiceGroup,
    year: int,
    net_budget: int | None,
    *,
    by: User | None,
    reason: str = "Net budget set.",
    at: datetime | None = None,
) -> None:
    """Nothing is written where it stands already."""
    row = GroupBudget.objects.select_for_update().filter(group=group, year=year).first()
    if net_budget is None:
        if row is not None:
            delete_with_reason(row, by=by, reason=reason, at=at)
        return
    if row is None:
        row = GroupBudget(group=group, year=year, version=NEW)
    elif row.net_budget == net_budget:
        return
    row.net_budget = net_budget
    row.version += 1
    save_with_reason(row, by=by, reason=reason, at=at)


@transaction.atomic
def set_explanation(
    group: ServiceGroup,
    year: int,
    version: int | None = None,
    *,
    explanation: str,
    mitigation: str,
    by: User | None,
    reason: str = "Explanation written.",
    at: datetime | None = None,
) -> GroupExplanation:
    """Why a group's savings stand as they do this year, and what is done about it.

    `version` is the one that was opened, NEW where nothing was written; EditConflict
    when somebody saved since. None (for imports) writes over what there is.
    """
    rows = GroupExplanation.objects.select_for_update()
    row = rows.filter(group=group, year=year).first()
    if row is None:
        row = GroupExplanation(group=group, year=year, version=NEW)
    elif version not in (None, row.version):
        raise EditConflict(row)
    row.explanation, row.mitigation = explanation, mitigation
    row.version += 1
    save_with_reason(row, by=by, reason=reason, at=at)
    return row


@transaction.atomic
def create_gap_line(
    *,
    by: User | None,
    reason: str = "Line of the funding gap added.",
    at: datetime | None = None,
    **fields: Unpack[GapLineFields],
) -> GapLine:
    line = GapLine()
    set_fields(line, fields, GapLineFields.__annotations__)
    save_with_reason(line, by=by, reason=reason, at=at)
    return line


@transaction.atomic
def update_gap_line(
    line: GapLine,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[GapLineFields],
) -> GapLine:
    """Raises EditConflict when somebody saved since `version` was read."""
    line = lock_at_version(line, version)
    set_fields(line, changes, GapLineFields.__annotations__)
    outside = line.targets.exclude(year__range=(line.first_year, line.last_year))
    if outside.exists():
        message = "Targets of years outside these count against this line."
        raise ValidationError({"last_year": message})
    save_with_reason(line, by=by, reason=reason, at=at)
    return line


@transaction.atomic
def remove_gap_line(
    line: GapLine, *, by: User | None, reason: str, at: datetime | None = None
) -> None:
    """Only while no target counts against it."""
    line = locked_for_step(line)
    if line.targets.exists():
        raise ValidationError("Targets count against this line: change those first.")
    delete_with_reason(line, by=by, reason=reason, at=at)


@transaction.atomic
def set_target(
    place: Programme | Strand | Project | ServiceGroup,
    year: int,
    *,
    by: User | None,
    reason: str = "Target set.",
    at: datetime | None = None,
    **fields: Unpack[TargetFields],
) -> SavingsTarget:
    """A new target; there is one of a place for each year."""
    name = "group" if isinstance(place, ServiceGroup) else str(place._meta.model_name)
    target = SavingsTarget(year=year, **{name: place})
    set_fields(target, fields, TargetFields.__annotations__)
    _refuse_other_years(target)
    save_with_reason(target, by=by, reason=reason, at=at)
    return target


@transaction.atomic
def update_target(
    target: SavingsTarget,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[TargetFields],
) -> SavingsTarget:
    """Raises EditConflict when somebody saved since `version` was read."""
    target = lock_at_version(target, version)
    set_fields(target, changes, TargetFields.__annotations__)
    _refuse_other_years(target)
    save_with_reason(target, by=by, reason=reason, at=at)
    return target


@transaction.atomic
def remove_target(
    target: SavingsTarget, *, by: User | None, reason: str, at: datetime | None = None
) -> None:
    """Set by mistake; what it was stays in its history."""
    delete_with_reason(locked_for_step(target), by=by, reason=reason, at=at)


def _refuse_other_years(target: SavingsTarget) -> None:
    line = target.gap_line
    if line and not line.first_year <= target.year <= line.last_year:
        message = "This line of the funding gap is not of the target's year."
        raise ValidationError({"gap_line": message})
