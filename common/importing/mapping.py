"""Which column holds what: guessed, answered once, remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from common.history import save_with_reason
from common.importing.fields import Field, known_headings, plain
from common.importing.headings import Headings

Columns = Mapping[int, str]  # the field each column holds, by its number from 1


def guess(headings: Headings, fields: Sequence[Field]) -> dict[int, str]:
    """What our own headings and common ones stand for; each field once, the best first.

    Our own headings win over another word for the same, so that Title is the title
    of a risk where there is a column Risk as well.
    """
    ours = {plain(field.heading): field.name for field in fields}
    found: dict[int, str] = {}
    for known in (ours, known_headings(fields)):
        for column, name in enumerate(headings.names, 1):
            field = known.get(plain(name))
            if field and column not in found and field not in found.values():
                found[column] = field
    return dict(sorted(found.items()))


def chosen_twice(columns: Columns, fields: Sequence[Field]) -> list[str]:
    """A sentence for each field that more than one column should hold."""
    headings = {field.name: field.heading for field in fields}
    chosen = list(columns.values())
    twice = sorted({n for n in chosen if chosen.count(n) > 1}, key=chosen.index)
    return [f"{headings[name]} is chosen for more than one column." for name in twice]


def is_our_own(headings: Headings, fields: Sequence[Field]) -> bool:
    """Whether these are the headings of an export, some perhaps taken out."""
    ours = {plain(field.heading) for field in fields}
    named = [plain(name) for name in headings.names if name]
    return bool(named) and len(named) == len(set(named)) and set(named) <= ours


def columns_of(headings: Headings, fields: Sequence[Field]) -> dict[int, str]:
    """The field of each column whose heading is known."""
    known = known_headings(fields)
    found: dict[int, str] = {}
    for column, name in enumerate(headings.names, 1):
        field = known.get(plain(name))
        if field and field not in found.values():
            found[column] = field
    return found


def remembered(
    mappings: QuerySet[Any], headings: Headings, fields: Sequence[Field]
) -> dict[int, str] | None:
    """What somebody answered for a sheet with these very headings; one query."""
    kept = mappings.filter(headings=list(headings.names)).first()
    if kept is None:
        return None
    known = {field.name for field in fields}
    return {
        int(column): name
        for column, name in kept.fields.items()
        if name in known and int(column) <= len(headings.names)
    }


def known_already(
    mappings: QuerySet[Any], headings: Headings, fields: Sequence[Field]
) -> dict[int, str] | None:
    """What need not be asked: these are our own headings, or somebody answered."""
    if is_our_own(headings, fields):
        return guess(headings, fields)
    return remembered(mappings, headings, fields)


def likely(
    mappings: QuerySet[Any], headings: Headings, fields: Sequence[Field]
) -> dict[int, str]:
    """What is filled in where it is asked."""
    return remembered(mappings, headings, fields) or guess(headings, fields)


def remember(
    mappings: QuerySet[Any],
    headings: Headings,
    columns: Columns,
    *,
    by: AbstractBaseUser,
) -> None:
    """For the next sheet with these headings, whoever uploads it."""
    names = list(headings.names)
    fields = {str(column): name for column, name in sorted(columns.items())}
    kept = mappings.filter(headings=names).first()
    kept = kept or mappings.model(headings=names)
    if kept.pk and kept.fields == fields:
        return
    kept.fields = fields
    save_with_reason(kept, by=by, reason="Columns of an import named.")
