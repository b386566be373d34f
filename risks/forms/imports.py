"""What may be said of a spreadsheet on its way into a register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from openpyxl.utils import get_column_letter

from accounts.forms import VersionField
from risks.importing.cells import SheetRead, text_of
from risks.importing.fields import BY_NAME, RISK_FIELDS
from risks.importing.headings import Headings
from risks.importing.limits import LARGEST_FILE, Refused
from risks.importing.mapping import mapping_problems
from risks.importing.reading import read_upload

SAMPLE_ROWS = 5
LONGEST_SAMPLE = 60
NOT_READ = "not-read"


class UploadForm(forms.Form):
    """A file that is read at once; `sheets` holds what it says."""

    file = forms.FileField(
        label="Your register",
        help_text=f"An Excel workbook (.xlsx) or CSV of up to "
        f"{LARGEST_FILE // 1_000_000} MB. Nothing is changed before you have seen what "
        "would be.",
        widget=forms.FileInput({"accept": ".xlsx,.csv"}),
        error_messages={
            "required": "Choose the file of your register.",
            "invalid": "Choose the file of your register.",
            "missing": "Choose the file of your register.",
            "empty": "This file is empty.",
        },
    )

    sheets: tuple[SheetRead, ...] = ()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.sheets = read_upload(file.name, file.read(LARGEST_FILE + 1))
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file


class ColumnsForm(forms.Form):
    """What each column of a sheet holds. `chosen` is what its reader will probably
    say."""

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
                    choices=_choices(),
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
        for problem in mapping_problems(self.columns()):
            self.add_error(None, problem)
        return cleaned

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


def _choices() -> list[tuple[str, Any]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for field in RISK_FIELDS:
        groups.setdefault(field.group, []).append((field.name, field.heading))
    return [(NOT_READ, "Not read"), *groups.items()]


def _sample(sheet: SheetRead, headings: Headings, column: int) -> Sequence[str]:
    first = range(headings.row + 1, headings.row + 1 + SAMPLE_ROWS)
    texts = [text_of(sheet.at(row, column)) for row in first]
    return [_short(text) for text in texts] if any(texts) else []


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SAMPLE else f"{line[: LONGEST_SAMPLE - 1]}…"


HINTS = tuple((field.heading, field.hint) for field in BY_NAME.values() if field.hint)
