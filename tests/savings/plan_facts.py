"""Facts about structures and savings, made without a database. Amounts are in pence."""

from datetime import date
from typing import Any

from savings.choices import Recurrence, SavingKind, SavingState
from savings.facts import (
    GroupFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
    SuccessionFact,
    YearFact,
)
from savings.rules import Figures

YEAR = 2024


def structure(pk: int, since: date, *groups: int) -> StructureFact:
    made = (GroupFact(each, pk, f"G{each}", f"Group {each}", each) for each in groups)
    return StructureFact(pk, f"Structure {pk}", since, tuple(made))


def saving(pk: int, group_id: int, *placed_in: int, **figures: int) -> SavingFact:
    fields: dict[str, Any] = {
        "kind": SavingKind.BUDGET_REDUCTION,
        "recurrence": Recurrence.RECURRENT,
        "state": SavingState.IN_DELIVERY,
        "state_since": date(YEAR, 4, 1),
    }
    names = (
        *("description", "budget_owner", "difficulty", "delivery", "delivery_reason"),
        *("confidence", "funding_source", "decision", "equality"),
        *("equality_reference", "mitigation", "replaces"),
    )
    year = YearFact(
        YEAR,
        Figures(**figures),
        has_forecast=True,
        planned=(),
        achieved_by_month=(),
        forecast_by_month=(),
    )
    return SavingFact(
        **fields,
        **dict.fromkeys(names, ""),
        **dict.fromkeys(("funding", "fte_effect", "exempt")),
        id=pk,
        reference=f"S{pk}",
        title=f"Saving {pk}",
        group_id=group_id,
        placed_in=placed_in,
        claims=(),
        years=(year,),
    )


def facts(
    structures: list[StructureFact],
    went: list[tuple[int, int, int]],
    savings: list[SavingFact] | None = None,
) -> SavingsFacts:
    """`went`: from which group to which, in hundredths of a percent."""
    return SavingsFacts(
        structures=tuple(structures),
        successions=tuple(SuccessionFact(*each) for each in went),
        savings=tuple(savings or ()),
    )
