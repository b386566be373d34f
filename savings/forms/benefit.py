"""What may be typed about a benefit: what becomes better, measured how, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
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
from common.forms import DatePartsField, RatingRadios
from programmes.models import CorporatePriority
from programmes.standing import Place
from savings.benefit_rules import STATES
from savings.choices import BenefitStanding
from savings.forms.saving_parts import (
    AmountField,
    PlaceField,
)
from savings.models import Benefit, CorporateValue, Saving

_SAID = (
    "title",
    "description",
    "is_disbenefit",
    "kind",
    "category",
    "measure",
    "unit",
    "direction",
    "baseline",
    "baseline_on",
    "baseline_source",
    "target",
    "target_on",
    "annual_value",
    "owner",
    "later_owner",
    "activities",
    "saving",
)
_LABELS = {
    "title": "What becomes better?",
    "is_disbenefit": "This is a dis-benefit",
    "kind": "What is it counted in?",
    "category": "Whose benefit is it?",
    "measure": "What is measured?",
    "unit": "In what unit?",
    "direction": "Which way should it move?",
    "baseline_source": "Where is that figure from?",
    "owner": "Who owns it now?",
    "later_owner": "Who owns it after the project closes?",
    "saving": "Which saving is its money counted as?",
}


class MeasureField(forms.DecimalField):
    """What a measure was or should become: 86, not 86.0000."""

    def __init__(self, label: str, *, required: bool = True) -> None:
        super().__init__(
            label=label,
            required=required,
            max_digits=18,
            decimal_places=4,
            widget=forms.TextInput(
                {"class": "govuk-input--width-10", "inputmode": "decimal"}
            ),
            error_messages={
                "required": "Write what was read.",
                "invalid": "Write the measure in figures, such as 52 or 4.5.",
            },
        )

    def prepare_value(self, value: Any) -> Any:
        """As stored, without the noughts at its end; as typed, as typed."""
        if isinstance(value, Decimal) and value.is_finite():
            return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
        return value


class BenefitForm(RecordForm):
    """What both forms of a benefit share."""

    description = ProseField("How does it come about?")
    baseline = MeasureField("What was it at the start?", required=False)
    target = MeasureField("What should it become?", required=False)
    annual_value = AmountField("What is it worth in a full year?", required=False)
    baseline_on = DatePartsField(label="When was that?", required=False)
    target_on = DatePartsField(label="By when?", required=False)
    activities = ProseField("What must be done for it?")
    priorities = forms.ModelMultipleChoiceField(
        CorporatePriority.objects.none(),
        label="Which corporate priorities does it serve?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    values = forms.ModelMultipleChoiceField(
        CorporateValue.objects.none(),
        label="Which values does it stand for?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Benefit
        fields: tuple[str, ...] = _SAID
        labels = _LABELS
        help_texts = {"title": "In a few words, as a table will show it."}
        widgets: dict[str, forms.Widget] = {
            "unit": forms.TextInput({"class": "govuk-input--width-10"}),
        }
        error_messages = {
            "title": {"required": "Say in a few words what becomes better."},
            "kind": {"required": "Say what it is counted in."},
        }

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kind"].choices = [("", "Choose"), *fields["kind"].choices[1:]]
        for name in ("category", "direction"):
            fields[name].choices = [("", "Not said"), *fields[name].choices[1:]]
        priorities = CorporatePriority.objects.visible_to(reader)
        fields["priorities"].queryset = priorities
        fields["values"].queryset = CorporateValue.objects.visible_to(reader)
        for name in ("owner", "later_owner"):
            chosen = getattr(self.instance, f"{name}_id")
            fields[name].queryset = people_to_choose(reader, chosen)
            fields[name].empty_label = "Nobody yet"
        seen = Saving.objects.visible_to(reader)
        fields["saving"].queryset = seen
        fields["saving"].empty_label = "None: it is not counted as a saving"
        counted_as = self.instance.saving_id
        if counted_as is not None and not seen.filter(pk=counted_as).exists():
            # None of the reader's to see, and so not to change.
            del fields["saving"]

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For the template: each heading with its questions."""
        return [
            (heading, [self[name] for name in names if name in self.fields])
            for heading, names in self.PARTS
        ]

    PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
        (
            "What it is",
            ("place", "title", "description", "is_disbenefit", "category", "reference"),
        ),
        ("What it serves", ("priorities", "values")),
        (
            "How it is measured",
            (
                "kind",
                "measure",
                "unit",
                "direction",
                "baseline",
                "baseline_on",
                "baseline_source",
                "target",
                "target_on",
                "annual_value",
                "saving",
            ),
        ),
        ("Who sees to it", ("owner", "later_owner", "activities")),
    )


class BenefitCreateForm(BenefitForm, MayStartExempt):
    """A new benefit, kept from the public from its first moment if need be."""

    place = PlaceField("Who promises it?")
    reference = forms.CharField(
        label="Reference",
        required=False,
        max_length=30,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
        help_text="As your benefits register has it. Empty: the next free one.",
    )

    class Meta(BenefitForm.Meta):
        fields = (*_SAID, "reference")

    def __init__(
        self, *args: Any, places: Sequence[tuple[Place, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place"]
        place.required = True
        place.error_messages["required"] = "Choose who promises it."
        place.offer(places, none="Choose")

    def said(self) -> dict[str, Any]:
        """What the service takes, the place aside."""
        said = {k: v for k, v in self.cleaned_data.items() if k != "place"}
        return said | {"is_exempt": self.is_exempt}


class BenefitUpdateForm(BenefitForm):
    """All that is said of a benefit, what is declared of it included."""

    declared_reason = ProseField(
        "Why is it declared so?",
        help_text="Needed where it is off track, or not what the readings say.",
    )
    version = VersionField()
    reason = ReasonField()

    class Meta(BenefitForm.Meta):
        fields = (*_SAID, "declared", "declared_reason")
        labels = _LABELS | {"declared": "How does it stand?"}
        widgets = BenefitForm.Meta.widgets | {
            "declared": RatingRadios(
                states={str(code): state for code, state in STATES.items()}
            )
        }

    PARTS = (
        *BenefitForm.PARTS,
        ("How it stands", ("declared", "declared_reason")),
    )

    def __init__(
        self, *args: Any, computed: BenefitStanding | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        declared: Any = self.fields["declared"]
        declared.choices = [*declared.choices[1:], ("", "Not declared")]
        declared.widget.last = self.instance.declared
        if computed is not None:
            declared.widget.indicated = str(computed)
            declared.widget.because = "its last reading"


class ReadingForm(forms.Form):
    """What the measure was on a day."""

    on = DatePartsField(label="Read on")
    value = MeasureField("What was it?")
    source = forms.CharField(
        label="Where is the figure from?", max_length=300, required=False
    )
    note = ProseField("What is to be said about it?")


class ReadingUpdateForm(ReadingForm):
    """A reading put right."""

    version = VersionField()
    reason = ReasonField()


class ValueForm(forms.Form):
    """One of the council's values."""

    name = forms.CharField(
        label="Name",
        max_length=100,
        error_messages={"required": "Write the value's name."},
    )
    order = forms.IntegerField(
        label="Place in the list", min_value=0, max_value=9999, initial=0
    )


class ValueUpdateForm(ValueForm):
    version = VersionField()
    reason = ReasonField()
