"""What the places that claim savings are called, in the order papers print them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from programmes.models import Programme, Project, Strand
from programmes.standing import Place
from savings.facts import SavingsFacts

ITSELF = (0, "")  # a programme stands before its strands
UNKNOWN = (10**9, "")


def names_of(facts: SavingsFacts, reader: User) -> dict[Place, str]:
    """Every place that claims a share or has a target, and what it lies in. Three
    queries. A project the reader may not know has no name here."""
    programmes = _in_order(Programme.objects.visible_to(reader).order_by("name", "id"))
    strands = _in_order(
        Strand.objects.visible_to(reader).order_by("order", "name", "id")
    )
    projects = _in_order(
        Project.objects.visible_to(reader).order_by("order", "name", "id")
    )

    def way(place: Place) -> tuple[tuple[int, str], ...]:
        """Its programme, its strand and itself, each by its place in the order."""
        return (
            programmes.get(place.programme_id, UNKNOWN),
            strands.get(place.strand_id, UNKNOWN) if place.strand_id else ITSELF,
            projects.get(place.project_id, UNKNOWN) if place.project_id else ITSELF,
        )

    ways = {place: way(place) for place in _places(facts)}
    return {
        place: next(name for nth, name in reversed(ways[place]) if nth != ITSELF[0])
        for place in sorted(ways, key=ways.__getitem__)
    }


def _in_order(rows: QuerySet[Any]) -> dict[int, tuple[int, str]]:
    """By id: which one it is in the order, and its name."""
    named = enumerate(rows.values_list("id", "name"), start=1)
    return {pk: (nth, name) for nth, (pk, name) in named}


def _places(facts: SavingsFacts) -> set[Place]:
    named = {claim.place for saving in facts.savings for claim in saving.claims}
    named |= {target.place for target in facts.targets}
    places = {place for place in named if place is not None}
    return {
        each
        for place in places
        for each in (
            Place(place.programme_id),
            Place(place.programme_id, place.strand_id),
            place,
        )
    }
