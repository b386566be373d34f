"""What was true of a programme at an instant, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from common.fuzzy_date import FuzzyDate


@dataclass(frozen=True)
class Scope:
    """What is asked about: some programmes whole, one strand, or one project; and
    perhaps what is the council's own, in no programme."""

    programme_ids: tuple[int, ...]
    strand_id: int | None = None
    project_id: int | None = None
    with_council: bool = False


@dataclass(frozen=True)
class Exempt:
    """Withheld from the public, under these paragraphs of Schedule 12A."""

    paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class BoardFact:
    name: str
    remit: str
    membership: str


@dataclass(frozen=True)
class ProgrammeFact:
    id: int
    reference: str
    name: str
    status: str
    starts_on: date | None
    ends_on: date | None
    vision: str
    problems_addressed: str
    aims: str
    out_of_scope: str


@dataclass(frozen=True)
class StrandFact:
    id: int
    programme_id: int
    order: int
    name: str
    status: str
    aims: str


@dataclass(frozen=True)
class StrandEventFact:
    """`replaced_by` is the name of the strand or body that took over, or empty."""

    id: int
    strand_id: int
    kind: str
    on: date
    reason: str
    old_name: str
    new_name: str
    replaced_by: str


@dataclass(frozen=True)
class ProjectFact:
    id: int
    strand_id: int
    order: int
    name: str
    purpose: str
    stage: str
    state: str
    is_material: bool
    exempt: Exempt | None


@dataclass(frozen=True)
class MilestoneFact:
    """`first_baseline` is the date first approved, before any re-baselining."""

    id: int
    project_id: int
    title: str
    first_baseline: FuzzyDate
    baseline: FuzzyDate
    forecast: FuzzyDate | None
    actual_on: date | None
    times_rebaselined: int
    exempt: Exempt | None


@dataclass(frozen=True)
class RoleFact:
    """Somebody's role on exactly one place."""

    role: str
    person: str
    programme_id: int | None
    strand_id: int | None
    project_id: int | None


@dataclass(frozen=True)
class ProgrammesFacts:
    """Everything this app knows about a scope at one instant."""

    programmes: tuple[ProgrammeFact, ...]
    boards: dict[int, tuple[BoardFact, ...]]
    priorities: dict[int, tuple[str, ...]]
    strands: tuple[StrandFact, ...]
    strand_events: tuple[StrandEventFact, ...]
    projects: tuple[ProjectFact, ...]
    milestones: tuple[MilestoneFact, ...]
    roles: tuple[RoleFact, ...]


def exempt_of(row: Any) -> Exempt | None:
    """The exemption of a row of any model that may be exempt, now or in history."""
    return Exempt(tuple(row.exempt_paragraphs)) if row.is_exempt else None
