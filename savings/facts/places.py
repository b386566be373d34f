"""Where claims, targets, benefits and cases stand, and which projects are exempt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q

from common.history import rows_as_at
from programmes.facts import Exempt
from programmes.models import Project, Strand
from programmes.standing import Place

PLACE = ("programme_id", "strand_id", "project_id")
EXEMPTION = ("is_exempt", "exempt_paragraphs")


@dataclass(frozen=True)
class Places:
    """Which programme each strand lies in, which strand each project, and which
    projects are exempt, then or now."""

    programmes: dict[int, int]
    strands: dict[int, int]
    exempt_projects: dict[int, Exempt]

    def place(
        self, programme_id: int | None, strand_id: int | None, project_id: int | None
    ) -> Place | None:
        """From the top down, whichever of the three a row names; None for none."""
        if project_id is not None:
            strand_id = self.strands[project_id]
        if strand_id is not None:
            programme_id = self.programmes[strand_id]
        return (
            None if programme_id is None else Place(programme_id, strand_id, project_id)
        )

    def exempt(self, project_id: int | None) -> Exempt | None:
        return None if project_id is None else self.exempt_projects.get(project_id)


@dataclass(frozen=True)
class Within:
    """What is asked for: everything, or these programmes, strands and projects."""

    everything: bool
    programme_ids: frozenset[int]
    strand_ids: frozenset[int]
    project_ids: frozenset[int]

    def where(self) -> Q:
        """Of rows that name one place."""
        if self.everything:
            return Q()
        return (
            Q(programme_id__in=self.programme_ids)
            | Q(strand_id__in=self.strand_ids)
            | Q(project_id__in=self.project_ids)
        )

    def where_of_cases(self) -> Q:
        """Of rows that name a programme or a project."""
        if self.everything:
            return Q()
        return Q(programme_id__in=self.programme_ids) | Q(
            project_id__in=self.project_ids
        )


def load_places(as_at: datetime | None) -> Places:
    """Two queries, four of the past. What has gone from the tables since is found where
    it was; what is exempt now is so in the past as well, and what was then stays so."""
    programmes: dict[int, int] = {}
    strands: dict[int, int] = {}
    exempt: dict[int, Exempt] = {}
    for instant in (None,) if as_at is None else (None, as_at):
        programmes |= dict(rows_of(Strand, instant, Q(), "id", "programme_id"))
        rows = rows_of(Project, instant, Q(), "id", "strand_id", *EXEMPTION)
        for pk, strand_id, *exemption in rows:
            strands[pk] = strand_id
            if found := exempt_in(exemption):
                exempt[pk] = found
    return Places(programmes, strands, exempt)


def within(
    places: Places,
    *,
    everything: bool,
    programme_ids: Collection[int] = (),
    strand_ids: Collection[int] = (),
    project_ids: Collection[int] = (),
) -> Within:
    """With all that lies inside what is named: a programme is asked for whole."""
    strands = {*strand_ids} | {
        pk for pk, found in places.programmes.items() if found in programme_ids
    }
    projects = {*project_ids} | {
        pk for pk, found in places.strands.items() if found in strands
    }
    return Within(
        everything, frozenset(programme_ids), frozenset(strands), frozenset(projects)
    )


def exempt_in(exemption: Sequence[Any]) -> Exempt | None:
    """Of the two columns `EXEMPTION`."""
    is_exempt, paragraphs = exemption
    return Exempt(tuple(paragraphs)) if is_exempt else None


def exempt_since(model: type[Model], as_at: datetime | None) -> dict[int, Exempt]:
    """What is exempt now, by id, asked of a past instant; of today, nothing."""
    if as_at is None:
        return {}
    rows = rows_of(model, None, Q(is_exempt=True), "id", *EXEMPTION)
    return {pk: found for pk, *row in rows if (found := exempt_in(row))}


def rows_of(
    model: type[Model], as_at: datetime | None, where: Q, *fields: str
) -> Iterable[tuple[Any, ...]]:
    """These columns of the rows there were, oldest first, without making a model of
    each: thousands of savings are told at once."""
    return rows_as_at(model, as_at, where).order_by("id").values_list(*fields)
