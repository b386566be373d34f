"""The council's funding gap by year, beside what counts against it, as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from reports.blocks.block import Block
from reports.blocks.savings_charts import ChartOptions, sheet_of_figures
from reports.blocks.savings_choice import told_of
from reports.blocks.words import withheld_notes
from reports.position import Position
from savings.gap import gap_by_year, years_of_plan
from savings.pages.gap_chart import GapChart, gap_chart

CODE = "savings_gap"


@dataclass(frozen=True)
class GapOptions(ChartOptions):
    """`all_years` tells of every year of the plan that the year asked belongs to."""

    all_years: bool = True


@dataclass(frozen=True)
class SavingsGap:
    chart: GapChart
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: GapOptions
) -> SavingsGap:
    told = told_of(position, options)
    stated = years_of_plan(told.facts, min(told.years))
    years = stated if options.all_years and stated else told.years
    found = gap_by_year(told.facts, years, told.scope, this_year=told.now)
    return SavingsGap(
        chart=gap_chart(
            found,
            starts_in=told.starts_in,
            unit=told.unit,
            is_part=told.scope is not None,
        ),
        withheld=withheld_notes(position, "saving", "target"),
    )


BLOCK = Block(
    CODE,
    "Funding gap by year",
    build,
    options=GapOptions,
    sheet=lambda found: sheet_of_figures(found.chart.table),
)
