"""Fetches the facts: one query a table, live or from the history tables.

What has become exempt since is exempt in the past as well: it was open then, but it is
told now. What was exempt then stays so, whatever it has become.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from common.history import rows_as_at
from programmes.facts import Exempt
from risks.choices import RiskState
from risks.facts.around import Around, level_of, look_around
from risks.facts.values import (
    Acceptance,
    Escalation,
    LogFact,
    RegisterFact,
    RiskFact,
    RisksFacts,
)
from risks.models import LogEntry, Register, Risk, ScoringScheme
from risks.models.risk import score_of
from risks.scoring import Scheme

# What is only proposed, or was declined, has never been on a register.
ON_A_REGISTER = (RiskState.OPEN, RiskState.CLOSED, RiskState.ISSUE)


def load(
    *,
    programme_ids: Collection[int] = (),
    strand_ids: Collection[int] = (),
    project_ids: Collection[int] = (),
    with_council: bool = False,
    as_at: datetime | None,
) -> RisksFacts:
    """The registers of these places now (`as_at` None) or as they stood then, exempt
    items and all. Fourteen queries, eighteen of the past; one where there are none."""
    where = (
        Q(programme_id__in=programme_ids)
        | Q(strand_id__in=strand_ids)
        | Q(project_id__in=project_ids)
    )
    if with_council:
        where |= Q(programme=None, strand=None, project=None)
    registers = list(rows_as_at(Register, as_at, where).order_by("id"))
    if not registers:
        return RisksFacts(schemes={}, registers=(), risks=(), log=())
    here = Q(register_id__in=[row.id for row in registers])
    on_it = here & Q(state__in=ON_A_REGISTER)
    risks = list(rows_as_at(Risk, as_at, on_it).order_by("id"))
    log = list(rows_as_at(LogEntry, as_at, here).order_by("raised_on", "id"))
    around = look_around(registers, risks, log, as_at)
    return RisksFacts(
        schemes=_schemes(registers, risks),
        registers=tuple(map(_register, registers)),
        risks=tuple(_risk(row, around) for row in risks),
        log=tuple(_entry(row, around) for row in log),
    )


def load_one(risk: Risk) -> tuple[RiskFact, RegisterFact, RegisterFact]:
    """One risk as it is now, exempt or not, with its own register and the one it
    stands on. Eleven queries, its registers aside."""
    stands_on = risk.escalated_to or risk.register
    around = look_around([risk.register, stands_on], [risk], [], None)
    return _risk(risk, around), _register(risk.register), _register(stands_on)


def _schemes(registers: Iterable[Any], risks: Iterable[Any]) -> dict[int, Scheme]:
    ids = {row.scheme_id for row in registers}
    for risk in risks:
        ids |= {risk.scheme_id, risk.previous_scheme_id}
    rows = ScoringScheme.objects.filter(id__in=ids - {None}).order_by("id")
    return {row.pk: row.scheme for row in rows}


def _register(row: Any) -> RegisterFact:
    return RegisterFact(
        id=row.id,
        level=level_of(row).value,
        place_id=row.project_id or row.strand_id or row.programme_id,
        scheme_id=row.scheme_id,
        escalates_at=row.escalates_at,
        red_days_allowed=row.red_days_allowed,
        unchanged_limit=row.unchanged_limit,
    )


def _risk(row: Any, around: Around) -> RiskFact:
    return RiskFact(
        id=row.id,
        register_id=row.register_id,
        reference=row.reference,
        title=row.title,
        cause=row.cause,
        event=row.event,
        consequence=row.consequence,
        category=around.categories.get(row.category_id, ""),
        owner=around.names.get(row.owner_id, ""),
        state=row.state,
        raised_on=row.raised_on,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        lesson=row.lesson,
        objective=around.objectives.get(row.objective_id, ""),
        milestone=_milestone(row, around),
        saving=row.saving,
        scheme_id=row.scheme_id,
        inherent=score_of(row, "inherent"),
        inherent_reason=row.inherent_reason,
        current=score_of(row, "current"),
        current_reason=row.current_reason,
        target=score_of(row, "target"),
        target_reason=row.target_reason,
        previous=score_of(row, "previous"),
        previous_scheme_id=row.previous_scheme_id,
        last_reviewed_on=row.last_reviewed_on,
        next_review_on=row.next_review_on,
        unchanged_reviews=row.unchanged_reviews,
        red_since=row.red_since,
        response=row.response,
        proximity=row.proximity,
        appetite=row.appetite,
        acceptance=_acceptance(row),
        escalation=_escalation(row, around),
        controls=tuple(around.controls.get(row.id, ())),
        actions=tuple(around.actions.get(row.id, ())),
        exempt=around.exempt_risks.get(row.id),
        follows_exempt=_follows_exempt(row, around),
    )


def _follows_exempt(row: Any, around: Around) -> bool:
    """Open now, but exempt when last reviewed, by itself or with its project; of two
    reviews on that day, either."""
    last = around.reviewed_exempt.get(row.id)
    project_id = around.project_of(row.register_id)
    is_open = (
        row.id not in around.exempt_risks and project_id not in around.exempt_projects
    )
    return is_open and last is not None and last == row.last_reviewed_on


def _milestone(row: Any, around: Around) -> str:
    """Its title, unless it is withheld, or lies in another project that is."""
    found = around.milestones.get(row.milestone_id)
    if found is None or found.id in around.exempt_milestones:
        return ""
    own = around.project_of(row.register_id)
    if found.project_id != own and found.project_id in around.exempt_projects:
        return ""
    return str(found.title)


def _acceptance(row: Any) -> Acceptance | None:
    if row.accepted_on is None:
        return None
    return Acceptance(row.accepted_on, row.accepted_by, row.acceptance_reason)


def _escalation(row: Any, around: Around) -> Escalation | None:
    to = around.registers.get(row.escalated_to_id)
    if to is None or row.escalated_on is None:
        return None
    return Escalation(
        to.id, level_of(to).value, row.escalated_on, row.escalation_reason
    )


def _entry(row: Any, around: Around) -> LogFact:
    source = around.sources.get(row.risk_id)
    return LogFact(
        id=row.id,
        register_id=row.register_id,
        kind=row.kind,
        reference=row.reference,
        title=row.title,
        detail=row.detail,
        risk=source.reference if source else "",
        owner=around.names.get(row.owner_id, ""),
        raised_on=row.raised_on,
        due_on=row.due_on,
        decided_by=row.decided_by,
        state=row.state,
        closed_on=row.closed_on,
        outcome=row.outcome,
        exempt=around.exempt_entries.get(row.id) or _exempt_source(source, around),
    )


def _exempt_source(source: Any, around: Around) -> Exempt | None:
    """What came from an exempt risk, or from one of an exempt project, is exempt."""
    if source is None:
        return None
    found = around.exempt_risks.get(source.id)
    project_id = around.project_of(source.register_id)
    return found or (around.exempt_projects.get(project_id) if project_id else None)
