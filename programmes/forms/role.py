"""Giving roles, and asking who held them."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import ReasonField
from accounts.models import User
from common.forms import DatePartsField, DateTextField
from programmes import rules
from programmes.choices import ScopedRole


class RoleForm(forms.Form):
    user = forms.ModelChoiceField(
        User.objects.none(),
        label="Who?",
        empty_label="Choose a person",
        error_messages={
            "required": "Choose a person.",
            "invalid_choice": "Choose somebody who may sign in.",
        },
    )
    role = forms.TypedChoiceField(
        label="As what?",
        choices=[],
        coerce=ScopedRole,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role."},
    )
    starts_on = DatePartsField(label="From")
    ends_on = DatePartsField(
        label="Until", required=False, help_text="The last day. Empty while it goes on."
    )
    may_see_exempt = forms.BooleanField(
        label="May see exempt items here",
        required=False,
        help_text="Only matters for board members: every other role may.",
    )
    reason = ReasonField("Why?")

    def __init__(self, *args: Any, kind: str, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role, role.label) for role in rules.roles_of(kind)
        ]


class HeldOnForm(forms.Form):
    """Who held what on a day."""

    on = DateTextField(
        label="Who held what on",
        required=False,
        help_text="Such as 1 March 2012. Empty for everybody who ever did.",
    )
