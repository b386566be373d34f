"""The cells of one row, by the field they hold; what cannot be read becomes a problem
with the cell's address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from common.importing.cells import (
    Broken,
    CellValue,
    SheetRead,
    is_blank,
    shortened,
    text_of,
)
from common.importing.plan import Problem
from common.importing.values import NotUnderstood, refuse_broken

Read = TypeVar("Read")


@dataclass
class RowReader:
    """One row. `columns` says which column each field stands in."""

    sheet: SheetRead
    number: int
    columns: Mapping[str, int]
    problems: list[Problem] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return name in self.columns

    def value(self, name: str) -> CellValue:
        column = self.columns.get(name)
        return self.sheet.at(self.number, column) if column else None

    def text(self, name: str) -> str:
        return text_of(self.value(name))

    def is_blank(self, name: str) -> bool:
        return is_blank(self.value(name))

    def is_all_blank(self, *, but: str = "") -> bool:
        return all(self.is_blank(name) for name in self.columns if name != but)

    def wrong(self, name: str, says: str) -> None:
        """`says` about the cell of this field; about the row where it has none."""
        column = self.columns.get(name) or min(self.columns.values(), default=1)
        self.problems.append(
            Problem(
                sheet=self.sheet.title,
                row=self.number,
                column=column,
                says=says,
                written=_written(self.value(name)),
            )
        )

    def read(self, name: str, how: Callable[[CellValue], Read]) -> Read | None:
        """None for an empty cell, and for one that is now a problem."""
        value = self.value(name)
        if is_blank(value):
            return None
        try:
            refuse_broken(value)
            return how(value)
        except NotUnderstood as problem:
            self.wrong(name, str(problem))
            return None

    @property
    def failed(self) -> bool:
        return bool(self.problems)


def _written(value: CellValue) -> str:
    return value.error if isinstance(value, Broken) else shortened(text_of(value))


def reverse_columns(columns: Mapping[int, str]) -> dict[str, int]:
    return {name: column for column, name in columns.items()}
