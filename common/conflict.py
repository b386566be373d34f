"""Two people changed one record: both texts side by side, and nothing lost.

The form had been opened at an older version. What its writer left as it was takes the
colleague's newer text; where both wrote, the writer's own text stays in the form and
the colleague's is shown beside it. Saving again then saves over the current version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Field, Model

from common import richtext
from common.fields import PenceField, RichTextField
from common.forms import DateParts
from common.money import in_pounds
from common.wording import long_date

VERSION = "version"
_UNKNOWN = object()  # what nobody typed
_DATE_PARTS = ("_day", "_month", "_year")
_BOTH_WROTE = (
    "This was saved while you were writing, by a colleague or in another window. "
    "Nothing you typed is lost: compare both texts below, change yours if you need to, "
    "and save again."
)
_WROTE_ELSEWHERE = (
    "While you were writing, other parts of this were saved, by a colleague or in "
    "another window. What was saved and what you typed are both in the form now: look "
    "it over and save again."
)


@dataclass(frozen=True)
class Difference:
    """One field that two people filled in differently."""

    label: str
    theirs: str
    yours: str


def show_conflict(form: forms.BaseForm, current: Model) -> None:
    """Make the form ready to be saved over `current`, and say what differs.

    `form.differences` is what templates/common/_conflict.html shows.
    """
    opened_at = form.cleaned_data.get(VERSION)
    base = _version_opened(current, opened_at)
    yours = dict(form.cleaned_data)
    differences = []
    data: Any = form.data
    form.data = data.copy()
    for name in _shared_fields(form, current):
        theirs, typed = _stored(current, name), _plain(yours.get(name))
        before = _UNKNOWN if base is None else _stored(base, name)
        if typed == before:
            _type_in(form, name, _for_form(current, name))
        elif theirs not in (typed, before):
            field = current._meta.get_field(name)
            differences.append(
                Difference(
                    str(form.fields[name].label or name),
                    in_words(field, theirs, getattr(current, name)),
                    in_words(field, typed, yours[name]),
                )
            )
    differences += _other_links(form, current)
    # Only records that count their saves can conflict.
    _type_in(form, VERSION, current.version)  # type: ignore[attr-defined]
    form.differences = differences  # type: ignore[attr-defined]  # read by the template
    form.add_error(None, _BOTH_WROTE if differences else _WROTE_ELSEWHERE)


def in_words(field: Any, value: Any, related: object = None) -> str:
    """A stored value as a reader would say it; of a relation, the object it names."""
    if value in (None, "", []):
        return "(nothing)"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if field.is_relation:
        return str(related)
    if isinstance(field, RichTextField):
        return richtext.to_text(value)
    if isinstance(field, PenceField):
        return in_pounds(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, date):
        return long_date(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _version_opened(current: Model, opened_at: int | None) -> Any:
    history = current.history  # type: ignore[attr-defined]  # governed rows have one
    return history.filter(version=opened_at).order_by("-history_id").first()


def _shared_fields(form: forms.BaseForm, current: Model) -> list[str]:
    stored = {field.name for field in current._meta.get_fields() if _is_column(field)}
    return [name for name in form.fields if name in stored and name != VERSION]


def _is_column(field: object) -> bool:
    return isinstance(field, Field) and field.concrete and not field.many_to_many


def _other_links(form: forms.BaseForm, current: Model) -> Iterator[Difference]:
    """What was ticked is kept as typed; history does not say who ticked what, so every
    list that is not what is stored is a difference."""
    for field in current._meta.many_to_many:
        if field.name in form.cleaned_data:
            theirs = list(getattr(current, field.name).all())
            typed = list(form.cleaned_data[field.name])
            if set(theirs) != set(typed):
                label = str(form.fields[field.name].label or field.name)
                yield Difference(label, _listed(theirs), _listed(typed))


def _listed(rows: Iterable[Model]) -> str:
    return ", ".join(sorted(map(str, rows))) or "(nothing)"


def _stored(row: Any, name: str) -> Any:
    """The value of a column; of a relation its id, which a history row has as well."""
    field = row._meta.get_field(name)
    return getattr(row, field.attname)


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def _for_form(row: Any, name: str) -> Any:
    return row._meta.get_field(name).value_from_object(row)


def _type_in(form: forms.BaseForm, name: str, value: Any) -> None:
    """As if the writer had typed it."""
    data: Any = form.data
    prepared = form.fields[name].prepare_value(value)
    key, widget = form.add_prefix(name), form.fields[name].widget
    if isinstance(widget, DateParts):
        parts = zip(_DATE_PARTS, widget.decompress(prepared), strict=True)
        data.update({f"{key}{suffix}": part for suffix, part in parts})
    elif isinstance(widget, forms.CheckboxInput):
        data.setlist(key, ["on"] if prepared else [])
    else:
        shown = widget.format_value(prepared)
        many = shown if isinstance(shown, list) else [shown or ""]
        data.setlist(key, [str(each) for each in many])
