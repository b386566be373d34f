"""A cell against what is stored: what it would change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from common.importing.cells import Cells, CellValue, as_cell_text, same, text_of
from common.importing.fields import Field, Kind
from common.importing.plan import Change
from common.importing.row_reading import RowReader


class Changed(Protocol):
    """What is planned of a record that is there."""

    fields: dict[str, Any]
    changes: list[Change]


def take_change(
    plan: Changed,
    cells: RowReader,
    field: Field,
    ours: Cells,
    *,
    stored: Any,
    read: Callable[[CellValue], Any],
    kept: bool,
) -> None:
    """A cell that says what the portal would export (`ours`) is no change, even where
    it could no longer be read: somebody has left. An empty one empties the field,
    unless that is `kept`."""
    name, value = field.name, cells.value(field.name)
    if not cells.has(name) or same(value, ours[name]):
        return
    if cells.is_blank(name):
        if kept:
            return
        found: Any = "" if isinstance(stored, str) else None
    else:
        found = cells.read(name, read)
        if found is None or found == _plain(stored, field):
            return
    plan.fields[name] = found
    plan.changes.append(Change(field.heading, text_of(ours[name]), cells.text(name)))


def _plain(stored: Any, field: Field) -> Any:
    """What is stored as a cell would be read: texts without spaces at their ends."""
    if not isinstance(stored, str):
        return stored
    text = as_cell_text(stored)
    return " ".join(text.split()) if field.kind == Kind.LINE else text
