"""Savings by the strand that claims them: a programme's own view of them."""

from __future__ import annotations

from programmes.standing import Place
from reports.blocks.block import Block
from reports.blocks.savings_choice import SavingsOptions, names_of, told_of
from reports.blocks.savings_cuts import CutWords, FiguresTable, renamed, told_cut
from reports.blocks.table import sheet_of
from reports.position import Position
from savings.cuts import CutRow, by_strand

CODE = "savings_by_strand"
ELSEWHERE = "In another programme"


def build(
    position: Position, _before: Position | None, options: SavingsOptions
) -> FiguresTable:
    told, names = told_of(position, options), names_of(position)

    def name(row: CutRow) -> str:
        if not isinstance(row.key, Place):
            return row.name
        if row.key.strand_id is None and row.key in names:
            return f"{names[row.key]}, in no strand"
        return names.get(row.key, ELSEWHERE)

    cut = by_strand(told.facts, told.year, told.scope, names)
    words = CutWords(f"Savings of {told.year_label} by strand", "Strand", CODE)
    return told_cut(position, told, options, renamed(cut, name), words)


BLOCK = Block(
    CODE,
    "Savings by strand",
    build,
    options=SavingsOptions,
    sheet=lambda found: sheet_of(found.table),
)
