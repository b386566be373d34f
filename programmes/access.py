"""Who may see and do what. The one place to ask; every view does.

House default, from `users.md` of the product's brief: every signed-in person sees
everything that is not exempt, and edits only what is theirs. Not yours to see is a
404 (querysets' `visible_to`); yours to see but not to change is a 403 (`require`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import can_manage_people
from accounts.access import require as require  # said by every view: access.require
from accounts.choices import CouncilRoleName
from accounts.models import User
from common.exempting import exempt_spells
from common.history import held_at
from programmes.choices import ScopedRole
from programmes.models import Milestone, Programme, Project, Strand
from programmes.standing import Entitlement, Place, standing_of

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


def can_edit_anything(user: User) -> bool:
    """Whether there may be any record that this person can edit: for the button of a
    page that then offers only what is theirs. No query beyond the person's standing."""
    standing = standing_of(user)
    return standing.has(CouncilRoleName.PROGRAMME_OFFICE) or any(
        held.role in EDITS for held in standing.held
    )


def strands_to_edit(user: User) -> QuerySet[Strand]:
    """The active strands this person may change, each with its programme."""
    strands = Strand.objects.visible_to(user).active().with_programme()
    standing = standing_of(user)
    if standing.has(CouncilRoleName.PROGRAMME_OFFICE):
        return strands
    mine = Entitlement(
        everything=False,
        places=frozenset(held.place for held in standing.held if held.role in EDITS),
    )
    return strands.filter(
        Q(programme_id__in=mine.programme_ids) | Q(pk__in=mine.strand_ids)
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


def reads_exempt(user: User, where: Programme | Strand | Project) -> bool:
    """Whether what is exempt in this place is open to this person."""
    return standing_of(user).exempt.covers(place_of(where))


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


def withheld_in_history(
    user: User, row: Programme | Strand | Project | Milestone
) -> Callable[[Any], bool]:
    """Which past versions this reader may not see: what was exempt when it was written
    stays withheld after the record is opened. One query, of a milestone."""
    if isinstance(row, Programme | Strand):
        return lambda _: False
    project = row if isinstance(row, Project) else row.project
    if standing_of(user).exempt.covers(place_of(project)):
        return lambda _: False
    if isinstance(row, Project):
        return lambda version: bool(version.is_exempt)
    spells = exempt_spells(project)
    return lambda version: version.is_exempt or held_at(spells, version.history_date)
