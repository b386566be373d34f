"""A year's savings month by month, as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from reports.blocks.block import Block
from reports.blocks.savings_charts import ChartOptions, sheet_of_figures
from reports.blocks.savings_choice import told_of
from reports.blocks.words import withheld_notes
from reports.position import Position
from savings.pages.trajectory_chart import TrajectoryChart, trajectory_chart
from savings.trajectory import month_reached, trajectory

CODE = "savings_trajectory"


@dataclass(frozen=True)
class SavingsTrajectory:
    chart: TrajectoryChart
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: ChartOptions
) -> SavingsTrajectory:
    told = told_of(position, options)
    reached = month_reached(told.year, position.on, told.starts_in)
    is_over = told.year < told.now
    found = trajectory(told.facts, told.year, told.scope, reached, is_over=is_over)
    return SavingsTrajectory(
        chart=trajectory_chart(found, starts_in=told.starts_in, unit=told.unit),
        withheld=withheld_notes(position, "saving"),
    )


BLOCK = Block(
    CODE,
    "Savings month by month",
    build,
    options=ChartOptions,
    sheet=lambda found: sheet_of_figures(found.chart.table),
)
