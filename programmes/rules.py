"""How a milestone stands and has slipped, what may follow what, which role is where.

No database, no clock.
"""

from __future__ import annotations

from datetime import date

from common.fuzzy_date import FuzzyDate, slippage_days
from programmes.choices import MilestoneStatus, ProjectState, ScopedRole

# From which state of a project it may go to which. House default: only what is closed
# is reopened, and a project does not un-start.
_NEXT_STATES = {
    ProjectState.NOT_STARTED: (ProjectState.IN_PROGRESS, ProjectState.CLOSED),
    ProjectState.IN_PROGRESS: (ProjectState.PAUSED, ProjectState.CLOSED),
    ProjectState.PAUSED: (ProjectState.IN_PROGRESS, ProjectState.CLOSED),
    ProjectState.CLOSED: (ProjectState.IN_PROGRESS,),
}

# Which role is held on what. Source: the glossary of the product's brief; a sponsor may
# stand behind a strand, and a board look after any of the three (house default).
ROLE_PLACES: dict[ScopedRole, frozenset[str]] = {
    ScopedRole.SENIOR_RESPONSIBLE_OWNER: frozenset({"programme"}),
    ScopedRole.PROGRAMME_MANAGER: frozenset({"programme"}),
    ScopedRole.STRAND_LEAD: frozenset({"strand"}),
    ScopedRole.SPONSOR: frozenset({"programme", "strand", "project"}),
    ScopedRole.PROJECT_MANAGER: frozenset({"strand", "project"}),
    ScopedRole.BOARD_MEMBER: frozenset({"programme", "strand", "project"}),
}


def next_states(state: ProjectState) -> tuple[ProjectState, ...]:
    """The states that may follow this one."""
    return _NEXT_STATES[state]


def roles_of(kind: str) -> tuple[ScopedRole, ...]:
    """The roles there are on a programme, a strand or a project."""
    return tuple(role for role, places in ROLE_PLACES.items() if kind in places)


def milestone_expected(
    baseline: FuzzyDate, forecast: FuzzyDate | None, actual_on: date | None
) -> FuzzyDate:
    """When it happened, else when it is forecast, else when it was approved for."""
    if actual_on is not None:
        return FuzzyDate.day(actual_on)
    return forecast or baseline


def milestone_slippage(
    baseline: FuzzyDate, forecast: FuzzyDate | None, actual_on: date | None
) -> int:
    """Days from baseline to actual, or to forecast while it has not happened.

    Positive is late. Source: law-and-conventions 5.3 (house default for fuzzy dates:
    inside the baseline's own span nothing has slipped).
    """
    return slippage_days(baseline, milestone_expected(baseline, forecast, actual_on))


def milestone_status(
    baseline: FuzzyDate, forecast: FuzzyDate | None, actual_on: date | None, *, on: date
) -> MilestoneStatus:
    """Complete, overdue (expected before `on` and not yet there), slipped or on track.

    Source: law-and-conventions 5.3.
    """
    if actual_on is not None:
        return MilestoneStatus.COMPLETE
    if milestone_expected(baseline, forecast, actual_on).is_overdue(on):
        return MilestoneStatus.OVERDUE
    if milestone_slippage(baseline, forecast, actual_on) > 0:
        return MilestoneStatus.SLIPPED
    return MilestoneStatus.ON_TRACK
