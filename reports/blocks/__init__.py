"""Blocks: named views of a Position. The same markup on a page, in a paper, as a PDF.

`build(position, before, options)` gives plain values, a template shows them. What a
reader may not see has left the Position before it comes here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from common.spreadsheet import Sheet
from reports.blocks import (
    asks,
    basis,
    benefits_by_priority,
    benefits_by_value,
    benefits_by_workstream,
    benefits_table,
    case_parts,
    dimension_ratings,
    headline,
    milestones,
    movement_since,
    programme_progress,
    project_dashboard,
    rating_definitions,
    report_history,
    risk_closures,
    risk_definitions,
    risk_escalations,
    risk_matrix,
    risk_movement,
    risk_overdue,
    risk_statement,
    risk_table,
    savings_by_group,
    savings_by_kind,
    savings_by_strand,
    savings_figures,
    savings_gap,
    savings_list,
    savings_monitoring,
    savings_reconciliation,
    savings_trajectory,
    savings_waterfall,
    strand_progress,
    timeline,
)
from reports.blocks.block import Block, Options, read_options
from reports.blocks.table import Table
from reports.position import Position

__all__ = [
    "BLOCKS",
    "Block",
    "Options",
    "block_sheet",
    "read_options",
    "render_block",
    "show_block",
]

BLOCKS: dict[str, Block] = {
    block.code: block
    for block in (
        headline.BLOCK,
        asks.BLOCK,
        movement_since.BLOCK,
        programme_progress.BLOCK,
        strand_progress.BLOCK,
        project_dashboard.BLOCK,
        milestones.BLOCK,
        timeline.BLOCK,
        report_history.BLOCK,
        dimension_ratings.BLOCK,
        rating_definitions.BLOCK,
        basis.BLOCK,
        risk_statement.BLOCK,
        risk_movement.BLOCK,
        risk_table.BLOCK,
        risk_matrix.BLOCK,
        risk_escalations.BLOCK,
        risk_closures.BLOCK,
        risk_overdue.BLOCK,
        risk_definitions.BLOCK,
        *case_parts.BLOCKS,
        savings_figures.BLOCK,
        savings_trajectory.BLOCK,
        savings_waterfall.BLOCK,
        savings_gap.BLOCK,
        savings_by_strand.BLOCK,
        savings_by_group.BLOCK,
        savings_by_kind.BLOCK,
        savings_monitoring.BLOCK,
        savings_list.BLOCK,
        savings_reconciliation.BLOCK,
        benefits_table.BLOCK,
        benefits_by_priority.BLOCK,
        benefits_by_value.BLOCK,
        benefits_by_workstream.BLOCK,
    )
}


def render_block(
    code: str, position: Position, before: Position | None, options: Mapping[str, Any]
) -> SafeString:
    """A block's markup; options as a paper template holds them. KeyError: unknown."""
    block = BLOCKS[code]
    return show_block(block, position, before, read_options(block.options, options))


def show_block(
    block: Block, position: Position, before: Position | None, options: Options
) -> SafeString:
    """A block's markup, with options at hand."""
    values = block.build(position, before, options)
    context = {"block": values, "options": options, "title": block.title}
    return render_to_string(block.template, context | _sorting_of(values))


def _sorting_of(values: Any) -> dict[str, Any]:
    """Where `{% sort_header %}` looks for the order a table is in."""
    table = getattr(values, "table", None)
    if not isinstance(table, Table) or not table.sort_param:
        return {}
    return {table.sort_param.replace("-", "_"): table.sorting}


def block_sheet(
    block: Block, position: Position, before: Position | None, options: Options
) -> Sheet | None:
    """What the block shows as a spreadsheet; None for a picture or a sentence."""
    if block.sheet is None:
        return None
    return block.sheet(block.build(position, before, options))
