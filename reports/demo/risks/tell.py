"""Tells of a register: its rules, its risks and its logs, through the services."""

from __future__ import annotations

from datetime import datetime

from programmes.models import Programme, Project, Strand
from reports.demo.diary import Diary, moment
from reports.demo.people import People
from reports.demo.risks.shapes import LogStory, RegisterStory
from reports.demo.risks.tell_risk import RiskTeller, exempt_fields
from risks import services
from risks.models import LogEntry, Register, ScoringScheme


class RegisterTeller:
    """Notes what happened on a register; `row` is it, once it was opened."""

    row: Register

    def __init__(self, story: RegisterStory, people: People) -> None:
        self.story = story
        self.people = people

    def note(self, diary: Diary) -> None:
        # At noon: what is opened on its place's first day finds the place there.
        diary.note(moment(self.story.opened, 12), self.open)
        for risk in self.story.risks:
            RiskTeller(risk, self.story.keeper, self.people, self.register).note(diary)
        for entry in self.story.log:
            LogTeller(entry, self).note(diary)

    def register(self) -> Register:
        return self.row

    def open(self, at: datetime) -> None:
        story = self.story
        self.row = services.open_register(
            place_of(story),
            scheme=ScoringScheme.objects.newest().get(code=story.scheme),
            prefix=story.prefix,
            escalates_at=story.escalates_at,
            red_days_allowed=story.red_days_allowed,
            unchanged_limit=story.unchanged_limit,
            by=self.people[story.keeper],
            at=at,
        )


class LogTeller:
    """Notes an entry of a log, and its end."""

    row: LogEntry

    def __init__(self, story: LogStory, register: RegisterTeller) -> None:
        self.story = story
        self.register = register

    def note(self, diary: Diary) -> None:
        diary.note(moment(self.story.raised, 16), self.add)
        if self.story.ended:
            diary.note(moment(self.story.ended, 17), self.end)

    def add(self, at: datetime) -> None:
        story, register = self.story, self.register
        self.row = services.add_log_entry(
            register.row,
            kind=story.kind,
            title=story.title,
            detail=story.detail,
            owner=register.people[story.owner] if story.owner else None,
            raised_on=story.raised,
            due_on=story.due,
            decided_by=story.decided_by,
            **exempt_fields(story.withheld),
            by=register.people[register.story.keeper],
            at=at,
        )

    def end(self, at: datetime) -> None:
        services.close_log_entry(
            self.row,
            self.row.version,
            outcome=self.story.outcome,
            by=self.register.people[self.register.story.keeper],
            reason="No longer open.",
            at=at,
        )


def place_of(story: RegisterStory) -> Programme | Strand | Project | None:
    """The place a story names; None where it tells of the council's register."""
    if not story.programme:
        return None
    programme = Programme.objects.get(reference=story.programme)
    if story.strand:
        return programme.strands.get(order=story.strand)
    if story.project:
        return Project.objects.get(strand__programme=programme, name=story.project)
    return programme
