"""What may be typed about a saving: a few questions at first, the rest later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q

from accounts.forms import (
    MayStartExempt,
    ProseField,
    ReasonField,
    RecordForm,
    VersionField,
    people_to_choose,
)
from accounts.models import User
from common.forms import RatingRadios
from programmes.standing import Place
from savings import access
from savings.choices import DeliveryRating, SavingState
from savings.claims import UNCLAIMED, Claim
from savings.delivery import STATES, Indicated
from savings.forms.saving_parts import (
    AmountField,
    GroupField,
    PlaceField,
)
from savings.models import Saving, ServiceGroup
from savings.services.saving import NOT_YOURS_TO_NAME
from savings.services.saving_fields import YearFigures

Years = Sequence[tuple[int, str]]
_ASKED_ONCE = ("place", "year", "target")
_NOT_SAID = "Not said"


class SavingCreateForm(RecordForm, MayStartExempt):
    """A new saving, kept from the public from its first moment if need be."""

    description = ProseField(
        "What is done?", help_text="Such as: one reception takes the place of six."
    )
    group = GroupField("Whose budget falls, or whose income rises?")
    place = PlaceField(
        "Who claims it?",
        help_text="One for now; shares of several are set afterwards.",
    )
    year = forms.TypedChoiceField(label="From which financial year?", coerce=int)
    target = AmountField("How much in that year?", help_text="Such as 45,000 or £1.2m.")
    reference = forms.CharField(
        label="Reference",
        required=False,
        max_length=30,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
        help_text="As your savings plan has it. Empty: the next free one.",
    )

    field_order = (
        "title",
        "description",
        "kind",
        "recurrence",
        "group",
        "place",
        "year",
        "target",
        "budget_owner",
        "replaces",
        "reference",
    )

    class Meta:
        model = Saving
        fields = [
            "title",
            "description",
            "kind",
            "recurrence",
            "group",
            "budget_owner",
            "replaces",
            "reference",
        ]
        labels = {
            "title": "What is the saving?",
            "kind": "What is it made of?",
            "recurrence": "Is it made every year?",
            "budget_owner": "Who answers for the budget?",
            "replaces": "Does it stand in for another saving?",
        }
        help_texts = {
            "title": "In a few words, as a table will show it.",
            "kind": "Only the first two reduce what a budget needs.",
            "budget_owner": "They return figures for it each month.",
            "replaces": "One that cannot be delivered.",
        }
        error_messages = {
            "title": {"required": "Say in a few words what the saving is."},
            "kind": {"required": "Say what it is made of."},
        }

    def __init__(
        self,
        *args: Any,
        reader: User,
        places: Sequence[tuple[Place, str]],
        may_leave_open: bool,
        years: Years,
        **kwargs: Any,
    ) -> None:
        """`may_leave_open`: whether a saving that no programme claims is theirs to
        propose."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kind"].choices = [("", "Choose"), *fields["kind"].choices[1:]]
        fields["group"].queryset = groups_to_choose(reader)
        fields["group"].empty_label = "Choose"
        fields["place"].required = not may_leave_open
        none = "No programme" if may_leave_open else "Choose"
        fields["place"].offer(places, none=none)
        fields["place"].error_messages["required"] = "Choose who claims it."
        fields["year"].choices = list(years)
        fields["budget_owner"].queryset = people_to_choose(reader)
        fields["budget_owner"].empty_label = "Nobody yet"
        offer_replaced(fields["replaces"], reader, None, self.initial.get("replaces"))

    def said(self) -> dict[str, Any]:
        """What the service takes."""
        said = {k: v for k, v in self.cleaned_data.items() if k not in _ASKED_ONCE}
        place: Place | None = self.cleaned_data["place"]
        return said | {
            "is_exempt": self.is_exempt,
            "claims": (Claim(place),) if place else UNCLAIMED,
            "years": (
                YearFigures(
                    self.cleaned_data["year"], target=self.cleaned_data["target"]
                ),
            ),
        }


class SavingUpdateForm(RecordForm):
    """All that is said of a saving, beside what it comes to and who claims it."""

    description = ProseField("What is done?")
    group = GroupField("Whose budget falls, or whose income rises?")
    delivery_reason = ProseField(
        "Why is delivery rated so?",
        help_text="Needed where it is worse than on track, or not what the figures "
        "say.",
    )
    mitigation = ProseField("What is done about what may not be made?")
    funding = AmountField("What does delivery cost, once?", required=False)
    version = VersionField()
    reason = ReasonField()

    class Meta:
        model = Saving
        fields = [
            "title",
            "description",
            "kind",
            "recurrence",
            "group",
            "budget_owner",
            "delivery",
            "delivery_reason",
            "mitigation",
            "replaces",
            "difficulty",
            "confidence",
            "funding_source",
            "funding",
            "decision",
            "fte_effect",
            "equality",
            "equality_reference",
        ]
        labels = SavingCreateForm.Meta.labels | {
            "title": "Title",
            "delivery": "How does delivery stand?",
            "difficulty": "How hard was it thought when the budget was set?",
        }
        widgets = {
            "delivery": RatingRadios(
                states={str(code): state for code, state in STATES.items()}
            ),
            "fte_effect": forms.TextInput({"class": "govuk-input--width-5"}),
        }
        error_messages = {
            "title": {"required": "Say in a few words what the saving is."},
            "fte_effect": {"invalid": "Write posts in figures, such as -2.5."},
        }

    PARTS = (
        ("What it is", ("title", "description", "kind", "recurrence")),
        ("Whose it is", ("group", "budget_owner", "replaces")),
        ("How delivery stands", ("delivery", "delivery_reason", "mitigation")),
        (
            "What it takes",
            ("difficulty", "confidence", "funding_source", "funding", "fte_effect"),
        ),
        (
            "On what authority",
            ("decision", "equality", "equality_reference"),
        ),
    )

    def __init__(
        self,
        *args: Any,
        reader: User,
        indicated: Indicated,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        saving = self.instance
        fields["group"].queryset = groups_to_choose(reader)
        owner = people_to_choose(reader, saving.budget_owner_id)
        fields["budget_owner"].queryset = owner
        fields["budget_owner"].empty_label = "Nobody yet"
        if not access.can_name_owner(reader, saving):
            fields["budget_owner"].disabled = True
            fields["budget_owner"].help_text = NOT_YOURS_TO_NAME
        for name in ("difficulty", "confidence", "funding_source", "equality"):
            fields[name].choices = [("", _NOT_SAID), *fields[name].choices[1:]]
        fields["delivery"].choices = [
            *fields["delivery"].choices[1:],
            ("", "Not rated yet"),
        ]
        widget = fields["delivery"].widget
        widget.last = saving.delivery
        widget.indicated, widget.because = indicated.rating or "", indicated.because
        if not offer_replaced(fields["replaces"], reader, saving):
            del fields["replaces"]

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For the template: each heading with its questions."""
        return [
            (heading, [self[name] for name in names if name in self.fields])
            for heading, names in self.PARTS
        ]


def groups_to_choose(reader: User) -> Any:
    """Of all structures, the latest first: a saving may be booked in an earlier one."""
    groups = ServiceGroup.objects.visible_to(reader).select_related("structure")
    return groups.order_by("-structure__in_force_from", "order", "name")


def offer_replaced(
    field: Any, reader: User, saving: Saving | None, also: int | None = None
) -> bool:
    """The savings another may stand in for: those that cannot be delivered, in full or
    by their own rating. False where the one this stands in for is none of the reader's
    to see, and so not to change."""
    chosen = saving.replaces_id if saving else also
    seen = Saving.objects.visible_to(reader).order_by("reference")
    field.queryset = seen.filter(
        Q(state__in=(SavingState.UNDELIVERABLE, SavingState.PART_DELIVERED))
        | Q(delivery=DeliveryRating.RED)
        | Q(pk__in=[chosen] if chosen else [])
    ).exclude(pk__in=[saving.pk] if saving else [])
    field.empty_label = "No"
    if saving is None or saving.replaces_id is None:
        return True
    return bool(seen.filter(pk=saving.replaces_id).exists())
