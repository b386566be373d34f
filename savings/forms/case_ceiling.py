"""What may be typed about ceilings of spending and what was spent."""

from __future__ import annotations

from accounts.forms import ReasonField, RecordForm, VersionField
from common.forms import DatePartsField
from savings.models import SpendCeiling, SpendEntry


class CeilingForm(RecordForm):
    allowed_on = DatePartsField(label="When was it allowed?")
    returns_on = DatePartsField(
        label="When does it come back?",
        required=False,
        help_text="By when the case is to be back with the body, as far as it said.",
    )

    class Meta:
        model = SpendCeiling
        fields = [
            "title",
            "amount",
            "allowed_by",
            "allowed_on",
            "decision",
            "returns_to",
            "returns_on",
        ]
        labels = {
            "title": "What may be spent for?",
            "amount": "How much at most?",
            "allowed_by": "Which body allowed it?",
            "decision": "Reference of the decision",
            "returns_to": "To which body does the case come back?",
        }
        help_texts = {"title": "Such as scoping, before the next decision."}
        error_messages = {
            "title": {"required": "Say what may be spent for."},
            "amount": {"required": "Say how much may be spent."},
            "allowed_by": {"required": "Say which body allowed it."},
        }


class CeilingUpdateForm(CeilingForm):
    returned_on = DatePartsField(
        label="When did it come back?",
        required=False,
        help_text="Empty until it has.",
    )
    version = VersionField()
    reason = ReasonField()

    class Meta(CeilingForm.Meta):
        fields = [*CeilingForm.Meta.fields, "returned_on"]


class SpendForm(RecordForm):
    on = DatePartsField(label="When was it spent?")

    class Meta:
        model = SpendEntry
        fields = ["on", "amount", "note"]
        labels = {"amount": "How much?", "note": "On what?"}
        help_texts = {"amount": "A refund has a minus before it."}
        error_messages = {"amount": {"required": "Say how much was spent."}}


class SpendUpdateForm(SpendForm):
    version = VersionField()
    reason = ReasonField()
