"""Two people wrote the same part of a draft: whose text stands where, and what to ask.

What its writer left as it was takes the colleague's newer text; where both wrote, the
writer's own stays and the colleague's is shown beside it, as in `common.conflict`. A
list in which rows came or went is taken as one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from common import richtext
from common.fields import RichTextFormField
from savings.forms.case_rows import CODE, Fields, Row, RowKind, Typed, heading_of

Same = Callable[[str, str], bool]


@dataclass(frozen=True)
class Clash:
    """A field as typed, or a whole list in words, that two people filled in
    differently. `name` as in the form."""

    name: str
    theirs: str
    yours: str


def merged(
    mine: Typed,
    theirs: Typed,
    opened: Typed | None,
    is_same: Same,
    kinds: Mapping[str, RowKind],
) -> tuple[Typed, list[Clash]]:
    """`opened` is what the form showed at first; None where nobody knows."""
    clashes: list[Clash] = []
    before = opened.plain if opened else None
    plain = _merged_row(mine.plain, theirs.plain, before, is_same, "", clashes)
    rows = {}
    for name, ours in mine.rows.items():
        shown = opened.rows[name] if opened else None
        newer = theirs.rows[name]
        rows[name] = _merged_rows(
            ours, newer, shown, is_same, name, kinds[name], clashes
        )
    return Typed(plain, rows), clashes


def _merged_row(
    mine: Row,
    theirs: Row,
    opened: Row | None,
    is_same: Same,
    stem: str,
    clashes: list[Clash],
) -> Row:
    found = {}
    for key, yours in mine.items():
        newer = theirs.get(key, "")
        before = opened.get(key, "") if opened is not None else None
        found[key] = yours
        if is_same(yours, newer):
            continue
        if before is not None and is_same(yours, before):
            found[key] = newer
        elif before is None or not is_same(newer, before):
            clashes.append(Clash(f"{stem}{key}", newer, yours))
    return found


def _merged_rows(
    mine: list[Row],
    theirs: list[Row],
    opened: list[Row] | None,
    is_same: Same,
    name: str,
    kind: RowKind,
    clashes: list[Clash],
) -> list[Row]:
    if mine == theirs:
        return mine
    if opened is not None and _shape(mine) == _shape(theirs) == _shape(opened):
        return [
            _merged_row(yours, newer, before, is_same, f"{name}-{nth}-", clashes)
            for nth, (yours, newer, before) in enumerate(
                zip(mine, theirs, opened, strict=True), start=1
            )
        ]
    if opened is not None and mine == opened:
        return theirs
    if opened is None or theirs != opened:
        clashes.append(Clash(name, _in_lines(theirs, kind), _in_lines(mine, kind)))
    return mine


def _shape(rows: list[Row]) -> list[str]:
    """How many rows, and which: those that have a code are known by it."""
    return [row.get(CODE, "") for row in rows]


def _in_lines(rows: list[Row], kind: RowKind) -> str:
    """A list as text, a line a row."""
    fields = kind.fields("")
    return "\n".join(_in_a_line(row, fields) for row in rows) or "(nothing)"


def _in_a_line(row: Row, fields: Fields) -> str:
    """What is filled in, under the headings of its columns."""
    return " | ".join(
        f"{heading_of(field)}: {as_shown(field, row[key])}"
        for key, field in fields.items()
        if row.get(key) and key != CODE
    )


def as_shown(field: forms.Field, text: str) -> str:
    """As the page shows what a field holds: a choice by its label."""
    if isinstance(field, RichTextFormField):
        return richtext.to_text(richtext.clean(text))
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return str(dict(choices).get(text, text))
    return text
