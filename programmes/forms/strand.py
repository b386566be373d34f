"""Strands, and the steps in their life."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import ReasonField, RecordForm, VersionField
from common.fields import RichTextFormField
from common.forms import DatePartsField
from programmes.models import Strand


class StrandForm(RecordForm):
    on = DatePartsField(label="Added on")
    reason = ReasonField("Why is it added?")

    class Meta:
        model = Strand
        fields = ["name", "aims"]
        error_messages = {"name": {"required": "Enter the name of the strand."}}


class StrandUpdateForm(RecordForm):
    version = VersionField()
    reason = ReasonField()

    class Meta:
        model = Strand
        fields = ["order", "aims"]
        widgets = {"order": forms.NumberInput({"class": "govuk-input--width-3"})}


class StrandStepForm(forms.Form):
    """A step in the life of a strand that says no more than when and why."""

    on = DatePartsField(label="When was this agreed?")
    reason = ReasonField("Why?")


class StrandRefocusForm(StrandStepForm):
    aims = RichTextFormField(label="What does the strand aim at now?", required=False)
    field_order = ["aims", "on", "reason"]


class StrandRenameForm(StrandStepForm):
    name = forms.CharField(
        label="New name",
        max_length=200,
        error_messages={"required": "Enter the new name of the strand."},
    )
    field_order = ["name", "on", "reason"]


class StrandReplaceForm(StrandStepForm):
    replaced_by = forms.ModelChoiceField(
        Strand.objects.none(),
        label="Which strand takes over?",
        required=False,
        empty_label="None: a board or service does",
        error_messages={"invalid_choice": "Choose an active strand of the programme."},
    )
    replaced_by_body = forms.CharField(
        label="Or which board or service takes over?", max_length=200, required=False
    )
    field_order = ["replaced_by", "replaced_by_body", "on", "reason"]

    def __init__(self, *args: Any, successors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replaced_by"].queryset = successors  # type: ignore[attr-defined]
