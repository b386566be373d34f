"""What may be said of a spreadsheet on its way into a register."""

from __future__ import annotations

from accounts.import_forms import (
    ColumnsForm,
    SpreadsheetForm,
    choices_of,
    spreadsheet_field,
)
from common.importing.mapping import Columns
from risks.importing.fields import RISK_FIELDS
from risks.importing.mapping import mapping_problems

HINTS = tuple((field.heading, field.hint) for field in RISK_FIELDS if field.hint)


class RegisterFileForm(SpreadsheetForm):
    file = spreadsheet_field("Your register", "Choose the file of your register.")


class RegisterColumnsForm(ColumnsForm):
    choices = choices_of(RISK_FIELDS)

    def problems(self, columns: Columns) -> list[str]:
        return mapping_problems(columns)
