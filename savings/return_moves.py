"""What was corrected in a saving while a return of it was being filled in: pure.

House default: a cell that says no more than what it was filled with follows the
correction. A cell its owner wrote in keeps what it says, and the owner chooses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from savings.return_cells import Column, Value, normal, written
from savings.return_rules import Said


@dataclass(frozen=True)
class Moved:
    """A figure that `stood` when its cell was filled, and is another `now`.

    `is_asked` where the cell says something of its own: its owner chooses.
    """

    stood: Value
    now: Value
    is_asked: bool


Moves = dict[Column, Moved]


def moves_of(said: Said, stood: Said, now: Said, columns: Iterable[Column]) -> Moves:
    """What moved, by column; nothing where the cell says already what is so now."""
    found = {}
    for column in columns:
        cell, was, is_so = (_value(each, column) for each in (said, stood, now))
        if is_so not in (was, cell):
            found[column] = Moved(was, is_so, is_asked=cell != was)
    return found


def brought_up(said: Said, moves: Moves) -> Said:
    """With what is so now wherever it moved."""
    now: dict[str, Any] = {column.value: each.now for column, each in moves.items()}
    return replace(said, **now)


def question(column: Column, said: Value, now: Value) -> str:
    mine, theirs = told(column, said), told(column, now)
    if column == Column.NOTE:
        return (
            f"The note of the saving was changed meanwhile, to “{theirs}”: write here "
            "what is to stand, or keep this note."
        )
    return (
        f"This says {mine}, and the saving was corrected to {theirs} meanwhile: write "
        f"{theirs} here, or keep {mine}."
    )


def told(column: Column, value: Value) -> str:
    """A value as a sentence names it."""
    words = written(column, value)
    if not words:
        return "nothing"
    return f"£{words}" if column.is_money else words


def is_as_shown(column: Column, each: Moved, typed: str, seen: str | None) -> bool:
    """Whether a cell that follows comes back as its page showed it: with the corrected
    figure the page says it showed, or, on a page opened before, with what stood."""
    shown = written(column, each.stood) if seen is None else seen
    return normal(column, typed) == normal(column, shown)


def _value(said: Said, column: Column) -> Value:
    value: Value = getattr(said, column)
    return value or 0 if column == Column.PRESSURE else value
