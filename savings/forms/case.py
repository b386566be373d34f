"""What may be typed about a business case as a whole, and at each step of its life."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import (
    MayStartExempt,
    ProseField,
    ReasonField,
    RecordForm,
    VersionField,
)
from common.forms import DatePartsField
from programmes.models import Programme, Project
from savings.appraisal.finding import Finding
from savings.choices import CaseStage
from savings.models import BusinessCase

_DECISIONS = [("approved", "Approved"), ("rejected", "Not approved")]


class CaseNamesForm(RecordForm):
    class Meta:
        model = BusinessCase
        fields = ["reference", "title"]
        help_texts = {"reference": "Short, and no other case has it: BC-12."}
        error_messages = {
            "reference": {"required": "Give the business case a reference."},
            "title": {"required": "Say what the business case is about."},
        }
        widgets = {"reference": forms.TextInput({"class": "govuk-input--width-10"})}


class CaseCreateForm(CaseNamesForm, MayStartExempt):
    """A new case, kept from the public from its first moment if need be."""

    place = forms.ChoiceField(
        label="What is it the case for?",
        error_messages={
            "required": "Choose a programme or project.",
            "invalid_choice": "Choose a programme or project that you may change.",
        },
    )
    stage = forms.ChoiceField(
        label="At which stage does it begin?",
        choices=CaseStage.choices,
        initial=CaseStage.STRATEGIC,
        widget=forms.RadioSelect,
    )
    field_order = ["place", "reference", "title", "stage"]

    def __init__(
        self, *args: Any, places: list[Programme | Project], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places = {f"{_kind(place)}-{place.pk}": place for place in places}
        field: Any = self.fields["place"]
        field.choices = [("", "Choose"), *self._groups()]

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each programme, and under it its projects."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for code, place in self.places.items():
            if isinstance(place, Programme):
                whole = (code, f"The whole programme: {place.name}")
                groups.setdefault(place.name, []).insert(0, whole)
            else:
                programme = place.strand.programme.name
                groups.setdefault(programme, []).append((code, place.name))
        return list(groups.items())

    @property
    def place_chosen(self) -> Programme | Project:
        return self.places[self.cleaned_data["place"]]

    def said(self) -> dict[str, Any]:
        """What the service takes, the place aside."""
        said = {k: v for k, v in self.cleaned_data.items() if k != "place"}
        return said | {"is_exempt": self.is_exempt}


def _kind(place: Programme | Project) -> str:
    return str(place._meta.model_name)


class CaseUpdateForm(CaseNamesForm):
    version = VersionField()
    reason = ReasonField()


class VersionCreateForm(forms.Form):
    """The next version, as a copy of the last."""

    stage = forms.ChoiceField(label="At which stage?", widget=forms.RadioSelect)
    reason = ReasonField("Why is there to be a new version?")

    def __init__(
        self, *args: Any, stages: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["stage"]
        field.choices = stages
        field.initial = stages[0][0] if stages else ""


class SubmitForm(forms.Form):
    """To be decided, whatever is missing once somebody says so."""

    despite = forms.BooleanField(
        label="Submit it all the same",
        error_messages={
            "required": "Mend what is missing, or tick that you submit it all the same."
        },
    )
    reason = ReasonField("To whom is it submitted, and for which meeting?")
    version = VersionField()

    def __init__(self, *args: Any, missing: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.missing = missing
        if not missing:
            del self.fields["despite"]

    @property
    def why(self) -> str:
        """With what was missing, so that it is known of whoever decides."""
        reason = str(self.cleaned_data["reason"])
        if not self.missing:
            return reason
        lacked = " ".join(finding.text for finding in self.missing)
        return f"{reason} Submitted all the same: {lacked}"


class DecideForm(forms.Form):
    outcome = forms.ChoiceField(
        label="What was decided?", choices=_DECISIONS, widget=forms.RadioSelect
    )
    decided_by = forms.CharField(
        label="Which body decided?",
        max_length=200,
        help_text="Such as Cabinet.",
        error_messages={"required": "Say which body decided."},
    )
    decided_on = DatePartsField(label="When?")
    decision = forms.CharField(
        label="Reference of the decision",
        max_length=200,
        required=False,
        help_text="Such as the number of the minute.",
    )
    conditions = ProseField("On which conditions?")
    reason = ReasonField("Why was it decided so?")
    version = VersionField()
