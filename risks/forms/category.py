"""The council's own kinds of risk."""

from __future__ import annotations

from django import forms

from accounts.forms import ReasonField, RecordForm, VersionField
from risks.models import RiskCategory


class CategoryForm(RecordForm):
    class Meta:
        model = RiskCategory
        fields = ["name", "order"]
        labels = {"order": "Place in the list"}
        widgets = {"order": forms.NumberInput({"class": "govuk-input--width-4"})}
        error_messages = {"name": {"required": "Enter the name of the category."}}


class CategoryUpdateForm(CategoryForm):
    reason = ReasonField()
    version = VersionField()
