"""What a reader may choose on the pages that add savings up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from common.money import Unit
from savings.monitoring import Basis

Choices = Sequence[tuple[str, str]]

ALL = "all"
NOT_OFFERED = "There is no such choice on the day shown: choose from the list."
UNITS = [
    (Unit.POUNDS.value, "£"),
    (Unit.THOUSANDS.value, "£'000"),
    (Unit.MILLIONS.value, "£m"),
]


class YearForm(forms.Form):
    """Of which year, written how: for pages that are always of the whole council, by
    all of its structures. Nothing chosen means what is usual."""

    year = forms.ChoiceField(label="Financial year", required=False)
    unit = forms.ChoiceField(label="Figures in", choices=UNITS, required=False)
    has_all_years = True

    def __init__(
        self,
        *args: Any,
        years: Choices,
        places: Choices,
        structures: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("year", [*years, *([(ALL, "All years")] * self.has_all_years)])
        self._offer("place", places)
        self._offer("structure", structures)

    def _offer(self, name: str, choices: Choices) -> None:
        """A field with one thing to choose asks nothing."""
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
            field.error_messages["invalid_choice"] = NOT_OFFERED
        if len(choices) < 2 and name != "year":
            self.fields.pop(name, None)


class CutForm(YearForm):
    """Also whose savings, and by which structure."""

    place = forms.ChoiceField(label="Whose savings", required=False)
    structure = forms.ChoiceField(label="Service groups", required=False)

    field_order = ["year", "place", "structure", "unit"]


class MonitoringForm(CutForm):
    """Also what is told as achieved. Budgets are of one year."""

    has_all_years = False
    basis = forms.ChoiceField(
        label="Achieved means",
        choices=[(basis.value, basis.label) for basis in Basis],
        required=False,
    )

    field_order = ["year", "place", "structure", "basis", "unit"]
