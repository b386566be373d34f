"""Facts about structures and savings, made without a database. Amounts are in pence."""

from datetime import date

from savings.facts import (
    GroupFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
    SuccessionFact,
    YearFact,
)
from savings.rules import Figures
from tests.savings import saving_facts

YEAR = 2024


def structure(pk: int, since: date, *groups: int) -> StructureFact:
    made = (GroupFact(each, pk, f"G{each}", f"Group {each}", each) for each in groups)
    return StructureFact(pk, f"Structure {pk}", since, tuple(made))


def saving(pk: int, group_id: int, *placed_in: int, **figures: int) -> SavingFact:
    year = YearFact(
        YEAR,
        Figures(**figures),
        has_forecast=True,
        planned=(),
        achieved_by_month=(),
        forecast_by_month=(),
    )
    return saving_facts.saving(year, id=pk, group_id=group_id, placed_in=placed_in)


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
