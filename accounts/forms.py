"""What may be typed about people; and the parts every form of a record shares."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts.choices import CouncilRoleName
from accounts.models import User
from accounts.querysets import UserQuerySet
from common.exemption import SCHEDULE_12A_PART_1
from common.forms import DatePartsField


class RecordForm(forms.ModelForm):
    """Labels and fields come from the model; checking and saving is the service's."""

    def _post_clean(self) -> None:
        """The row in hand stays as it is stored: the service takes the values."""


def at_most(most: int) -> Callable[[str], None]:
    """A validator: longer text is refused, with by how much."""

    def check(text: str) -> None:
        if len(text) > most:
            raise ValidationError(
                f"Shorten this to {most:,} characters: it has {len(text):,}."
            )

    return check


class ReasonField(forms.CharField):
    """Why: kept in the history for good."""

    def __init__(self, label: str = "Why are you changing this?") -> None:
        super().__init__(
            label=label,
            validators=[at_most(2_000)],
            widget=forms.Textarea({"rows": 2}),
            help_text="A line that will still make sense in a year.",
            error_messages={"required": "Say why: it is kept with the change."},
        )


class ProseField(forms.CharField):
    """Some sentences, in a box that shows as many lines as are usual."""

    def __init__(
        self,
        label: str,
        *,
        rows: int = 3,
        help_text: str = "",
        required: bool = False,
        error_messages: dict[str, str] | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            validators=[at_most(4_000)],
            widget=forms.Textarea({"rows": rows}),
            help_text=help_text,
            error_messages=error_messages,
        )


class VersionField(forms.IntegerField):
    """Which version of the record was opened; see common/locking.py."""

    def __init__(self) -> None:
        super().__init__(
            widget=forms.HiddenInput,
            min_value=0,
            max_value=2_000_000_000,
            error_messages={"required": "Open this page again and repeat the change."},
        )


class ParagraphsField(forms.TypedMultipleChoiceField):
    """Paragraphs of Part 1 of Schedule 12A, by their numbers."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label="Under which paragraphs of Schedule 12A?",
            required=required,
            choices=[(p.number, f"{p.number}. {p.title}") for p in SCHEDULE_12A_PART_1],
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": "Say under which paragraph of Schedule 12A this is exempt.",
            },
        )


class DecisionForm(forms.Form):
    """A decision that needs nothing but a reason."""

    reason = ReasonField("Why?")
    version = VersionField()


class ExemptionForm(forms.Form):
    """Under what, why, and until when somebody asks again."""

    paragraphs = ParagraphsField()
    exempt_reason = ProseField(
        "Why does the public interest lie in keeping it back?",
        required=True,
        error_messages={
            "required": "Say why the public interest lies in keeping this back.",
        },
    )
    review_on = DatePartsField(label="Review the exemption on", required=False)


class WithholdForm(ExemptionForm):
    """Of a record that counts its saves."""

    version = VersionField()


class MayStartExempt(forms.Form):
    """The part of a form for something new that keeps it from the public from its first
    moment: what is marked later has an earlier version that was open."""

    EXEMPTION = ("exempt_paragraphs", "exempt_reason", "exempt_review_on")

    exempt_paragraphs = ParagraphsField(required=False)
    exempt_reason = ProseField("Why does the public interest lie in keeping it back?")
    exempt_review_on = DatePartsField(label="Review the exemption on", required=False)

    @property
    def is_exempt(self) -> bool:
        """Half of what an exemption needs is enough: the record asks for the rest."""
        said = self.cleaned_data
        return bool(said["exempt_paragraphs"] or said["exempt_reason"])

    def main_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.EXEMPTION]

    def exempt_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.EXEMPTION]

    def is_exemption_open(self) -> bool:
        """Whether to show the part about it unfolded."""
        return self.is_bound and any(
            name in self.errors or self.cleaned_data.get(name)
            for name in self.EXEMPTION
        )


def people_to_choose(reader: User, chosen_id: int | None = None) -> UserQuerySet:
    """Whoever may sign in; and who was chosen when he or she still could."""
    people = User.objects.visible_to(reader).for_list()
    return people.filter(Q(is_active=True) | Q(pk=chosen_id))


class PersonForm(RecordForm):
    class Meta:
        model = User
        fields = ["name", "email", "job_title"]
        error_messages = {
            "name": {"required": "Enter the person's name."},
            "email": {"required": "Enter the address they sign in with."},
        }
        widgets = {
            "email": forms.EmailInput(
                {"autocomplete": "off", "class": "govuk-input--width-20"}
            )
        }


class PersonUpdateForm(PersonForm):
    version = VersionField()


class ReasonForm(forms.Form):
    """A step that needs nothing but a reason."""

    reason = ReasonField("Why?")


class CouncilRoleForm(forms.Form):
    role = forms.ChoiceField(
        choices=[("", "Choose a role"), *CouncilRoleName.choices],
        error_messages={"required": "Choose a role."},
    )
    starts_on = DatePartsField(label="From")
    ends_on = DatePartsField(
        label="Until", required=False, help_text="The last day. Empty while it goes on."
    )


class EndForm(forms.Form):
    ends_on = DatePartsField(label="Last day of the role")
    reason = ReasonField("Why does it end?")
