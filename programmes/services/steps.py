"""What the services share: locking, setting named fields, and dates that make sense."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone

from common.wording import long_date

Row = TypeVar("Row", bound=Model)


def day_of(at: datetime | None) -> date:
    """The day on which a step is taken: today, or the day an import says."""
    return timezone.localdate(at)


def refuse_future(day: date | None, what: str, *, at: datetime | None) -> None:
    """`what` begins the sentence, like "A re-baselining"."""
    if day is not None and day > day_of(at):
        raise ValidationError(f"{what} cannot be dated in the future.")


def refuse_before(day: date, first: date, because: str) -> None:
    if day < first:
        raise ValidationError(f"{because}: give {long_date(first)} or a later date.")


def set_fields(row: Model, changes: Mapping[str, Any], allowed: Iterable[str]) -> None:
    """Only what a caller of this service may change; anything else is a mistake."""
    unknown = changes.keys() - set(allowed)
    if unknown:
        raise TypeError(f"Not for this service to change: {sorted(unknown)}")
    for name, value in changes.items():
        setattr(row, name, value)


def locked_for_step(row: Row) -> Row:
    """The current row, locked, its version counted on. For steps that need no version
    of the caller's, because they say themselves what must hold before them."""
    locked = type(row)._default_manager.select_for_update().get(pk=row.pk)
    locked.version += 1  # type: ignore[attr-defined]  # callers pass versioned rows
    return locked
