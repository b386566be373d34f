"""Tells of a project: its stages and states, its people and its milestones."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TypeVar

from common.exempting import mark_exempt
from common.fuzzy_date import FuzzyDate
from programmes import services
from programmes.choices import ProjectState, ScopedRole
from programmes.models import Milestone, Project, Stage, Strand
from reports.demo.diary import Diary, moment
from reports.demo.people import REASON, People
from reports.demo.prose import rich
from reports.demo.shapes import Due, Moved, ProjectStory, Step, Withheld

ExemptRow = TypeVar("ExemptRow", Project, Milestone)


class ProjectTeller:
    """Notes a project's story; `row` is the project, once it has begun."""

    row: Project

    def __init__(self, story: ProjectStory, order: int, people: People) -> None:
        self.story = story
        self.order = order
        self.people = people

    def note(self, diary: Diary) -> None:
        milestones = [MilestoneTeller(due) for due in self.story.milestones]
        for milestone in milestones:
            diary.note(moment(self.story.begins, 10), partial(milestone.plan, self))
        for step in self.story.steps:
            diary.note(moment(step.on, 11), partial(self.step, step))
        for milestone in milestones:
            milestone.note(diary)

    def begin(self, strand: Strand, at: datetime) -> None:
        story = self.story
        self.row = services.create_project(
            strand,
            name=story.name,
            order=self.order,
            purpose=rich(story.purpose),
            stage=Stage.objects.filter(name=story.stage).first(),
            state=ProjectState(story.state),
            is_material=story.is_material,
            by=None,
            reason="START document accepted.",
            at=at,
        )
        self.row = withhold(self.row, story.withheld, at)
        for role, name in (
            (ScopedRole.SPONSOR, story.sponsor),
            (ScopedRole.PROJECT_MANAGER, story.manager),
        ):
            services.assign_role(
                self.people[name],
                role,
                self.row,
                starts_on=story.begins,
                by=None,
                reason=REASON,
                at=at,
            )

    def subject(self) -> Project:
        return self.row

    def step(self, step: Step, at: datetime) -> None:
        if step.stage:
            self.row = services.update_project(
                self.row,
                self.row.version,
                stage=Stage.objects.filter(name=step.stage).first(),
                by=None,
                reason=step.reason,
                at=at,
            )
        if step.state:
            state = ProjectState(step.state)
            self.row = services.change_project_state(
                self.row, state, by=None, reason=step.reason, at=at
            )


class MilestoneTeller:
    """Notes what became of one milestone."""

    row: Milestone

    def __init__(self, story: Due) -> None:
        self.story = story

    def note(self, diary: Diary) -> None:
        for on, forecast in self.story.forecasts:
            diary.note(moment(on, 12), partial(self.forecast, forecast))
        if moved := self.story.moved:
            diary.note(moment(moved.on, 13), partial(self.move, moved))
        if done := self.story.done:
            diary.note(moment(done, 17), partial(self.reach, done))

    def plan(self, project: ProjectTeller, at: datetime) -> None:
        self.row = services.create_milestone(
            project.row,
            title=self.story.title,
            baseline=FuzzyDate.parse(self.story.baseline),
            by=None,
            at=at,
        )
        self.row = withhold(self.row, self.story.withheld, at)

    def forecast(self, words: str, at: datetime) -> None:
        expected = FuzzyDate.parse(words)
        self.row = services.update_milestone(
            self.row,
            self.row.version,
            forecast=expected,
            by=None,
            reason=f"Now expected: {expected}.",
            at=at,
        )

    def move(self, moved: Moved, at: datetime) -> None:
        change = services.rebaseline_milestone(
            self.row,
            self.row.version,
            baseline=FuzzyDate.parse(moved.to),
            agreed_by=moved.agreed_by,
            on=moved.on,
            by=None,
            reason=moved.reason,
            at=at,
        )
        self.row = change.milestone

    def reach(self, on: date, at: datetime) -> None:
        self.row = services.update_milestone(
            self.row,
            self.row.version,
            actual_on=on,
            by=None,
            reason="Reached.",
            at=at,
        )


def withhold(row: ExemptRow, withheld: Withheld | None, at: datetime) -> ExemptRow:
    """Exempt from its first moment, so that no earlier version is open."""
    if withheld is None:
        return row
    return mark_exempt(
        row,
        row.version,
        paragraphs=withheld.paragraphs,
        exempt_reason=withheld.reason,
        review_on=withheld.review_on,
        by=None,
        at=at,
    )
