"""Benefits by workstream: what Northumberland's scrutiny committee asked for."""

from __future__ import annotations

from collections.abc import Sequence

from reports.benefit_listings import BenefitRow, workstream_of
from reports.blocks.benefit_cells import BenefitOptions, Benefits, told_benefits
from reports.blocks.block import Block
from reports.blocks.savings_choice import names_of
from reports.blocks.table import sheet_of
from reports.position import Position

CODE = "benefits_by_workstream"


def build(
    position: Position, _before: Position | None, options: BenefitOptions
) -> Benefits:
    """In the order in which papers print the strands."""
    names = names_of(position)

    def workstream(row: BenefitRow) -> Sequence[str]:
        return (workstream_of(row.fact.place, names),)

    return told_benefits(
        position,
        options,
        CODE,
        grouped_by="Workstream",
        headings=workstream,
        order=[workstream_of(place, names) for place in names],
    )


BLOCK = Block(
    CODE,
    "Benefits by workstream",
    build,
    options=BenefitOptions,
    sheet=lambda found: sheet_of(found.table),
)
