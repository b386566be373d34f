"""Benefits under the values of the council that they stand for, as Plymouth tags
them."""

from __future__ import annotations

from collections.abc import Sequence

from reports.benefit_listings import BenefitRow
from reports.blocks.benefit_cells import BenefitOptions, Benefits, told_benefits
from reports.blocks.block import Block
from reports.blocks.table import sheet_of
from reports.position import Position
from savings.benefit_groups import NO_VALUE

CODE = "benefits_by_value"


def build(
    position: Position, _before: Position | None, options: BenefitOptions
) -> Benefits:
    return told_benefits(
        position,
        options,
        CODE,
        grouped_by="Value",
        headings=_values,
        last=NO_VALUE,
    )


def _values(row: BenefitRow) -> Sequence[str]:
    return row.fact.values or (NO_VALUE,)


BLOCK = Block(
    CODE,
    "Benefits by value",
    build,
    options=BenefitOptions,
    sheet=lambda found: sheet_of(found.table),
)
