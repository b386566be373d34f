"""A savings plan in plain values, for rules that ask nothing of a database.

Amounts are in thousands of pounds here, as the councils printed them.
"""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from common.money import WHOLE_SHARE
from programmes.standing import Place
from savings.choices import Recurrence, SavingKind, SavingState
from savings.facts import (
    ClaimFact,
    GroupFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
    SuccessionFact,
    TargetFact,
    YearFact,
)
from savings.rules import Figures

YEAR = 2024
number = count(1)


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
    group_id: int = 1,
    **fields: Any,
) -> SavingFact:
    """In delivery; nobody claims it unless `claims` says so."""
    nth = next(number)
    given = {
        "id": nth,
        "reference": f"S{nth}",
        "title": f"Saving {nth}",
        "description": "",
        "placed_in": (),
        "budget_owner": "Head of Service",
        "kind": SavingKind.BUDGET_REDUCTION.value,
        "recurrence": Recurrence.RECURRENT.value,
        "state": SavingState.IN_DELIVERY.value,
        "state_since": date(2024, 4, 1),
        "difficulty": "",
        "delivery": "",
        "delivery_reason": "",
        "confidence": "",
        "funding_source": "",
        "funding": None,
        "decision": "",
        "fte_effect": None,
        "equality": "",
        "equality_reference": "",
        "mitigation": "",
        "replaces": "",
        "exempt": None,
    } | fields
    return SavingFact(
        group_id=group_id,
        claims=tuple(ClaimFact(place, share) for place, share in claims),
        years=years,
        **given,
    )


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
    return TargetFact(next(number), year, amount, place, group_id, None)


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
