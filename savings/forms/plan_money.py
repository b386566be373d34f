"""What may be typed about the funding gap and targets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import forms

from accounts.forms import ReasonField, RecordForm, VersionField
from accounts.models import User
from programmes.models import Programme, Project, Strand
from savings.forms.plan_parts import OrderField, YearField
from savings.models import GapLine, SavingsTarget, ServiceGroup
from savings.pages.years import Choices

TargetPlace = Programme | Strand | Project | ServiceGroup
_NARROW = {"class": "govuk-input--width-10"}


class GapLineForm(RecordForm):
    first_year = YearField("From financial year")
    last_year = YearField("To financial year")
    order = OrderField()

    class Meta:
        model = GapLine
        fields = ["title", "first_year", "last_year", "amount", "source", "order"]
        labels = {"amount": "The gap, over these years together"}
        help_texts = {
            "title": "As the medium-term financial plan says it.",
            "source": "Report and date.",
        }
        error_messages = {
            "title": {"required": "Enter what this line of the plan is called."},
            "amount": {"required": "Enter the gap in pounds, such as £1.6m."},
        }

    def __init__(self, *args: Any, years: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, years, "first_year", "last_year")
        self.fields["amount"].widget.attrs.update(_NARROW)


class GapLineUpdateForm(GapLineForm):
    version = VersionField()
    reason = ReasonField()


class PlaceField(forms.ChoiceField):
    """A programme, strand, project or service group, whichever this reader may see."""

    def __init__(self) -> None:
        super().__init__(
            label="Whose target is it?",
            error_messages={"required": "Say whose target it is."},
        )
        self._places: dict[str, TargetPlace] = {}

    def offer(self, reader: User) -> None:
        programmes = Programme.objects.visible_to(reader)
        strands = Strand.objects.visible_to(reader).select_related("programme")
        projects = Project.objects.visible_to(reader).select_related("strand")
        groups = ServiceGroup.objects.visible_to(reader).select_related("structure")
        in_order = groups.order_by("-structure__in_force_from", "order", "name")
        offered: list[tuple[str, Sequence[TargetPlace]]] = [
            ("Programmes", list(programmes)),
            ("Strands", list(strands)),
            ("Projects", list(projects)),
        ]
        for structure, rows in groupby(in_order, lambda row: row.structure):
            offered.append((f"Service groups: {structure}", list(rows)))
        self._places = {_key(each): each for _, places in offered for each in places}
        self.choices = [
            ("", "Choose"),
            *(
                (heading, [(_key(each), _name(each)) for each in places])
                for heading, places in offered
                if places
            ),
        ]

    def clean(self, value: Any) -> TargetPlace:
        return self._places[str(super().clean(value))]


class TargetForm(RecordForm):
    """A new target; the year it is shown for is offered first."""

    place = PlaceField()
    year = YearField("Financial year")

    class Meta:
        model = SavingsTarget
        fields = ["year", "amount", "gap_line", "decision"]
        labels = {"amount": "Target", "gap_line": "Counts against"}
        help_texts = {
            "gap_line": "The line of the funding gap that it is to close.",
            "decision": "Body, date and minute.",
        }
        error_messages = {
            "amount": {"required": "Enter the target in pounds, such as £600,000."}
        }

    field_order = ("place", "year", "amount", "gap_line", "decision")

    def __init__(self, *args: Any, reader: User, years: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place"]
        place.offer(reader)
        _offer(self, years, "year")
        _prepare(self, reader)


class TargetUpdateForm(RecordForm):
    version = VersionField()
    reason = ReasonField()

    class Meta(TargetForm.Meta):
        fields = ["amount", "gap_line", "decision"]

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _prepare(self, reader)


def _prepare(form: forms.BaseForm, reader: User) -> None:
    line: Any = form.fields["gap_line"]
    line.queryset = GapLine.objects.visible_to(reader)
    line.empty_label = "No line of the gap"
    form.fields["amount"].widget.attrs.update(_NARROW)


def _offer(form: forms.BaseForm, years: Choices, *names: str) -> None:
    for name in names:
        field: Any = form.fields[name]
        field.offer(years)


def _key(place: TargetPlace) -> str:
    return f"{place._meta.model_name}-{place.pk}"


def _name(place: TargetPlace) -> str:
    """With what tells it from another of the same name."""
    if isinstance(place, Strand):
        return f"{place}, {place.programme}"
    if isinstance(place, Project):
        return f"{place}, {place.strand}"
    return str(place)
