"""What a person holds today: roles for the whole council and on single places.

The raw material of `programmes.access` and of every `visible_to`. Two queries a
request, remembered on the user object, which lives no longer than the request.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.access import council_roles_of
from accounts.choices import CouncilRoleName
from programmes.choices import ScopedRole

if TYPE_CHECKING:
    from accounts.models import User

# House default: those who must see a paper whole in order to do their work.
READS_ALL_EXEMPT = frozenset(
    {
        CouncilRoleName.PROGRAMME_OFFICE,
        CouncilRoleName.FINANCE,
        CouncilRoleName.CLERK,
        CouncilRoleName.LEGAL,
        CouncilRoleName.AUDITOR,
    }
)


@dataclass(frozen=True)
class Place:
    """A programme, a strand in it, or a project in that: by ids, from the top down."""

    programme_id: int
    strand_id: int | None = None
    project_id: int | None = None

    @property
    def code(self) -> str:
        """As a form and an address name it: project-12."""
        if self.project_id is not None:
            return f"project-{self.project_id}"
        if self.strand_id is not None:
            return f"strand-{self.strand_id}"
        return f"programme-{self.programme_id}"

    def covers(self, other: Place) -> bool:
        """Whether `other` is this place or lies inside it."""
        return (
            self.programme_id == other.programme_id
            and self.strand_id in (None, other.strand_id)
            and self.project_id in (None, other.project_id)
        )


@dataclass(frozen=True)
class HeldRole:
    """A scoped role in force."""

    role: str
    place: Place
    may_see_exempt: bool


@dataclass(frozen=True)
class Entitlement:
    """Which exempt items somebody may see: all, or those inside certain places."""

    everything: bool
    places: frozenset[Place] = frozenset()

    def covers(self, place: Place) -> bool:
        return self.everything or any(mine.covers(place) for mine in self.places)

    @property
    def programme_ids(self) -> frozenset[int]:
        """Programmes seen whole."""
        return frozenset(p.programme_id for p in self.places if p.strand_id is None)

    @property
    def strand_ids(self) -> frozenset[int]:
        """Strands seen whole, programmes aside."""
        return frozenset(
            p.strand_id
            for p in self.places
            if p.strand_id is not None and p.project_id is None
        )

    @property
    def project_ids(self) -> frozenset[int]:
        """Projects seen, wider places aside."""
        return frozenset(p.project_id for p in self.places if p.project_id is not None)


NOTHING_EXEMPT = Entitlement(everything=False)


@dataclass(frozen=True)
class Standing:
    """Everything one person holds on one day."""

    council: frozenset[str]
    held: tuple[HeldRole, ...]

    def has(self, *roles: str) -> bool:
        """Whether one of these council-wide roles is held."""
        return not self.council.isdisjoint(roles)

    def holds(self, roles: frozenset[str], place: Place) -> bool:
        """Whether one of these roles is held on `place` or on what it lies in."""
        return any(
            mine.role in roles and mine.place.covers(place) for mine in self.held
        )

    @property
    def exempt(self) -> Entitlement:
        """A scoped role opens what is exempt in its own place; a board seat only
        where it says so."""
        return Entitlement(
            everything=not self.council.isdisjoint(READS_ALL_EXEMPT),
            places=frozenset(
                mine.place
                for mine in self.held
                if mine.may_see_exempt or mine.role != ScopedRole.BOARD_MEMBER
            ),
        )


def standing_of(user: User) -> Standing:
    """What this person holds today. Two queries, once a request."""
    known: Standing | None = getattr(user, "_standing", None)
    if known is None:
        known = _load(user)
        user._standing = known  # type: ignore[attr-defined]  # a per-request memo
    return known


def _load(user: User) -> Standing:
    today = timezone.localdate()
    scoped = user.scoped_roles.held(on=today).with_place()
    return Standing(
        council=council_roles_of(user),
        held=tuple(
            HeldRole(role, Place(programme_id, strand_id, project_id), may_see_exempt)
            for role, programme_id, strand_id, project_id, may_see_exempt in scoped
        ),
    )
