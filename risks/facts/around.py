"""What risks and log entries point to, and what of it is exempt: one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from django.db.models import Model, Q

from common.history import rows_as_at
from programmes.facts import Exempt, exempt_of
from programmes.models import CorporatePriority, Milestone, Project
from risks.choices import RegisterLevel
from risks.facts.values import ActionFact, ControlFact
from risks.models import (
    LogEntry,
    Register,
    Risk,
    RiskAction,
    RiskCategory,
    RiskControl,
    RiskReview,
)

Told = TypeVar("Told")


@dataclass(frozen=True)
class Around:
    """By id, all that risks and log entries point to, and what of it is exempt."""

    names: dict[int, str]
    categories: dict[int, str]
    objectives: dict[int, str]
    milestones: dict[int, Any]
    controls: dict[int, list[ControlFact]]
    actions: dict[int, list[ActionFact]]
    registers: dict[int, Any]
    sources: dict[int, Any]
    exempt_projects: dict[int, Exempt]
    exempt_milestones: dict[int, Exempt]
    exempt_risks: dict[int, Exempt]
    exempt_entries: dict[int, Exempt]
    reviewed_exempt: dict[int, date]

    def project_of(self, register_id: int) -> int | None:
        """The project a register belongs to, if to any."""
        register = self.registers.get(register_id)
        return register.project_id if register else None


def look_around(
    registers: list[Any], risks: list[Any], log: list[Any], as_at: datetime | None
) -> Around:
    ids = [row.id for row in risks]
    actions = list(_of(RiskAction, ids, as_at).order_by("due_on", "id"))
    names = _names(
        get_user_model(), {row.owner_id for row in (*risks, *actions, *log)}, as_at
    )
    sources = _rows(Risk, {row.risk_id for row in log}, as_at)
    known = _by_id(registers)
    outside = {row.escalated_to_id for row in risks}
    outside |= {row.register_id for row in sources.values()}
    known |= _rows(Register, outside - known.keys(), as_at)
    milestones = _rows(Milestone, {row.milestone_id for row in risks}, as_at)
    projects = _rows(
        Project,
        {row.project_id for row in (*milestones.values(), *known.values())},
        as_at,
    )
    return Around(
        names=names,
        categories=_names(RiskCategory, {row.category_id for row in risks}, as_at),
        objectives=_names(
            CorporatePriority, {row.objective_id for row in risks}, as_at
        ),
        milestones=milestones,
        controls=_grouped(_of(RiskControl, ids, as_at).order_by("id"), _control),
        actions=_grouped(actions, lambda row: _action(row, names)),
        registers=known,
        sources=sources,
        exempt_projects=_exempt(Project, projects, as_at),
        exempt_milestones=_exempt(Milestone, milestones, as_at),
        exempt_risks=_exempt(Risk, _by_id(risks) | sources, as_at),
        exempt_entries=_exempt(LogEntry, _by_id(log), as_at),
        reviewed_exempt=_reviewed_exempt(ids, as_at),
    )


def _by_id(rows: Iterable[Any]) -> dict[int, Any]:
    return {row.id: row for row in rows}


def _rows(
    model: type[Model], ids: Collection[int | None], as_at: datetime | None
) -> dict[int, Any]:
    wanted = {pk for pk in ids if pk is not None}
    return _by_id(rows_as_at(model, as_at, Q(id__in=wanted)))


def _names(
    model: type[Model], ids: Collection[int | None], as_at: datetime | None
) -> dict[int, str]:
    return {pk: row.name for pk, row in _rows(model, ids, as_at).items()}


def _of(model: type[Model], risk_ids: list[int], as_at: datetime | None) -> Any:
    return rows_as_at(model, as_at, Q(risk_id__in=risk_ids))


def _grouped(rows: Iterable[Any], tell: Callable[[Any], Told]) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = defaultdict(list)
    for row in rows:
        found[row.risk_id].append(tell(row))
    return found


def _exempt(
    model: type[Model], rows: dict[int, Any], as_at: datetime | None
) -> dict[int, Exempt]:
    """Which of these rows are withheld, then or now."""
    found = {pk: exempt_of(row) for pk, row in rows.items()}
    if as_at is not None:
        now = model._default_manager.filter(id__in=rows.keys(), is_exempt=True)
        found |= {row.pk: found.get(row.pk) or exempt_of(row) for row in now}
    return {pk: exempt for pk, exempt in found.items() if exempt is not None}


def _reviewed_exempt(risk_ids: list[int], as_at: datetime | None) -> dict[int, date]:
    """When each risk was last reviewed while it was exempt."""
    rows = _of(RiskReview, risk_ids, as_at).filter(is_exempt=True).order_by("on")
    return {row.risk_id: row.on for row in rows}


def _control(row: Any) -> ControlFact:
    return ControlFact(row.id, row.description, row.effectiveness)


def _action(row: Any, names: dict[int, str]) -> ActionFact:
    return ActionFact(
        id=row.id,
        description=row.description,
        owner=names.get(row.owner_id, ""),
        due_on=row.due_on,
        progress=row.progress,
        done_on=row.done_on,
    )


def level_of(row: Any) -> RegisterLevel:
    """Of a register, now or in history."""
    if row.project_id:
        return RegisterLevel.PROJECT
    if row.strand_id:
        return RegisterLevel.STRAND
    return RegisterLevel.PROGRAMME if row.programme_id else RegisterLevel.COUNCIL
