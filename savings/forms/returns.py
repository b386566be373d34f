"""What is sent with a savings return, besides its cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms

from common.forms import DatePartsField
from savings.choices import ReturnCadence
from savings.return_cells import Column
from savings.return_moves import is_as_shown
from savings.services.return_lines import CellName, LineInHand
from savings.services.returns import cell_name

# House default: figures that come later than this say nothing of their period.
LATEST_DUE = 90
# Before the name of a cell: the corrected figure its page shows beside it.
SEEN = "seen-"


class GridForm(forms.Form):
    """The cells are read one by one: a wrong one keeps no other from its place."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def version_opened(self) -> int:
        """0, which is no version, where the form does not say."""
        return self.cleaned_data["version"] if self.is_valid() else 0

    def typed(self, lines: Iterable[LineInHand]) -> dict[CellName, str]:
        """What was sent for the cells of these lines. A cell that follows a correction,
        and came back as its page showed it, says nothing of its own."""
        if not self.is_bound:
            return {}
        lines = list(lines)
        seen = self.seen(lines)
        found = _cells_in(self.data, lines)
        for each in lines:
            for column, moved in each.moved.items():
                key = (each.saving.pk, column)
                if moved.is_asked or key not in found:
                    continue
                if is_as_shown(column, moved, found[key], seen.get(key)):
                    del found[key]
        return found

    def seen(self, lines: Iterable[LineInHand]) -> dict[CellName, str]:
        """The corrected figures the page showed; and those beside which its reader
        chose to keep what the cell says."""
        return _cells_in(self.data, lines, SEEN) if self.is_bound else {}


def _cells_in(
    data: Mapping[str, str], lines: Iterable[LineInHand], prefix: str = ""
) -> dict[CellName, str]:
    found = {}
    for each in lines:
        for column in Column:
            text = data.get(f"{prefix}{cell_name(each.saving.pk, column)}")
            if text is not None:
                found[each.saving.pk, column] = text
    return found


class PasteForm(forms.Form):
    """A block of cells, for who cannot or does not paste into the grid itself."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    block = forms.CharField(
        label="The block",
        help_text="Copy the cells in your spreadsheet and paste them here, with their "
        "row of headings or without.",
        widget=forms.Textarea(
            attrs={"rows": 8, "class": "app-grid-block", "spellcheck": "false"}
        ),
        strip=False,
        error_messages={"required": "Paste the cells you copied."},
    )


class AcceptForm(forms.Form):
    """Finance has looked at it."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SendBackForm(forms.Form):
    """A comment for the budget owner."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label="What is to be mended?",
        help_text="The budget owner sees this above the return.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is to be mended."},
    )


class CalendarForm(forms.Form):
    """When savings returns are due, for the whole council."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    cadence = forms.ChoiceField(
        label="How often?", choices=ReturnCadence.choices, widget=forms.RadioSelect
    )
    first_day = DatePartsField(
        label="First day of the first period",
        help_text="The first of a month. Periods are planned a year ahead.",
    )
    due_after_days = forms.IntegerField(
        label="Days after a period's end until returns are due",
        min_value=0,
        max_value=LATEST_DUE,
        initial=10,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    reason = forms.CharField(
        label="Why is it set so?", widget=forms.Textarea(attrs={"rows": 2})
    )
