"""A small council to which things happen, one after another, at given instants."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import time_machine

from common.fuzzy_date import FuzzyDate
from common.history import delete_with_reason, save_with_reason
from highlights.choices import ReportStatus
from highlights.models import HighlightReport, ReportingPeriod
from programmes.choices import ProjectState, ScopedRole, StrandStatus
from programmes.facts import Scope
from programmes.models import (
    Milestone,
    Programme,
    Project,
    Rebaseline,
    RoleAssignment,
    Strand,
    StrandEvent,
)
from tests import factories
from tests.reports import risk_histories, savings_histories

OPENED = datetime(2012, 6, 20, 12, tzinfo=UTC)
ADDED = OPENED - timedelta(days=2)
STATUSES = [ReportStatus.APPROVED, ReportStatus.SUPERSEDED]


@dataclass
class Story:
    """What exists at this point, and the instant at which the next thing happens."""

    programme: Programme
    strands: list[Strand]
    projects: list[Project]
    milestones: list[Milestone]
    roles: list[RoleAssignment]
    periods: list[ReportingPeriod]
    people: list[Any]
    now: datetime = OPENED
    names: Any = field(default_factory=lambda: count(1))

    @property
    def scope(self) -> Scope:
        return Scope((self.programme.pk,))

    def save(self, row: Any) -> Any:
        save_with_reason(row, by=None, reason="It happened.", at=self.now)
        return row

    def name(self, thing: str) -> str:
        return f"{thing} {next(self.names)}"


def begin() -> Story:
    """Two strands, two projects and a milestone each, two days before OPENED."""
    with time_machine.travel(ADDED, tick=False):
        factories.make_council()
        programme = factories.make_programme()
        strands = [factories.make_strand(programme) for _ in range(2)]
        projects = [factories.make_project(strand) for strand in strands]
        milestones = [factories.make_milestone(project) for project in projects]
        people = [factories.make_user() for _ in range(2)]
        roles = [
            factories.make_role(ScopedRole.SPONSOR, on=project, user=people[0])
            for project in projects
        ]
        cycle = factories.make_cycle(programme)
        periods = [
            factories.make_period(cycle),
            factories.make_period(
                cycle,
                label="July to September 2012",
                starts_on=date(2012, 7, 1),
                ends_on=date(2012, 9, 30),
                due_on=date(2012, 10, 5),
            ),
        ]
    return Story(programme, strands, projects, milestones, roles, periods, people)


def rename_strand(story: Story, pick: int) -> None:
    strand = story.strands[pick % len(story.strands)]
    old, strand.name = strand.name, story.name("Strand renamed")
    story.save(strand)
    story.save(
        StrandEvent(
            strand=strand,
            kind="renamed",
            on=story.now.date(),
            reason="A wider remit.",
            old_name=old,
            new_name=strand.name,
        )
    )


def close_or_reopen_strand(story: Story, pick: int) -> None:
    strand = story.strands[pick % len(story.strands)]
    is_open = strand.status == StrandStatus.ACTIVE
    strand.status = StrandStatus.CLOSED if is_open else StrandStatus.ACTIVE
    story.save(strand)


def add_strand(story: Story, _pick: int) -> None:
    name = story.name("Strand added")
    story.strands.append(story.save(Strand(programme=story.programme, name=name)))


def add_project(story: Story, pick: int) -> None:
    strand = story.strands[pick % len(story.strands)]
    name = story.name("Project added")
    story.projects.append(story.save(Project(strand=strand, name=name)))


def move_project(story: Story, pick: int) -> None:
    project = story.projects[pick % len(story.projects)]
    project.strand = story.strands[(pick + 1) % len(story.strands)]
    story.save(project)


def change_state(story: Story, pick: int) -> None:
    project = story.projects[pick % len(story.projects)]
    project.state = ProjectState.values[pick % len(ProjectState.values)]
    story.save(project)


def hide_or_show(story: Story, pick: int) -> None:
    project = story.projects[pick % len(story.projects)]
    fields = {"is_exempt": False, "exempt_paragraphs": [], "exempt_reason": ""}
    for name, value in (fields if project.is_exempt else factories.EXEMPT).items():
        setattr(project, name, value)
    story.save(project)


def add_milestone(story: Story, pick: int) -> None:
    project = story.projects[pick % len(story.projects)]
    milestone = Milestone(
        project=project,
        title=story.name("Milestone"),
        baseline=FuzzyDate.parse("summer 2012"),
    )
    story.milestones.append(story.save(milestone))


def slip(story: Story, pick: int) -> None:
    milestone = story.milestones[pick % len(story.milestones)]
    milestone.forecast = FuzzyDate.day(date(2012, 7, 1) + timedelta(days=pick))
    story.save(milestone)


def rebaseline(story: Story, pick: int) -> None:
    milestone = story.milestones[pick % len(story.milestones)]
    old, new = milestone.baseline, FuzzyDate.day(date(2012, 8, 1 + pick % 28))
    milestone.baseline = new
    story.save(milestone)
    story.save(
        Rebaseline(
            milestone=milestone,
            old_baseline=old,
            new_baseline=new,
            on=story.now.date(),
            agreed_by="The programme board",
            reason="Agreed in June.",
        )
    )


def complete(story: Story, pick: int) -> None:
    milestone = story.milestones[pick % len(story.milestones)]
    milestone.actual_on = None if milestone.actual_on else story.now.date()
    story.save(milestone)


def remove_milestone(story: Story, pick: int) -> None:
    if len(story.milestones) > 1:
        # The first stays: risks threaten it.
        milestone = story.milestones.pop(1 + pick % (len(story.milestones) - 1))
        for step in milestone.rebaselines.all():
            delete_with_reason(step, by=None, reason="Entered twice.", at=story.now)
        delete_with_reason(milestone, by=None, reason="Entered twice.", at=story.now)


def give_role(story: Story, pick: int) -> None:
    role = RoleAssignment(
        user=story.people[pick % len(story.people)],
        role=ScopedRole.STRAND_LEAD,
        strand=story.strands[pick % len(story.strands)],
        starts_on=story.now.date(),
    )
    story.roles.append(story.save(role))


def end_or_delete_role(story: Story, pick: int) -> None:
    if not story.roles:
        return
    role = story.roles.pop(pick % len(story.roles))
    if pick % 2:
        delete_with_reason(role, by=None, reason="Given by mistake.", at=story.now)
    else:
        role.ends_on = max(role.starts_on, story.now.date())
        story.save(role)


def rename_person(story: Story, pick: int) -> None:
    person = story.people[pick % len(story.people)]
    person.name = story.name("Corporate director")
    story.save(person)


def change_tolerance(story: Story, pick: int) -> None:
    council = factories.make_council()
    council.milestone_tolerance_days = pick % 30
    story.save(council)


def approve(story: Story, pick: int) -> None:
    """A report, or a correction where the period has one already."""
    project = story.projects[pick % len(story.projects)]
    period = story.periods[pick % len(story.periods)]
    kept = HighlightReport.objects.filter(project=project, period=period)
    edition = kept.filter(status__in=STATUSES).count() + 1
    for standing in kept.filter(status=ReportStatus.APPROVED):
        standing.status = ReportStatus.SUPERSEDED
        story.save(standing)
    overall = ["green", "amber", "red"][pick % 3]
    story.save(
        HighlightReport(
            period=period,
            project=project,
            scheme=period.cycle.scheme,
            status=ReportStatus.APPROVED,
            edition=edition,
            overall=overall,
            overall_reason="Because.",
            comment=story.name("Comment"),
            approved_at=story.now,
        )
    )


EVERYTHING = (
    rename_strand,
    close_or_reopen_strand,
    add_strand,
    add_project,
    move_project,
    change_state,
    hide_or_show,
    add_milestone,
    slip,
    rebaseline,
    complete,
    remove_milestone,
    give_role,
    end_or_delete_role,
    rename_person,
    change_tolerance,
    approve,
    *risk_histories.EVERYTHING,
    *savings_histories.EVERYTHING,
)
