"""What may be said of a spreadsheet of savings or of benefits on its way in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.import_forms import (
    ColumnsForm,
    ImportForm,
    SpreadsheetForm,
    choices_of,
    spreadsheet_field,
)
from common.importing.fields import Field
from common.importing.mapping import Columns
from savings.importing.lists import FIELDS
from savings.importing.mapping import mapping_problems

HINTS = {
    lists: tuple((field.heading, field.hint) for field in fields if field.hint)
    for lists, fields in FIELDS.items()
}


class PlanFileForm(SpreadsheetForm):
    file = spreadsheet_field(
        "Your savings plan or benefits register", "Choose the file of your plan."
    )


class PlanColumnsForm(ColumnsForm):
    """`fields_known` are those of benefits; or of savings, and the years that the
    headings name."""

    def __init__(
        self, *args: Any, fields_known: Sequence[Field], **kwargs: Any
    ) -> None:
        self.fields_known = fields_known
        self.choices = choices_of(fields_known)
        super().__init__(*args, **kwargs)

    def problems(self, columns: Columns) -> list[str]:
        return mapping_problems(columns, self.fields_known)


class PlanImportForm(ImportForm):
    """Go, also where some cells are to be mended: what they spoil is left out."""

    good_only = forms.BooleanField(required=False, widget=forms.HiddenInput)
