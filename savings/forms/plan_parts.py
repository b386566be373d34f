"""What several forms about the plan are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from common.money import WHOLE_SHARE
from savings.pages.years import Choices

_TYPED = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,2}))?\s*%?")


class TableForm(forms.Form):
    """A form that is a table of boxes which two people may fill in at once. Each box
    carries what stood in it when the page was opened."""

    def add_box(self, name: str, field: forms.Field, value: int | None) -> None:
        field.initial, field.show_hidden_initial = value, True
        self.fields[name] = field

    def merge(self, stored: Mapping[str, int | None]) -> None:
        """What a colleague wrote meanwhile comes into the boxes that were left as they
        were; where both wrote, the writer's own stays and says so."""
        typed: Any = self.data
        merged: Any = typed.copy()
        self.data = merged
        for name, theirs in stored.items():
            field = self.fields[name]
            opened_key = self.add_initial_prefix(name)
            opened, mine = field.clean(typed.get(opened_key)), self.cleaned_data[name]
            shown = str(field.prepare_value(theirs) if theirs else "")
            merged[opened_key] = shown
            if mine == opened:
                merged[self.add_prefix(name)] = shown
            elif theirs not in (mine, opened):
                self.add_error(
                    name,
                    f"Saved here while you were writing: {shown or 'nothing'}. Save "
                    "again to keep yours.",
                )


class OrderField(forms.IntegerField):
    """The place in a list; tables print what is in it in this order."""

    def __init__(self) -> None:
        super().__init__(
            label="Place in the list",
            min_value=0,
            max_value=30_000,
            initial=0,
            widget=forms.NumberInput({"class": "govuk-input--width-4"}),
        )


class YearField(forms.TypedChoiceField):
    """A financial year, named as the council names it."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, coerce=int, choices=[], empty_value=None)

    def offer(self, years: Choices) -> None:
        self.choices = list(years)


class ShareField(forms.CharField):
    """A share typed in percent (33.33 or 33.33 %), kept in hundredths of a percent;
    empty is none."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=20,
            widget=forms.TextInput(
                {
                    "class": "govuk-input--width-4",
                    "inputmode": "decimal",
                    "autocomplete": "off",
                    "aria-label": label,
                }
            ),
        )

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        return f"{value / 100:.2f}".rstrip("0").rstrip(".") if value else ""

    def clean(self, value: Any) -> int:
        typed = str(super().clean(value)).strip()
        if not typed:
            return 0
        match = _TYPED.fullmatch(typed)
        if match is None:
            raise ValidationError(
                "Write a share in percent, such as 40 or 33.33, with at most two "
                "decimals."
            )
        share = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
        if share > WHOLE_SHARE:
            raise ValidationError("A share is at most 100 %.")
        return share

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.clean(data) != (initial or 0)
        except ValidationError:
            return True
