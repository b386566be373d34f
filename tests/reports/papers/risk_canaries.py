"""A risk position statement over registers whose every exempt text is a canary.

Exempt are a risk with all that hangs on it, one that was open at the last meeting, one
that has ended since, one that was exempt only then, and the register of an exempt
project.
"""

from datetime import date
from typing import Any

from common.history import save_with_reason
from programmes.models import Project
from reports.models import Paper
from risks import services
from risks.models import LogEntry, Risk, RiskAction, RiskControl
from risks.scoring import Score
from tests import factories
from tests.reports.papers.canaries import Aviary
from tests.reports.papers.risk_council import (
    MARCH,
    Council,
    make_council_with_risks,
    on,
)

EXEMPT = {"is_exempt": True, "exempt_paragraphs": [3]}
OPEN: dict[str, Any] = {
    "is_exempt": False,
    "exempt_paragraphs": [],
    "exempt_reason": "",
}


def make_statement_full_of_canaries() -> tuple[Paper, Aviary]:
    aviary = Aviary()
    council = make_council_with_risks()
    with on(date(2012, 2, 6)):
        became = _kept(council, "programme", aviary, **OPEN)
        was = _kept(council, "programme", aviary, **EXEMPT)
        ended = _kept(council, "strand", aviary, **EXEMPT)
        _exempt_project(council, aviary)
    with on(date(2012, 4, 18)):
        _write(became, EXEMPT | {"exempt_reason": aviary.canary()}, aviary)
        _reviewed(was, aviary)
        _opened(was, aviary)
        services.close_risk(
            ended,
            ended.version,
            lesson=aviary.canary(),
            by=None,
            reason=aviary.canary(),
        )
        _kept(council, "project", aviary, **EXEMPT)
    with on(date(2012, 6, 4)):
        council.statement(MARCH)
        return council.statement(), aviary


def _kept(council: Council, where: str, aviary: Aviary, **exempt: Any) -> Risk:
    return _kept_on(council.registers[where], aviary, **exempt)


def _kept_on(register: Any, aviary: Aviary, **exempt: Any) -> Risk:
    """A risk with all that may hang on one, every word of it a canary."""
    owner = factories.make_user(name=aviary.canary())
    words = aviary.texts(Risk, "appetite", "lesson", "reference")
    risk = factories.make_risk(
        register,
        **words | {"reference": aviary.canary()} | exempt,
        owner=owner,
        opened_on=date(2012, 2, 6),
        target=(1, 2),
    )
    factories.make_risk_control(risk, **aviary.texts(RiskControl))
    factories.make_risk_action(risk, **aviary.texts(RiskAction), owner=owner)
    factories.make_log_entry(register, risk=risk, **aviary.texts(LogEntry, *REASON))
    return _reviewed(risk, aviary)


REASON = ("exempt_reason",)


def _reviewed(risk: Risk, aviary: Aviary) -> Risk:
    risk.refresh_from_db()
    return services.review_risk(
        risk, risk.version, score=Score(5, 5), by=None, reason=aviary.canary()
    )


def _opened(risk: Risk, aviary: Aviary) -> None:
    """Its words of now are for everybody; those of then stay withheld."""
    risk.refresh_from_db()
    plain = dict.fromkeys(aviary.texts(Risk, "appetite", "prefix"), "Said openly now.")
    plain |= {"reference": "NOW-1", "saving": ""}
    _write(risk, OPEN | plain | {"owner": None, "exempt_reason": ""}, aviary)
    for row in (*risk.controls.all(), *risk.actions.all(), *risk.log.all()):
        words = [name for name in aviary.texts(type(row)) if name != "exempt_reason"]
        _write(row, dict.fromkeys(words, "Said openly now."), aviary)
    risk.actions.update(owner=None)


def _exempt_project(council: Council, aviary: Aviary) -> None:
    strand = council.project.strand
    project = factories.make_project(strand, **aviary.exempt(Project))
    _kept_on(factories.make_register(project), aviary, **OPEN)


def _write(row: Any, values: dict[str, Any], aviary: Aviary) -> None:
    row.refresh_from_db()
    for name, value in values.items():
        setattr(row, name, value)
    save_with_reason(row, by=None, reason=aviary.canary())
