"""What is refused of a row, be it of a saving or of a benefit: that it says too little,
or again what is said already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from common.importing.fields import Field
from common.importing.plan import folded
from common.importing.row_reading import RowReader
from savings.importing.plan import RowPlan


class RowsAbove:
    """In which row of the file each reference, and each title without one, stands."""

    def __init__(self) -> None:
        self.references: dict[str, int] = {}
        self.titles: dict[str, int] = {}

    def refuse_again(self, row: RowPlan, cells: RowReader) -> None:
        rows, key, name = (
            (self.references, folded(row.reference), "reference")
            if row.reference
            else (self.titles, row.title.casefold(), "title")
        )
        if key and rows.setdefault(key, row.number) != row.number:
            cells.wrong(name, f"Row {rows[key]} has this {name} already.")


def refuse_title(row: RowPlan, cells: RowReader, titles: Mapping[str, str]) -> None:
    """`titles` gives the reference in the portal by the folded title. Without a
    reference, a file imported twice would bring everything twice."""
    there = titles.get(row.title.casefold())
    if there and row.title and not row.reference:
        cells.wrong(
            "title",
            f"{there} has this title already: put {there} into the reference of this "
            "row, or change the title.",
        )


def require(cells: RowReader, fields: Iterable[Field], *, what: str) -> None:
    for field in fields:
        if cells.is_blank(field.name):
            cells.wrong(field.name, f"A new {what} needs this: {field.heading}.")
