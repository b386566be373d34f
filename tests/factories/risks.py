"""Scoring schemes, registers, risks and what hangs on them."""

from datetime import date
from typing import Any

from programmes.models import Programme, Project, Strand
from risks.choices import LogKind, RiskState
from risks.models import (
    LogEntry,
    Register,
    Risk,
    RiskAction,
    RiskCategory,
    RiskControl,
    ScoringScheme,
)
from risks.scoring import Scheme, Score, as_json
from risks.shipped_schemes import BURY_5X5
from tests.factories.programmes import make_project
from tests.factories.record import number, saved


def make_scoring_scheme(scheme: Scheme = BURY_5X5, **fields: Any) -> ScoringScheme:
    """That version of that scheme, once."""
    return ScoringScheme.objects.filter(
        code=scheme.code, version=scheme.version
    ).first() or saved(
        ScoringScheme(
            **{
                "code": scheme.code,
                "version": scheme.version,
                "name": scheme.name,
                "definition": as_json(scheme),
            }
            | fields
        )
    )


def make_risk_category(**fields: Any) -> RiskCategory:
    return saved(RiskCategory(**{"name": f"Category {next(number)}"} | fields))


def make_register(
    place: Programme | Strand | Project | None = None, **fields: Any
) -> Register:
    """The register of a place, of a new project by itself; `council=True`: the
    council's own."""
    at = fields.pop("at", None)
    if fields.pop("council", False):
        where = {}
    else:
        place = place or make_project()
        where = {type(place).__name__.lower(): place}
    fields.setdefault("scheme", None)
    fields["scheme"] = fields["scheme"] or make_scoring_scheme()
    return Register.objects.filter(
        **where or {"programme": None, "strand": None, "project": None}
    ).first() or saved(Register(**where | fields), at)


def make_risk(register: Register | None = None, **fields: Any) -> Risk:
    """An open risk; scores may be given as pairs: `current=(4, 3)`."""
    at = fields.pop("at", None)
    register = register or make_register()
    nth = next(number)
    for name in ("inherent", "current", "target"):
        if name in fields:
            score = Score(*fields.pop(name))
            fields[f"{name}_likelihood"] = score.likelihood
            fields[f"{name}_impact"] = score.impact
    return saved(
        Risk(
            **{
                "register": register,
                "scheme": register.scheme,
                "reference": f"R{nth}",
                "title": f"Risk {nth}",
                "state": RiskState.OPEN,
                "raised_on": date(2012, 1, 9),
                "opened_on": date(2012, 1, 9),
                "current_likelihood": 3,
                "current_impact": 4,
                "next_review_on": date(2012, 7, 9),
            }
            | fields
        ),
        at,
    )


def make_risk_control(risk: Risk | None = None, **fields: Any) -> RiskControl:
    return saved(
        RiskControl(
            **{"risk": risk or make_risk(), "description": f"Control {next(number)}"}
            | fields
        )
    )


def make_risk_action(risk: Risk | None = None, **fields: Any) -> RiskAction:
    return saved(
        RiskAction(
            **{
                "risk": risk or make_risk(),
                "description": f"Action {next(number)}",
                "due_on": date(2012, 6, 29),
            }
            | fields
        )
    )


def make_log_entry(register: Register | None = None, **fields: Any) -> LogEntry:
    nth = next(number)
    return saved(
        LogEntry(
            **{
                "register": register or make_register(),
                "kind": LogKind.ISSUE,
                "reference": f"I{nth}",
                "title": f"Issue {nth}",
                "raised_on": date(2012, 3, 1),
            }
            | fields
        )
    )
