"""Fetches a Position: now, or as it stood at a past instant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from common.history import end_of, rows_as_at
from highlights import facts as highlights_facts
from highlights.choices import ReportsOn
from highlights.facts import CycleFact, HighlightsFacts, PeriodFact, ReportFact
from programmes import facts as programmes_facts
from programmes.facts import (
    MilestoneFact,
    ProgrammeFact,
    ProgrammesFacts,
    ProjectFact,
    RoleFact,
    Scope,
    StrandEventFact,
    StrandFact,
)
from programmes.models import Council, Programme, Project, Strand
from reports.position import (
    CouncilFact,
    Position,
    ProgrammePosition,
    ProjectPosition,
    RegisterPosition,
    SavingsPosition,
    SchemeFact,
    StrandPosition,
)
from risks import facts as risks_facts
from risks.choices import RegisterLevel
from risks.facts import LogFact, RiskFact, RisksFacts, ScoringSchemeFact
from savings import facts as savings_facts


def whole(programme: Programme) -> Scope:
    """The scope of one programme with everything in it."""
    return Scope(programme_ids=(programme.pk,))


def only_strand(strand: Strand) -> Scope:
    """The scope of one strand."""
    return Scope(programme_ids=(strand.programme_id,), strand_id=strand.pk)


def only_project(project: Project) -> Scope:
    """The scope of one project; its strand must be at hand."""
    return Scope(
        programme_ids=(project.strand.programme_id,),
        strand_id=project.strand_id,
        project_id=project.pk,
    )


def programmes_on(visible: QuerySet[Programme], day: date | None) -> QuerySet[Any]:
    """The programmes there were at the end of a day; of today, those visible now.

    Programmes are open to everybody who is signed in, so the past needs no narrowing.
    """
    if day is None or day >= timezone.localdate():
        return visible
    return rows_as_at(Programme, end_of(day))


def load_position_on(
    scope: Scope, day: date | None, *, look_back_to: date | None = None
) -> Position:
    """As `load_position`, at the end of a day; today (or None) means now."""
    past = day is not None and day < timezone.localdate()
    return load_position(
        scope, end_of(day) if past and day else None, look_back_to=look_back_to
    )


def load_position(
    scope: Scope, as_at: datetime | None = None, *, look_back_to: date | None = None
) -> Position:
    """The Position of a scope, exempt items and all. About seventy queries at most.

    With `look_back_to`, each subject's reports back to that day, not only the latest.
    """
    now = as_at or timezone.now()
    on = timezone.localdate(now)
    programmes = programmes_facts.load(scope, as_at=as_at, on=on)
    highlights = highlights_facts.load(
        programme_ids=[fact.id for fact in programmes.programmes],
        strand_ids=[fact.id for fact in programmes.strands],
        project_ids=[fact.id for fact in programmes.projects],
        as_at=as_at,
        on=on,
        look_back_to=look_back_to,
    )
    risks = _risks(scope, programmes, as_at)
    composer = _Composer(programmes, highlights, risks)
    return Position(
        as_at=now,
        on=on,
        council=_council(as_at),
        schemes=tuple(SchemeFact(*pair) for pair in sorted(highlights.schemes.items())),
        programmes=composer.programmes(),
        scoring_schemes=tuple(
            ScoringSchemeFact(*pair) for pair in sorted(risks.schemes.items())
        ),
        register=composer.registers.get((RegisterLevel.COUNCIL, None)),
        savings=_savings(scope, programmes, as_at),
    )


def _savings(
    scope: Scope, found: ProgrammesFacts, as_at: datetime | None
) -> SavingsPosition:
    """What the narrowest of the scope claims: the project, else the strand, else the
    programmes, whole; of the council's, everything."""
    of = {
        "programme_ids": [fact.id for fact in found.programmes],
        "strand_ids": [fact.id for fact in found.strands],
        "project_ids": [fact.id for fact in found.projects],
    }
    if scope.project_id is not None:
        del of["programme_ids"], of["strand_ids"]
    elif scope.strand_id is not None:
        del of["programme_ids"]
    facts = savings_facts.load(**of, with_council=scope.with_council, as_at=as_at)
    return SavingsPosition(facts, of_council=scope.with_council)


def _risks(scope: Scope, found: ProgrammesFacts, as_at: datetime | None) -> RisksFacts:
    """Of one strand or project its own, not those of what it lies in."""
    is_whole = scope.strand_id is None and scope.project_id is None
    return risks_facts.load(
        programme_ids=[fact.id for fact in found.programmes] if is_whole else (),
        strand_ids=(
            [fact.id for fact in found.strands] if scope.project_id is None else ()
        ),
        project_ids=[fact.id for fact in found.projects],
        with_council=scope.with_council,
        as_at=as_at,
    )


def _council(as_at: datetime | None) -> CouncilFact:
    row = rows_as_at(Council, as_at).first()
    if row is None:
        row = Council()
    return CouncilFact(
        name=row.name,
        milestone_tolerance_days=row.milestone_tolerance_days,
        financial_year_starts_in=row.financial_year_starts_in,
    )


class _Composer:
    """Puts the facts of the apps together into a tree, touching each once."""

    def __init__(
        self,
        programmes: ProgrammesFacts,
        highlights: HighlightsFacts,
        risks: RisksFacts,
    ) -> None:
        self.facts = programmes
        self.strands: dict[int, list[StrandFact]] = defaultdict(list)
        for strand in programmes.strands:
            self.strands[strand.programme_id].append(strand)
        self.projects: dict[int, list[ProjectFact]] = defaultdict(list)
        for project in programmes.projects:
            self.projects[project.strand_id].append(project)
        self.milestones: dict[int, list[MilestoneFact]] = defaultdict(list)
        for milestone in programmes.milestones:
            self.milestones[milestone.project_id].append(milestone)
        self.events: dict[int, list[StrandEventFact]] = defaultdict(list)
        for event in programmes.strand_events:
            self.events[event.strand_id].append(event)
        self.people: dict[tuple[str, int], list[RoleFact]] = defaultdict(list)
        for role in programmes.roles:
            self.people[_held_on(role)].append(role)
        self.reports: dict[tuple[str, int], list[ReportFact]] = defaultdict(list)
        for report in highlights.reports:
            self.reports[_reported_on(report)].append(report)
        self.cycles: dict[int, list[CycleFact]] = defaultdict(list)
        for cycle in highlights.cycles:
            self.cycles[cycle.programme_id].append(cycle)
        self.registers = _registers(risks)

    def programmes(self) -> tuple[ProgrammePosition, ...]:
        return tuple(self._programme(fact) for fact in self.facts.programmes)

    def _programme(self, fact: ProgrammeFact) -> ProgrammePosition:
        cycles = self.cycles[fact.id]
        return ProgrammePosition(
            fact=fact,
            boards=self.facts.boards.get(fact.id, ()),
            priorities=self.facts.priorities.get(fact.id, ()),
            people=tuple(self.people["programme", fact.id]),
            scheme_id=cycles[0].scheme_id if cycles else None,
            strands=tuple(
                self._strand(strand, cycles) for strand in self.strands[fact.id]
            ),
            register=self.registers.get((RegisterLevel.PROGRAMME, fact.id)),
        )

    def _strand(self, fact: StrandFact, cycles: Iterable[CycleFact]) -> StrandPosition:
        return StrandPosition(
            fact=fact,
            people=tuple(self.people["strand", fact.id]),
            events=tuple(self.events[fact.id]),
            due=_due(cycles, ReportsOn.STRANDS),
            reports=tuple(self.reports["strand", fact.id]),
            projects=tuple(
                self._project(project, cycles) for project in self.projects[fact.id]
            ),
            register=self.registers.get((RegisterLevel.STRAND, fact.id)),
        )

    def _project(
        self, fact: ProjectFact, cycles: Iterable[CycleFact]
    ) -> ProjectPosition:
        return ProjectPosition(
            fact=fact,
            people=tuple(self.people["project", fact.id]),
            due=_due(cycles, ReportsOn.PROJECTS),
            reports=tuple(self.reports["project", fact.id]),
            milestones=tuple(self.milestones[fact.id]),
            register=self.registers.get((RegisterLevel.PROJECT, fact.id)),
        )


def _registers(found: RisksFacts) -> dict[tuple[str, int | None], RegisterPosition]:
    """By the kind and the id of the place each belongs to."""
    risks: dict[int, list[RiskFact]] = defaultdict(list)
    for risk in found.risks:
        risks[risk.register_id].append(risk)
    log: dict[int, list[LogFact]] = defaultdict(list)
    for entry in found.log:
        log[entry.register_id].append(entry)
    return {
        (fact.level, fact.place_id): RegisterPosition(
            fact=fact, risks=tuple(risks[fact.id]), log=tuple(log[fact.id])
        )
        for fact in found.registers
    }


def _held_on(role: RoleFact) -> tuple[str, int]:
    if role.project_id is not None:
        return "project", role.project_id
    if role.strand_id is not None:
        return "strand", role.strand_id
    return "programme", role.programme_id or 0


def _reported_on(report: ReportFact) -> tuple[str, int]:
    if report.project_id is not None:
        return "project", report.project_id
    return "strand", report.strand_id or 0


def _due(cycles: Iterable[CycleFact], reports_on: ReportsOn) -> PeriodFact | None:
    asked = (cycle.latest_due for cycle in cycles if cycle.reports_on == reports_on)
    return next(asked, None)
