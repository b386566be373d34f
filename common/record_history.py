"""The history of one record, as its readers see it: who, when, why, what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Model, Q

from common.conflict import in_words
from common.history import versions_of
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


@dataclass(frozen=True)
class Telling:
    """How changes are told where the columns of a record alone would not do.

    `skipped` columns are not told; `named` is what a related record is called;
    `besides` makes changes of its own out of two versions; `is_one_step` says of two
    versions, one after the other, that they are told as one.
    """

    skipped: frozenset[str] = frozenset()
    named: Callable[[Model], object] = lambda related: related
    besides: Callable[[Any, Any], Iterable[Change]] = lambda before, after: ()
    is_one_step: Callable[[Any, Any], bool] = lambda before, after: False


BY_COLUMN = Telling()


def history_of(
    row: Model, *, is_withheld: Callable[[Any], bool], telling: Telling = BY_COLUMN
) -> RecordHistory:
    """Withheld versions are neither shown nor compared with: a change out of one tells
    nothing of what it said. Two queries, and one for each relation of the record."""
    past = _past(versions_of(type(row)).filter(id=row.pk))
    named = _related(type(row), past, telling)
    steps = list(_steps(past, is_withheld, named, telling))
    return RecordHistory(tuple(reversed(steps)), sum(map(is_withheld, past)))


def histories_of(
    model: type[Model],
    where: Q,
    *,
    is_withheld: Callable[[Any], bool],
    called: Callable[[Any], str],
    telling: Telling = BY_COLUMN,
) -> RecordHistory:
    """The same of many records of one kind, removed ones too, each step saying which
    of them it is about, as it was last called in the open. As many queries as for
    one."""
    past = _past(versions_of(model).filter(where))
    named = _related(model, past, telling)
    of_each: dict[Any, list[Any]] = defaultdict(list)
    for row in past:
        of_each[row.id].append(row)
    steps = [
        replace(step, kind=f"{called(seen[-1])}: {step.kind.lower()}")
        for rows in of_each.values()
        if (seen := [row for row in rows if not is_withheld(row)])
        for step in _steps(rows, is_withheld, named, telling)
    ]
    steps.sort(key=lambda step: step.at, reverse=True)
    return RecordHistory(tuple(steps), sum(map(is_withheld, past)))


def together(parts: Iterable[RecordHistory]) -> RecordHistory:
    """The histories of a record and of what hangs on it, told as one."""
    parts = list(parts)
    versions = (version for part in parts for version in part.versions)
    return RecordHistory(
        tuple(sorted(versions, key=lambda version: version.at, reverse=True)),
        sum(part.withheld for part in parts),
    )


def _past(history: Any) -> list[Any]:
    rows = history.select_related("history_user")
    return list(rows.order_by("history_date", "history_id"))


def _steps(
    past: list[Any],
    is_withheld: Callable[[Any], bool],
    named: dict[str, dict[Any, Any]],
    telling: Telling,
) -> Iterator[Version]:
    shown = [None, *_without(past, is_withheld), None]
    before = None
    for row, following in pairwise(shown):
        if row and following and telling.is_one_step(row, following):
            continue
        if row is not None:
            yield _version(before, row, named, telling)
        before = row


def _without(past: Iterable[Any], is_withheld: Callable[[Any], bool]) -> Iterator[Any]:
    """The rows to show; None stands for a withheld one, which ends a comparison."""
    for row in past:
        yield None if is_withheld(row) else row


def _version(
    before: Any, after: Any, named: dict[str, dict[Any, Any]], telling: Telling
) -> Version:
    return Version(
        at=after.history_date,
        by=str(after.history_user or A_MACHINE),
        kind=_KINDS[after.history_type],
        reason=after.history_change_reason or "",
        changes=tuple(_changes(before, after, named, telling)) if before else (),
    )


def _changes(
    before: Any, after: Any, named: dict[str, dict[Any, Any]], telling: Telling
) -> Iterator[Change]:
    for field in after.tracked_fields:
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if field.name in _NOT_SHOWN | telling.skipped or old == new:
            continue
        if new and new == after.history_change_reason:
            continue  # Kept in the record as well: the reason stands beside it.
        names = named.get(field.name)
        yield Change(
            _label(field),
            in_words(field, old, names and names.get(old)),
            in_words(field, new, names and names.get(new)),
        )
    yield from telling.besides(before, after)


def _label(field: Any) -> str:
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


def _related(
    model: type[Row], past: list[Any], telling: Telling
) -> dict[str, dict[Any, Any]]:
    """What the relations of all versions name, fetched once for each relation."""
    found = {}
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model is not None:
            ids = {getattr(row, field.attname) for row in past} - {None}
            related: Any = field.related_model
            rows = related._default_manager.in_bulk(ids)
            found[field.name] = {pk: telling.named(row) for pk, row in rows.items()}
    return found
