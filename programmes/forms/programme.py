"""Programmes, their priorities and boards."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import ReasonField, RecordForm, VersionField
from common.forms import DatePartsField
from programmes.models import Board, CorporatePriority, Programme


class ProgrammeForm(RecordForm):
    starts_on = DatePartsField(label="Starts on", required=False)
    ends_on = DatePartsField(label="Ends on", required=False)

    class Meta:
        model = Programme
        fields = [
            "name",
            "reference",
            "starts_on",
            "ends_on",
            "vision",
            "problems_addressed",
            "aims",
            "out_of_scope",
        ]
        widgets = {
            "reference": forms.TextInput({"class": "govuk-input--width-10"}),
        }
        error_messages = {
            "name": {"required": "Enter the name of the programme."},
            "reference": {
                "required": "Enter a short reference, like otp.",
                "invalid": "Use letters, figures and hyphens only, like otp-2.",
            },
        }


class ProgrammeUpdateForm(ProgrammeForm):
    version = VersionField()
    reason = ReasonField()


class ProgrammePrioritiesForm(forms.Form):
    priorities = forms.ModelMultipleChoiceField(
        CorporatePriority.objects.none(),
        label="Which corporate priorities does the programme support?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = ReasonField()

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["priorities"].queryset = choices  # type: ignore[attr-defined]


class BoardForm(RecordForm):
    class Meta:
        model = Board
        fields = ["name", "remit", "membership", "order"]
        labels = {"order": "Place among the boards"}
        widgets = {
            "remit": forms.Textarea({"rows": 3}),
            "membership": forms.Textarea({"rows": 3}),
            "order": forms.NumberInput({"class": "govuk-input--width-3"}),
        }
        error_messages = {"name": {"required": "Enter the name of the board."}}


class BoardUpdateForm(BoardForm):
    version = VersionField()
    reason = ReasonField()
