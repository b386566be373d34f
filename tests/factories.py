"""`make_…()`: the council's records for tests, each usable with no arguments.

Every one is checked and recorded as the portal itself would (`save_with_reason`), so a
test never rests on a row that could not exist. Numbers in names count up, dates are
fixed: nothing depends on the day the tests run, except roles, which have been held for
ever unless said otherwise.
"""

from datetime import date, datetime
from itertools import count
from typing import Any

from django.db.models import Model

from accounts.choices import CouncilRoleName
from accounts.models import CouncilRole, User
from common.fuzzy_date import FuzzyDate
from common.history import save_with_reason
from highlights.choices import CycleKind, ReportsOn
from highlights.models import (
    HighlightReport,
    RatingScheme,
    ReportingCycle,
    ReportingPeriod,
)
from highlights.rating_scheme import Scheme, as_json
from highlights.shipped_schemes import THREE_STATE_RAG
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
from reports.models import Paper, PaperSection, PaperTemplate
from reports.papers.templates import install_paper_templates

LONG_AGO = date(2010, 1, 1)
PASSWORD = "correct horse battery"
EXEMPT = {
    "is_exempt": True,
    "exempt_paragraphs": [3],
    "exempt_reason": "Tenders are being compared.",
}

_number = count(1)


def _saved(row: Model, at: datetime | None = None) -> Any:
    save_with_reason(row, by=None, reason="For a test.", at=at)
    return row


# --- People ---------------------------------------------------------------------------


def make_user(*council_roles: str, **fields: Any) -> User:
    """Somebody who may sign in; with council-wide roles, if any are named."""
    number = next(_number)
    password = fields.pop("password", None)
    user = User(
        **{"email": f"officer{number}@example.gov.uk", "name": f"Officer {number}"}
        | fields
    )
    user.set_password(password or PASSWORD)
    _saved(user)
    for role in council_roles:
        make_council_role(user=user, role=role)
    return user


def make_council_role(**fields: Any) -> CouncilRole:
    fields.setdefault("user", None)
    fields["user"] = fields["user"] or make_user()
    return _saved(
        CouncilRole(**{"role": CouncilRoleName.VIEWER, "starts_on": LONG_AGO} | fields)
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
    return _saved(
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


# --- The council's own lists ----------------------------------------------------------


def make_council(**fields: Any) -> Council:
    return Council.objects.first() or _saved(
        Council(**{"pk": 1, "name": "Exampleshire Council"} | fields)
    )


def make_stage(**fields: Any) -> Stage:
    number = next(_number)
    return _saved(Stage(**{"name": f"Stage {number}", "order": number} | fields))


def make_priority(**fields: Any) -> CorporatePriority:
    return _saved(
        CorporatePriority(**{"name": f"Corporate priority {next(_number)}"} | fields)
    )


# --- Programmes -----------------------------------------------------------------------


def make_programme(**fields: Any) -> Programme:
    number = next(_number)
    at = fields.pop("at", None)
    return _saved(
        Programme(
            **{"reference": f"programme-{number}", "name": f"Programme {number}"}
            | fields
        ),
        at,
    )


def make_board(**fields: Any) -> Board:
    fields.setdefault("programme", None)
    fields["programme"] = fields["programme"] or make_programme()
    return _saved(Board(**{"name": f"Board {next(_number)}"} | fields))


def make_strand(programme: Programme | None = None, **fields: Any) -> Strand:
    number = next(_number)
    at = fields.pop("at", None)
    return _saved(
        Strand(
            **{
                "programme": programme or make_programme(),
                "name": f"Strand {number}",
                "order": number,
            }
            | fields
        ),
        at,
    )


def make_project(strand: Strand | None = None, **fields: Any) -> Project:
    number = next(_number)
    at = fields.pop("at", None)
    return _saved(
        Project(
            **{
                "strand": strand or make_strand(),
                "name": f"Project {number}",
                "order": number,
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
    return _saved(
        Milestone(
            **{
                "project": project or make_project(),
                "title": f"Milestone {next(_number)}",
                "baseline": FuzzyDate.day(date(2012, 6, 29)),
            }
            | fields
        ),
        at,
    )


# --- Reporting ------------------------------------------------------------------------


def make_scheme(scheme: Scheme = THREE_STATE_RAG, **fields: Any) -> RatingScheme:
    """A shipped rating scheme; the same row each time."""
    kept = RatingScheme.objects.filter(code=scheme.code, version=scheme.version).first()
    return kept or _saved(
        RatingScheme(
            **{
                "code": scheme.code,
                "version": scheme.version,
                "name": scheme.name,
                "definition": as_json(scheme),
            }
            | fields
        )
    )


def make_cycle(programme: Programme | None = None, **fields: Any) -> ReportingCycle:
    fields.setdefault("scheme", None)
    fields["scheme"] = fields["scheme"] or make_scheme()
    return _saved(
        ReportingCycle(
            **{
                "programme": programme or make_programme(),
                "reports_on": ReportsOn.PROJECTS,
                "kind": CycleKind.QUARTERLY,
                "first_day": date(2012, 4, 1),
            }
            | fields
        )
    )


def make_period(cycle: ReportingCycle | None = None, **fields: Any) -> ReportingPeriod:
    """April to June 2012, unless said otherwise."""
    return _saved(
        ReportingPeriod(
            **{
                "cycle": cycle or make_cycle(),
                "label": "April to June 2012",
                "starts_on": date(2012, 4, 1),
                "ends_on": date(2012, 6, 30),
                "due_on": date(2012, 7, 5),
            }
            | fields
        )
    )


def make_report(
    subject: Project | Strand | None = None,
    period: ReportingPeriod | None = None,
    **fields: Any,
) -> HighlightReport:
    """A draft on a project or strand, in a period of its programme's cycle."""
    on = subject or make_project()
    strand = on.strand if isinstance(on, Project) else on
    period = period or make_period(_cycle_of(strand.programme, on))
    at = fields.pop("at", None)
    return _saved(
        HighlightReport(
            **{
                type(on).__name__.lower(): on,
                "period": period,
                "scheme": period.cycle.scheme,
            }
            | fields
        ),
        at,
    )


def _cycle_of(programme: Programme, subject: Project | Strand) -> ReportingCycle:
    on = ReportsOn.PROJECTS if isinstance(subject, Project) else ReportsOn.STRANDS
    kept = programme.cycles.filter(reports_on=on, is_active=True).first()
    return kept or make_cycle(programme, reports_on=on)


# --- Papers ---------------------------------------------------------------------------


def make_paper_template(**fields: Any) -> PaperTemplate:
    """The shipped quarterly update; the same row each time."""
    if not fields:
        return next(
            template
            for template in install_paper_templates()
            if template.code == "milton_keynes_quarterly"
        )
    return _saved(PaperTemplate(**fields))


def make_paper(programme: Programme | None = None, **fields: Any) -> Paper:
    """A quarterly update to Cabinet on 25 July 2012, as it stood eight days before."""
    make_council()
    number = next(_number)
    return _saved(
        Paper(
            **{
                "reference": f"update-{number}",
                "title": f"Update {number}",
                "programme": programme or make_programme(),
                "template": fields.get("template") or make_paper_template(),
                "meeting_on": date(2012, 7, 25),
                "author_role": "Programme Manager",
                "last_update_on": date(2012, 4, 25),
                "year_from": date(2011, 4, 25),
            }
            | fields
        )
    )


def make_section(paper: Paper | None = None, **fields: Any) -> PaperSection:
    """What somebody wrote in a section; the recommendation unless said otherwise."""
    return _saved(
        PaperSection(
            **{
                "paper": paper or make_paper(),
                "key": "recommendations",
                "html": "<p>That the progress made be noted.</p>",
            }
            | fields
        )
    )
