"""The history of one record, as its readers see it: who, when, why, what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Model

from common.conflict import in_words
from common.locking import Row

_KINDS = {"+": "Created", "~": "Changed", "-": "Removed"}
_NOT_SHOWN = frozenset({"id", "version", "password"})
A_MACHINE = "The portal"


@dataclass(frozen=True)
class Change:
    """One field, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """One step in the life of a record."""

    at: datetime
    by: str
    kind: str
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class RecordHistory:
    """The steps a reader may see, latest first, and how many they may not."""

    versions: tuple[Version, ...]
    withheld: int


def history_of(row: Model, *, is_withheld: Callable[[Any], bool]) -> RecordHistory:
    """Withheld versions are neither shown nor compared with: a change out of one tells
    nothing of what it said. Two queries, and one for each relation of the record."""
    # Governed rows have a history.
    rows = row.history.select_related("history_user").order_by(  # type: ignore[attr-defined]
        "history_date", "history_id"
    )
    past = list(rows)
    named = _related(type(row), past)
    steps = [
        _version(before, after, named)
        for before, after in pairwise([None, *_without(past, is_withheld)])
        if after is not None
    ]
    return RecordHistory(tuple(reversed(steps)), sum(map(is_withheld, past)))


def _without(past: Iterable[Any], is_withheld: Callable[[Any], bool]) -> Iterator[Any]:
    """The rows to show; None stands for a withheld one, which ends a comparison."""
    for row in past:
        yield None if is_withheld(row) else row


def _version(before: Any, after: Any, named: dict[str, dict[Any, Any]]) -> Version:
    return Version(
        at=after.history_date,
        by=str(after.history_user or A_MACHINE),
        kind=_KINDS[after.history_type],
        reason=after.history_change_reason or "",
        changes=tuple(_changes(before, after, named)) if before is not None else (),
    )


def _changes(
    before: Any, after: Any, named: dict[str, dict[Any, Any]]
) -> Iterator[Change]:
    for field in after.tracked_fields:
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if field.name in _NOT_SHOWN or old == new:
            continue
        names = named.get(field.name)
        yield Change(
            _label(field),
            in_words(field, old, names and names.get(old)),
            in_words(field, new, names and names.get(new)),
        )


def _label(field: Any) -> str:
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


def _related(model: type[Row], past: list[Any]) -> dict[str, dict[Any, Any]]:
    """What the relations of all versions name, fetched once for each relation."""
    found = {}
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model is not None:
            ids = {getattr(row, field.attname) for row in past} - {None}
            related: Any = field.related_model
            found[field.name] = related._default_manager.in_bulk(ids)
    return found
