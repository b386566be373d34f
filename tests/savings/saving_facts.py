"""A savings plan as plain values, made without a database. Amounts are in pence: £1,600
is written 1_600_00, and what a council printed in thousands, thousands(1_600)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from common.money import WHOLE_SHARE
from programmes.standing import Place
from savings.choices import Recurrence, SavingKind, SavingState
from savings.facts import (
    ClaimFact,
    GapLineFact,
    GroupFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
    SuccessionFact,
    TargetFact,
    YearFact,
)
from savings.figures import Figures

YEAR = 2012
PROGRAMME, OTHER_PROGRAMME = Place(1), Place(2)
Claims = Sequence[tuple[Place | None, int]]
_ids = count(1)


def thousands(amount: int) -> int:
    """£'000 in pence."""
    return amount * 1_000_00


def a_group(group_id: int, name: str = "", **fields: Any) -> GroupFact:
    given = {"structure_id": 1, "code": f"G{group_id}", "order": group_id} | fields
    return GroupFact(id=group_id, name=name or f"Group {group_id}", **given)


def a_structure(
    *groups: GroupFact, structure_id: int = 1, **fields: Any
) -> StructureFact:
    given = {
        "name": f"Structure {structure_id}",
        "in_force_from": date(2000 + structure_id, 4, 1),
    } | fields
    return StructureFact(id=structure_id, groups=groups, **given)


def year_of(
    figures: Figures, year: int = YEAR, *, has_forecast: bool = True
) -> YearFact:
    return YearFact(year, figures, has_forecast, (), (), ())


def a_year(year: int = YEAR, **fields: Any) -> YearFact:
    """Without a forecast, what is achieved is all that is forecast."""
    by_month = {
        name: tuple(fields.pop(name))
        for name in ("planned", "achieved_by_month", "forecast_by_month")
        if name in fields
    }
    has_forecast = "forecast" in fields
    fields.setdefault("forecast", fields.get("achieved", 0))
    bare = year_of(Figures(**fields), year, has_forecast=has_forecast)
    return replace(bare, **by_month)


def a_saving(*years: YearFact, claims: Claims = (), **fields: Any) -> SavingFact:
    """In delivery, booked to group 1; nobody claims it unless `claims` says so."""
    nth = next(_ids)
    nothing = (
        *("description", "difficulty", "delivery", "delivery_reason"),
        *("confidence", "funding_source", "decision", "equality"),
        *("equality_reference", "mitigation", "replaces"),
    )
    values: dict[str, Any] = {
        "id": nth,
        "reference": f"S{nth}",
        "title": f"Saving {nth}",
        "group_id": 1,
        "placed_in": (),
        "kind": SavingKind.BUDGET_REDUCTION.value,
        "recurrence": Recurrence.RECURRENT.value,
        "budget_owner": "Head of Service",
        "state": SavingState.IN_DELIVERY.value,
        "state_since": date(YEAR, 4, 1),
        "funding": None,
        "fte_effect": None,
        "exempt": None,
        "claims": tuple(ClaimFact(*each) for each in claims),
        "years": years,
    }
    return SavingFact(**dict.fromkeys(nothing, "") | values | fields)


def claimed_by(*places: Place) -> Claims:
    """In equal shares."""
    return [(place, WHOLE_SHARE // len(places)) for place in places]


def a_gap_line(amount: int, first: int = YEAR, last: int | None = None) -> GapLineFact:
    nth = next(_ids)
    return GapLineFact(nth, f"Gap {nth}", first, last or first, amount, "")


def a_target(amount: int, place: Place | None = None, **fields: Any) -> TargetFact:
    """Counts against a line of the gap, unless `gap_line_id=None`."""
    values: dict[str, Any] = {
        "id": next(_ids),
        "year": YEAR,
        "amount": amount,
        "place": place,
        "group_id": None,
        "gap_line_id": 1,
    }
    return TargetFact(**values | fields)


def a_plan(
    *savings: SavingFact,
    successions: Iterable[tuple[int, int, int]] = (),
    **fields: Iterable[Any],
) -> SavingsFacts:
    """`successions` from a group to a group, and the share that went."""
    return SavingsFacts(
        savings=savings,
        successions=tuple(SuccessionFact(*each) for each in successions),
        **{name: tuple(rows) for name, rows in fields.items()},
    )
