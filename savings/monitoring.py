"""The savings monitoring table, as Brighton & Hove prints it: pure, in whole pence.

Per service group what was proposed, what is achieved or anticipated, in-year pressures
and the net amount at risk, with its part of the net budget (budget monitoring 2023/24
and 2024/25; law-and-conventions 6.4 of the product's brief). Beside it, group by group,
the explanation and the mitigation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from common.wording import by_reference
from programmes.standing import Place
from savings.cuts import NOT_IN_STRUCTURE, CutRow, by_group, by_saving_in_group
from savings.facts.values import (
    GroupFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
)
from savings.figures import Figures, net_at_risk


class Basis(StrEnum):
    """What is told as achieved. Only what finance has validated counts as delivered in
    a paper; the other two say so in their heading."""

    VALIDATED = "validated"
    CLAIMED = "claimed"
    ANTICIPATED = "anticipated"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def counts_forecasts(self) -> bool:
        return self == Basis.ANTICIPATED

    def achieved(self, figures: Figures) -> int:
        """The forecast is of the saving itself: pressures are told beside it."""
        match self:
            case Basis.VALIDATED:
                return figures.validated
            case Basis.CLAIMED:
                return figures.achieved
            case Basis.ANTICIPATED:
                return figures.forecast

    def at_risk(self, figures: Figures) -> int:
        return net_at_risk(figures.proposed, self.achieved(figures), figures.pressures)


_LABELS = {
    Basis.VALIDATED: "Achieved, validated by finance",
    Basis.CLAIMED: "Achieved, as claimed",
    Basis.ANTICIPATED: "Achieved or anticipated",
}


def percent_of(part: int, whole: int, places: int = 1) -> Decimal | None:
    """Half away from nothing: 4.777 of 23.627 is 20.2, or 20. None of nothing."""
    if whole <= 0:
        return None
    step = Decimal(1).scaleb(-places)
    return (Decimal(part) * 100 / whole).quantize(step, ROUND_HALF_UP)


@dataclass(frozen=True)
class MonitoringRow:
    """A service group, or all of them. `net_budget` is None where none is kept."""

    group_id: int | None
    name: str
    proposed: int
    achieved: int
    pressures: int
    net_budget: int | None
    explanation: str = ""
    mitigation: str = ""

    @property
    def at_risk(self) -> int:
        return net_at_risk(self.proposed, self.achieved, self.pressures)

    @property
    def is_to_explain(self) -> bool:
        """Whether something is at risk, or something is said of it."""
        return self.at_risk > 0 or bool(self.explanation or self.mitigation)

    @property
    def share_of_budget(self) -> Decimal | None:
        """The amount at risk in percent of the net budget."""
        return (
            None
            if self.net_budget is None
            else percent_of(self.at_risk, self.net_budget)
        )


@dataclass(frozen=True)
class SavingAtRisk:
    """A saving, or the part of it that falls to one group, that is not all achieved.
    `replaced_by` are the references of the savings that stand in for it."""

    saving: SavingFact
    group: str
    proposed: int
    achieved: int
    pressures: int
    replaced_by: tuple[str, ...]

    @property
    def at_risk(self) -> int:
        return net_at_risk(self.proposed, self.achieved, self.pressures)


@dataclass(frozen=True)
class MonitoringTable:
    """One year by the groups of one structure. `without_budget` names the groups for
    which no net budget is kept: the total has no percentage then."""

    year: int
    structure: StructureFact
    basis: Basis
    rows: tuple[MonitoringRow, ...]
    total: MonitoringRow
    at_risk: tuple[SavingAtRisk, ...]
    savings: int
    without_forecast: int
    without_budget: tuple[str, ...]


def monitoring_table(
    facts: SavingsFacts,
    structure: StructureFact,
    year: int,
    basis: Basis = Basis.VALIDATED,
    scope: Place | None = None,
) -> MonitoringTable:
    """Inside a scope only the shares claimed there."""
    cut = by_group(facts, structure, year, scope)
    groups = {group.id: group for group in structure.groups}
    rows = tuple(_row(row, groups, year, basis) for row in cut.rows)
    budgets = [row.net_budget for row in rows if row.group_id is not None]
    known = [budget for budget in budgets if budget is not None]
    return MonitoringTable(
        year=year,
        structure=structure,
        basis=basis,
        rows=rows,
        total=MonitoringRow(
            group_id=None,
            name="Total",
            proposed=cut.total.proposed,
            achieved=basis.achieved(cut.total),
            pressures=cut.total.pressures,
            net_budget=sum(known) if known and len(known) == len(budgets) else None,
        ),
        at_risk=_at_risk(facts, structure, year, basis, scope),
        savings=cut.savings,
        without_forecast=cut.without_forecast,
        without_budget=tuple(
            row.name
            for row in rows
            if row.group_id is not None and row.net_budget is None
        ),
    )


def _row(
    row: CutRow, groups: dict[int, GroupFact], year: int, basis: Basis
) -> MonitoringRow:
    group = groups.get(row.key) if isinstance(row.key, int) else None
    figures = MonitoringRow(
        group_id=None,
        name=row.name,
        proposed=row.figures.proposed,
        achieved=basis.achieved(row.figures),
        pressures=row.figures.pressures,
        net_budget=None,
    )
    if group is None:
        return figures
    told = next((each for each in group.explanations if each.year == year), None)
    return replace(
        figures,
        group_id=group.id,
        net_budget=dict(group.net_budgets).get(year),
        explanation=told.explanation if told else "",
        mitigation=told.mitigation if told else "",
    )


def _at_risk(
    facts: SavingsFacts,
    structure: StructureFact,
    year: int,
    basis: Basis,
    scope: Place | None,
) -> tuple[SavingAtRisk, ...]:
    """The largest amounts first."""
    names = {group.id: group.name for group in structure.groups}
    stand_ins: dict[str, list[str]] = {}
    for saving in facts.savings:
        if saving.replaces:
            stand_ins.setdefault(saving.replaces, []).append(saving.reference)
    parts = by_saving_in_group(facts, structure, year, scope)
    found = [
        SavingAtRisk(
            saving=saving,
            group=names.get(group_id or 0, NOT_IN_STRUCTURE),
            proposed=figures.proposed,
            achieved=basis.achieved(figures),
            pressures=figures.pressures,
            replaced_by=tuple(stand_ins.get(saving.reference, ())),
        )
        for saving, group_id, figures in parts
        if basis.at_risk(figures) > 0
    ]
    return tuple(
        sorted(
            found, key=lambda each: (-each.at_risk, by_reference(each.saving.reference))
        )
    )
