"""What may be typed about people; and the parts every form of a record shares."""

from __future__ import annotations

from django import forms

from accounts.choices import CouncilRoleName
from accounts.models import User
from common.forms import DatePartsField


class RecordForm(forms.ModelForm):
    """Labels and fields come from the model; checking and saving is the service's."""

    def _post_clean(self) -> None:
        """The row in hand stays as it is stored: the service takes the values."""


class ReasonField(forms.CharField):
    """Why: kept in the history for good."""

    def __init__(self, label: str = "Why are you changing this?") -> None:
        super().__init__(
            label=label,
            max_length=2000,
            widget=forms.Textarea({"rows": 2}),
            help_text="A line that will still make sense in a year.",
            error_messages={"required": "Say why: it is kept with the change."},
        )


class VersionField(forms.IntegerField):
    """Which version of the record was opened; see common/locking.py."""

    def __init__(self) -> None:
        super().__init__(
            widget=forms.HiddenInput,
            min_value=0,
            max_value=2_000_000_000,
            error_messages={"required": "Open this page again and repeat the change."},
        )


class PersonForm(RecordForm):
    class Meta:
        model = User
        fields = ["name", "email", "job_title"]
        error_messages = {
            "name": {"required": "Enter the person's name."},
            "email": {"required": "Enter the address they sign in with."},
        }
        widgets = {
            "email": forms.EmailInput(
                {"autocomplete": "off", "class": "govuk-input--width-20"}
            )
        }


class PersonUpdateForm(PersonForm):
    version = VersionField()


class ReasonForm(forms.Form):
    """A step that needs nothing but a reason."""

    reason = ReasonField("Why?")


class CouncilRoleForm(forms.Form):
    role = forms.ChoiceField(
        choices=[("", "Choose a role"), *CouncilRoleName.choices],
        error_messages={"required": "Choose a role."},
    )
    starts_on = DatePartsField(label="From")
    ends_on = DatePartsField(
        label="Until", required=False, help_text="The last day. Empty while it goes on."
    )


class EndForm(forms.Form):
    ends_on = DatePartsField(label="Last day of the role")
    reason = ReasonField("Why does it end?")
