"""Fetches structures, targets and the funding gap: one query a table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q

from savings.facts.loading_savings import grouped
from savings.facts.places import PLACE, Places, Within, rows_of
from savings.facts.values import (
    ExplanationFact,
    GapLineFact,
    GroupFact,
    StructureFact,
    SuccessionFact,
    TargetFact,
)
from savings.models import (
    GapLine,
    GroupBudget,
    GroupExplanation,
    GroupSuccession,
    ReportingStructure,
    SavingsTarget,
    ServiceGroup,
)


def load_structures(as_at: datetime | None) -> tuple[StructureFact, ...]:
    """All there are, the oldest first."""
    groups: dict[int, list[GroupFact]] = {}
    for group in _groups(as_at):
        groups.setdefault(group.structure_id, []).append(group)
    rows = rows_of(ReportingStructure, as_at, Q(), "id", "name", "in_force_from")
    return tuple(
        StructureFact(pk, name, since, tuple(groups.get(pk, ())))
        for pk, name, since in sorted(rows, key=lambda row: row[2])
    )


def _groups(as_at: datetime | None) -> list[GroupFact]:
    """In the order in which their structure lists them."""
    budgets = grouped(
        (group_id, tuple(pair))
        for group_id, *pair in rows_of(
            GroupBudget, as_at, Q(), "group_id", "year", "net_budget"
        )
    )
    texts = grouped(
        (group_id, ExplanationFact(*told))
        for group_id, *told in rows_of(
            GroupExplanation,
            as_at,
            Q(),
            "group_id",
            "year",
            "explanation",
            "mitigation",
        )
    )
    columns = "id", "structure_id", "code", "name", "order"
    found = [
        GroupFact(
            id=pk,
            structure_id=structure_id,
            code=code,
            name=name,
            order=order,
            net_budgets=tuple(sorted(budgets.get(pk, ()))),
            explanations=tuple(sorted(texts.get(pk, ()), key=lambda told: told.year)),
        )
        for pk, structure_id, code, name, order in rows_of(
            ServiceGroup, as_at, Q(), *columns
        )
    ]
    return sorted(found, key=lambda group: (group.order, group.name, group.id))


def load_successions(as_at: datetime | None) -> tuple[SuccessionFact, ...]:
    columns = "predecessor_id", "successor_id", "share"
    return tuple(
        SuccessionFact(*row) for row in rows_of(GroupSuccession, as_at, Q(), *columns)
    )


def load_gap_lines(as_at: datetime | None) -> tuple[GapLineFact, ...]:
    columns = "id", "title", "first_year", "last_year", "amount", "source", "order"
    rows = sorted(
        rows_of(GapLine, as_at, Q(), *columns),
        key=lambda row: (row[2], row[-1], row[0]),
    )
    return tuple(GapLineFact(*row[:-1]) for row in rows)


def load_targets(
    within: Within, places: Places, as_at: datetime | None
) -> tuple[TargetFact, ...]:
    """Those of service groups only with the whole council: they are no programme's."""
    columns = "id", "year", "amount", "group_id", "gap_line_id", *PLACE
    return tuple(
        _target(row, places)
        for row in rows_of(SavingsTarget, as_at, within.where(), *columns)
    )


def _target(row: tuple[Any, ...], places: Places) -> TargetFact:
    pk, year, amount, group_id, gap_line_id, *place = row
    return TargetFact(
        id=pk,
        year=year,
        amount=amount,
        place=places.place(*place),
        group_id=group_id,
        gap_line_id=gap_line_id,
        project_exempt=places.exempt(place[-1]),
    )
