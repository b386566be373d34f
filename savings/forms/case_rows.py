"""What is typed of a part of a business case: fields, and rows that come and go.

Text that is no amount yet is no mistake here: rows are added while others are half
typed. The forms of the parts say what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django import forms
from django.forms.boundfield import BoundField

from common.typed import whole_number

Row = dict[str, str]
Fields = dict[str, forms.Field]
CODE = "code"


@dataclass(frozen=True)
class RowKind:
    """A list of the form. `fields` makes the fields of a row, their labels beginning
    with what the row is called; `picked_by` are the fields of the form that name one of
    its rows by its place, from 1; by what stands under `known_by` a row is told from
    the others wherever it stands. An empty list begins with the rows of `start`; a row
    with nothing but `chosen` in it is empty still."""

    noun: str
    fields: Callable[[str], Fields]
    most: int
    new: Row = field(default_factory=dict)
    picked_by: tuple[str, ...] = ()
    known_by: tuple[str, ...] = (CODE,)
    start: tuple[Row, ...] = ()
    chosen: frozenset[str] = frozenset()

    @property
    def keys(self) -> list[str]:
        return list(self.fields(""))

    def empty_row(self) -> Row:
        return dict.fromkeys(self.keys, "") | self.new

    def name_of(self, row: Row, nth: int) -> str:
        """What a row with a name is called where it is picked."""
        return row.get("name") or f"{self.noun.capitalize()} {nth}"

    def is_empty(self, row: Row) -> bool:
        return all(
            text.strip() in ("", self.new.get(key))
            for key, text in row.items()
            if key not in self.chosen
        )


@dataclass
class Typed:
    """Every field and row as it stands in the form."""

    plain: Row
    rows: dict[str, list[Row]]

    def as_fields(self) -> dict[str, str]:
        """Every text under the name of its field."""
        named = dict(self.plain)
        for name, rows in self.rows.items():
            named[f"{name}-total"] = str(len(rows))
            for nth, row in enumerate(rows, start=1):
                named |= {f"{name}-{nth}-{key}": text for key, text in row.items()}
        return named

    def add(self, name: str, kind: RowKind, after: int) -> None:
        """An empty row after the nth, unless there is no room."""
        rows = self.rows[name]
        if 0 <= after <= len(rows) < kind.most:
            rows.insert(after, kind.empty_row())
            self._renumber(kind, lambda nth: nth + 1 if nth > after else nth)

    def remove(self, name: str, kind: RowKind, gone: int) -> None:
        rows = self.rows[name]
        if 1 <= gone <= len(rows):
            del rows[gone - 1]
            self._renumber(kind, lambda nth: 0 if nth == gone else nth - (nth > gone))

    def lift(self, name: str, kind: RowKind, nth: int) -> None:
        """A row changes places with the one above it."""
        rows = self.rows[name]
        if 2 <= nth <= len(rows):
            rows[nth - 2 : nth] = rows[nth - 1], rows[nth - 2]
            places = {nth: nth - 1, nth - 1: nth}
            self._renumber(kind, lambda each: places.get(each, each))

    def without_blanks(self, kinds: Mapping[str, RowKind]) -> dict[str, list[int]]:
        """A row in which nothing was typed is no row. Gives the rows that are left, by
        the places they had."""
        left: dict[str, list[int]] = {}
        for name, kind in kinds.items():
            places = range(1, len(self.rows[name]) + 1)
            blank = [n for n in places if kind.is_empty(self.rows[name][n - 1])]
            for nth in reversed(blank):
                self.remove(name, kind, nth)
            left[name] = [nth for nth in places if nth not in blank]
        return left

    def begun(self, kinds: Mapping[str, RowKind]) -> None:
        """Empty lists get the rows they begin with."""
        for name, kind in kinds.items():
            if not self.rows[name]:
                self.rows[name] = [kind.empty_row() | row for row in kind.start]

    def _renumber(self, kind: RowKind, new: Callable[[int], int]) -> None:
        for name in kind.picked_by:
            nth = number_of(self.plain.get(name, ""))
            self.plain[name] = str(new(nth) or "") if nth else ""


def typed_in(
    sent: Mapping[str, str], plain: Mapping[str, str], kinds: Mapping[str, RowKind]
) -> Typed:
    """What was sent; of a list that was not sent, nothing. `plain` names the fields of
    the form that are in no list."""
    return Typed(
        {name: _text(sent, name) for name in plain},
        {
            name: [
                {key: _text(sent, f"{name}-{nth}-{key}") for key in kind.keys}
                for nth in range(1, _total(sent, name, kind.most) + 1)
            ]
            for name, kind in kinds.items()
        },
    )


def _text(sent: Mapping[str, str], name: str) -> str:
    """Browsers end the lines of a box in their own way."""
    return sent.get(name, "").replace("\r\n", "\n")


def _total(sent: Mapping[str, str], name: str, most: int) -> int:
    return min(number_of(sent.get(f"{name}-total", "")), most)


def number_of(text: str) -> int:
    """0 for anything but a few plain digits."""
    return whole_number(text, most_digits=4) or 0


@dataclass(frozen=True)
class FormRow:
    """One row of the form: its place, its fields under the heading of their column, and
    what is kept with it unseen."""

    nth: int
    name: str
    shown: list[tuple[str, BoundField]]
    hidden: list[BoundField]

    @property
    def is_first(self) -> bool:
        return self.nth == 1


@dataclass(frozen=True)
class FormRows:
    """A list of the form; `name` as in the names of its fields."""

    name: str
    noun: str
    total: BoundField
    rows: list[FormRow]
    most: int

    @property
    def columns(self) -> list[str]:
        return [column for column, _ in self.rows[0].shown] if self.rows else []

    @property
    def may_grow(self) -> bool:
        return len(self.rows) < self.most

    @property
    def count(self) -> int:
        return len(self.rows)

    def only(self, keys: frozenset[str], *, also_hidden: bool) -> FormRows:
        """Some columns of it, for a table of their own."""
        rows = [
            replace(
                row,
                shown=[pair for pair in row.shown if key_of(pair[1]) in keys],
                hidden=row.hidden if also_hidden else [],
            )
            for row in self.rows
        ]
        return replace(self, rows=rows)

    def __iter__(self) -> Iterator[FormRow]:
        return iter(self.rows)


def key_of(bound: BoundField) -> str:
    """flow-2-label is the label of its row; flow-2-year-1 its second year."""
    return bound.name.split("-", 2)[2]


def column_of(bound: BoundField) -> str:
    return heading_of(bound.field)


def heading_of(field: forms.Field) -> str:
    """Row 2: budget owner stands under Budget owner."""
    heading = str(field.label).partition(": ")[2]
    return heading[:1].upper() + heading[1:]
