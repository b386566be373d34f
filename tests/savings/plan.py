"""A savings plan in plain values, for rules that ask nothing of a database.

Amounts are in thousands of pounds here, as the councils printed them.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from common.money import WHOLE_SHARE
from programmes.standing import Place
from savings.facts import (
    GroupFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
    SuccessionFact,
    TargetFact,
    YearFact,
)
from savings.rules import Figures
from tests.savings.saving_facts import ids, saving

YEAR = 2024


def thousands(amount: int) -> int:
    """£'000 in pence."""
    return amount * 1_000 * 100


def a_group(group_id: int, name: str = "", **fields: Any) -> GroupFact:
    given = {"structure_id": 1, "code": f"G{group_id}", "order": group_id} | fields
    return GroupFact(id=group_id, name=name or f"Group {group_id}", **given)


def a_structure(*groups: GroupFact, structure_id: int = 1, **fields: Any):
    given = {
        "name": f"Structure {structure_id}",
        "in_force_from": date(2000 + structure_id, 4, 1),
    } | fields
    return StructureFact(id=structure_id, groups=groups, **given)


def a_year(
    figures: Figures, year: int = YEAR, *, has_forecast: bool = True
) -> YearFact:
    return YearFact(year, figures, has_forecast, (), (), ())


def a_saving(
    *years: YearFact,
    claims: Sequence[tuple[Place | None, int]] = (),
    **fields: Any,
) -> SavingFact:
    """In delivery; nobody claims it unless `claims` says so."""
    return saving(*years, claims=claims, **{"budget_owner": "Head of Service"} | fields)


def claimed_by(*places: Place) -> list[tuple[Place | None, int]]:
    """In equal shares."""
    return [(place, WHOLE_SHARE // len(places)) for place in places]


def a_target(
    amount: int,
    *,
    place: Place | None = None,
    group_id: int | None = None,
    year: int = YEAR,
) -> TargetFact:
    return TargetFact(next(ids), year, amount, place, group_id, None)


def a_plan(
    *savings: SavingFact,
    structures: Sequence[StructureFact] = (),
    successions: Sequence[tuple[int, int, int]] = (),
    targets: Sequence[TargetFact] = (),
) -> SavingsFacts:
    """`successions` from a group to a group, and the share that went."""
    return SavingsFacts(
        structures=tuple(structures),
        successions=tuple(SuccessionFact(*each) for each in successions),
        targets=tuple(targets),
        savings=savings,
    )
