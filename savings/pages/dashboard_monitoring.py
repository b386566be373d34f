"""The savings monitoring table as a page prints it: in one unit, pressures and what is
negative in brackets, with a note where rounded parts do not add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.urls import reverse

from common.money import ROUNDED, Unit, adds_up
from common.rag import RatingState
from common.spreadsheet import Sheet
from common.wording import and_list
from savings.facts import StructureFact
from savings.monitoring import (
    Basis,
    MonitoringRow,
    MonitoringTable,
    SavingAtRisk,
    monitoring_table,
)
from savings.pages.dashboard_choice import Choice, Told
from savings.pages.dashboard_links import Links
from savings.pages.dashboard_tables import (
    DASH,
    Cell,
    Row,
)
from savings.told import forecast_missing, told_delivery, told_figures

PROPOSED, PRESSURES, AT_RISK = "Proposed", "In-year pressures", "Net at risk"
OF_BUDGET = "% of net budget"
SHOWN_AT_MOST = 50  # house default; the spreadsheet has all


@dataclass(frozen=True)
class PrintedRow:
    """A group with its figures, the percentage beside them, and its text; `explaining`
    is where those who may write it do."""

    row: Row
    of_budget: Decimal | None
    explanation: str
    mitigation: str
    explaining: str = ""

    @property
    def percentage(self) -> str:
        return DASH if self.of_budget is None else f"{self.of_budget}%"


@dataclass(frozen=True)
class RowAtRisk:
    """A saving that is not all achieved. `reference` of what stands in for it."""

    saving_id: int
    reference: str
    title: str
    group: str
    at_risk: Cell
    delivery: RatingState | None
    reason: str
    mitigation: str
    replaced_by: str


@dataclass(frozen=True)
class PrintedMonitoring:
    """One table by one structure; `of` says which, where there are two."""

    table: MonitoringTable
    unit: Unit
    heading: str
    anchor: str
    of: str
    address: Callable[[int | None], str]
    may_explain: bool

    @property
    def caption(self) -> str:
        return f"Savings monitoring {self.heading}{self.of}"

    @property
    def told_caption(self) -> str:
        return f"Explanation and mitigation{self.of}"

    @property
    def headings(self) -> tuple[str, ...]:
        return PROPOSED, self.table.basis.label, PRESSURES, AT_RISK

    @property
    def rows(self) -> list[PrintedRow]:
        return [self._printed(row) for row in self.table.rows]

    @property
    def total(self) -> PrintedRow:
        return self._printed(self.table.total, is_total=True)

    def _printed(self, row: MonitoringRow, *, is_total: bool = False) -> PrintedRow:
        amounts = row.proposed, row.achieved, row.pressures, row.at_risk
        cells = tuple(
            Cell(heading, pence, self.unit)
            for heading, pence in zip(self.headings, amounts, strict=True)
        )
        return PrintedRow(
            Row(row.name, cells, "" if is_total else self.address(row.group_id)),
            row.share_of_budget,
            row.explanation,
            row.mitigation,
            self._explaining(row) if self.may_explain else "",
        )

    def _explaining(self, row: MonitoringRow) -> str:
        """Where the text of a group is written."""
        if row.group_id is None:
            return ""
        return reverse(
            "savings:explanation_update", args=[row.group_id, self.table.year]
        )

    @property
    def told(self) -> list[PrintedRow]:
        """The groups that have something at risk, or something to say."""
        return [
            printed
            for row, printed in zip(self.table.rows, self.rows, strict=True)
            if row.is_to_explain
        ]

    @property
    def at_risk(self) -> list[RowAtRisk]:
        year = self.table.year
        return [_row_at_risk(each, year, self.unit) for each in self.table.at_risk]

    @property
    def shown_at_risk(self) -> list[RowAtRisk]:
        """The largest; the spreadsheet has all."""
        return self.at_risk[:SHOWN_AT_MOST]

    @property
    def more_at_risk(self) -> int:
        return max(0, len(self.table.at_risk) - SHOWN_AT_MOST)

    @property
    def notes(self) -> list[str]:
        return list(self._notes())

    def _notes(self) -> Iterator[str]:
        table = self.table
        if table.basis.counts_forecasts and table.without_forecast:
            yield forecast_missing(table.without_forecast, table.savings)
        if table.without_budget:
            yield (
                f"No net budget is kept for {and_list(table.without_budget)}: "
                f"the total has no percentage."
            )
        if not _is_exact(table, self.unit):
            yield ROUNDED

    def sheets(self) -> Iterator[Sheet]:
        """The figures, the texts and every saving at risk."""
        unit = self.unit.label
        headers = [f"{heading} ({unit})" for heading in self.headings]
        yield Sheet(
            self.caption,
            ["Service group", *headers, OF_BUDGET],
            [
                [each.row.name, *(c.value for c in each.row.cells), each.of_budget]
                for each in (*self.rows, self.total)
            ],
        )
        yield Sheet(
            self.told_caption,
            ["Service group", "Explanation", "Mitigation"],
            [[each.row.name, each.explanation, each.mitigation] for each in self.told],
        )
        yield Sheet(
            "Savings at risk",
            [
                "Reference",
                "Saving",
                "Service group",
                f"{AT_RISK} ({unit})",
                "Delivery now",
                "Why",
                "Mitigation",
                "Replaced by",
            ],
            [
                [
                    each.reference,
                    each.title,
                    each.group,
                    each.at_risk.value,
                    each.delivery.label if each.delivery else "",
                    each.reason,
                    each.mitigation,
                    each.replaced_by,
                ]
                for each in self.at_risk
            ],
        )


def _row_at_risk(each: SavingAtRisk, year: int, unit: Unit) -> RowAtRisk:
    saving = each.saving
    whole = told_figures(saving.years, year)
    return RowAtRisk(
        saving_id=saving.id,
        reference=saving.reference,
        title=saving.title,
        group=each.group,
        at_risk=Cell(AT_RISK, each.at_risk, unit),
        delivery=told_delivery(saving.delivery, whole),
        reason=saving.delivery_reason,
        mitigation=saving.mitigation,
        replaced_by=and_list(each.replaced_by),
    )


def _is_exact(table: MonitoringTable, unit: Unit) -> bool:
    """Down every column, and along every row."""
    columns = zip(*(_amounts(row) for row in table.rows), strict=True)
    down = (
        adds_up(column, whole, unit)
        for column, whole in zip(columns, _amounts(table.total), strict=True)
    )
    along = (
        adds_up([row.proposed, -row.achieved, -row.pressures], row.at_risk, unit)
        for row in (*table.rows, table.total)
    )
    return not table.rows or (all(down) and all(along))


def _amounts(row: MonitoringRow) -> tuple[int, ...]:
    return row.proposed, row.achieved, row.pressures, row.at_risk


@dataclass(frozen=True)
class MonitoringPage:
    """The table by each structure in force in the year: two after a restructure."""

    told: Told
    choice: Choice
    may_explain: bool = False

    @property
    def basis(self) -> Basis:
        """In papers only what finance has validated, unless asked otherwise."""
        return Basis(self.choice.cleaned.get("basis") or Basis.VALIDATED)

    @property
    def year(self) -> int:
        return self.choice.year or self.told.usual_year

    @property
    def heading(self) -> str:
        return self.told.label(self.year)

    @cached_property
    def tables(self) -> list[PrintedMonitoring]:
        return [self._printed(structure) for structure in self.choice.structures]

    def _printed(self, structure: StructureFact) -> PrintedMonitoring:
        are_several = len(self.choice.structures) > 1
        of = f" by {structure.name}" if are_several else ""
        return PrintedMonitoring(
            monitoring_table(
                self.told.facts, structure, self.year, self.basis, self.choice.scope
            ),
            self.choice.unit,
            self.heading,
            anchor=f"monitoring-{structure.id}",
            address=Links(self.told, self.choice).of_group,
            may_explain=self.may_explain and self.told.days.as_at is None,
            of=of,
        )

    def sheets(self) -> Iterator[Sheet]:
        for table in self.tables:
            yield from table.sheets()
