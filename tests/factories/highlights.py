"""Rating schemes, reporting cycles and reports."""

from datetime import date
from typing import Any

from highlights.choices import CycleKind, ReportsOn
from highlights.models import (
    HighlightReport,
    RatingScheme,
    ReportingCycle,
    ReportingPeriod,
)
from highlights.rating_scheme import Scheme, as_json
from highlights.shipped_schemes import THREE_STATE_RAG
from programmes.models import Programme, Project, Strand
from tests.factories.programmes import make_programme, make_project
from tests.factories.record import saved


def make_scheme(scheme: Scheme = THREE_STATE_RAG, **fields: Any) -> RatingScheme:
    """A shipped rating scheme; the same row each time."""
    kept = RatingScheme.objects.filter(code=scheme.code, version=scheme.version).first()
    return kept or saved(
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
    return saved(
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
    return saved(
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
    return saved(
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
