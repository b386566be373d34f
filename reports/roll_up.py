"""How projects, strands and programmes are rated, worked out from a Position.

Pure: no database, no clock. The rules are house defaults, told with every dashboard:

* A project not started, paused or closed is just that. Where a report was due and none
  was approved, it is not reported. Else it is what its approved report declares.
* A strand that reports itself is what its report declares; any other is as bad as the
  worst of its material projects.
* A programme is as bad as the worst of its open strands.
* What is not known is never taken for green: where the worst that is known is green,
  but something has not been reported, the whole is not reported. Where the latest
  report is exempt, a reader not entitled to it is told that it is withheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from common import rag
from common.rag import Direction, RatingState, StateCount
from highlights.facts import ReportFact
from programmes.choices import ProgrammeStatus, ProjectState, StrandStatus
from reports.position import (
    Position,
    ProgrammePosition,
    ProjectPosition,
    StrandPosition,
)

NEVER_GREEN = {
    ProjectState.NOT_STARTED: rag.NOT_STARTED,
    ProjectState.PAUSED: rag.PAUSED,
    ProjectState.CLOSED: rag.CLOSED,
}


@dataclass(frozen=True)
class Rating:
    """How something stands, beside what was said before and what the data indicates.

    `previous` None: nothing was said before. `report` is the latest approved one, of
    this thing itself; where it is of an earlier period than the one due, the state is
    not reported and `previous` is what it said.
    """

    state: RatingState
    previous: RatingState | None = None
    indicated: RatingState | None = None
    unchanged_for: int = 0
    why: str = ""
    report: ReportFact | None = None

    @property
    def direction(self) -> Direction:
        """Only a first rating is new; not reported for the first time is nothing."""
        if self.previous is None and self.state.is_reserved:
            return Direction.NOT_COMPARABLE
        return rag.direction(self.previous, self.state)

    @property
    def disagrees(self) -> bool:
        """Declared is not what the rule computes from the data."""
        return (
            self.indicated is not None
            and self.state.counts_as_rated
            and self.indicated.code != self.state.code
        )


def state_of(position: Position, scheme_id: int | None, code: str) -> RatingState:
    """A stored code as a state: of its own scheme, else of any other at hand.

    A code that no scheme knows says nothing, so it is not reported.
    """
    own = position.scheme(scheme_id)
    schemes = [own] if own else []
    for scheme in [*schemes, *(held.scheme for held in position.schemes)]:
        try:
            return scheme.state(code)
        except KeyError:
            continue
    return rag.RESERVED.get(code, rag.NOT_REPORTED)


def is_open(strand: StrandPosition) -> bool:
    """Still run by its programme."""
    return strand.fact.status == StrandStatus.ACTIVE


def is_asked(strand: StrandPosition, project: ProjectPosition) -> bool:
    """A report is expected of it: neither it nor its strand is closed."""
    return is_open(strand) and project.fact.state != ProjectState.CLOSED


def project_rating(
    position: Position, strand: StrandPosition, project: ProjectPosition
) -> Rating:
    """What a project's board is told of it."""
    said = _declared(position, project)
    if not is_asked(strand, project):
        return _instead(position, said, rag.CLOSED)
    stands = NEVER_GREEN.get(ProjectState(project.fact.state))
    return said if stands is None else _instead(position, said, stands)


def reports_itself(strand: StrandPosition) -> bool:
    """Its own report is due, or was made and nothing is asked of its projects."""
    if strand.due is not None:
        return True
    has_reported = bool(strand.reports) or strand.latest_is_withheld
    return has_reported and all(p.due is None for p in strand.projects)


def strand_rating(position: Position, strand: StrandPosition) -> Rating:
    """The strand's own report where strands report, else the worst of its projects."""
    if not is_open(strand):
        said = _declared(position, strand)
        return _instead(position, said, rag.CLOSED)
    if reports_itself(strand):
        return _declared(position, strand)
    ratings = [
        project_rating(position, strand, project)
        for project in strand.projects
        if project.fact.is_material
    ]
    return _worst_of(ratings)


def programme_rating(position: Position, programme: ProgrammePosition) -> Rating:
    """The worst of its open strands: house default."""
    if programme.fact.status == ProgrammeStatus.CLOSED:
        return Rating(rag.CLOSED)
    strands = filter(is_open, programme.strands)
    return _worst_of([strand_rating(position, strand) for strand in strands])


def _declared(position: Position, of: ProjectPosition | StrandPosition) -> Rating:
    if of.latest_is_withheld:
        return Rating(rag.WITHHELD)
    report, due = of.latest, of.due
    if report is None:
        return Rating(rag.NOT_REPORTED)
    state = state_of(position, report.scheme_id, report.overall)
    if due is not None and report.period.ends_on < due.ends_on:
        return Rating(rag.NOT_REPORTED, previous=state, report=report)
    return Rating(
        state=state,
        previous=_optional(position, report, report.previous),
        indicated=_optional(position, report, report.indicated),
        unchanged_for=report.unchanged_for,
        why=report.comment or report.overall_reason,
        report=report,
    )


def _optional(position: Position, report: ReportFact, code: str) -> RatingState | None:
    return state_of(position, report.scheme_id, code) if code else None


def _instead(position: Position, said: Rating, stands: RatingState) -> Rating:
    """Not rated, whatever was said last; a scheme may have its own word for it."""
    scheme_id = said.report.scheme_id if said.report else None
    before = said.previous if said.state.is_reserved else said.state
    return Rating(
        state=state_of(position, scheme_id, stands.code),
        previous=before,
        why=said.report.comment if said.report else "",
        report=said.report,
    )


def _worst_of(ratings: Sequence[Rating]) -> Rating:
    state = worst_known(rating.state for rating in ratings)
    before = [rating.previous for rating in ratings]
    if all(previous is None for previous in before):
        return Rating(state)
    previous = worst_known(p for p in before if p is not None)
    return Rating(state, previous=previous)


def worst_known(states: Iterable[RatingState]) -> RatingState:
    """As bad as the worst; but what is not known hides behind no green."""
    found = list(states)
    codes = {state.code for state in found}
    worst = rag.worst(found)
    if worst is None:
        return _all_the_same(found)
    if worst.is_worse_than_green:
        return worst
    unknown = (s for s in (rag.NOT_REPORTED, rag.WITHHELD) if s.code in codes)
    return next(unknown, worst)


def _all_the_same(states: Sequence[RatingState]) -> RatingState:
    """All closed is closed, all paused is paused; anything else is not reported."""
    codes = {state.code for state in states}
    return states[0] if len(codes) == 1 else rag.NOT_REPORTED


@dataclass(frozen=True)
class RatedProject:
    """A project with its strand and its rating."""

    strand: StrandPosition
    project: ProjectPosition
    rating: Rating


def rated_projects(
    position: Position, programmes: Iterable[ProgrammePosition]
) -> Iterator[RatedProject]:
    """Every project of these programmes, in the order of strand and project."""
    for programme in programmes:
        for strand in programme.strands:
            for project in strand.projects:
                rating = project_rating(position, strand, project)
                yield RatedProject(strand, project, rating)


def rag_counts(
    position: Position, scheme_id: int | None, states: Iterable[RatingState]
) -> tuple[StateCount, ...]:
    """How many stand in each state of the scheme, zero included."""
    scheme = position.scheme(scheme_id)
    return rag.rag_count(states, scheme.states if scheme else ())


@dataclass(frozen=True)
class Contradiction:
    """A strand that says it is better than one of its material projects."""

    strand: StrandPosition
    declared: RatingState
    worst: RatedProject
    reason: str


def contradiction(position: Position, strand: StrandPosition) -> Contradiction | None:
    """Members find a green top line over an amber part contradictory; say it first.

    Source: law-and-conventions 5.1 (scrutiny in Wiltshire).
    """
    own = strand_rating(position, strand)
    if own.report is None or own.state.is_reserved:
        return None
    parts = [
        RatedProject(strand, project, project_rating(position, strand, project))
        for project in strand.projects
        if project.fact.is_material
    ]
    rated = [part for part in parts if part.rating.state.counts_as_rated]
    worst = max(rated, key=_severity, default=None)
    if worst is None or worst.rating.state.severity <= own.state.severity:
        return None
    return Contradiction(strand, own.state, worst, own.report.parent_reason)


def _severity(part: RatedProject) -> int:
    return part.rating.state.severity
