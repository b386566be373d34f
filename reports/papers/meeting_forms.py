"""What is asked before a paper is made for a meeting: for whom, and for when."""

from __future__ import annotations

from django import forms

from common.forms import DatePartsField
from reports.models import Paper


class BodyField(forms.CharField):
    """A body by its name; `noun` is what it is called here."""

    def __init__(self, noun: str) -> None:
        super().__init__(
            label=f"Which {noun} is it for?",
            max_length=Paper._meta.get_field("body_name").max_length,
            error_messages={"required": f"Enter the {noun} it is for."},
        )


class MeetingField(DatePartsField):
    def __init__(self, help_text: str) -> None:
        super().__init__(
            label="When does it meet?",
            help_text=help_text,
            error_messages={"required": "Enter the date of the meeting."},
        )


class RiskStatementForm(forms.Form):
    body_name = BodyField("board")
    meeting_on = MeetingField(
        "What has moved is told since the statement before, or since three months ago "
        "where this is the first."
    )


class CasePaperForm(forms.Form):
    body_name = BodyField("body")
    meeting_on = MeetingField(
        "The case is told as it stands when the paper is published; for a meeting that "
        "is over, as it stood on that day."
    )
