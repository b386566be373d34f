"""What happens when people join, change and leave, and when council roles change."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.choices import CouncilRoleName
from accounts.models import CouncilRole, User
from common.history import save_with_reason
from common.locking import lock_at_version
from common.wording import long_date

log = structlog.get_logger(__name__)


class PersonFields(TypedDict, total=False):
    """What an administrator says of a person."""

    email: str
    name: str
    job_title: str


@transaction.atomic
def invite_person(
    *,
    by: User | None,
    reason: str = "Invited.",
    at: datetime | None = None,
    **fields: Unpack[PersonFields],
) -> User:
    """Somebody who may sign in once they have chosen a password."""
    person = User(**fields)
    person.set_unusable_password()
    save_with_reason(person, by=by, reason=reason, at=at)
    return person


@transaction.atomic
def update_person(
    person: User,
    version: int,
    *,
    by: User | None,
    reason: str = "Changed.",
    at: datetime | None = None,
    **changes: Unpack[PersonFields],
) -> User:
    """Raises EditConflict when somebody saved since `version` was read."""
    person = lock_at_version(person, version)
    for name in PersonFields.__annotations__.keys() & changes.keys():
        # mypy takes only literal keys of a TypedDict; these are its own.
        setattr(person, name, changes[name])  # type: ignore[literal-required]
    save_with_reason(person, by=by, reason=reason, at=at)
    return person


@transaction.atomic
def deactivate_person(
    person: User, *, by: User | None, reason: str, at: datetime | None = None
) -> User:
    """They may sign in no more; all they did stays on record under their name."""
    person = _locked(person)
    if not person.is_active:
        raise ValidationError(f"{person} may already not sign in.")
    if by is not None and person.pk == by.pk:
        raise ValidationError("You cannot take away your own access: ask a colleague.")
    person.is_active = False
    save_with_reason(person, by=by, reason=reason, at=at)
    return person


@transaction.atomic
def reactivate_person(
    person: User, *, by: User | None, reason: str, at: datetime | None = None
) -> User:
    person = _locked(person)
    if person.is_active:
        raise ValidationError(f"{person} may already sign in.")
    person.is_active = True
    save_with_reason(person, by=by, reason=reason, at=at)
    return person


@transaction.atomic
def give_council_role(
    user: User,
    role: str,
    *,
    starts_on: date,
    by: User | None,
    ends_on: date | None = None,
    reason: str = "Role given.",
    at: datetime | None = None,
) -> CouncilRole:
    """A role for the whole council. Locked, so that it is not given twice at once."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise ValidationError(f"{user} may no longer sign in.")
    given = CouncilRole(user=user, role=role, starts_on=starts_on, ends_on=ends_on)
    overlapping = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    if ends_on is not None:
        overlapping &= Q(starts_on__lte=ends_on)
    if user.council_roles.filter(overlapping, role=role).exists():
        sentence = f"{user} already holds this role in that time."
        raise ValidationError({"role": sentence})
    save_with_reason(given, by=by, reason=reason, at=at)
    log.info("council_role_given", role=role, to=user.pk, by=by and by.pk)
    return given


@transaction.atomic
def end_council_role(
    role: CouncilRole,
    *,
    ends_on: date,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> CouncilRole:
    """`ends_on` is the last day on which it is held. Somebody must stay able to run
    the portal."""
    role = CouncilRole.objects.select_for_update().get(pk=role.pk)
    if role.ends_on is not None and role.ends_on <= ends_on:
        raise ValidationError(f"This role already ends on {long_date(role.ends_on)}.")
    if by is not None and role.user_id == by.pk and _runs_the_portal(role):
        raise ValidationError(
            "You cannot end your own role as administrator: ask a colleague."
        )
    role.ends_on = ends_on
    save_with_reason(role, by=by, reason=reason, at=at)
    log.info("council_role_ended", role=role.role, of=role.user_id, by=by and by.pk)
    return role


def _runs_the_portal(role: CouncilRole) -> bool:
    held = CouncilRole.objects.filter(pk=role.pk).held(on=timezone.localdate())
    return role.role == CouncilRoleName.ADMINISTRATOR and held.exists()


def _locked(person: User) -> User:
    person = User.objects.select_for_update().get(pk=person.pk)
    person.version += 1
    return person
