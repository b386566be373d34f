"""What a reader may choose on any dashboard: as at when, compared with when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from common.forms import DateTextField
from common.wording import long_date


class AsAtForm(forms.Form):
    """Two days in the address: `as_at` and `since`. Nothing typed means today."""

    as_at = DateTextField(
        label="As at",
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    since = DateTextField(
        label="Compared with",
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_as_at(self) -> date | None:
        return self._not_in_the_future("as_at")

    def clean_since(self) -> date | None:
        return self._not_in_the_future("since")

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        as_at, since = chosen.get("as_at") or self.today, chosen.get("since")
        if since and since >= as_at:
            self.add_error("since", f"Choose a day before {long_date(as_at)}.")
        return self.cleaned_data

    def _not_in_the_future(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day and day > self.today:
            raise ValidationError(
                f"{long_date(day)} has not come yet: choose today or an earlier day."
            )
        return day
