"""Savings by type: what takes money out of a budget, and what does not."""

from __future__ import annotations

from reports.blocks.block import Block
from reports.blocks.savings_choice import SavingsOptions, told_of
from reports.blocks.savings_cuts import CutWords, FiguresTable, told_cut
from reports.blocks.table import sheet_of
from reports.position import Position
from savings.cuts import by_kind

CODE = "savings_by_kind"


def build(
    position: Position, _before: Position | None, options: SavingsOptions
) -> FiguresTable:
    told = told_of(position, options)
    cut = by_kind(told.facts, told.year, told.scope)
    words = CutWords(f"Savings of {told.year_label} by type", "Type", CODE)
    return told_cut(position, told, options, cut, words)


BLOCK = Block(
    CODE,
    "Savings by type",
    build,
    options=SavingsOptions,
    sheet=lambda found: sheet_of(found.table),
)
