"""The reporting calendar, as whoever runs a programme sets it."""

from __future__ import annotations

from typing import Any

from django import forms

from common.forms import DatePartsField
from highlights.choices import CycleKind, ReportsOn
from highlights.models import RatingScheme

# House default: a report that comes later than this says nothing of its period.
LATEST_DUE = 90


def _due_after_days() -> forms.IntegerField:
    return forms.IntegerField(
        label="Days after a period's end until its report is due",
        min_value=0,
        max_value=LATEST_DUE,
        initial=5,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )


class SchemeChoiceField(forms.ModelChoiceField):
    """The newest version of each rating scheme."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            RatingScheme.objects.newest(),
            label="Rating scheme",
            empty_label=None,
            **kwargs,
        )


class CycleForm(forms.Form):
    """A new cycle: what reports, how often, from when, in which scheme."""

    reports_on = forms.ChoiceField(
        label="What reports?", choices=ReportsOn.choices, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label="How often?", choices=CycleKind.choices, widget=forms.RadioSelect
    )
    first_day = DatePartsField(
        label="First day of the first period",
        help_text="Periods are planned from here to a year ahead.",
    )
    due_after_days = _due_after_days()
    scheme = SchemeChoiceField()


class CycleUpdateForm(forms.Form):
    """What may change while a cycle runs. How often it comes may not."""

    due_after_days = _due_after_days()
    scheme = SchemeChoiceField()
    is_active = forms.BooleanField(
        label="In use",
        help_text="Take this away to end the cycle; what was reported stays.",
        required=False,
    )
    reason = forms.CharField(
        label="Why does it change?", widget=forms.Textarea(attrs={"rows": 2})
    )


class PeriodForm(forms.Form):
    """Another due date for one period."""

    due_on = DatePartsField(label="Reports are due on")
    reason = forms.CharField(
        label="Why does it move?", widget=forms.Textarea(attrs={"rows": 2})
    )
