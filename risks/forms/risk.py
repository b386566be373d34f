"""What may be typed about a risk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from accounts.forms import (
    MayStartExempt,
    ProseField,
    ReasonField,
    RecordForm,
    VersionField,
    people_to_choose,
)
from accounts.models import User
from common.forms import DatePartsField
from programmes.models import CorporatePriority, Milestone
from risks.choices import Proximity, Response, RiskState
from risks.forms.parts import (
    LevelField,
    OptionField,
    milestones_to_choose,
)
from risks.models import Register, Risk, RiskCategory
from risks.scoring import Prints, Scheme

SCORES = {"inherent": "Inherent", "current": "Current", "target": "Target"}
_APPETITE = "The highest band the council is content to live with here."
_CURRENT = ("current_likelihood", "current_impact", "current_reason")


class MilestoneChoice(forms.ModelChoiceField):
    """A milestone, named with its project."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.project}: {obj}"


class RiskForm(RecordForm):
    """A risk, in the scheme its scores are given in.

    The current score is asked for only while the risk is proposed. A milestone that the
    reader may not see is neither shown nor changed.
    """

    cause = ProseField(
        "Because", help_text="Such as: the supplier has lost its test team."
    )
    event = ProseField(
        "There is a risk that", help_text="Such as: the system is not ready by May."
    )
    consequence = ProseField(
        "Which would lead to", help_text="Such as: a year without the savings."
    )
    raised_on = DatePartsField(
        label="Raised on", required=False, help_text="Empty for today."
    )
    milestone = MilestoneChoice(
        Milestone.objects.none(),
        label="Milestone it threatens",
        required=False,
        empty_label="None",
        error_messages={"invalid_choice": "Choose a milestone of this place."},
    )
    inherent_reason = ProseField("Why, with no controls in place?", rows=2)
    current_reason = ProseField("Why does it stand there today?", rows=2)
    target_reason = ProseField(
        "Why is that the target?",
        rows=2,
        help_text="Needed above all where the target is no lower than today's score.",
    )
    response = OptionField("What is done about it?", Response.choices, none="Not said")
    proximity = OptionField("How near is it?", Proximity.choices, none="Not said")
    appetite = OptionField("Risk appetite", [], none="Not set")
    review_days = forms.IntegerField(
        label="Review every (days)",
        required=False,
        min_value=1,
        max_value=1826,
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
        help_text="Empty: as often as its band asks.",
    )
    next_review_on = DatePartsField(
        label="Next review", required=False, help_text="Empty: worked out by the rule."
    )

    class Meta:
        model = Risk
        fields = [
            "title",
            "cause",
            "event",
            "consequence",
            "category",
            "owner",
            "raised_on",
            "objective",
            "milestone",
            "saving",
            *(
                f"{name}_{part}"
                for name in ("inherent", "current", "target")
                for part in ("likelihood", "impact", "reason")
            ),
            "response",
            "proximity",
            "appetite",
            "review_days",
            "next_review_on",
        ]
        labels = {
            "owner": "Who owns it?",
            "objective": "Corporate priority it threatens",
            "saving": "Saving it threatens",
        }
        help_texts = {
            "title": "In a few words, as a table will show it.",
            "saving": "Its reference in the savings plan.",
        }
        widgets = {"saving": forms.TextInput({"class": "govuk-input--width-10"})}
        error_messages = {"title": {"required": "Say in a few words what the risk is."}}

    def __init__(
        self,
        *args: Any,
        register: Register,
        scheme: Scheme,
        reader: User,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        axes = {"likelihood": scheme.likelihood, "impact": scheme.impact}
        for name, words in SCORES.items():
            for axis, levels in axes.items():
                fields[f"{name}_{axis}"] = LevelField(
                    f"{words} {axis}",
                    levels,
                    in_words=scheme.prints == Prints.WORDS,
                )
        bands = [(band.code, band.label) for band in scheme.bands]
        fields["appetite"].choices = [("", "Not set"), *bands]
        fields["appetite"].help_text = _APPETITE
        self._offer(register, reader)
        if self.instance.pk and self.instance.state != RiskState.PROPOSED:
            for name in _CURRENT:
                del fields[name]

    def _offer(self, register: Register, reader: User) -> None:
        """What this reader may choose among."""
        fields: dict[str, Any] = self.fields
        risk = self.instance
        fields["owner"].queryset = people_to_choose(reader, risk.owner_id)
        fields["owner"].empty_label = "Nobody yet"
        fields["category"].queryset = RiskCategory.objects.visible_to(reader)
        fields["category"].empty_label = "None"
        fields["objective"].queryset = CorporatePriority.objects.visible_to(reader)
        fields["objective"].empty_label = "None"
        seen = milestones_to_choose(reader, register)
        fields["milestone"].queryset = seen
        if risk.milestone_id and not seen.filter(pk=risk.milestone_id).exists():
            del fields["milestone"]

    def score_fields(self) -> Iterator[dict[str, Any]]:
        """The scores that are asked for, for the template: each with its fields."""
        for name, words in SCORES.items():
            if f"{name}_likelihood" in self.fields:
                yield {
                    "name": words,
                    "meaning": _MEANINGS[name],
                    "likelihood": self[f"{name}_likelihood"],
                    "impact": self[f"{name}_impact"],
                    "reason": self[f"{name}_reason"],
                }


_MEANINGS = {
    "inherent": "As it would be if nothing were done about it.",
    "current": "As it stands today, with the controls in place.",
    "target": "Where it is meant to come down to, and by what.",
}


class RiskCreateForm(RiskForm, MayStartExempt):
    """A new risk, kept from the public from its first moment if need be."""

    def said(self) -> dict[str, Any]:
        """What the services take."""
        return self.cleaned_data | {"is_exempt": self.is_exempt}


class RiskUpdateForm(RiskForm):
    raised_on = DatePartsField(label="Raised on")
    version = VersionField()
    reason = ReasonField()
