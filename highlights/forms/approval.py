"""What an approver says, and why an approved report is corrected."""

from __future__ import annotations

from django import forms


class ApproveForm(forms.Form):
    """The version that was read: another one is not approved unread."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReturnForm(forms.Form):
    """A comment for whoever wrote the report."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label="What is to be mended?",
        help_text="The person who submitted the report sees this on top of the form.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CorrectForm(forms.Form):
    """Why a new edition is needed."""

    reason = forms.CharField(
        label="What is wrong in the approved report?",
        help_text="Kept with the new edition and shown to everybody who reads it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
