"""What has changed between two Positions. Pure; what it is called: movement_words.py.

A movement holds, for each thing that differs, what it was and what it is. So movements
compose: from April to July and from July to October is from April to October.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from common.fuzzy_date import FuzzyDate
from common.rag import RatingState
from programmes.choices import ScopedRole, StrandEventKind, StrandStatus
from programmes.facts import MilestoneFact, RoleFact
from reports.position import (
    Position,
    ProgrammePosition,
    ProjectPosition,
    StrandPosition,
)
from reports.roll_up import programme_rating, project_rating, strand_rating
from reports.savings_movement import (
    BenefitValue,
    CaseValue,
    SavingValue,
    benefit_values,
    case_values,
    saving_values,
)
from risks.facts import RiskFact
from risks.scoring import Scheme, Score


class Subject(StrEnum):
    """What kind of thing changed; also the order in which changes are kept."""

    PROGRAMME = "programme"
    STRAND = "strand"
    PROJECT = "project"
    MILESTONE = "milestone"
    RISK = "risk"
    SAVING = "saving"
    BENEFIT = "benefit"
    CASE = "business case"


@dataclass(frozen=True)
class ProgrammeValue:
    name: str
    status: str
    rating: RatingState


@dataclass(frozen=True)
class StrandValue:
    name: str
    order: int
    status: str
    replaced_by: str
    lead: str
    rating: RatingState


@dataclass(frozen=True)
class ProjectValue:
    """`strand` is the strand's id; its name may change without the project moving."""

    name: str
    strand: int
    stage: str
    state: str
    sponsor: str
    manager: str
    rating: RatingState
    ask: str


@dataclass(frozen=True)
class MilestoneValue:
    name: str
    project: int
    baseline: FuzzyDate
    forecast: FuzzyDate | None
    actual_on: date | None
    times_rebaselined: int


@dataclass(frozen=True)
class RiskValue:
    """`current` and `target` are scores of `scheme`; `escalated_to` is a level."""

    name: str
    reference: str
    register: int
    opened_on: date | None
    state: str
    scheme: Scheme
    current: Score | None
    target: Score | None
    owner: str
    response: str
    escalated_to: str
    accepted_by: str
    lesson: str


Value = (
    ProgrammeValue
    | StrandValue
    | ProjectValue
    | MilestoneValue
    | RiskValue
    | SavingValue
    | BenefitValue
    | CaseValue
)


@dataclass(frozen=True)
class Change:
    """One thing as it was and as it is; None where there was, or is, no such thing."""

    subject: Subject
    id: int
    before: Value | None
    after: Value | None

    @property
    def key(self) -> tuple[Subject, int]:
        return self.subject, self.id

    @property
    def latest(self) -> Value:
        """As it is, or as it last was."""
        found = self.after or self.before
        if found is None:
            message = "A change is of something that was or is there."
            raise ValueError(message)
        return found


@dataclass(frozen=True)
class Movement:
    """All changes from one instant to another, in a fixed order."""

    since: datetime
    until: datetime
    changes: tuple[Change, ...]

    def of(self, subject: Subject) -> Iterator[Change]:
        return (change for change in self.changes if change.subject == subject)


def movement(before: Position, after: Position) -> Movement:
    """What differs between two Positions, whichever is the earlier."""
    was, now = _values(before), _values(after)
    return Movement(
        since=before.as_at,
        until=after.as_at,
        changes=_changes(
            Change(*key, was.get(key), now.get(key)) for key in was.keys() | now.keys()
        ),
    )


def compose(first: Movement, then: Movement) -> Movement:
    """The movement over both spans; what went and came back has not changed."""
    if first.until != then.since:
        message = "The second movement must begin where the first one ends."
        raise ValueError(message)
    began = {c.key: c.before for c in (*then.changes, *first.changes)}
    ended = {c.key: c.after for c in (*first.changes, *then.changes)}
    return Movement(
        since=first.since,
        until=then.until,
        changes=_changes(
            Change(*key, before, ended[key]) for key, before in began.items()
        ),
    )


def _changes(candidates: Iterator[Change]) -> tuple[Change, ...]:
    order = list(Subject)
    differing = (change for change in candidates if change.before != change.after)
    return tuple(
        sorted(differing, key=lambda change: (order.index(change.subject), change.id))
    )


def _values(position: Position) -> dict[tuple[Subject, int], Value]:
    found: dict[tuple[Subject, int], Value] = {}
    for programme in position.programmes:
        found[Subject.PROGRAMME, programme.fact.id] = _programme(position, programme)
        for strand in programme.strands:
            found[Subject.STRAND, strand.fact.id] = _strand(position, strand)
            for project in strand.projects:
                value = _project(position, strand, project)
                found[Subject.PROJECT, project.fact.id] = value
                for milestone in project.milestones:
                    found[Subject.MILESTONE, milestone.id] = _milestone(milestone)
    schemes = {held.id: held.scheme for held in position.scoring_schemes}
    for register in position.registers():
        for risk in register.risks:
            found[Subject.RISK, risk.id] = _risk(risk, schemes[risk.scheme_id])
    found |= {(Subject.SAVING, pk): value for pk, value in saving_values(position)}
    found |= {(Subject.BENEFIT, pk): value for pk, value in benefit_values(position)}
    found |= {(Subject.CASE, pk): value for pk, value in case_values(position)}
    return found


def _programme(position: Position, programme: ProgrammePosition) -> ProgrammeValue:
    return ProgrammeValue(
        name=programme.fact.name,
        status=programme.fact.status,
        rating=programme_rating(position, programme).state,
    )


def _strand(position: Position, strand: StrandPosition) -> StrandValue:
    is_replaced = strand.fact.status == StrandStatus.REPLACED
    steps = [e for e in strand.events if e.kind == StrandEventKind.REPLACED]
    return StrandValue(
        name=strand.fact.name,
        order=strand.fact.order,
        status=strand.fact.status,
        replaced_by=steps[-1].replaced_by if is_replaced and steps else "",
        lead=person_in(strand.people, ScopedRole.STRAND_LEAD),
        rating=strand_rating(position, strand).state,
    )


def _project(
    position: Position, strand: StrandPosition, project: ProjectPosition
) -> ProjectValue:
    return ProjectValue(
        name=project.fact.name,
        strand=strand.fact.id,
        stage=project.fact.stage,
        state=project.fact.state,
        sponsor=person_in(project.people, ScopedRole.SPONSOR),
        manager=person_in(project.people, ScopedRole.PROJECT_MANAGER),
        rating=project_rating(position, strand, project).state,
        ask=project.latest.ask if project.latest else "",
    )


def _milestone(fact: MilestoneFact) -> MilestoneValue:
    return MilestoneValue(
        name=fact.title,
        project=fact.project_id,
        baseline=fact.baseline,
        forecast=fact.forecast,
        actual_on=fact.actual_on,
        times_rebaselined=fact.times_rebaselined,
    )


def _risk(fact: RiskFact, scheme: Scheme) -> RiskValue:
    return RiskValue(
        name=fact.title,
        reference=fact.reference,
        register=fact.register_id,
        opened_on=fact.opened_on,
        state=fact.state,
        scheme=scheme,
        current=fact.current,
        target=fact.target,
        owner=fact.owner,
        response=fact.response,
        escalated_to=fact.escalation.level if fact.escalation else "",
        accepted_by=fact.acceptance.by if fact.acceptance else "",
        lesson=fact.lesson,
    )


def person_in(people: tuple[RoleFact, ...], role: ScopedRole) -> str:
    """Who holds a role; of several, the latest to take it up. Nobody: empty."""
    return next((held.person for held in reversed(people) if held.role == role), "")
