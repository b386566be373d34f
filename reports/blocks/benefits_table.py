"""Benefits one by one: what was measured, and what is said of it."""

from __future__ import annotations

from reports.blocks.benefit_cells import BenefitOptions, Benefits, told_benefits
from reports.blocks.block import Block
from reports.blocks.table import sheet_of
from reports.position import Position

CODE = "benefits_table"


def build(
    position: Position, _before: Position | None, options: BenefitOptions
) -> Benefits:
    return told_benefits(position, options, CODE)


BLOCK = Block(
    CODE,
    "Benefits",
    build,
    options=BenefitOptions,
    sheet=lambda found: sheet_of(found.table),
)
