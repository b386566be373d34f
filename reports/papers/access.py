"""For which programmes, and about which business cases, somebody may open a paper.
Who may do what else is asked of `programmes.access`.
"""

from __future__ import annotations

from collections.abc import Iterable

from accounts.choices import CouncilRoleName
from accounts.models import User
from programmes.access import RUNS_THE_PROGRAMME
from programmes.models import Programme
from programmes.querysets import ProgrammeQuerySet
from programmes.standing import standing_of
from savings.models import BusinessCase
from savings.querysets import BusinessCaseQuerySet


def programmes_to_prepare_papers_for(user: User) -> ProgrammeQuerySet:
    """All, for the clerk and the programme office; else those somebody runs."""
    visible = Programme.objects.visible_to(user).order_by("name")
    standing = standing_of(user)
    if standing.has(CouncilRoleName.CLERK, CouncilRoleName.PROGRAMME_OFFICE):
        return visible
    run = {
        held.place.programme_id
        for held in standing.held
        if held.role in RUNS_THE_PROGRAMME and held.place.strand_id is None
    }
    return visible.filter(pk__in=run)


def cases_to_tell_of(
    user: User, programmes: Iterable[Programme]
) -> BusinessCaseQuerySet:
    """Those of these programmes that this person may see."""
    seen = BusinessCase.objects.visible_to(user).of_programmes(programmes)
    return seen.with_place().order_by("reference")
