"""What the pictures of savings share as blocks: their options, their spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

from common.charts import FigureTable
from common.money import Amount
from common.spreadsheet import Sheet
from reports.blocks.savings_choice import SavingsOptions


@dataclass(frozen=True)
class ChartOptions(SavingsOptions):
    """`figures` prints the numbers under the picture, in a paper."""

    figures: bool = True

    @property
    def on_paper(self) -> bool:
        """Nothing folds, scrolls or leads on there."""
        return not self.links

    @property
    def without_table(self) -> bool:
        return not self.figures


def sheet_of_figures(table: FigureTable) -> Sheet:
    """Exactly the numbers behind the picture."""
    return Sheet(
        title=table.caption,
        headers=table.headings,
        rows=[
            [cell.figure if isinstance(cell, Amount) else cell for cell in row]
            for row in table.rows
        ],
    )
