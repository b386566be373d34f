"""What the decisions of a risk's life ask."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import DecisionForm, ProseField, ReasonField
from risks.models import Register


class EscalateForm(DecisionForm):
    to = forms.ModelChoiceField(
        Register.objects.none(),
        label="To which register?",
        empty_label=None,
        error_messages={
            "required": "Choose a register.",
            "invalid_choice": "Choose a register above the one it stands on.",
        },
    )
    field_order = ["to", "reason"]

    def __init__(self, *args: Any, above: list[Register], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        ids = [register.pk for register in above]
        to.queryset = Register.objects.filter(pk__in=ids).with_place()
        if above:
            to.initial = above[0].pk


class TolerateForm(DecisionForm):
    accepted_by = forms.CharField(
        label="Who accepts it?",
        max_length=200,
        help_text="The board or officer, by role.",
        error_messages={"required": "Say which board or officer accepts it."},
    )
    reason = ReasonField("Why is it accepted?")
    field_order = ["accepted_by", "reason"]


class CloseForm(DecisionForm):
    lesson = ProseField(
        "What was learnt?",
        required=True,
        help_text="What to do the same, or differently, the next time.",
        error_messages={"required": "Say what was learnt, for the next time."},
    )
    reason = ReasonField("Why is it over?")
    field_order = ["reason", "lesson"]
