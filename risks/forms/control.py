"""What may be typed about controls and actions."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import (
    ProseField,
    ReasonField,
    RecordForm,
    VersionField,
    people_to_choose,
)
from accounts.models import User
from common.forms import DatePartsField
from risks.choices import Effectiveness
from risks.models import RiskAction, RiskControl


class ControlForm(RecordForm):
    description = ProseField(
        "What is in place?",
        required=True,
        help_text="Something that works today. What is still to be done is an action.",
        error_messages={"required": "Say what is in place."},
    )
    effectiveness = forms.ChoiceField(
        label="How well does it hold the risk down?",
        choices=Effectiveness.choices,
        initial=Effectiveness.NOT_TESTED,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = RiskControl
        fields = ["description", "effectiveness"]


class ControlUpdateForm(ControlForm):
    version = VersionField()
    reason = ReasonField()


class ActionForm(RecordForm):
    description = ProseField(
        "What will be done?",
        required=True,
        error_messages={"required": "Say what will be done."},
    )
    due_on = DatePartsField(label="By when?")
    progress = ProseField("How far is it?")
    done_on = DatePartsField(
        label="Done on", required=False, help_text="Empty until it is done."
    )

    class Meta:
        model = RiskAction
        fields = ["description", "owner", "due_on", "progress", "done_on"]
        labels = {"owner": "Who does it?"}

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset = people_to_choose(reader, self.instance.owner_id)
        owner.empty_label = "Nobody yet"


class ActionUpdateForm(ActionForm):
    version = VersionField()
    reason = ReasonField()
