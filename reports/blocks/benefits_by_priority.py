"""Benefits under the corporate priorities they serve."""

from __future__ import annotations

from collections.abc import Sequence

from reports.benefit_listings import BenefitRow
from reports.blocks.benefit_cells import BenefitOptions, Benefits, told_benefits
from reports.blocks.block import Block
from reports.blocks.table import sheet_of
from reports.position import Position
from savings.benefit_groups import NO_PRIORITY

CODE = "benefits_by_priority"


def build(
    position: Position, _before: Position | None, options: BenefitOptions
) -> Benefits:
    """In the order in which the programmes name their priorities."""
    named = [name for each in position.programmes for name in each.priorities]
    return told_benefits(
        position,
        options,
        CODE,
        grouped_by="Corporate priority",
        headings=_priorities,
        order=dict.fromkeys(named),
        last=NO_PRIORITY,
    )


def _priorities(row: BenefitRow) -> Sequence[str]:
    return row.fact.priorities or (NO_PRIORITY,)


BLOCK = Block(
    CODE,
    "Benefits by corporate priority",
    build,
    options=BenefitOptions,
    sheet=lambda found: sheet_of(found.table),
)
