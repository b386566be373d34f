"""Savings by the service group whose budget falls, in any reporting structure."""

from __future__ import annotations

from dataclasses import dataclass

from reports.blocks.block import Block
from reports.blocks.savings_choice import SavingsOptions, structure_asked, told_of
from reports.blocks.savings_cuts import CutWords, FiguresTable, told_cut
from reports.blocks.table import make_table, sheet_of
from reports.position import Position
from savings.cuts import by_group

CODE = "savings_by_group"
NO_STRUCTURE = "No reporting structure is kept yet, so there are no service groups."


@dataclass(frozen=True)
class GroupOptions(SavingsOptions):
    """`names_structure` says in the caption which structure the groups are of."""

    names_structure: bool = True


def build(
    position: Position, _before: Position | None, options: GroupOptions
) -> FiguresTable:
    told = told_of(position, options)
    structure = structure_asked(position, told, options)
    caption = f"Savings of {told.year_label} by service group"
    if structure is None:
        return FiguresTable(make_table(caption, (), [], empty=NO_STRUCTURE), (), ())
    cut = by_group(told.facts, structure, told.year, told.scope)
    if options.names_structure:
        caption = f"{caption} ({structure.name})"
    return told_cut(
        position, told, options, cut, CutWords(caption, "Service group", CODE)
    )


BLOCK = Block(
    CODE,
    "Savings by service group",
    build,
    options=GroupOptions,
    sheet=lambda found: sheet_of(found.table),
)
