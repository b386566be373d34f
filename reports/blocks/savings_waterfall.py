"""From the funding gap to what is still open of it, as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from common.charts import FigureTable
from common.spreadsheet import Sheet
from reports.blocks.block import Block
from reports.blocks.savings_charts import ChartOptions, sheet_of_figures
from reports.blocks.savings_choice import told_of
from reports.blocks.words import withheld_notes
from reports.position import Position
from savings.pages.waterfall_chart import WaterfallChart, waterfall_chart
from savings.waterfall import waterfall

CODE = "savings_waterfall"
TITLE = "From the gap to what is still open"


@dataclass(frozen=True)
class SavingsWaterfall:
    """`chart` is None where no gap is stated for these years."""

    chart: WaterfallChart | None
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: ChartOptions
) -> SavingsWaterfall:
    told = told_of(position, options)
    found = waterfall(told.facts, told.years, told.scope, this_year=told.now)
    chart = None
    if found is not None:
        chart = waterfall_chart(found, starts_in=told.starts_in, unit=told.unit)
    return SavingsWaterfall(
        chart=chart,
        withheld=withheld_notes(position, "saving", "target"),
    )


def _sheet(found: SavingsWaterfall) -> Sheet:
    nothing = FigureTable(TITLE, ("Step", "Amount"), ())
    return sheet_of_figures(found.chart.table if found.chart else nothing)


BLOCK = Block(CODE, TITLE, build, options=ChartOptions, sheet=_sheet)
