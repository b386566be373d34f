"""Exempt risks whose every text is a canary.

Three secrets: a risk that is exempt itself, on the officer's own register and escalated
to the council's; the risk of an exempt project, with all its register; and what was
said of a risk that was exempt once and is open now.
"""

from datetime import date
from typing import Any

from django.db.models import Model

from common.exempting import lift_exemption, mark_exempt
from common.history import save_with_reason
from programmes.models import Project
from risks import services
from risks.choices import Proximity, Response
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
from tests.access_matrix.world import World
from tests.canaries.secrets import (
    KEPT_OUT_OF_THE_PROJECT,
    OUTSIDERS,
    CanaryCouncil,
    OfASecret,
    Secret,
    in_2012,
    write,
)


def keep_risks(council: CanaryCouncil) -> None:
    world = council.world
    own = Secret("risks", (*OUTSIDERS, "budget_owner"), OfASecret("own"))
    _keep(world, world.exempt_risk, own)
    corner = Secret("risks", KEPT_OUT_OF_THE_PROJECT, OfASecret("corner"))
    _keep(world, world.exempt.risk, corner)
    project, register = world.exempt.project, world.exempt.register
    write(project, corner.aviary.texts(Project, "state"), corner.aviary.canary())
    write(register, {"prefix": corner.aviary.canary()}, corner.aviary.canary())
    corner.hidden |= {
        "risks:project": project,
        "risks:register": register,
        "risks:import": _import(world, register, corner),
    }
    own.hidden |= {"risks:import": _import(world, world.register, own)}
    council.secrets += [own, corner, _past(world)]


def _past(world: World) -> Secret:
    """Exempt in spring, opened in summer."""
    aviary, risk = OfASecret("past"), world.risk
    clerk = world.people["clerk"]
    risk.refresh_from_db()
    risk = mark_exempt(
        risk,
        risk.version,
        paragraphs=[3],
        exempt_reason=aviary.canary(),
        by=clerk,
        at=in_2012(4),
    )
    risk = services.review_risk(
        risk,
        risk.version,
        score=Score(5, 4),
        by=clerk,
        reason=aviary.canary(),
        at=in_2012(5),
    )
    risk = lift_exemption(
        risk, risk.version, by=clerk, reason="The contract is let.", at=in_2012(6)
    )
    services.review_risk(
        risk,
        risk.version,
        score=Score(3, 3),
        by=clerk,
        reason="All is said.",
        at=in_2012(7),
    )
    return Secret("risks", (*OUTSIDERS, "budget_owner"), aviary)


def _keep(world: World, risk: Risk, secret: Secret) -> None:
    aviary, clerk = secret.aviary, world.people["clerk"]
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
    write(risk, words | facts, aviary.canary())
    secret.hidden |= {
        "risks:risk": risk,
        "risks:control": control,
        "risks:action": action,
        "risks:log": _log(world, risk, aviary),
    }


def _log(world: World, risk: Risk, aviary: OfASecret) -> LogEntry:
    """An entry that is exempt itself, beside one about the risk."""
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
        by=world.people["clerk"],
        reason=aviary.canary(),
    )
    return kept_itself


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


def make_risk_otherwise(risk: Model, world: World) -> None:
    """As exempt as before, and different in everything else."""
    told: Any = Risk.objects.get(pk=risk.pk)
    clerk = world.people["clerk"]
    told.owner, told.category, told.objective, told.appetite = None, None, None, ""
    told.response, told.proximity = Response.TRANSFER, Proximity.LATER
    told.escalated_on, told.accepted_on = date(2012, 2, 8), None
    told.raised_on = told.opened_on = date(2011, 2, 7)
    told.inherent_likelihood, told.inherent_impact = 5, 4
    told.target_likelihood, told.target_impact = 1, 1
    save_with_reason(told, by=clerk, reason="Otherwise.")
    services.add_control(told, by=clerk, description="Another control")
    services.add_action(
        told, by=clerk, description="Another action", due_on=date(2012, 1, 2)
    )
    services.review_risk(
        told, told.version, score=Score(1, 2), by=clerk, reason="Much better."
    )
