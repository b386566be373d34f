"""The form of one part of a draft: what all parts share.

With `do` in what was sent, rows come, go or move, and nothing is checked or saved yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from accounts.forms import VersionField
from common import richtext
from common.conflict import Difference
from common.periods import FINANCIAL_YEAR_STARTS_IN
from common.typed import whole_number
from savings.appraisal.content import CaseContent
from savings.forms.case_merge import Clash, as_shown, merged
from savings.forms.case_rows import (
    CODE,
    FormRow,
    FormRows,
    Row,
    RowKind,
    Typed,
    column_of,
    typed_in,
)

VERSION = "version"
BOTH_WROTE = (
    "This part was saved while you were writing, by a colleague or in another window. "
    "Nothing you typed is lost: compare both below, change yours if you need to, and "
    "save again."
)
WROTE_ELSEWHERE = (
    "While you were writing, other fields of this part were saved, by a colleague or "
    "in another window. What was saved and what you typed are both in the form now: "
    "look it over and save again."
)


@dataclass(frozen=True)
class Draft:
    """A version being written, as it is stored now. Where a colleague saved since the
    form was opened, `is_behind`, and `opened` is what it said then, if that is known.
    `starts_in` is the month in which the council's financial year starts. `is_quiet`
    while it is saved by itself: nobody says yet that the part is finished."""

    content: CaseContent
    version: int
    opened: CaseContent | None = None
    is_behind: bool = False
    starts_in: int = FINANCIAL_YEAR_STARTS_IN
    is_quiet: bool = False


class PartForm(forms.Form):
    """One part of what a draft says. `typed` is the part as it stands in the form."""

    version = VersionField()

    def __init__(self, data: QueryDict | None, *, draft: Draft) -> None:
        self.draft, self.content = draft, draft.content
        self.differences: list[Difference] = []
        self.clash_error = ""
        self._clashes: list[Clash] = []
        self._places: dict[str, list[int]] = {}
        sent = {} if data is None else {name: str(data[name]) for name in data}
        self.begin(sent)
        self.typed = self._typed_first(sent, is_sent=data is not None)
        asked = sent.get("do", "")
        self._change_rows(asked)
        version = sent.get(VERSION, str(draft.version))
        is_saving = data is not None and not asked
        if is_saving:
            self._places = self.typed.without_blanks(self.kinds())
        if is_saving and draft.is_behind:
            version = str(draft.version)
            self._take_newer()
        values = self.typed.as_fields() | {VERSION: version}
        super().__init__(values if is_saving else None, initial=values)
        self._add_rows()
        self.finish()

    def begin(self, sent: Mapping[str, str]) -> None:
        """Which part it is, where what was sent says so."""

    def finish(self) -> None:
        """Choices and fields that follow from what was typed."""

    def settled(self, clashes: list[Clash]) -> list[Clash]:
        """All that clashes, once what follows from merged fields is put right."""
        return clashes

    def kinds(self) -> dict[str, RowKind]:
        """Its lists, by name."""
        return {}

    def typed_of(self, content: CaseContent) -> Typed:
        """The part as its form shows it at first."""
        raise NotImplementedError

    def applied(self) -> CaseContent:
        """All the draft says, with this part as typed. Only of a valid form."""
        raise NotImplementedError

    @property
    def which(self) -> dict[str, str]:
        """Of which option or group of assessors it is, where each has a page of its
        own: as the address says it."""
        return {}

    @property
    def left_out(self) -> str:
        """What was typed that is not saved quietly, in a sentence."""
        return ""

    def given(self, stored: CaseContent) -> dict[str, str]:
        """What a page that was saved quietly shows from now on, by the name of a field:
        the codes that its new rows were given."""
        rows = self.typed_of(stored).rows
        return {
            f"{name}-{place}-{CODE}": row[CODE]
            for name, places in self._places.items()
            for place, row in zip(places, rows[name], strict=True)
            if CODE in row
        }

    @property
    def worked_out(self) -> dict[str, str]:
        """What the page says of figures typed into it, by the name of its place."""
        return {}

    def _typed_first(self, sent: Mapping[str, str], *, is_sent: bool) -> Typed:
        stored = self.typed_of(self.content)
        if is_sent:
            return typed_in(sent, stored.plain, self.kinds())
        stored.begun(self.kinds())
        return stored

    def _change_rows(self, asked: str) -> None:
        """`option:add:2`, `flow:remove:5`; anything else changes nothing."""
        name, _, rest = asked.partition(":")
        verb, _, nth = rest.partition(":")
        kind, place = self.kinds().get(name), whole_number(nth, most_digits=3)
        if kind is None or place is None:
            return
        changes = {
            "add": self.typed.add,
            "remove": self.typed.remove,
            "lift": self.typed.lift,
        }
        if verb in changes:
            changes[verb](name, kind, place)

    def _take_newer(self) -> None:
        """Said in an error only where the colleague wrote in this part: what they wrote
        in others stands anyway."""
        theirs = self.typed_of(self.content)
        opened = self.typed_of(self.draft.opened) if self.draft.opened else None
        if opened == theirs:
            return
        self.typed, clashes = merged(self.typed, theirs, opened, _is_same, self.kinds())
        self._clashes = self.settled(clashes)
        self.clash_error = BOTH_WROTE if self._clashes else WROTE_ELSEWHERE

    def _add_rows(self) -> None:
        for name, kind in self.kinds().items():
            self.fields[f"{name}-total"] = forms.CharField(
                required=False, widget=forms.HiddenInput
            )
            for nth in range(1, len(self.typed.rows[name]) + 1):
                where = f"{kind.noun.capitalize()} {self._shown_as(name, nth)}"
                made = kind.fields(where)
                self.fields |= {f"{name}-{nth}-{key}": made[key] for key in made}

    def _shown_as(self, name: str, nth: int) -> int:
        """Which row it is on its writer's page: saved quietly, the blank rows above it
        still stand there."""
        places = self._places.get(name, [])
        return places[nth - 1] if self.draft.is_quiet and nth <= len(places) else nth

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.clash_error:
            self.differences = [self._told(clash) for clash in self._clashes]
            self.add_error(None, self.clash_error)
            for gone in (clash for clash in self._clashes if clash.is_gone):
                self.add_error(
                    gone.name, f"“{gone.yours}” was removed meanwhile: choose again."
                )
        return self.cleaned_data

    def _told(self, clash: Clash) -> Difference:
        """As the page shows it."""
        kind = self.kinds().get(clash.name)
        if kind is not None:
            return Difference(f"Every {kind.noun}", clash.theirs, clash.yours)
        field = self.fields[clash.name]
        theirs, yours = (
            text if text and clash.in_words else as_shown(field, text)
            for text in (clash.theirs, clash.yours)
        )
        label = str(field.label or clash.name)
        return Difference(label, theirs or "(nothing)", yours)

    def rows_of(self, name: str) -> FormRows:
        """For the template."""
        kind = self.kinds()[name]
        count = len(self.typed.rows[name])
        rows = [self._row(name, nth) for nth in range(1, count + 1)]
        return FormRows(name, kind.noun, self[f"{name}-total"], rows, kind.most)

    def _row(self, name: str, nth: int) -> FormRow:
        stem = f"{name}-{nth}-"
        fields = [self[each] for each in self.fields if each.startswith(stem)]
        row = self.typed.rows[name][nth - 1]
        return FormRow(
            nth,
            self.row_name(row),
            [(column_of(each), each) for each in fields if not each.is_hidden],
            [each for each in fields if each.is_hidden],
        )

    def row_name(self, row: Row) -> str:
        """What a row is called beside its number."""
        return row.get("name") or row.get("label") or row.get("title") or ""

    def cleaned_rows(self, name: str) -> list[dict[str, Any]]:
        """What was typed into a list, read. Only of a valid form."""
        keys = self.kinds()[name].keys
        return [
            {key: self.cleaned_data[f"{name}-{nth}-{key}"] for key in keys}
            for nth in range(1, len(self.typed.rows[name]) + 1)
        ]


def _is_same(one: str, other: str) -> bool:
    """The editor of rich text writes the same text a little differently."""
    if one == other:
        return True
    is_rich = "<" in one or "<" in other
    return is_rich and richtext.clean(one) == richtext.clean(other)
