"""What may be said of a spreadsheet on its way into the portal, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from openpyxl.utils import get_column_letter

from accounts.forms import VersionField
from common.importing.cells import SheetRead, text_of
from common.importing.fields import Field
from common.importing.headings import Headings
from common.importing.limits import LARGEST_FILE, Refused
from common.importing.mapping import Columns
from common.importing.reading import read_upload

SAMPLE_ROWS = 5
LONGEST_SAMPLE = 60
NOT_READ = "not-read"

Choice = tuple[str, list[tuple[str, str]]]  # a group of fields, by name and heading


class SpreadsheetForm(forms.Form):
    """A file that is read at once; `sheets` holds what it says. Forms of it have a
    `file` field of `spreadsheet_field`."""

    sheets: tuple[SheetRead, ...] = ()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.sheets = read_upload(file.name, file.read(LARGEST_FILE + 1))
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file


def spreadsheet_field(label: str, choose: str) -> forms.FileField:
    """`choose` is what is said where no file was chosen."""
    return forms.FileField(
        label=label,
        help_text=f"An Excel workbook (.xlsx) or CSV of up to "
        f"{LARGEST_FILE // 1_000_000} MB. Nothing is changed before you have seen what "
        "would be.",
        widget=forms.FileInput({"accept": ".xlsx,.csv"}),
        error_messages={
            "required": choose,
            "invalid": choose,
            "missing": choose,
            "empty": "This file is empty.",
        },
    )


class ColumnsForm(forms.Form):
    """What each column of a sheet holds. `chosen` is what its reader will probably
    say, `choices` what there is to choose; forms of it say `problems`."""

    choices: Sequence[Choice] = ()

    version = VersionField()

    def __init__(
        self,
        *args: Any,
        sheet: SheetRead,
        headings: Headings,
        chosen: Mapping[int, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sheet, self.headings = sheet, headings
        for column, name in enumerate(headings.names, 1):
            if name or _sample(sheet, headings, column):
                self.fields[f"column_{column}"] = forms.ChoiceField(
                    label=f"{get_column_letter(column)}: {name or 'no heading'}",
                    choices=[(NOT_READ, "Not read"), *self.choices],
                    initial=chosen.get(column, NOT_READ),
                )

    def columns(self) -> dict[int, str]:
        return {
            int(name.removeprefix("column_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("column_") and value != NOT_READ
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for problem in self.problems(self.columns()):
            self.add_error(None, problem)
        return cleaned

    def problems(self, columns: Columns) -> list[str]:
        """Sentences saying why these columns cannot be imported; none if they can."""
        raise NotImplementedError

    def rows(self) -> Iterator[dict[str, Any]]:
        """For the template: each column with its first cells."""
        for name in self.fields:
            if name.startswith("column_"):
                column = int(name.removeprefix("column_"))
                yield {
                    "field": self[name],
                    "sample": _sample(self.sheet, self.headings, column),
                    "is_hidden": column in self.sheet.hidden_columns,
                }


class ImportForm(forms.Form):
    """Go: `seen` is the mark of what was looked at."""

    version = VersionField()
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class UndoForm(forms.Form):
    version = VersionField()


def choices_of(fields: Iterable[Field]) -> list[Choice]:
    """What a column may hold, by the groups of a form."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for field in fields:
        groups.setdefault(field.group, []).append((field.name, field.heading))
    return list(groups.items())


def _sample(sheet: SheetRead, headings: Headings, column: int) -> Sequence[str]:
    first = range(headings.row + 1, headings.row + 1 + SAMPLE_ROWS)
    texts = [text_of(sheet.at(row, column)) for row in first]
    return [_short(text) for text in texts] if any(texts) else []


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SAMPLE else f"{line[: LONGEST_SAMPLE - 1]}…"
