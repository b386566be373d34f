"""The council's settings and lists."""

from __future__ import annotations

from django import forms

from accounts.forms import RecordForm, VersionField
from common.wording import MONTHS
from programmes.models import CorporatePriority, Council, Stage

_NARROW = {"class": "govuk-input--width-4"}


class CouncilUpdateForm(RecordForm):
    financial_year_starts_in = forms.TypedChoiceField(
        label="Financial year starts in",
        choices=list(enumerate(MONTHS, start=1)),
        coerce=int,
        help_text="Choose it first: it stays once figures are kept by financial year.",
    )
    version = VersionField()

    class Meta:
        model = Council
        fields = [
            "name",
            "brand_colour",
            "financial_year_starts_in",
            "milestone_tolerance_days",
        ]
        labels = {"milestone_tolerance_days": "Tolerance of milestones, in days"}
        widgets = {
            "brand_colour": forms.TextInput({"class": "govuk-input--width-10"}),
            "milestone_tolerance_days": forms.NumberInput(_NARROW),
        }
        error_messages = {"name": {"required": "Enter the name of the council."}}


class PriorityForm(RecordForm):
    class Meta:
        model = CorporatePriority
        fields = ["name", "order"]
        labels = {"order": "Place in the list"}
        widgets = {"order": forms.NumberInput(_NARROW)}
        error_messages = {
            "name": {"required": "Enter the priority as the corporate plan words it."}
        }


class PriorityUpdateForm(PriorityForm):
    version = VersionField()


class StageForm(RecordForm):
    class Meta:
        model = Stage
        fields = ["name", "order", "meaning"]
        labels = {"order": "Place in the list", "meaning": "What it means"}
        widgets = {
            "order": forms.NumberInput(_NARROW),
            "meaning": forms.Textarea({"rows": 2}),
        }
        error_messages = {"name": {"required": "Enter the name of the stage."}}


class StageUpdateForm(StageForm):
    version = VersionField()
