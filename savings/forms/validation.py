"""What finance may type about a claim."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import ReasonField, VersionField
from common.forms import DatePartsField, PenceField
from savings.choices import EvidenceKind
from savings.evidence_files import (
    ENDINGS,
    KINDS_IN_WORDS,
    LARGEST_FILE,
    Document,
    EvidenceRefused,
    document_of,
)
from savings.validation_rules import EVIDENCE_FOR


class ConclusionForm(forms.Form):
    """What finance concludes about the claim that was opened."""

    version = VersionField()

    def reopen_at(self, version: int) -> None:
        """Ready to be sent again, about the claim as it stands now."""
        typed: Any = self.data
        again: Any = typed.copy()
        again[self.add_prefix("version")] = str(version)
        self.data = again


class ValidateForm(ConclusionForm):
    """All that finance has seen of a saving's year by now."""

    amount = PenceField(
        label="How much is validated for the year?",
        help_text="All of it so far, what was validated earlier included.",
        error_messages={"required": "Enter the amount in pounds."},
    )
    evidence = forms.ChoiceField(
        label="What have you seen?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say what you have seen."},
    )
    ledger_line = forms.CharField(
        label="Budget line in the ledger",
        required=False,
        max_length=100,
        help_text="The line that was reduced, or where the income is booked.",
    )
    evidence_reference = forms.CharField(
        label="Where the document is",
        required=False,
        max_length=300,
        help_text="Title and date, minute or file reference.",
    )
    file = forms.FileField(
        label="The document",
        required=False,
        help_text=f"{KINDS_IN_WORDS}, of up to {LARGEST_FILE // 1_000_000} MB.",
        widget=forms.FileInput({"accept": ",".join(ENDINGS)}),
        error_messages={
            "empty": "This file is empty: choose the file that holds the evidence.",
            "invalid": "Choose the file once more.",
        },
    )
    on = DatePartsField(label="Validated on")
    reason = ReasonField("Why is it validated?")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        evidence: Any = self.fields["evidence"]
        allowed = EVIDENCE_FOR[kind]
        evidence.choices = [(each.value, each.label) for each in allowed]
        if allowed == (EvidenceKind.DOCUMENT,):
            del self.fields["ledger_line"]
            evidence.initial = EvidenceKind.DOCUMENT
        self.fields["amount"].widget.attrs["class"] = "govuk-input--width-10"

    def clean_file(self) -> Document | None:
        sent = self.cleaned_data["file"]
        if not sent:
            return None
        try:
            return document_of(sent.name, sent.read(LARGEST_FILE + 1))
        except EvidenceRefused as refusal:
            raise ValidationError(str(refusal)) from refusal


class RefuseForm(ConclusionForm):
    on = DatePartsField(label="Refused on")
    reason = ReasonField("Why is the claim refused?")
