"""Who may change people. What needs no programme to be decided is decided here.

`programmes.access` asks here for the rest, and is the place that views of other rooms
ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.choices import CouncilRoleName

if TYPE_CHECKING:
    from accounts.models import User


def council_roles_of(user: User) -> frozenset[str]:
    """The council-wide roles held today. One query, once a request."""
    known: frozenset[str] | None = getattr(user, "_council_roles", None)
    if known is None:
        held = user.council_roles.held(on=timezone.localdate())
        known = frozenset(held.values_list("role", flat=True))
        user._council_roles = known  # type: ignore[attr-defined]  # a per-request memo
    return known


def can_manage_people(user: User) -> bool:
    """Invite people, change them, and give council-wide roles: the administrator."""
    return CouncilRoleName.ADMINISTRATOR in council_roles_of(user)


def require(allowed: bool) -> None:  # noqa: FBT001  # reads as a sentence: require(can_…)
    """Raise PermissionDenied (403) unless allowed."""
    if not allowed:
        raise PermissionDenied
