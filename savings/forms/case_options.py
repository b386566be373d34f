"""The options of a business case: added, described, put in order, one preferred."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms

from common.codes import free_code
from savings.appraisal.content import CaseContent, Option
from savings.forms.case_fields import LongField, hidden_code
from savings.forms.case_part import PartForm
from savings.forms.case_rows import (
    CODE,
    Fields,
    FormRows,
    Row,
    RowKind,
    Typed,
    number_of,
)

MOST_OPTIONS = 12
_PICKED = ("do_nothing", "preferred")
_TEXTS = ("summary", "advantages", "disadvantages", "risks")


def _fields(where: str) -> Fields:
    return {
        CODE: hidden_code(),
        "name": forms.CharField(
            label=f"{where}: name",
            max_length=200,
            error_messages={"required": f"Give {where.lower()} a name."},
        ),
        "summary": LongField(f"{where}: what would be done"),
        "advantages": LongField(f"{where}: for it"),
        "disadvantages": LongField(f"{where}: against it"),
        "risks": LongField(f"{where}: its main risks"),
    }


class OptionsForm(PartForm):
    do_nothing = forms.ChoiceField(
        label="Which option is to do nothing?",
        required=False,
        help_text="What would happen anyway: every other option is held against it.",
    )
    preferred = forms.ChoiceField(label="Which option is preferred?", required=False)
    why_preferred = LongField("Why is it preferred?", rows=4)

    def kinds(self) -> dict[str, RowKind]:
        kind = RowKind(
            "option", _fields, MOST_OPTIONS, picked_by=_PICKED, start=({}, {}, {})
        )
        return {"option": kind}

    def finish(self) -> None:
        kind, rows = self.kinds()["option"], self.typed.rows["option"]
        named = [(str(nth), kind.name_of(row, nth)) for nth, row in enumerate(rows, 1)]
        for name in _PICKED:
            picked: Any = self.fields[name]
            picked.choices = [("", "None of them yet"), *named]

    @property
    def options(self) -> FormRows:
        return self.rows_of("option")

    def typed_of(self, content: CaseContent) -> Typed:
        codes = {each.code: str(nth) for nth, each in enumerate(content.options, 1)}
        nothing = content.do_nothing
        return Typed(
            {
                "do_nothing": codes[nothing.code] if nothing else "",
                "preferred": codes.get(content.preferred, ""),
                "why_preferred": content.why_preferred,
            },
            {"option": [_row(option) for option in content.options]},
        )

    def applied(self) -> CaseContent:
        said = self.cleaned_data
        nothing, preferred = (number_of(said[name]) for name in _PICKED)
        options: list[Option] = []
        rows = self.cleaned_rows("option")
        taken = {row[CODE] for row in rows}
        for nth, row in enumerate(rows, start=1):
            code = row[CODE] or free_code(row["name"], taken, "option")
            taken.add(code)
            stored = self.content.option(code) or Option(code, "")
            texts = {name: row[name] for name in _TEXTS}
            options.append(
                replace(stored, name=row["name"], is_do_nothing=nth == nothing, **texts)
            )
        return replace(
            self.content,
            options=tuple(options),
            preferred=options[preferred - 1].code if preferred else "",
            why_preferred=said["why_preferred"],
        )


def _row(option: Option) -> Row:
    return {
        CODE: option.code,
        "name": option.name,
        **{name: getattr(option, name) for name in _TEXTS},
    }
