"""Milestones: planned, forecast, reached, re-baselined."""

from __future__ import annotations

from django import forms

from accounts.forms import ReasonField, RecordForm, VersionField
from common.fields import FuzzyDateFormField
from common.forms import DatePartsField
from programmes.models import Milestone

_APPROVED = "Approved date (baseline)"
_EXAMPLES = "Such as 17 July 2012, July 2012, summer 2012 or March 2013 onwards."


class MilestoneFields(RecordForm):
    """What a new milestone and a known one have in common."""

    forecast = FuzzyDateFormField(
        label="Forecast",
        required=False,
        help_text=f"When it is expected now. {_EXAMPLES}",
    )
    actual_on = DatePartsField(
        label="Happened on", required=False, help_text="Empty until it has happened."
    )

    class Meta:
        model = Milestone
        fields = ["title", "forecast", "actual_on"]
        labels = {"title": "What will have happened?"}
        error_messages = {"title": {"required": "Say what will have happened."}}


class MilestoneForm(MilestoneFields):
    baseline = FuzzyDateFormField(
        label=_APPROVED,
        help_text=_EXAMPLES,
        error_messages={
            "required": "Give the approved date: a forecast is measured against it."
        },
    )
    field_order = ["title", "baseline", "forecast", "actual_on"]


class MilestoneUpdateForm(MilestoneFields):
    version = VersionField()
    reason = ReasonField()


class RebaselineForm(forms.Form):
    baseline = FuzzyDateFormField(
        label="New approved date (baseline)",
        error_messages={"required": "Give the new approved date."},
    )
    on = DatePartsField(label="Agreed on")
    agreed_by = forms.CharField(
        label="Who agreed it?",
        max_length=200,
        help_text="The board or officer, by role.",
        error_messages={"required": "Say which board or officer agreed it."},
    )
    reason = ReasonField("Why does the baseline move?")
    version = VersionField()
