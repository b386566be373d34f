"""The council's lists, programmes and what they are made of, and who runs them."""

from datetime import date
from typing import Any

from accounts.models import User
from common.fuzzy_date import FuzzyDate
from programmes.choices import ScopedRole
from programmes.models import (
    Board,
    CorporatePriority,
    Council,
    Milestone,
    Programme,
    Project,
    RoleAssignment,
    Stage,
    Strand,
)
from tests.factories.people import make_user
from tests.factories.record import LONG_AGO, number, saved


def make_council(**fields: Any) -> Council:
    return Council.objects.first() or saved(
        Council(**{"pk": 1, "name": "Exampleshire Council"} | fields)
    )


def make_stage(**fields: Any) -> Stage:
    nth = next(number)
    return saved(Stage(**{"name": f"Stage {nth}", "order": nth} | fields))


def make_priority(**fields: Any) -> CorporatePriority:
    return saved(
        CorporatePriority(**{"name": f"Corporate priority {next(number)}"} | fields)
    )


def make_programme(**fields: Any) -> Programme:
    nth = next(number)
    at = fields.pop("at", None)
    return saved(
        Programme(
            **{"reference": f"programme-{nth}", "name": f"Programme {nth}"} | fields
        ),
        at,
    )


def make_board(**fields: Any) -> Board:
    fields.setdefault("programme", None)
    fields["programme"] = fields["programme"] or make_programme()
    return saved(Board(**{"name": f"Board {next(number)}"} | fields))


def make_strand(programme: Programme | None = None, **fields: Any) -> Strand:
    nth = next(number)
    at = fields.pop("at", None)
    return saved(
        Strand(
            **{
                "programme": programme or make_programme(),
                "name": f"Strand {nth}",
                "order": nth,
            }
            | fields
        ),
        at,
    )


def make_project(strand: Strand | None = None, **fields: Any) -> Project:
    nth = next(number)
    at = fields.pop("at", None)
    return saved(
        Project(
            **{
                "strand": strand or make_strand(),
                "name": f"Project {nth}",
                "order": nth,
            }
            | fields
        ),
        at,
    )


def make_milestone(project: Project | None = None, **fields: Any) -> Milestone:
    """Dates may be written as words: `baseline="summer 2012"`."""
    at = fields.pop("at", None)
    for name in ("baseline", "forecast"):
        if isinstance(fields.get(name), str):
            fields[name] = FuzzyDate.parse(fields[name])
    return saved(
        Milestone(
            **{
                "project": project or make_project(),
                "title": f"Milestone {next(number)}",
                "baseline": FuzzyDate.day(date(2012, 6, 29)),
            }
            | fields
        ),
        at,
    )


def make_role(
    role: str = ScopedRole.PROJECT_MANAGER,
    *,
    on: Programme | Strand | Project | None = None,
    user: User | None = None,
    **fields: Any,
) -> RoleAssignment:
    """A role on a programme, strand or project: `make_role(role, on=strand)`."""
    place = on or make_project()
    where = {type(place).__name__.lower(): place}
    return saved(
        RoleAssignment(
            **{"user": user or make_user(), "role": role, "starts_on": LONG_AGO}
            | where
            | fields
        )
    )


def make_project_manager(project: Project | None = None, **fields: Any) -> User:
    return make_role(ScopedRole.PROJECT_MANAGER, on=project, **fields).user


def make_strand_lead(strand: Strand | None = None, **fields: Any) -> User:
    return make_role(ScopedRole.STRAND_LEAD, on=strand or make_strand(), **fields).user


def make_programme_manager(programme: Programme | None = None, **fields: Any) -> User:
    return make_role(
        ScopedRole.PROGRAMME_MANAGER, on=programme or make_programme(), **fields
    ).user
