"""What may be typed about a saving in one financial year, also by month."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import ReasonField, VersionField
from common.forms import MoneyInput, PenceField
from common.periods import MONTHS_OF_A_YEAR
from savings.forms.saving_parts import AmountField
from savings.models import SavingYear
from savings.months import (
    QUARTERS,
    month_names,
    quarters_of,
    spread_by_quarter,
    spread_evenly,
    sum_problem,
)

KEEP, NONE, EVENLY, BY_QUARTER, BY_MONTH = "keep", "none", "even", "quarters", "months"
_SPREADS = (
    (NONE, "It is not planned by month"),
    (EVENLY, "Evenly over the year"),
    (BY_QUARTER, "By quarter, as below"),
    (BY_MONTH, "By month, as below"),
)
_KEPT = (KEEP, "As it is planned now, in the same proportions")
_NARROW = {"class": "govuk-input--width-10"}
_FIGURES = ("target", "full_year_effect", "forecast", "achieved", "pressure")


class SavingYearForm(forms.Form):
    """Figures of one year, in pounds; what is asked first comes first."""

    target = AmountField("New this year", help_text="What starts to be saved.")
    full_year_effect = AmountField(
        "Full-year effect of earlier years",
        help_text="What savings of earlier years bring more of this year.",
    )
    forecast = AmountField(
        "Forecast for the year",
        required=False,
        help_text="What will be made by the end of it. Empty: nobody has forecast yet.",
    )
    achieved = AmountField(
        "Achieved to date",
        help_text="What is claimed. It counts as delivered once finance has validated "
        "it.",
    )
    pressure = PenceField(
        label="In-year pressures",
        widget=MoneyInput(_NARROW),
        help_text="What takes part of it away again this year; 0 for nothing.",
    )
    spread = forms.ChoiceField(
        label="When in the year is it made?",
        choices=_SPREADS,
        widget=forms.RadioSelect,
    )
    version = VersionField()
    reason = ReasonField()

    def __init__(
        self, *args: Any, row: SavingYear, starts_in: int, **kwargs: Any
    ) -> None:
        """`row` is what is stored of the year, or a new one that is not yet."""
        super().__init__(*args, **kwargs)
        for name in _FIGURES:
            self.fields[name].initial = getattr(row, name)
        self.fields["pressure"].initial = abs(row.pressure)
        self.fields["version"].initial = row.version if row.pk else 0
        spread: Any = self.fields["spread"]
        spread.choices = [_KEPT, *_SPREADS] if row.planned else _SPREADS
        spread.initial = KEEP if row.planned else NONE
        self._add_boxes(row.planned, starts_in)

    def _add_boxes(self, planned: list[int], starts_in: int) -> None:
        quarters = quarters_of(planned) or (None,) * QUARTERS
        for nth, amount in enumerate(quarters, 1):
            self.fields[f"quarter_{nth}"] = _box(f"Quarter {nth}", amount)
        names = month_names(starts_in)
        for nth, name in enumerate(names, 1):
            amount = planned[nth - 1] if planned else None
            self.fields[f"month_{nth}"] = _box(name, amount)

    def clean_pressure(self) -> int:
        """Papers print it negative, people type it either way."""
        typed: int = self.cleaned_data["pressure"]
        return -abs(typed)

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        if any(name not in said for name in ("target", "full_year_effect", "spread")):
            return
        if said["spread"] in (BY_QUARTER, BY_MONTH):
            what, parts = self._parts()
            proposed = said["target"] + said["full_year_effect"]
            if problem := sum_problem(parts, proposed, what):
                self.add_error("spread", problem)

    def said(self) -> dict[str, Any]:
        """What the service takes, the version aside."""
        figures = {name: self.cleaned_data[name] for name in _FIGURES}
        spread = self.cleaned_data["spread"]
        proposed = figures["target"] + figures["full_year_effect"]
        if spread == NONE:
            figures["planned"] = ()
        elif spread == EVENLY:
            figures["planned"] = spread_evenly(proposed)
        elif spread == BY_QUARTER:
            figures["planned"] = spread_by_quarter(self._parts()[1])
        elif spread == BY_MONTH:
            figures["planned"] = self._parts()[1]
        return figures

    def _parts(self) -> tuple[str, tuple[int, ...]]:
        if self.cleaned_data["spread"] == BY_QUARTER:
            names = [f"quarter_{nth}" for nth in range(1, QUARTERS + 1)]
            return "quarters", self._amounts(names)
        names = [f"month_{nth}" for nth in range(1, MONTHS_OF_A_YEAR + 1)]
        return "months", self._amounts(names)

    def _amounts(self, names: list[str]) -> tuple[int, ...]:
        return tuple(self.cleaned_data.get(name) or 0 for name in names)

    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in (*_FIGURES, "spread")]

    def quarter_fields(self) -> list[forms.BoundField]:
        return [self[f"quarter_{nth}"] for nth in range(1, QUARTERS + 1)]

    def month_fields(self) -> list[forms.BoundField]:
        return [self[f"month_{nth}"] for nth in range(1, MONTHS_OF_A_YEAR + 1)]

    def is_open(self, names: list[forms.BoundField], spread: str) -> bool:
        """Whether to show a part unfolded: chosen, or with something wrong in it."""
        return self["spread"].value() == spread or any(each.errors for each in names)

    def are_quarters_open(self) -> bool:
        return self.is_open(self.quarter_fields(), BY_QUARTER)

    def are_months_open(self) -> bool:
        return self.is_open(self.month_fields(), BY_MONTH)


def _box(label: str, amount: int | None) -> PenceField:
    return PenceField(
        label=label, required=False, initial=amount, widget=MoneyInput(_NARROW)
    )
