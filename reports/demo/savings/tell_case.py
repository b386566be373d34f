"""Tells of a business case: its versions, what was decided, what was spent."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from programmes.models import Strand
from reports.demo.diary import Diary, moment
from reports.demo.people import People
from reports.demo.savings.shapes import CaseStory, CeilingStory, VersionStory
from reports.demo.savings.tell_plan import place_called
from savings.appraisal.content import Assurance
from savings.choices import CaseStage
from savings.models import BusinessCase, CaseVersion, SpendCeiling
from savings.services import case as services
from savings.services.case_ceiling import record_spend, set_ceiling

FINANCE = "Finance Officer"


class CaseTeller:
    """Notes a business case; `row` is it, once it was opened, `open` the version in
    hand."""

    row: BusinessCase
    open: CaseVersion

    def __init__(self, story: CaseStory, people: People) -> None:
        self.story = story
        self.people = people

    def note(self, diary: Diary) -> None:
        first = self.story.versions[0].stage if self.story.versions else ""
        diary.note(moment(self.story.opened, 10), partial(self.begin, first))
        for nth, version in enumerate(self.story.versions):
            if nth:
                began = moment(version.written - timedelta(days=1), 9)
                diary.note(began, partial(self.go_on, version))
            diary.note(moment(version.written, 11), partial(self.write, version))
            if version.submitted:
                diary.note(moment(version.submitted, 12), self.submit)
            if version.decided:
                diary.note(moment(version.decided, 20), partial(self.decide, version))
        for ceiling in self.story.ceilings:
            CeilingTeller(ceiling, self).note(diary)

    def begin(self, stage: str, at: datetime) -> None:
        story = self.story
        place = place_called(story.programme, project=story.project)
        if isinstance(place, Strand):
            message = "A business case is of a programme or a project."
            raise TypeError(message)
        self.open = services.open_case(
            place,
            reference=story.reference,
            title=story.title,
            stage=stage or CaseStage.STRATEGIC,
            by=self.people[story.keeper],
            at=at,
        )
        self.row = self.open.case

    def go_on(self, version: VersionStory, at: datetime) -> None:
        self.open = services.new_version(
            self.row,
            stage=version.stage,
            by=self.people[self.story.keeper],
            reason="The next stage.",
            at=at,
        )

    def write(self, version: VersionStory, at: datetime) -> None:
        assured = version.content.assurance != Assurance.NONE
        self.open = services.save_content(
            self.open,
            self.open.version,
            version.content,
            by=self.people[FINANCE if assured else self.story.keeper],
            reason="Written and assured.",
            at=at,
        )

    def submit(self, at: datetime) -> None:
        self.open = services.submit_version(
            self.open,
            self.open.version,
            by=self.people[self.story.keeper],
            reason="Put to Council.",
            at=at,
        )

    def decide(self, version: VersionStory, at: datetime) -> None:
        if version.decided is None:
            return
        self.open = services.decide_version(
            self.open,
            self.open.version,
            is_approved=True,
            decided_by=version.decided_by,
            decided_on=version.decided,
            decision=version.decision,
            conditions=version.conditions,
            by=self.people["Democratic Services Officer"],
            reason="Resolved at the meeting.",
            at=at,
        )


class CeilingTeller:
    """Notes a spend ceiling, and what was spent under it."""

    row: SpendCeiling

    def __init__(self, story: CeilingStory, case: CaseTeller) -> None:
        self.story = story
        self.case = case

    def note(self, diary: Diary) -> None:
        diary.note(moment(self.story.allowed_on, 20), self.allow)
        for spent in self.story.spent:
            diary.note(moment(spent[0], 12), partial(self.spend, *spent))

    def allow(self, at: datetime) -> None:
        story = self.story
        self.row = set_ceiling(
            self.case.row,
            title=story.title,
            amount=story.amount * 100,
            allowed_by=story.allowed_by,
            allowed_on=story.allowed_on,
            returns_to=story.returns_to,
            returns_on=story.returns_on,
            by=self.case.people["Democratic Services Officer"],
            at=at,
        )

    def spend(self, on: date, amount: int, note: str, at: datetime) -> None:
        record_spend(
            self.row,
            on=on,
            amount=amount * 100,
            note=note,
            by=self.case.people[FINANCE],
            at=at,
        )
