"""What the pages of reporting structures show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from common.periods import ONE_DAY, year_label, year_of
from common.wording import and_list
from programmes.standing import standing_of
from savings import access
from savings.claims import percent
from savings.facts import SavingFact, load_plan, open_to
from savings.models import (
    GroupBudget,
    GroupExplanation,
    GroupSuccession,
    ReportingStructure,
    ServiceGroup,
)
from savings.pages.years import asked_year, year_choices
from savings.structures import not_placed
from savings.years import usual_year, year_starts_in, years_stored


@dataclass(frozen=True)
class StructureRow:
    """A structure in the list; `until` is its last day, None where none is set."""

    structure: ReportingStructure
    groups: int
    until: date | None
    is_in_force: bool
    is_to_come: bool


@dataclass(frozen=True)
class GroupRow:
    """A group with what it has in the year the page shows (pence)."""

    group: ServiceGroup
    budget: int | None
    came_from: str
    explanation: GroupExplanation | None


@dataclass(frozen=True)
class WentRow:
    """Where an old group went, in words; empty where nobody said."""

    group: ServiceGroup
    words: str


def structure_rows(
    structures: Sequence[ReportingStructure], *, on: date
) -> list[StructureRow]:
    """The newest first, each counted with its groups (`group_count`)."""
    rows = []
    until = None
    for each in structures:
        rows.append(
            StructureRow(
                structure=each,
                groups=each.group_count,
                until=until,
                is_in_force=each.in_force_from <= on and (until is None or on <= until),
                is_to_come=on < each.in_force_from,
            )
        )
        until = each.in_force_from - ONE_DAY
    return rows


def structure_page(
    user: User, structure: ReportingStructure, *, asked: str | None, on: date
) -> dict[str, Any]:
    """One structure: its groups in one year, and how it follows from the last."""
    starts = year_starts_in()
    in_use = {*_years_of_budgets(structure), *years_stored(user)}
    year = asked_year(asked, usual_year(in_use, year_of(on, starts)))
    known = list(ReportingStructure.objects.visible_to(user).order_by("in_force_from"))
    nth = known.index(structure)
    before = known[nth - 1] if nth else None
    successions = successions_into(structure)
    rows = _group_rows(structure, year, successions)
    budgets = [row.budget for row in rows if row.budget is not None]
    return {
        "rows": rows,
        "total_budget": sum(budgets) if budgets else None,
        "year": year,
        "year_label": year_label(year, starts),
        "years": year_choices(on, starts, [year, *in_use]),
        "before": before,
        "after": known[nth + 1] if nth + 1 < len(known) else None,
        "went": _went_rows(before, successions),
        "not_placed": _not_placed(user, structure) if len(known) > 1 else (),
        "may_keep": access.can_keep_plan(user),
    }


def budgets_of(structure: ReportingStructure, year: int) -> dict[int, int]:
    """The net budgets of its groups (pence), by their ids. One query."""
    stored = GroupBudget.objects.filter(group__structure=structure, year=year)
    return dict(stored.values_list("group_id", "net_budget"))


def successions_into(structure: ReportingStructure) -> list[GroupSuccession]:
    """Which part of which old group went where in it. One query."""
    went = GroupSuccession.objects.filter(successor__structure=structure)
    return list(went.select_related("predecessor", "successor"))


def _not_placed(user: User, structure: ReportingStructure) -> tuple[SavingFact, ...]:
    """Of those this reader may see."""
    facts, _ = open_to(load_plan(), standing_of(user).exempt)
    return not_placed(structure.pk, facts)


def _years_of_budgets(structure: ReportingStructure) -> set[int]:
    stored = GroupBudget.objects.filter(group__structure=structure)
    return set(stored.values_list("year", flat=True))


def _group_rows(
    structure: ReportingStructure, year: int, successions: Iterable[GroupSuccession]
) -> list[GroupRow]:
    budgets = budgets_of(structure, year)
    written = GroupExplanation.objects.filter(group__structure=structure, year=year)
    texts = {row.group_id: row for row in written}
    origins: dict[int, list[str]] = defaultdict(list)
    for row in successions:
        origins[row.successor_id].append(_part(row.predecessor, row.share))
    return [
        GroupRow(
            group,
            budgets.get(group.pk),
            and_list(origins[group.pk]),
            texts.get(group.pk),
        )
        for group in structure.groups.all()
    ]


def _went_rows(
    before: ReportingStructure | None, successions: Iterable[GroupSuccession]
) -> list[WentRow]:
    if before is None:
        return []
    to: dict[int, list[str]] = defaultdict(list)
    for row in successions:
        to[row.predecessor_id].append(_part(row.successor, row.share))
    return [WentRow(group, and_list(to[group.pk])) for group in before.groups.all()]


def _part(group: ServiceGroup, share: int) -> str:
    """All of it needs no figure."""
    whole = percent(share)
    return str(group) if whole == "100 %" else f"{whole} {group}"
