"""Who may see and do what. The one place to ask; every view does.

House default, from `users.md` of the product's brief: every signed-in person sees
everything that is not exempt, and edits only what is theirs. Not yours to see is a
404 (querysets' `visible_to`); yours to see but not to change is a 403 (`require`).
"""

from __future__ import annotations

from accounts.access import can_manage_people
from accounts.access import require as require  # said by every view: access.require
from accounts.choices import CouncilRoleName
from accounts.models import User
from programmes.choices import ScopedRole
from programmes.models import Programme, Project, Strand
from programmes.standing import Place, standing_of

RUNS_THE_PROGRAMME: frozenset[str] = frozenset(
    {ScopedRole.SENIOR_RESPONSIBLE_OWNER, ScopedRole.PROGRAMME_MANAGER}
)
APPROVES: frozenset[str] = RUNS_THE_PROGRAMME | {
    ScopedRole.STRAND_LEAD,
    ScopedRole.SPONSOR,
}
EDITS: frozenset[str] = APPROVES | {ScopedRole.PROJECT_MANAGER}


def place_of(where: Programme | Strand | Project) -> Place:
    """Where a record stands. A project needs its strand at hand (select_related)."""
    if isinstance(where, Programme):
        return Place(where.pk)
    if isinstance(where, Strand):
        return Place(where.programme_id, where.pk)
    return Place(where.strand.programme_id, where.strand_id, where.pk)


def can_edit(user: User, where: Programme | Strand | Project) -> bool:
    """Change a record: those with a role on it or above, and the programme office."""
    standing = standing_of(user)
    return standing.has(CouncilRoleName.PROGRAMME_OFFICE) or standing.holds(
        EDITS, place_of(where)
    )


def can_approve(user: User, where: Strand | Project) -> bool:
    """Approve a highlight report: sponsor, strand lead, or who runs the programme."""
    standing = standing_of(user)
    return standing.has(CouncilRoleName.PROGRAMME_OFFICE) or standing.holds(
        APPROVES, place_of(where)
    )


def can_run(user: User, programme: Programme) -> bool:
    """Run a programme: open, close and replace strands, give roles, set the reporting
    calendar, chase, re-baseline."""
    standing = standing_of(user)
    return standing.has(CouncilRoleName.PROGRAMME_OFFICE) or standing.holds(
        RUNS_THE_PROGRAMME, Place(programme.pk)
    )


def can_create_programmes(user: User) -> bool:
    """Open a new programme."""
    return standing_of(user).has(
        CouncilRoleName.PROGRAMME_OFFICE, CouncilRoleName.ADMINISTRATOR
    )


def can_manage_council(user: User) -> bool:
    """Change people, council-wide roles and the council's own lists."""
    return can_manage_people(user)


def can_lift_exemption(user: User) -> bool:
    """Open to the public what was kept from it: the monitoring officer and the clerk.

    House default: not those who marked it, whose business it is about.
    """
    return standing_of(user).has(CouncilRoleName.LEGAL, CouncilRoleName.CLERK)


def can_prepare_paper(user: User, programme: Programme) -> bool:
    """Write a paper's sections: the clerk, and those who run its programme."""
    return standing_of(user).has(CouncilRoleName.CLERK) or can_run(user, programme)


def can_publish(user: User) -> bool:
    """Publish a paper: democratic services."""
    return standing_of(user).has(CouncilRoleName.CLERK)
