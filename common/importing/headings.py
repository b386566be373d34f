"""Which row of a sheet names its columns, and what it calls them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from common.importing.cells import SheetRead, is_blank, text_of
from common.importing.fields import plain

LOOKS_AT = 25  # rows from the top
LONGEST_HEADING = 200


@dataclass(frozen=True)
class Headings:
    """The heading of each column, by its number; `row` is where they end."""

    row: int
    names: tuple[str, ...]

    def name(self, column: int) -> str:
        return self.names[column - 1]


def find_headings(sheet: SheetRead, known: Mapping[str, str]) -> Headings | None:
    """The row among the first that most looks like headings; None if none does.
    `known` has the field each known heading stands for.

    A title or an emblem above them is passed over. Two rows of headings, where the
    upper one is merged over several columns, are read together: Residual, Impact.
    """
    best, points = 0, 0
    for number in range(1, min(LOOKS_AT, len(sheet.rows)) + 1):
        scored = _points(_names(sheet, number), known)
        if scored > points:
            best, points = number, scored
    if best and _is_parted_below(sheet, best):
        best += 1
    return Headings(best, _names(sheet, best)) if best else None


def _is_parted_below(sheet: SheetRead, row: int) -> bool:
    """Whether the next row only names the parts of headings merged over columns."""
    grouped = {
        column
        for area in sheet.merged
        if area.first_row == row == area.last_row
        for column in range(area.first_column, area.last_column + 1)
    }
    below = {c for c in range(1, sheet.width + 1) if not is_blank(sheet.at(row + 1, c))}
    return bool(below) and below <= grouped and _spans(sheet, row)


def _points(names: tuple[str, ...], fields: Mapping[str, str]) -> int:
    """Two named columns at least; each that is known counts for many that are not."""
    named = [name for name in names if name]
    known = {fields.get(plain(name)) for name in named} - {None}
    return 10 * len(known) + len(set(named)) if len(named) > 1 else 0


def _names(sheet: SheetRead, row: int) -> tuple[str, ...]:
    return tuple(_name(sheet, row, column) for column in range(1, sheet.width + 1))


def _name(sheet: SheetRead, row: int, column: int) -> str:
    own = _heading_at(sheet, row, column)
    above = _heading_at(sheet, row - 1, column) if _spans(sheet, row - 1) else ""
    words = f"{above} {own}" if above and own and above != own else own or above
    return " ".join(words.split())[:LONGEST_HEADING]


def _heading_at(sheet: SheetRead, row: int, column: int) -> str:
    """What a cell says; of merged cells, what the first of them says."""
    value = sheet.at(row, column)
    if not is_blank(value):
        return text_of(value)
    for area in sheet.merged:
        if (
            area.first_row <= row <= area.last_row
            and area.first_column <= column <= area.last_column
        ):
            return text_of(sheet.at(area.first_row, area.first_column))
    return ""


def _spans(sheet: SheetRead, row: int) -> bool:
    """Whether this row groups columns under it: merged over some, not over all."""
    return any(
        area.first_row <= row <= area.last_row
        and 1 < area.last_column - area.first_column + 1 < sheet.width - 1
        for area in sheet.merged
    )
