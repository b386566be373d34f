"""What several forms about savings are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.validators import MinValueValidator

from accounts.models import User
from common.forms import MoneyInput, PenceField
from programmes import access as programmes_access
from programmes.models import Programme, Project, Strand
from programmes.standing import Place
from savings.models import ServiceGroup


class PlaceField(forms.ChoiceField):
    """A programme, strand or project by its ids; an empty answer is none."""

    def __init__(self, label: str, *, help_text: str = "") -> None:
        super().__init__(label=label, required=False, help_text=help_text)

    def offer(self, places: Sequence[tuple[Place, str]], *, none: str) -> None:
        """In the order given; `none` is what no programme is called."""
        self._by_code = {place.code: place for place, _ in places}
        self.choices = [("", none), *((each.code, name) for each, name in places)]

    def clean(self, value: Any) -> Place | None:
        chosen = super().clean(value)
        return self._by_code[chosen] if chosen else None


def places_to_choose(
    reader: User, *, to_edit: bool = False, also: Iterable[Place] = ()
) -> list[tuple[Place, str]]:
    """Programmes, under each its strands, under those their projects: what this reader
    may see or, `to_edit`, change. `also` are kept whatever became of them. Three
    queries."""
    kept = set(also)

    def is_offered(where: Programme | Strand | Project) -> bool:
        place = programmes_access.place_of(where)
        if place in kept:
            return True
        return not to_edit or programmes_access.can_edit(reader, where)

    places = []
    tree = _tree(reader)
    for programme, strands in tree:
        rows: list[tuple[Programme | Strand | Project, str]] = [(programme, "")]
        for strand, projects in strands:
            rows += [(strand, "– "), *((project, "– – ") for project in projects)]
        places += [
            (programmes_access.place_of(where), f"{indent}{where.name}")
            for where, indent in rows
            if is_offered(where)
        ]
    return places


_Tree = list[tuple[Programme, list[tuple[Strand, list[Project]]]]]


def _tree(reader: User) -> _Tree:
    projects: dict[int, list[Project]] = {}
    for project in Project.objects.visible_to(reader).select_related("strand"):
        projects.setdefault(project.strand_id, []).append(project)
    strands: dict[int, list[Strand]] = {}
    for strand in Strand.objects.visible_to(reader):
        strands.setdefault(strand.programme_id, []).append(strand)
    return [
        (
            programme,
            [
                (each, projects.get(each.pk, []))
                for each in strands.get(programme.pk, [])
            ],
        )
        for programme in Programme.objects.visible_to(reader)
    ]


class GroupField(forms.ModelChoiceField):
    """A service group, named with the structure it is in."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            ServiceGroup.objects.none(),
            label=label,
            error_messages={
                "required": "Choose a service group.",
                "invalid_choice": "Choose a service group of the list.",
            },
            **kwargs,
        )

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.structure})"


class AmountField(PenceField):
    """An amount in pounds that is nothing or more, kept in pence."""

    def __init__(
        self, label: str, *, help_text: str = "", required: bool = True
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            widget=MoneyInput({"class": "govuk-input--width-10"}),
            validators=[MinValueValidator(0, "Write an amount that is not negative.")],
        )
