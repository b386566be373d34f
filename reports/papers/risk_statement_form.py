"""What is asked before a risk position statement is made: for whom, and for when."""

from __future__ import annotations

from django import forms

from common.forms import DatePartsField
from reports.models import Paper


class RiskStatementForm(forms.Form):
    body_name = forms.CharField(
        label="Which board is it for?",
        max_length=Paper._meta.get_field("body_name").max_length,
        error_messages={"required": "Enter the board it is for."},
    )
    meeting_on = DatePartsField(
        label="When does it meet?",
        help_text="What has moved is told since the statement before, or since three "
        "months ago where this is the first.",
        error_messages={"required": "Enter the date of the meeting."},
    )
