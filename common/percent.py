"""Percentages in forms: typed as 12.5, kept in hundredths of a percent (int)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from common.typed import NotRead, read_percent


class PercentInput(forms.TextInput):
    """A box with a percent sign after it."""

    template_name = "forms/widgets/percent.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "decimal", "autocomplete": "off", **(attrs or {})}
        )


class PercentField(forms.Field):
    """A percentage typed as 12.5 or 12.5 %, kept in hundredths of a percent (int)."""

    widget = PercentInput

    def __init__(
        self, *, lowest: int = 0, highest: int = 10_000, **kwargs: Any
    ) -> None:
        """`lowest` and `highest` in hundredths of a percent."""
        super().__init__(**kwargs)
        self.lowest, self.highest = lowest, highest

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            return read_percent(str(value))
        except NotRead as problem:
            raise ValidationError(str(problem), code="invalid") from problem

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is not None and not self.lowest <= value <= self.highest:
            lowest, highest = (
                printed_percent(self.lowest),
                printed_percent(self.highest),
            )
            raise ValidationError(f"It must be from {lowest} to {highest} %.")

    def prepare_value(self, value: Any) -> Any:
        return printed_percent(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


def printed_percent(hundredths: int) -> str:
    """12.5 of 1,250 hundredths of a percent; 80 of 8,000."""
    return f"{Decimal(hundredths) / 100:f}"
