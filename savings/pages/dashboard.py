"""The savings dashboard: one set of facts, seen from every side.

Every figure on it comes from `savings.cuts`, so no two of them can disagree. The
waterfall, of cashable savings against the gap, may count another amount as at risk than
the tables: a note under it says why, to the penny.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from common.money import in_pounds
from common.spreadsheet import Sheet
from common.wording import count_of
from savings.at_risk import not_forecast_yet
from savings.cuts import CutRow, not_yet_agreed, total
from savings.gap import gap_by_year, years_of_gap
from savings.pages.dashboard_choice import Choice, Told
from savings.pages.dashboard_cuts import all_years_tables, year_tables
from savings.pages.dashboard_links import Links
from savings.pages.dashboard_moves import moves_table
from savings.pages.dashboard_sentence import Said, Sentence, beside, headline
from savings.pages.dashboard_tables import Table
from savings.pages.dashboard_targets import targets_table
from savings.pages.gap_chart import GapChart, gap_chart
from savings.pages.trajectory_chart import TrajectoryChart, trajectory_chart
from savings.pages.waterfall_chart import WaterfallChart, waterfall_chart
from savings.reconcile import Reconciliation, reconcile
from savings.told import forecast_missing
from savings.trajectory import month_reached, trajectory
from savings.waterfall import Besides, Waterfall, at_risk_besides, waterfall


@dataclass(frozen=True)
class Dashboard:
    """What one reader is shown."""

    told: Told
    choice: Choice

    @property
    def heading(self) -> str:
        year = self.choice.year
        return "All years" if year is None else self.told.label(year)

    @cached_property
    def links(self) -> Links:
        return Links(self.told, self.choice)

    @cached_property
    def row(self) -> CutRow:
        return total(self.told.facts, self.choice.year, self.choice.scope)

    @cached_property
    def proposed(self) -> CutRow:
        return not_yet_agreed(self.told.facts, self.choice.year, self.choice.scope)

    @property
    def headline(self) -> Sentence:
        addresses, unforecast = self.links.of_sentence, self._not_forecast
        return headline(self.row, self._said, addresses, not_forecast=unforecast)

    @property
    def _not_forecast(self) -> int:
        """Nothing of a single year, which says so itself."""
        told, choice = self.told, self.choice
        if choice.year is not None:
            return 0
        years, this_year = told.facts.years, told.this_year
        return not_forecast_yet(told.facts, years, choice.scope, this_year=this_year)

    @property
    def beside(self) -> Sentence:
        return beside(self.proposed, self.links.of_sentence)

    @property
    def _said(self) -> Said:
        """How the sentence begins: for whom, and when."""
        choice, told = self.choice, self.told
        of = f"For {told.names[choice.scope]}: " if choice.scope else ""
        if choice.year is None:
            return Said(f"{of}over all years, " if of else "Over all years, ", "")
        if choice.year == told.this_year and not told.days.as_at:
            return Said(of, "this year's ")
        year, is_over = told.label(choice.year), choice.year < told.this_year
        return Said(f"{of}in {year}, " if of else f"In {year}, ", "", is_over)

    @property
    def forecast_missing(self) -> str:
        """How many have no forecast, once for all tables; empty where all have one."""
        row = self.row
        if not row.without_forecast:
            return ""
        return forecast_missing(row.without_forecast, row.savings)

    @cached_property
    def reconciled(self) -> Reconciliation:
        """Of the whole council, whatever part of it is shown."""
        return reconcile(self.told.facts, self.choice.year)

    @property
    def reconciled_words(self) -> str:
        return reconciled_words(self.reconciled)

    @cached_property
    def targets(self) -> Table:
        choice = self.choice
        return targets_table(self.reconciled, self.told, choice.unit, choice.scope)

    @cached_property
    def cuts(self) -> list[Table]:
        return list(year_tables(self.told, self.choice, self.links))

    @cached_property
    def all_years(self) -> list[Table]:
        """Year beside year, where all of them are shown."""
        if self.choice.year is not None:
            return []
        return list(all_years_tables(self.told, self.choice, self.links))

    @cached_property
    def moved(self) -> Table | None:
        return moves_table(self.told, self.choice)

    @cached_property
    def trajectory(self) -> TrajectoryChart | None:
        told, choice = self.told, self.choice
        if choice.year is None:
            return None
        found = trajectory(
            told.facts,
            choice.year,
            choice.scope,
            month_reached(choice.year, told.days.on, told.starts_in),
            is_over=choice.year < told.this_year,
        )
        return trajectory_chart(found, starts_in=told.starts_in, unit=choice.unit)

    @cached_property
    def waterfall(self) -> WaterfallChart | None:
        told, choice = self.told, self.choice
        years = years_of_gap(told.facts) if choice.year is None else (choice.year,)
        found = waterfall(told.facts, years, choice.scope, this_year=told.this_year)
        if found is None:
            return None
        return waterfall_chart(
            found,
            starts_in=told.starts_in,
            unit=choice.unit,
            besides=self._besides(found),
        )

    def _besides(self, found: Waterfall) -> dict[Besides, int]:
        """Nothing of a single year that is over: the waterfall tells it by claims."""
        told, choice, this_year = self.told, self.choice, self.told.this_year
        if choice.year is not None and choice.year < this_year:
            return {}
        years = told.facts.years if choice.year is None else [choice.year]
        return at_risk_besides(
            found, told.facts, years, choice.scope, this_year=this_year
        )

    @cached_property
    def gap(self) -> GapChart | None:
        """Of several years: one year's gap is in the waterfall."""
        told, choice = self.told, self.choice
        years = years_of_gap(told.facts)
        if choice.year is not None or not years:
            return None
        found = gap_by_year(told.facts, years, choice.scope, this_year=told.this_year)
        return gap_chart(
            found,
            starts_in=told.starts_in,
            unit=choice.unit,
            is_part=choice.scope is not None,
        )

    def sheets(self) -> Iterator[Sheet]:
        """Every table that is shown, whole."""
        for table in (*self.all_years, *self.cuts, self.targets, self.moved):
            if table is not None and table.rows:
                yield table.sheet


def reconciled_words(found: Reconciliation) -> str:
    """What a reader is told on every page: whether the views agree."""
    amount = in_pounds(found.savings.proposed)
    if found.agrees:
        return (
            f"By strand and by service group the savings come to the same total: "
            f"{amount}."
        )
    apart = [view.name for view in found.views if view.figures != found.savings]
    return (
        f"The savings come to {amount}, and {count_of(len(apart), 'view')} "
        f"to something else."
    )
