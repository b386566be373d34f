"""Two people, one record: the second to save is told, and loses nothing."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


class EditConflict(Exception):
    """This record was saved after the reader opened it.

    `current` is the record as it stands now, to be shown beside what was typed.
    """

    def __init__(self, current: Model) -> None:
        super().__init__("This has been saved since you opened it.")
        self.current = current


def lock_at_version(row: Row, version: int) -> Row:
    """The locked, current row, its version already counted on, ready to be changed.

    Call inside a transaction. Raises EditConflict when `version`, the one the editor
    opened, is no longer the stored one.
    """
    locked = type(row)._default_manager.select_for_update().get(pk=row.pk)
    stored: int = locked.version  # type: ignore[attr-defined]  # callers pass versioned rows
    if stored != version:
        raise EditConflict(locked)
    locked.version = stored + 1  # type: ignore[attr-defined]  # callers pass versioned rows
    return locked
