"""What a table may be narrowed to. All of it stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import django_filters
from django import forms

from common.rag import Direction
from programmes.choices import ProgrammeStatus, ProjectState
from programmes.models import Programme, Project
from programmes.standing import Place, Standing
from reports.listings import earlier_ratings, travel
from reports.position import Position
from reports.roll_up import RatedProject, rag_counts, rated_projects

TRAVELS = [(d.value, d.label) for d in (Direction.WORSE, Direction.IMPROVED)]


class ProgrammeFilter(django_filters.FilterSet):
    """Programmes by name and by whether they are still run, now or on a past day."""

    q = django_filters.CharFilter(
        field_name="name", lookup_expr="icontains", label="Name contains"
    )
    status = django_filters.ChoiceFilter(
        choices=ProgrammeStatus.choices, empty_label="All", label="Status"
    )

    class Meta:
        model = Programme
        fields = ["q", "status"]


class ProjectFilter(django_filters.FilterSet):
    """Projects of a Position. Its rows are facts, perhaps of a past day, not rows of a
    table, so `narrow` does here what `qs` does elsewhere."""

    rating = django_filters.ChoiceFilter(empty_label="All", label="Rating")
    travel = django_filters.ChoiceFilter(
        choices=TRAVELS, empty_label="All", label="Direction"
    )
    strand = django_filters.ChoiceFilter(empty_label="All", label="Strand")
    state = django_filters.ChoiceFilter(
        choices=ProjectState.choices, empty_label="All", label="State"
    )
    mine = django_filters.BooleanFilter(label="Only mine", widget=forms.CheckboxInput())

    class Meta:
        model = Project
        fields: list[str] = []

    def __init__(
        self,
        chosen: Mapping[str, Any],
        *,
        position: Position,
        before: Position | None,
        standing: Standing,
    ) -> None:
        super().__init__(chosen, queryset=Project.objects.none())
        self.parts = list(rated_projects(position, position.programmes))
        self.earlier = earlier_ratings(before)
        self.compared = before is not None
        self.standing = standing
        self.filters["rating"].extra["choices"] = _ratings(position, self.parts)
        self.filters["strand"].extra["choices"] = [
            (str(strand.fact.id), f"{strand.fact.order} {strand.fact.name}")
            for programme in position.programmes
            for strand in programme.strands
        ]

    @property
    def total(self) -> int:
        return len(self.parts)

    def narrow(self) -> tuple[int, ...] | None:
        """Ids of the projects asked for; None where nothing is asked. What cannot be
        understood narrows nothing: the form says so beside the field."""
        chosen = self.form.cleaned_data if self.is_valid() else {}
        checks = [
            self._checks()[name](value) for name, value in chosen.items() if value
        ]
        if not checks:
            return None
        fitting: Iterable[RatedProject] = (
            part for part in self.parts if all(check(part) for check in checks)
        )
        return tuple(part.project.fact.id for part in fitting)

    def _checks(self) -> dict[str, Callable[[Any], Callable[[RatedProject], bool]]]:
        return {
            "rating": lambda code: lambda part: part.rating.state.code == code,
            "travel": lambda way: lambda part: self._travel(part) == way,
            "strand": lambda pk: lambda part: str(part.strand.fact.id) == pk,
            "state": lambda state: lambda part: part.project.fact.state == state,
            "mine": lambda _: self._is_mine,
        }

    def _travel(self, part: RatedProject) -> Direction:
        return travel(part, self.earlier, compared=self.compared)

    def _is_mine(self, part: RatedProject) -> bool:
        strand = part.strand.fact
        here = Place(strand.programme_id, strand.id, part.project.fact.id)
        return any(mine.place.covers(here) for mine in self.standing.held)


def _ratings(position: Position, parts: list[RatedProject]) -> list[tuple[str, str]]:
    scheme_id = position.programmes[0].scheme_id if position.programmes else None
    states = [part.rating.state for part in parts]
    counts = rag_counts(position, scheme_id, states)
    return [(c.state.code, f"{c.state.label} ({c.count})") for c in counts]
