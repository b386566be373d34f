"""Positions built by hand: `make_*()` of every part, each usable with no arguments."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from common.fuzzy_date import FuzzyDate
from highlights.facts import PeriodFact, ReportFact
from highlights.rating_rules import MILTON_KEYNES_2012
from programmes.choices import ScopedRole
from programmes.facts import (
    Exempt,
    MilestoneFact,
    ProgrammeFact,
    ProjectFact,
    RoleFact,
    StrandEventFact,
    StrandFact,
)
from reports.position import (
    CouncilFact,
    Position,
    ProgrammePosition,
    ProjectPosition,
    SchemeFact,
    StrandPosition,
)

ids = count(1)
SCHEME = SchemeFact(1, MILTON_KEYNES_2012)
AT = datetime(2012, 7, 17, 12, tzinfo=UTC)
SPRING = PeriodFact(
    "January to March 2012", date(2012, 1, 1), date(2012, 3, 31), date(2012, 4, 5)
)
SUMMER = PeriodFact(
    "April to June 2012", date(2012, 4, 1), date(2012, 6, 30), date(2012, 7, 5)
)
PARAGRAPH_3 = Exempt((3,))


def make_position(*programmes: ProgrammePosition, at: datetime = AT) -> Position:
    return Position(
        as_at=at,
        on=at.date(),
        council=CouncilFact("Exampleshire Council", 14, 4),
        schemes=(SCHEME,),
        programmes=programmes,
    )


def make_programme(*strands: StrandPosition, **fields: Any) -> ProgrammePosition:
    fact = {
        "id": next(ids),
        "reference": "otp",
        "name": "Organisational Transformation Programme",
        "status": "active",
        "starts_on": None,
        "ends_on": None,
        "vision": "",
        "problems_addressed": "",
        "aims": "",
        "out_of_scope": "",
    }
    return ProgrammePosition(
        fact=ProgrammeFact(**fact | fields),
        boards=(),
        priorities=(),
        people=(),
        scheme_id=SCHEME.id,
        strands=strands,
    )


def make_strand(
    *projects: ProjectPosition,
    lead: str = "",
    events: tuple[StrandEventFact, ...] = (),
    due: PeriodFact | None = None,
    reports: tuple[ReportFact, ...] = (),
    **fields: Any,
) -> StrandPosition:
    fact = {
        "id": next(ids),
        "programme_id": 1,
        "order": 1,
        "name": "Public Access",
        "status": "active",
        "aims": "",
    }
    return StrandPosition(
        fact=StrandFact(**fact | fields),
        people=held(ScopedRole.STRAND_LEAD, lead),
        events=events,
        due=due,
        reports=reports,
        projects=projects,
    )


def make_project(
    *milestones: MilestoneFact,
    rated: str = "",
    due: PeriodFact | None = SUMMER,
    sponsor: str = "",
    manager: str = "",
    reports: tuple[ReportFact, ...] = (),
    **fields: Any,
) -> ProjectPosition:
    """A project; `rated` gives it an approved report of the period that is due."""
    fact = {
        "id": next(ids),
        "strand_id": 1,
        "order": 1,
        "name": "Office accommodation",
        "purpose": "",
        "stage": "Delivery",
        "state": "in_progress",
        "is_material": True,
        "exempt": None,
    }
    return ProjectPosition(
        fact=ProjectFact(**fact | fields),
        people=held(ScopedRole.SPONSOR, sponsor)
        + held(ScopedRole.PROJECT_MANAGER, manager),
        due=due,
        reports=(make_report(rated),) if rated else reports,
        milestones=milestones,
    )


def make_report(overall: str = "green", **fields: Any) -> ReportFact:
    values = {
        "id": next(ids),
        "project_id": 1,
        "strand_id": None,
        "scheme_id": SCHEME.id,
        "edition": 1,
        "period": SUMMER,
        "overall": overall,
        "overall_reason": "",
        "parent_reason": "",
        "indicated": "",
        "previous": "",
        "unchanged_for": 1,
        "comment": "",
        "this_period": "",
        "next_period": "",
        "issues": "",
        "ask": "",
        "ask_by": None,
        "approved_at": AT,
        "dimensions": (),
        "exempt": None,
    }
    return ReportFact(**values | fields)


def make_milestone(
    baseline: str = "31 July 2012", forecast: str = "", **fields: Any
) -> MilestoneFact:
    approved = FuzzyDate.parse(baseline)
    values = {
        "id": next(ids),
        "project_id": 1,
        "title": "Plan agreed",
        "first_baseline": approved,
        "baseline": approved,
        "forecast": FuzzyDate.parse(forecast) if forecast else None,
        "actual_on": None,
        "times_rebaselined": 0,
        "exempt": None,
    }
    return MilestoneFact(**values | fields)


def held(role: ScopedRole, person: str) -> tuple[RoleFact, ...]:
    return (RoleFact(role.value, person, None, None, None),) if person else ()
