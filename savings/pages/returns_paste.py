"""A pasted block beside what the return says now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from common.typed import NotRead
from common.wording import count_of
from savings.pasting import Pasted, PastedCell
from savings.return_cells import Column, normal, read_cell, written
from savings.services.return_lines import CellName, LineInHand
from savings.services.returns import cell_name


@dataclass(frozen=True)
class CellPasted:
    """What a cell says, and would say."""

    name: str
    reference: str
    title: str
    column: Column
    was: str
    text: str
    problem: str

    @property
    def is_changed(self) -> bool:
        return self.was != self.text


@dataclass(frozen=True)
class Preview:
    """`seen` are the corrected figures it shows as what the cells say now."""

    cells: tuple[CellPasted, ...]
    typed: dict[CellName, str]
    seen: dict[CellName, str]
    rows: int
    left_out: tuple[str, ...]

    @property
    def changed(self) -> list[CellPasted]:
        """What differs, and what is to be mended."""
        return [cell for cell in self.cells if cell.is_changed or cell.problem]

    @property
    def problems(self) -> int:
        return sum(bool(cell.problem) for cell in self.cells)

    @property
    def sentence(self) -> str:
        """12 rows, 48 cells; 1 to mend."""
        if not self.cells:
            return "Nothing in the block fits the return."
        rows = count_of(self.rows, "row")
        said = f"{rows}, {count_of(len(self.cells), 'cell')}"
        return f"{said}; {self.problems} to mend." if self.problems else f"{said}."

    @property
    def in_words(self) -> str:
        """And what found no place."""
        return " ".join((self.sentence, *self.left_out))


def preview_of(pasted: Pasted, lines: Sequence[LineInHand]) -> Preview:
    by_key = {each.saving.pk: each for each in lines}
    cells = tuple(_cell(each, by_key[each.key]) for each in pasted.cells)
    typed = {(each.key, each.column): each.text for each in pasted.cells}
    seen = {
        (each.saving.pk, column): written(column, moved.now)
        for each in lines
        for column, moved in each.moved.items()
        if not moved.is_asked
    }
    return Preview(cells, typed, seen, pasted.rows, pasted.left_out)


def _cell(pasted: PastedCell, each: LineInHand) -> CellPasted:
    return CellPasted(
        name=cell_name(pasted.key, pasted.column),
        reference=each.saving.reference,
        title=each.saving.title,
        column=pasted.column,
        was=each.shown(pasted.column),
        text=normal(pasted.column, pasted.text),
        problem=_problem(pasted.column, pasted.text),
    )


def _problem(column: Column, text: str) -> str:
    try:
        read_cell(column, text)
    except NotRead as problem:
        return str(problem)
    return ""
