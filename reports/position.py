"""The Position: everything known about some programmes at an instant.

An immutable tree of facts that knows nothing of the database. Every count, roll-up and
rating shown anywhere is computed from it by a pure function (`reports/roll_up.py`), so
two screens cannot disagree; `reports/load.py` fetches it, `reports/codec.py` writes it
as JSON and reads it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from highlights.facts import PeriodFact, ReportFact
from highlights.rating_scheme import Scheme
from programmes.facts import (
    BoardFact,
    Exempt,
    MilestoneFact,
    ProgrammeFact,
    ProjectFact,
    RoleFact,
    StrandEventFact,
    StrandFact,
)
from programmes.standing import NOTHING_EXEMPT, Entitlement, Place
from reports.position_parts import (
    RegisterPosition as RegisterPosition,  # all of a Position is found here
)
from reports.position_parts import SavingsPosition as SavingsPosition
from reports.position_parts import Withheld as Withheld
from reports.position_parts import (
    is_exempt,
    open_register,
    open_reports,
    open_savings,
    split,
)
from risks.facts import ScoringSchemeFact
from risks.scoring import Scheme as ScoringScheme


@dataclass(frozen=True)
class CouncilFact:
    """The council's name and the settings that ratings depend on."""

    name: str
    milestone_tolerance_days: int
    financial_year_starts_in: int


@dataclass(frozen=True)
class SchemeFact:
    """A rating scheme version as it was used; reports name it by `id`."""

    id: int
    scheme: Scheme


@dataclass(frozen=True)
class ProjectPosition:
    """A project, its approved reports (newest first), its milestones, its risks.

    `due` is the latest period a report was due for, None where nothing is asked.
    """

    fact: ProjectFact
    people: tuple[RoleFact, ...]
    due: PeriodFact | None
    reports: tuple[ReportFact, ...]
    milestones: tuple[MilestoneFact, ...]
    withheld: tuple[Withheld, ...] = ()
    latest_is_withheld: bool = False
    register: RegisterPosition | None = None

    @property
    def latest(self) -> ReportFact | None:
        """What was last reported, as far as the reader may know."""
        return _latest(self.reports, is_withheld=self.latest_is_withheld)


@dataclass(frozen=True)
class StrandPosition:
    """A strand, its life, its own approved reports (newest first), its projects."""

    fact: StrandFact
    people: tuple[RoleFact, ...]
    events: tuple[StrandEventFact, ...]
    due: PeriodFact | None
    reports: tuple[ReportFact, ...]
    projects: tuple[ProjectPosition, ...]
    withheld: tuple[Withheld, ...] = ()
    latest_is_withheld: bool = False
    register: RegisterPosition | None = None

    @property
    def latest(self) -> ReportFact | None:
        """What was last reported, as far as the reader may know."""
        return _latest(self.reports, is_withheld=self.latest_is_withheld)


@dataclass(frozen=True)
class ProgrammePosition:
    """A programme and all its strands. `scheme_id` rates what is rolled up."""

    fact: ProgrammeFact
    boards: tuple[BoardFact, ...]
    priorities: tuple[str, ...]
    people: tuple[RoleFact, ...]
    scheme_id: int | None
    strands: tuple[StrandPosition, ...]
    register: RegisterPosition | None = None


@dataclass(frozen=True)
class Position:
    """Everything known of some programmes at `as_at`; `on` is that day in the council.
    `register` is the council's own, where it was asked for. Of a Position frozen before
    there were savings, none are known.

    Holds exempt items until `public()` or `visible_to()` has left them out.
    """

    as_at: datetime
    on: date
    council: CouncilFact
    schemes: tuple[SchemeFact, ...]
    programmes: tuple[ProgrammePosition, ...]
    scoring_schemes: tuple[ScoringSchemeFact, ...] = ()
    register: RegisterPosition | None = None
    savings: SavingsPosition | None = None

    def public(self) -> Position:
        """Without anything exempt, saying only that something is withheld."""
        return self.visible_to(NOTHING_EXEMPT)

    def visible_to(self, entitlement: Entitlement) -> Position:
        """What somebody with this entitlement may know."""
        if entitlement.everything:
            return self
        return replace(
            self,
            programmes=tuple(
                _open_programme(programme, entitlement) for programme in self.programmes
            ),
            register=open_register(self.register),
            savings=open_savings(self.savings, entitlement),
        )

    def of_projects(self) -> Position:
        """Without what strands report of themselves: only what projects do."""
        return replace(
            self,
            programmes=tuple(
                replace(
                    programme,
                    strands=tuple(
                        replace(strand, reports=(), due=None)
                        for strand in programme.strands
                    ),
                )
                for programme in self.programmes
            ),
        )

    def scheme(self, scheme_id: int | None) -> Scheme | None:
        """The rating scheme of this id."""
        return next((s.scheme for s in self.schemes if s.id == scheme_id), None)

    def scoring_scheme(self, scheme_id: int) -> ScoringScheme:
        """The scoring scheme of this id. KeyError: no risk here was scored in it."""
        return {held.id: held.scheme for held in self.scoring_schemes}[scheme_id]

    def registers(self) -> Iterator[RegisterPosition]:
        """Every register there is here, from the top down."""
        found = [self.register]
        for programme in self.programmes:
            found.append(programme.register)
            for strand in programme.strands:
                found.append(strand.register)
                found += [project.register for project in strand.projects]
        return (register for register in found if register is not None)


def _open_programme(
    programme: ProgrammePosition, entitlement: Entitlement
) -> ProgrammePosition:
    if entitlement.covers(Place(programme.fact.id)):
        return programme
    return replace(
        programme,
        strands=tuple(
            _open_strand(strand, entitlement) for strand in programme.strands
        ),
        register=open_register(programme.register),
    )


def _open_strand(strand: StrandPosition, entitlement: Entitlement) -> StrandPosition:
    place = Place(strand.fact.programme_id, strand.fact.id)
    if entitlement.covers(place):
        return strand
    reports, withheld_reports = open_reports(strand.reports)

    def hidden(project: ProjectPosition) -> Exempt | None:
        inside = replace(place, project_id=project.fact.id)
        return None if entitlement.covers(inside) else project.fact.exempt

    projects, withheld_projects = split(strand.projects, "project", hidden)
    return replace(
        strand,
        reports=reports,
        projects=tuple(
            _open_project(project, place, entitlement) for project in projects
        ),
        withheld=strand.withheld + withheld_projects + withheld_reports,
        latest_is_withheld=strand.latest_is_withheld or is_exempt(strand.reports),
        register=open_register(strand.register),
    )


def _open_project(
    project: ProjectPosition, strand: Place, entitlement: Entitlement
) -> ProjectPosition:
    if entitlement.covers(replace(strand, project_id=project.fact.id)):
        return project
    reports, withheld_reports = open_reports(project.reports)
    milestones, withheld_milestones = split(
        project.milestones, "milestone", lambda milestone: milestone.exempt
    )
    return replace(
        project,
        reports=reports,
        milestones=milestones,
        withheld=project.withheld + withheld_milestones + withheld_reports,
        latest_is_withheld=project.latest_is_withheld or is_exempt(project.reports),
        register=open_register(project.register),
    )


def _latest(reports: tuple[ReportFact, ...], *, is_withheld: bool) -> ReportFact | None:
    return None if is_withheld else next(iter(reports), None)
