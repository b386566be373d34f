"""What may be typed about a register: its scheme when it is opened, and its rules."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import ReasonField, RecordForm, VersionField
from risks.forms.parts import OptionField
from risks.models import Register, ScoringScheme
from risks.scoring import Scheme
from risks.services.register import LONGEST_PREFIX

_NARROW = {"class": "govuk-input--width-4"}


class PrefixField(forms.RegexField):
    """What references begin with."""

    def __init__(self) -> None:
        super().__init__(
            r"^[A-Za-z0-9][A-Za-z0-9/.-]*$",
            label="References begin with",
            max_length=LONGEST_PREFIX,
            help_text="OTP-R gives OTP-R1, OTP-R2 and so on.",
            widget=forms.TextInput({"class": "govuk-input--width-10"}),
            error_messages={
                "required": "Say what references begin with.",
                "invalid": "Use letters, figures, hyphens, strokes and full stops.",
            },
        )


class RegisterRulesForm(RecordForm):
    """The rules as the council sets them, in the bands of the register's scheme."""

    escalates_at = OptionField(
        "From which band does a risk go up?", [], none="From none by itself"
    )
    red_days_allowed = forms.IntegerField(
        label="How many days may a risk stay red?",
        required=False,
        min_value=1,
        max_value=3650,
        widget=forms.NumberInput(_NARROW),
        help_text="After that it should go up. Empty where time alone does not matter.",
    )
    unchanged_limit = forms.IntegerField(
        label="After how many reviews without a change does the register ask?",
        min_value=1,
        max_value=50,
        widget=forms.NumberInput(_NARROW),
        help_text="Whether anybody looked.",
    )
    version = VersionField()
    reason = ReasonField()

    class Meta:
        model = Register
        fields = ["prefix", "escalates_at", "red_days_allowed", "unchanged_limit"]

    def __init__(self, *args: Any, scheme: Scheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A form has a `prefix` of its own, so this field cannot be declared above.
        self.fields["prefix"] = PrefixField()
        self.order_fields(self.Meta.fields)
        escalates_at: Any = self.fields["escalates_at"]
        escalates_at.choices = [
            ("", "From none by itself"),
            *((band.code, band.label) for band in scheme.bands),
        ]


class SchemeChoice(forms.ModelChoiceField):
    """A version of a scheme, with the names of its bands."""

    def label_from_instance(self, obj: Any) -> str:
        bands = ", ".join(band.label for band in obj.scheme.bands)
        return f"{obj} ({bands})"


class RegisterOpenForm(forms.Form):
    scheme = SchemeChoice(
        ScoringScheme.objects.none(),
        label="How are its risks scored?",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how its risks are scored."},
    )

    def __init__(self, *args: Any, schemes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["prefix"] = PrefixField()
        scheme: Any = self.fields["scheme"]
        scheme.queryset = schemes
