"""Two people wrote the same part of a draft: whose text stands where, and what to ask.

What its writer left as it was takes the colleague's newer text; where both wrote, the
writer's own stays and the colleague's is shown beside it, as in `common.conflict`. A
list is merged place by place as long as what both changed is one row to both, and
otherwise taken as one. A field that picks a row means that row, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from common import richtext
from common.fields import RichTextFormField
from savings.forms.case_rows import (
    CODE,
    Fields,
    Row,
    RowKind,
    Typed,
    heading_of,
    number_of,
)

Same = Callable[[str, str], bool]


@dataclass(frozen=True)
class Clash:
    """What two people filled in differently: a field as the form holds it or `in_words`
    a whole list, or the name of a row that was picked. `name` as in the form; `is_gone`
    where the row that its writer picked is in the list no more."""

    name: str
    theirs: str
    yours: str
    in_words: bool = False
    is_gone: bool = False


@dataclass(frozen=True)
class _Pick:
    """A row that a field picks, by its code, and by its name in the list it was picked
    from; both empty where none is. `codes` are those of that list."""

    code: str
    name: str
    codes: list[str]


def merged(
    mine: Typed,
    theirs: Typed,
    opened: Typed | None,
    is_same: Same,
    kinds: Mapping[str, RowKind],
) -> tuple[Typed, list[Clash]]:
    """`opened` is what the form showed at first; None where nobody knows."""
    listed: list[Clash] = []
    rows = {}
    for name, ours in mine.rows.items():
        shown = opened.rows[name] if opened else None
        newer = theirs.rows[name]
        rows[name] = _merged_rows(
            ours, newer, shown, is_same, name, kinds[name], listed
        )
    clashes: list[Clash] = []
    before = opened.plain if opened else None
    picking = {field: name for name in kinds for field in kinds[name].picked_by}
    written = {name: text for name, text in mine.plain.items() if name not in picking}
    plain = _merged_row(written, theirs.plain, before, is_same, "", clashes)
    for field, name in picking.items():
        kind, codes = kinds[name], _codes(rows[name])
        code = _merged_pick(
            field,
            _picked(mine, field, name, kind),
            _picked(theirs, field, name, kind),
            _picked(opened, field, name, kind) if opened else None,
            codes,
            clashes,
        )
        plain[field] = str(codes.index(code) + 1) if code in codes else ""
    return Typed(plain, rows), [*clashes, *listed]


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
    if opened is not None and len(mine) == len(theirs) == len(opened):
        cells: list[Clash] = []
        found = _row_by_row(mine, theirs, opened, is_same, name, kind, cells)
        if found is not None:
            clashes += cells
            return found
    if opened is not None and mine == opened:
        return theirs
    if opened is None or theirs != opened:
        told = _in_lines(theirs, kind), _in_lines(mine, kind)
        clashes.append(Clash(name, *told, in_words=True))
    return mine


def _row_by_row(
    mine: list[Row],
    theirs: list[Row],
    opened: list[Row],
    is_same: Same,
    name: str,
    kind: RowKind,
    clashes: list[Clash],
) -> list[Row] | None:
    """None where both changed what stands in one place, and it is not one row to all:
    one of them moved, replaced or renamed it."""
    found = []
    sides = zip(mine, theirs, opened, strict=True)
    for nth, (yours, newer, before) in enumerate(sides, start=1):
        if yours == before:
            found.append(newer)
        elif newer == before:
            found.append(yours)
        elif all(yours[key] == newer[key] == before[key] for key in kind.known_by):
            stem = f"{name}-{nth}-"
            found.append(_merged_row(yours, newer, before, is_same, stem, clashes))
        else:
            return None
    return found


def _merged_pick(
    field: str,
    yours: _Pick,
    newer: _Pick,
    before: _Pick | None,
    codes: list[str],
    clashes: list[Clash],
) -> str:
    """The code of the row that is picked from the merged list, which has `codes`. What
    the colleague picked, or that they picked none, is not taken over where it follows
    from rows that are not in the merged list as they had them."""
    is_left = before is not None and yours.code == before.code
    can_be_newer = newer.code in codes or (not newer.code and yours.code in newer.codes)
    if yours.code == newer.code or (is_left and can_be_newer):
        return newer.code
    is_gone = bool(yours.code) and yours.code not in codes
    if is_gone or before is None or newer.code != before.code:
        told = newer.name, yours.name
        clashes.append(Clash(field, *told, in_words=True, is_gone=is_gone))
    return "" if is_gone else yours.code


def _picked(typed: Typed, field: str, name: str, kind: RowKind) -> _Pick:
    rows, nth = typed.rows[name], number_of(typed.plain[field])
    codes = _codes(rows)
    if not 1 <= nth <= len(rows):
        return _Pick("", "", codes)
    return _Pick(codes[nth - 1], kind.name_of(rows[nth - 1], nth), codes)


def _codes(rows: list[Row]) -> list[str]:
    """A row that was never saved has no code yet, and a place in its writer's list
    only; no code has a space in it."""
    return [row[CODE] or f"row {nth}" for nth, row in enumerate(rows, start=1)]


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
