"""The fields in the rows of a business case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import at_most
from common.forms import PenceField
from common.money import printed
from common.percent import PercentField, printed_percent
from common.periods import year_label
from common.typed import NotRead, read_amount, read_percent

# Headings, each with a figure of every year under the year's name, as printed.
Sums = list[tuple[str, list[tuple[str, str]]]]

LONGEST = 4_000
_FIGURE = {"inputmode": "decimal", "autocomplete": "off"}
_AMOUNT = _FIGURE | {"class": "govuk-input--width-5"}
_PERCENT = _FIGURE | {"class": "govuk-input--width-3"}


class LongField(forms.CharField):
    """Some sentences in a row."""

    def __init__(self, label: str, *, rows: int = 2) -> None:
        super().__init__(
            label=label,
            required=False,
            validators=[at_most(LONGEST)],
            widget=forms.Textarea({"rows": rows}),
        )


class AmountField(PenceField):
    """A cell of a table of money, in whole pence; nothing typed is nothing."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False, widget=forms.TextInput(_AMOUNT))

    def clean(self, value: Any) -> int:
        return super().clean(value) or 0

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value < 0:
            raise ValidationError(
                "Write it without a minus: the kind says which way it goes."
            )


class ShareField(PercentField):
    """A percentage in a row, in hundredths of a percent."""

    def __init__(self, label: str, *, highest: int, required: bool = True) -> None:
        super().__init__(
            label=label,
            highest=highest,
            required=required,
            widget=forms.TextInput(_PERCENT),
        )


def by_place(sums: Sums) -> dict[str, str]:
    """As the page names the places of sums: Costs 2012-13."""
    return {
        f"{heading} {year}": figure for heading, row in sums for year, figure in row
    }


def hidden_code() -> forms.SlugField:
    """By which a row is known; empty of a new one."""
    return forms.SlugField(max_length=40, required=False, widget=forms.HiddenInput)


def shown_amount(pence: int | None) -> str:
    """As its box shows it: empty where there is nothing."""
    return printed(pence) if pence else ""


def shown_share(hundredths: int | None) -> str:
    return "" if hundredths is None else printed_percent(hundredths)


def pence_in(text: str) -> int:
    """What a box holds so far; nothing where it is no amount yet."""
    try:
        return int(read_amount(text) * 100)
    except NotRead:
        return 0


def share_in(text: str) -> int | None:
    """What a box holds so far, in hundredths of a percent; None where it is no
    percentage yet."""
    try:
        return read_percent(text) if text.strip() else 0
    except NotRead:
        return None


def year_names(first_year: int, years: int, starts_in: int) -> list[str]:
    """2012-13, 2013-14: the headings of a table."""
    return [year_label(first_year + nth, starts_in) for nth in range(years)]
