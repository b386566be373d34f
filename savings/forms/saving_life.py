"""What the steps of a saving's life ask, and where it stands in another structure."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import ProseField, ReasonField, VersionField
from common.forms import DatePartsField
from savings.forms.saving_parts import GroupField
from savings.models import ReportingStructure, Saving, ServiceGroup
from savings.steps_grounds import ASK_DECISION
from savings.steps_rules import StepRule


class StepForm(forms.Form):
    """One step; what it does not ask is not shown."""

    on = DatePartsField(label="Since when?", help_text="Today, or a day before.")
    decision = forms.CharField(
        label="Who decided it?",
        max_length=200,
        error_messages={"required": ASK_DECISION},
        help_text="The body and the minute, such as Cabinet, 25 July 2012, minute 41.",
    )
    mitigation = ProseField(
        "What is done instead?",
        help_text="A mitigation, or which saving replaces it.",
    )
    reason = ReasonField("Why?")
    version = VersionField()

    def __init__(self, *args: Any, step: StepRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].required = step.asks_decision
        if not step.takes_decision:
            del self.fields["decision"]
        if not step.takes_mitigation:
            del self.fields["mitigation"]


class PlacementForm(forms.Form):
    """Where a saving stands in a structure it was not booked in; empty: where the
    successions of its group lead."""

    stands_in = GroupField(
        "Where does it stand there?",
        required=False,
        empty_label="Where its service group went",
    )
    reason = ReasonField("Why?")
    version = VersionField()

    def __init__(
        self, *args: Any, saving: Saving, structure: ReportingStructure, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        stands_in: Any = self.fields["stands_in"]
        stands_in.queryset = ServiceGroup.objects.filter(
            structure=structure
        ).select_related("structure")
        placed = saving.placements.filter(group__structure=structure).first()
        stands_in.initial = placed.group_id if placed else None
