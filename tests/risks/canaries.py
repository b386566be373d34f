"""A council with exempt risks whose every text is a canary: nowhere else is it said.

Three secrets: a risk that is exempt itself, on the officer's own register and escalated
to the council's; the risk of an exempt project, with all its register; and what was
said of a risk that was exempt once and is open now.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model

from common.history import save_with_reason
from programmes.models import Project
from risks import services
from risks.models import (
    LogEntry,
    Register,
    Risk,
    RiskAction,
    RiskControl,
    RiskImport,
)
from risks.scoring import Score
from tests import factories
from tests.access_matrix.world import World, build_world
from tests.reports.papers.canaries import CANARY, Aviary

# Nobody who is entitled to nothing exempt here; the officer runs the open project, and
# has no business with the exempt one.
OUTSIDERS = (
    "signed_out",
    "member",
    "administrator",
    "board_member",
    "other_officer",
)
KEPT_OUT_OF_THE_PROJECT = (*OUTSIDERS, "officer")


class OfASecret(Aviary):
    """Canaries by which each secret is known from the others."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.mark = mark

    def canary(self) -> str:
        self.all.append(f"{CANARY}{self.mark}{len(self.all):03d}x7q")
        return self.all[-1]


@dataclass
class Secret:
    """One risk, its canaries, all that hangs on it, and who must not know."""

    risk: Risk
    aviary: Aviary
    kept_from: tuple[str, ...]
    # By the first word of a page's name: what that page would be of. Empty where the
    # risk itself is open.
    hidden: dict[str, Model] = field(default_factory=dict)


@dataclass
class CanaryCouncil:
    world: World
    secrets: tuple[Secret, ...]

    @property
    def kept(self) -> tuple[Secret, ...]:
        """Those that are exempt now."""
        return tuple(secret for secret in self.secrets if secret.hidden)


def make_canary_council() -> CanaryCouncil:
    world = build_world()
    own = _keep_secret(world, world.exempt_risk, OUTSIDERS)
    corner = _keep_secret(world, world.exempt.risk, KEPT_OUT_OF_THE_PROJECT)
    project = world.exempt.project
    _write(project, corner.aviary.texts(Project, "state"), corner.aviary.canary())
    register = world.exempt.register
    _write(register, {"prefix": corner.aviary.canary()}, corner.aviary.canary())
    corner.hidden |= {
        "project": project,
        "register": register,
        "import": _import(world, register, corner),
    }
    own.hidden |= {"import": _import(world, world.register, own)}
    return CanaryCouncil(world, (own, corner, _past_secret(world)))


def _past_secret(world: World) -> Secret:
    """Exempt in spring, opened in summer."""
    aviary, risk = OfASecret("past"), world.risk
    clerk = world.people["clerk"]
    risk.refresh_from_db()
    risk = services.mark_risk_exempt(
        risk,
        risk.version,
        paragraphs=[3],
        exempt_reason=aviary.canary(),
        by=clerk,
        at=_in_2012(4),
    )
    risk = services.review_risk(
        risk,
        risk.version,
        score=Score(5, 4),
        by=clerk,
        reason=aviary.canary(),
        at=_in_2012(5),
    )
    risk = services.lift_risk_exemption(
        risk, risk.version, by=clerk, reason="The contract is let.", at=_in_2012(6)
    )
    services.review_risk(
        risk,
        risk.version,
        score=Score(3, 3),
        by=clerk,
        reason="All is said.",
        at=_in_2012(7),
    )
    return Secret(risk, aviary, OUTSIDERS)


def _in_2012(month: int) -> datetime:
    return datetime(2012, month, 2, 10, tzinfo=UTC)


def _keep_secret(world: World, risk: Risk, kept_from: tuple[str, ...]) -> Secret:
    aviary = OfASecret("own" if risk == world.exempt_risk else "corner")
    clerk = world.people["clerk"]
    control = factories.make_risk_control(risk, **aviary.texts(RiskControl))
    # Whose action it is need not be entitled.
    action = factories.make_risk_action(
        risk, **aviary.texts(RiskAction), owner=world.people["member"]
    )
    risk = services.review_risk(
        risk, risk.version, score=Score(5, 5), by=clerk, reason=aviary.canary()
    )
    words = aviary.texts(Risk, "appetite")
    facts = {
        "owner": world.people["legal"],
        "category": world.risk_category,
        "objective": world.priority,
        "appetite": "low",
        "accepted_on": date(2012, 3, 5),
        "escalated_to": world.council_register,
        "escalated_on": date(2012, 3, 6),
    }
    _write(risk, words | facts, aviary.canary())
    said_of_it, kept_itself = (
        factories.make_log_entry(
            risk.register, risk=of, **aviary.texts(LogEntry, *but), **exempt
        )
        for of, but, exempt in (
            (risk, ("exempt_reason",), {}),
            (None, (), {"is_exempt": True, "exempt_paragraphs": [3]}),
        )
    )
    services.close_log_entry(
        said_of_it,
        said_of_it.version,
        outcome=aviary.canary(),
        by=clerk,
        reason=aviary.canary(),
    )
    hidden = {"risk": risk, "control": control, "action": action, "log": kept_itself}
    return Secret(risk, aviary, kept_from, hidden)


def _import(world: World, register: Register, secret: Secret) -> RiskImport:
    """Uploaded by the clerk; the cells hold what the risk says."""
    cells = [[secret.aviary.canary(), secret.aviary.canary()]]
    imported = RiskImport(
        register=register,
        asked_by=world.people["clerk"],
        file_name=secret.aviary.canary(),
        sheets={secret.aviary.canary(): cells},
        mapping={secret.aviary.canary(): secret.aviary.canary()},
        did={"made": [secret.aviary.canary()]},
    )
    save_with_reason(imported, by=world.people["clerk"], reason=secret.aviary.canary())
    return imported


def _write(row: Model, values: dict[str, Any], reason: str) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    save_with_reason(row, by=None, reason=reason)
