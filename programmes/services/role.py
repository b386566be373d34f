"""Giving and ending roles. A role is never deleted: who held it stays answerable."""

from __future__ import annotations

from datetime import date, datetime

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.models import User
from common.history import save_with_reason
from common.wording import long_date
from programmes import rules
from programmes.choices import ScopedRole
from programmes.models import Programme, Project, RoleAssignment, Strand

log = structlog.get_logger(__name__)


@transaction.atomic
def assign_role(
    user: User,
    role: ScopedRole,
    where: Programme | Strand | Project,
    *,
    starts_on: date,
    by: User | None,
    reason: str = "Role given.",
    ends_on: date | None = None,
    may_see_exempt: bool = False,
    at: datetime | None = None,
) -> RoleAssignment:
    """May start in the past or the future; several people may hold one role."""
    kind = where._meta.model_name or ""
    if kind not in rules.ROLE_PLACES[role]:
        raise ValidationError({"role": f"A {role.label.lower()} is not of a {kind}."})
    # Locked, so that two requests cannot give the same role twice.
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise ValidationError(
            {"user": f"{user} may no longer sign in: choose somebody who may."}
        )
    assignment = RoleAssignment(
        user=user,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        may_see_exempt=may_see_exempt,
        **{kind: where},
    )
    _refuse_twice(assignment, where)
    save_with_reason(assignment, by=by, reason=reason, at=at)
    log.info("role_given", role_id=assignment.pk, to=user.pk, by=by and by.pk)
    return assignment


@transaction.atomic
def end_role(
    assignment: RoleAssignment,
    *,
    ends_on: date,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> RoleAssignment:
    """`ends_on` is the last day on which it is held."""
    assignment = RoleAssignment.objects.select_for_update().get(pk=assignment.pk)
    if assignment.ends_on is not None and assignment.ends_on <= ends_on:
        raise ValidationError(
            f"This role already ends on {long_date(assignment.ends_on)}."
        )
    if ends_on < assignment.starts_on:
        raise ValidationError(
            {
                "ends_on": "A role cannot end before it starts, on "
                f"{long_date(assignment.starts_on)}."
            }
        )
    assignment.ends_on = ends_on
    save_with_reason(assignment, by=by, reason=reason, at=at)
    log.info("role_ended", role_id=assignment.pk, by=by and by.pk)
    return assignment


def _refuse_twice(
    assignment: RoleAssignment, where: Programme | Strand | Project
) -> None:
    overlapping = Q(ends_on__isnull=True) | Q(ends_on__gte=assignment.starts_on)
    if assignment.ends_on is not None:
        overlapping &= Q(starts_on__lte=assignment.ends_on)
    same = where.roles.filter(overlapping, user=assignment.user, role=assignment.role)
    if same.exists():
        raise ValidationError(
            {"user": f"{assignment.user} already holds this role in that time."}
        )
