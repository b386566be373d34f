"""Two people wrote one report: both texts side by side, to choose from field by field.

What the second left as it was takes the first one's newer text by itself; what both
changed is put beside each other. Nothing is saved until the second has chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from common.history import rows_as_at
from common.richtext import to_text
from common.wording import long_date
from highlights.evidence import RICH_TEXTS
from highlights.models import DimensionRating, HighlightReport
from highlights.rules import rating_field, reason_field
from highlights.services import Changes
from highlights.services.report import WRITTEN

CHOICE = "choose_"
THEIRS, MINE = "theirs", "mine"
_UNKNOWN = object()  # what was opened, where nobody knows


@dataclass(frozen=True)
class Difference:
    """One field that two people filled in differently, in words."""

    name: str
    label: str
    theirs: str
    mine: str

    @property
    def choice(self) -> str:
        return f"{CHOICE}{self.name}"


def differences(
    current: HighlightReport, opened_at: int, mine: Changes, labels: Mapping[str, str]
) -> list[Difference]:
    """The fields in which `mine` and the report as saved meanwhile say two things."""
    theirs = said_by(current, current.dimensions.all())
    base = _said_at(current, opened_at)
    typed = _flat(mine)
    return [
        Difference(name, labels[name], _words(name, theirs[name]), _words(name, value))
        for name, value in typed.items()
        if name in labels
        and value != theirs[name]
        and base.get(name, _UNKNOWN) not in (value, theirs[name])
    ]


def chosen(
    typed: QueryDict, current: HighlightReport, opened_at: int, mine: Changes
) -> Changes:
    """The changes to save over `current`: field by field, what the second chose."""
    theirs = said_by(current, current.dimensions.all())
    base = _said_at(current, opened_at)
    kept = {
        name: value
        for name, value in _flat(mine).items()
        if typed.get(f"{CHOICE}{name}") == MINE
        or (f"{CHOICE}{name}" not in typed and value != base.get(name, _UNKNOWN))
    }
    return _unflat(theirs | kept, mine)


def said_by(report: Any, rows: Any) -> dict[str, Any]:
    """Everything written in a report, or in a version of it, by form field."""
    said = {name: getattr(report, name) for name in WRITTEN}
    for row in rows:
        said[rating_field(row.dimension)] = row.declared
        said[reason_field(row.dimension)] = row.reason
    return said


def _said_at(report: HighlightReport, version: int) -> dict[str, Any]:
    then = report.history.filter(version=version).order_by("-history_id").first()
    if then is None:
        return {}
    rows = rows_as_at(DimensionRating, then.history_date, Q(report_id=report.pk))
    return said_by(then, rows)


def _flat(changes: Changes) -> dict[str, Any]:
    flat = dict(changes.fields)
    for code, change in changes.dimensions.items():
        flat[rating_field(code)] = change.declared
        flat[reason_field(code)] = change.reason
    return flat


def _unflat(said: Mapping[str, Any], like: Changes) -> Changes:
    return Changes(
        {name: said[name] for name in like.fields},
        {
            code: type(change)(said[rating_field(code)], said[reason_field(code)])
            for code, change in like.dimensions.items()
        },
    )


def _words(name: str, value: Any) -> str:
    if not value:
        return "(nothing)"
    if name in RICH_TEXTS:
        return to_text(value)
    if hasattr(value, "year"):
        return long_date(value)
    return str(value).replace("_", " ")


def typed_fields(sent: QueryDict) -> list[tuple[str, str]]:
    """What was sent, to be sent once more with the choices."""
    left_out = ("csrfmiddlewaretoken", "typed_by", "current_version", "compare")
    return [
        (name, str(value))
        for name, values in sent.lists()
        if name not in left_out and not name.startswith(CHOICE)
        for value in values
    ]
