"""Which column holds what: guessed, answered once, remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accounts.models import User
from common.history import save_with_reason
from risks.importing.fields import (
    BY_NAME,
    KNOWN_HEADINGS,
    RISK_FIELDS,
    Field,
    known_headings,
    plain,
)
from risks.importing.headings import Headings
from risks.models import ColumnMapping

Columns = Mapping[int, str]  # the field each column holds, by its number from 1


def guess(headings: Headings) -> dict[int, str]:
    """What our own headings and common ones stand for; each field once, the best first.

    Our own headings win over another word for the same, so that Title is the title
    where there is a column Risk as well.
    """
    ours = {plain(field.heading): field.name for field in RISK_FIELDS}
    found: dict[int, str] = {}
    for known in (ours, KNOWN_HEADINGS):
        for column, name in enumerate(headings.names, 1):
            field = known.get(plain(name))
            if field and column not in found and field not in found.values():
                found[column] = field
    return dict(sorted(found.items()))


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


def remembered(headings: Headings) -> dict[int, str] | None:
    """What somebody answered for a sheet with these very headings; one query."""
    kept = ColumnMapping.objects.filter(headings=list(headings.names)).first()
    if kept is None:
        return None
    return {
        int(column): name
        for column, name in kept.fields.items()
        if name in BY_NAME and int(column) <= len(headings.names)
    }


def remember(headings: Headings, columns: Columns, *, by: User) -> None:
    """For the next sheet with these headings, whoever uploads it."""
    names = list(headings.names)
    fields = {str(column): name for column, name in sorted(columns.items())}
    kept = ColumnMapping.objects.filter(headings=names).first()
    kept = kept or ColumnMapping(headings=names)
    if kept.pk and kept.fields == fields:
        return
    kept.fields = fields
    save_with_reason(kept, by=by, reason="Columns of an import named.")


def mapping_problems(columns: Columns) -> list[str]:
    """Sentences saying why these columns cannot be imported; none if they can."""
    found = []
    chosen = list(columns.values())
    for name in sorted({n for n in chosen if chosen.count(n) > 1}, key=chosen.index):
        found.append(f"{BY_NAME[name].heading} is chosen for more than one column.")
    if not {"title", "event"} & set(chosen):
        found.append("Choose the column that holds the title of each risk.")
    for which in ("inherent", "current", "target"):
        pair = {f"{which}_likelihood", f"{which}_impact"}
        if len(pair & set(chosen)) == 1 and f"{which}_score" not in chosen:
            found.append(
                f"Choose both columns of the {which} score, likelihood and impact, or "
                "neither."
            )
    if "action" in chosen and "action_due_on" not in chosen:
        found.append("Choose the column that says by when each action is due.")
    return found
