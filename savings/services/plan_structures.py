"""Reporting structures: a new one from a day on, and its service groups."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.models import User
from common.history import delete_with_reason, save_with_reason
from common.locking import lock_at_version
from common.wording import long_date
from programmes.services.steps import locked_for_step, set_fields
from savings.models import GroupSuccession, ReportingStructure, ServiceGroup

_COPIED = ("code", "name", "director", "order")


class StructureFields(TypedDict, total=False):
    """What may be said of a structure."""

    name: str
    in_force_from: date
    note: str


class GroupFields(TypedDict, total=False):
    """What may be said of a service group. Its structure stays what it is."""

    code: str
    name: str
    director: str
    order: int


@transaction.atomic
def create_structure(
    *,
    by: User | None,
    copies_groups: bool = True,
    reason: str = "Reporting structure added.",
    at: datetime | None = None,
    **fields: Unpack[StructureFields],
) -> ReportingStructure:
    """After all there are. With copies of the last one's groups, each of them the whole
    of the old one: what changed is said afterwards."""
    last = ReportingStructure.objects.select_for_update().first()
    structure = ReportingStructure()
    set_fields(structure, fields, StructureFields.__annotations__)
    if last is not None and structure.in_force_from <= last.in_force_from:
        message = (
            f"{last} has been in force since {long_date(last.in_force_from)}: a new "
            "structure begins after that."
        )
        raise ValidationError({"in_force_from": message})
    save_with_reason(structure, by=by, reason=reason, at=at)
    if last is not None and copies_groups:
        for old in last.groups.all():
            group = ServiceGroup(
                structure=structure, **{name: getattr(old, name) for name in _COPIED}
            )
            save_with_reason(group, by=by, reason=reason, at=at)
            went = GroupSuccession(predecessor=old, successor=group)
            save_with_reason(went, by=by, reason=reason, at=at)
    return structure


@transaction.atomic
def update_structure(
    structure: ReportingStructure,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[StructureFields],
) -> ReportingStructure:
    """Its day may move, but past none of the other structures'.

    Raises EditConflict when somebody saved since `version` was read.
    """
    structure = lock_at_version(structure, version)
    before = structure.in_force_from
    set_fields(structure, changes, StructureFields.__annotations__)
    after = structure.in_force_from
    between = ReportingStructure.objects.exclude(pk=structure.pk).filter(
        Q(in_force_from__range=(before, after))
        | Q(in_force_from__range=(after, before))
    )
    if passed := between.first():
        message = (
            f"{passed} is in force from {long_date(passed.in_force_from)}: structures "
            "keep their order."
        )
        raise ValidationError({"in_force_from": message})
    save_with_reason(structure, by=by, reason=reason, at=at)
    return structure


@transaction.atomic
def add_group(
    structure: ReportingStructure,
    *,
    by: User | None,
    reason: str = "Service group added.",
    at: datetime | None = None,
    **fields: Unpack[GroupFields],
) -> ServiceGroup:
    group = ServiceGroup(structure=structure)
    set_fields(group, fields, GroupFields.__annotations__)
    save_with_reason(group, by=by, reason=reason, at=at)
    return group


@transaction.atomic
def update_group(
    group: ServiceGroup,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[GroupFields],
) -> ServiceGroup:
    """Raises EditConflict when somebody saved since `version` was read."""
    group = lock_at_version(group, version)
    set_fields(group, changes, GroupFields.__annotations__)
    save_with_reason(group, by=by, reason=reason, at=at)
    return group


@transaction.atomic
def remove_group(
    group: ServiceGroup, *, by: User | None, reason: str, at: datetime | None = None
) -> ReportingStructure:
    """Only while nothing hangs on it; else its figures would go with it."""
    group = locked_for_step(group)
    if problem := why_not_removed(group):
        raise ValidationError(problem)
    structure = group.structure
    delete_with_reason(group, by=by, reason=reason, at=at)
    return structure


def why_not_removed(group: ServiceGroup) -> str:
    """What hangs on a group, in words; empty where nothing does. Seven queries."""
    hangs = (
        ("savings are booked against it", group.savings),
        ("savings were placed in it", group.placed_savings),
        ("it has a target", group.targets),
        ("it has a budget", group.budgets),
        ("it has an explanation", group.explanations),
        ("old groups went to it", group.inheritances),
        ("it went to later groups", group.successions),
    )
    found = [words for words, rows in hangs if rows.exists()]
    return f"This group stays: {', '.join(found)}." if found else ""
