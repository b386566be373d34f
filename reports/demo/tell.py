"""Tells the story of one programme again, through the ordinary services."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from highlights.choices import ReportsOn
from programmes import services
from programmes.choices import ScopedRole
from programmes.models import CorporatePriority, Programme, RoleAssignment, Strand
from reports.demo.diary import Diary, moment
from reports.demo.people import REASON, People
from reports.demo.prose import rich
from reports.demo.shapes import Held, ProgrammeStory, StrandStory, Turn
from reports.demo.tell_project import ProjectTeller
from reports.demo.tell_reports import CycleTeller, Desk


class ProgrammeTeller:
    """Notes a programme's story; `row` is the programme, once it has begun."""

    row: Programme

    def __init__(self, story: ProgrammeStory, people: People) -> None:
        self.story = story
        self.people = people

    def note(self, diary: Diary) -> None:
        begins = moment(self.story.begins)
        diary.note(begins, self.begin)
        for held in self.story.roles:
            HeldTeller(held, self).note(diary)
        cycles = {
            story.reports_on: CycleTeller(story, self.people)
            for story in self.story.cycles
        }
        for cycle in cycles.values():
            opened = max(begins, moment(cycle.story.first_day))
            diary.note(opened, partial(self.open_cycle, cycle))
        strands = [StrandTeller(story, self) for story in self.story.strands]
        for strand in strands:
            strand.note(diary)
        for strand in strands:
            strand.note_reports(diary, cycles)
        for cycle in cycles.values():
            if cycle.story.goes_on:
                diary.note(diary.latest, cycle.plan_on)

    def begin(self, at: datetime) -> None:
        story = self.story
        self.row = services.create_programme(
            reference=story.reference,
            name=story.name,
            starts_on=story.begins,
            vision=rich(story.vision),
            problems_addressed=rich(story.problems_addressed),
            aims=rich(story.aims),
            out_of_scope=rich(story.out_of_scope),
            by=None,
            at=at,
        )
        for order, board in enumerate(story.boards, start=1):
            services.add_board(
                self.row,
                name=board.name,
                remit=board.remit,
                membership=board.membership,
                order=order,
                by=None,
                at=at,
            )
        supported = CorporatePriority.objects.filter(name__in=story.priorities)
        services.set_priorities(self.row, supported, by=None, reason=REASON, at=at)

    def open_cycle(self, cycle: CycleTeller, at: datetime) -> None:
        cycle.begin(self.row, at)


class HeldTeller:
    """Notes a role on the programme, and its end."""

    row: RoleAssignment

    def __init__(self, held: Held, programme: ProgrammeTeller) -> None:
        self.held = held
        self.programme = programme

    def note(self, diary: Diary) -> None:
        diary.note(moment(self.held.starts_on), self.begin)
        if self.held.ends_on is not None:
            diary.note(moment(self.held.ends_on, 18), self.end)

    def begin(self, at: datetime) -> None:
        self.row = services.assign_role(
            self.programme.people[self.held.person],
            ScopedRole(self.held.role),
            self.programme.row,
            starts_on=self.held.starts_on,
            may_see_exempt=self.held.may_see_exempt,
            by=None,
            reason=REASON,
            at=at,
        )

    def end(self, at: datetime) -> None:
        ends_on = self.held.ends_on or self.held.starts_on
        services.end_role(
            self.row, ends_on=ends_on, by=None, reason="Handed over.", at=at
        )


class StrandTeller:
    """Notes a strand's life and its projects."""

    row: Strand

    def __init__(self, story: StrandStory, programme: ProgrammeTeller) -> None:
        self.story = story
        self.programme = programme
        self.projects = [
            ProjectTeller(project, order, programme.people)
            for order, project in enumerate(story.projects, start=1)
        ]

    def note(self, diary: Diary) -> None:
        diary.note(moment(self.story.begins), self.begin)
        for project in self.projects:
            begins = moment(project.story.begins)
            diary.note(begins, partial(self.begin_project, project))
            project.note(diary)
        for turn in self.story.turns:
            diary.note(moment(turn.on, 18), partial(self.turn, turn))

    def note_reports(self, diary: Diary, cycles: dict[str, CycleTeller]) -> None:
        on_projects = cycles.get(ReportsOn.PROJECTS)
        on_strands = cycles.get(ReportsOn.STRANDS)
        if on_projects:
            for project in self.projects:
                desk = Desk(
                    project.subject,
                    writer=project.story.manager,
                    approver=self.story.lead,
                    days_before_due=4,
                )
                on_projects.note(diary, project.story.reports, desk)
        if on_strands:
            desk = Desk(
                self.subject,
                writer=self.story.lead,
                approver=self.story.sponsor,
                days_before_due=2,
            )
            on_strands.note(diary, self.story.reports, desk)

    def begin(self, at: datetime) -> None:
        story = self.story
        self.row = services.add_strand(
            self.programme.row,
            name=story.name,
            aims=rich(story.aims),
            on=story.begins,
            by=None,
            reason=story.why,
            at=at,
        )
        for role, name in (
            (ScopedRole.STRAND_LEAD, story.lead),
            (ScopedRole.SPONSOR, story.sponsor),
        ):
            services.assign_role(
                self.programme.people[name],
                role,
                self.row,
                starts_on=story.begins,
                by=None,
                reason=REASON,
                at=at,
            )

    def begin_project(self, project: ProjectTeller, at: datetime) -> None:
        project.begin(self.row, at)

    def subject(self) -> Strand:
        return self.row

    def turn(self, turn: Turn, at: datetime) -> None:
        match turn.kind:
            case "continues":
                services.continue_strand(
                    self.row, on=turn.on, by=None, reason=turn.reason, at=at
                )
            case "refocused":
                services.refocus_strand(
                    self.row,
                    on=turn.on,
                    aims=rich(turn.new_aims),
                    by=None,
                    reason=turn.reason,
                    at=at,
                )
            case "renamed":
                services.rename_strand(
                    self.row,
                    name=turn.new_name,
                    on=turn.on,
                    by=None,
                    reason=turn.reason,
                    at=at,
                )
            case "replaced":
                services.replace_strand(
                    self.row,
                    replaced_by_body=turn.replaced_by,
                    on=turn.on,
                    by=None,
                    reason=turn.reason,
                    at=at,
                )
            case _:
                message = f"No strand can be {turn.kind} in a story."
                raise ValueError(message)
