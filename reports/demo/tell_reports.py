"""Tells of the reports: who wrote what, when it was submitted and approved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from common.periods import Cadence, Period, periods
from highlights import services
from highlights.choices import ReportStatus
from highlights.models import HighlightReport, RatingScheme, ReportingCycle
from highlights.rating_rules import indicated
from highlights.rating_scheme import OUTSIDE, WITHIN, Rule, Scheme
from highlights.services import Changes, DimensionChange
from programmes.models import Programme, Project, Strand
from reports.demo.diary import Diary, moment
from reports.demo.people import People
from reports.demo.prose import rich
from reports.demo.shapes import CycleStory, Said

GREEN = "green"


@dataclass(frozen=True)
class Desk:
    """Who writes the reports on a subject, who approves them, how soon before due."""

    subject: Callable[[], Project | Strand]
    writer: str
    approver: str
    days_before_due: int


class CycleTeller:
    """Notes a reporting cycle and the reports made in it."""

    row: ReportingCycle

    def __init__(self, story: CycleStory, people: People) -> None:
        self.story = story
        self.people = people
        self.periods: list[Period] = periods(
            Cadence(story.kind), story.first_day, story.count, story.due_after_days
        )

    def begin(self, programme: Programme, at: datetime) -> None:
        """Plans a year ahead of `at`; what goes on is planned further at loading."""
        self.row = services.create_cycle(
            programme=programme,
            reports_on=self.story.reports_on,
            kind=self.story.kind,
            first_day=self.story.first_day,
            due_after_days=self.story.due_after_days,
            scheme=RatingScheme.objects.get(code=self.story.scheme, version=1),
            by=None,
            at=at,
        )

    def plan_on(self, at: datetime) -> None:
        services.generate_periods(self.row, by=None, at=at)

    def note(self, diary: Diary, reports: Iterable[Said], desk: Desk) -> None:
        for said in reports:
            teller = ReportTeller(said, desk, self)
            due_on = self.periods[said.period].due_on
            written_on = due_on - timedelta(days=desk.days_before_due)
            diary.note(moment(written_on, 14), teller.write)
            if said.reaches == ReportStatus.DRAFT:
                continue
            diary.note(moment(written_on, 15), teller.submit)
            judged = moment(written_on + timedelta(days=1), 16)
            if said.reaches == ReportStatus.APPROVED:
                diary.note(judged, teller.approve)
            elif said.reaches == ReportStatus.RETURNED:
                diary.note(judged, teller.give_back)


class ReportTeller:
    """One report, from its first draft to as far as it came."""

    row: HighlightReport

    def __init__(self, said: Said, desk: Desk, cycle: CycleTeller) -> None:
        self.said = said
        self.desk = desk
        self.cycle = cycle

    def write(self, at: datetime) -> None:
        writer = self.cycle.people[self.desk.writer]
        starts_on = self.cycle.periods[self.said.period].starts_on
        self.row = services.start_report(
            subject=self.desk.subject(),
            period=self.cycle.row.periods.get(starts_on=starts_on),
            by=writer,
            at=at,
        )
        changes = changes_of(self.said, self.row)
        self.row = services.save_report(
            self.row, self.row.version, changes, by=writer, at=at
        )

    def submit(self, at: datetime) -> None:
        writer = self.cycle.people[self.desk.writer]
        self.row = services.submit_report(self.row, self.row.version, by=writer, at=at)

    def approve(self, at: datetime) -> None:
        approver = self.cycle.people[self.desk.approver]
        self.row = services.approve_report(self.row, by=approver, at=at)

    def give_back(self, at: datetime) -> None:
        approver = self.cycle.people[self.desk.approver]
        comment = "Which figures are still missing, and by when will they come?"
        self.row = services.return_report(self.row, by=approver, comment=comment, at=at)


def changes_of(said: Said, report: HighlightReport) -> Changes:
    """What the story says, as an officer would type it into the open report."""
    scheme = report.scheme.scheme
    ratings = ratings_of(said, scheme)
    carried = {row.dimension: row.declared for row in report.dimensions.all()}
    withheld = said.withheld
    return Changes(
        fields={
            "overall": overall_of(said, scheme, ratings),
            "overall_reason": said.why,
            "parent_reason": said.better_because,
            "comment": said.comment,
            "this_period": rich(said.done),
            "next_period": rich(said.coming),
            "issues": rich(said.issues),
            "ask": said.ask,
            "ask_by": said.ask_by,
            "is_exempt": withheld is not None,
            "exempt_paragraphs": list(withheld.paragraphs) if withheld else [],
            "exempt_reason": withheld.reason if withheld else "",
            "exempt_review_on": withheld.review_on if withheld else None,
        },
        dimensions={
            code: DimensionChange(rating, reason_of(said, code, moved=moved))
            for code, rating in ratings.items()
            for moved in [carried.get(code) not in (None, "", rating)]
        },
    )


def reason_of(said: Said, code: str, *, moved: bool) -> str:
    """Why the dimension is rated so; where it came right again, why the whole is."""
    told = said.outside.get(code) or said.within.get(code, "")
    return told or (said.why if moved else "")


def ratings_of(said: Said, scheme: Scheme) -> dict[str, str]:
    """Each dimension's rating; none where a project is closed, paused or not begun."""
    if said.state and not scheme.state(said.state).counts_as_rated:
        return {}
    good, bad = (WITHIN, OUTSIDE)
    if scheme.rule == Rule.WORST_OF:
        good, bad = (GREEN, said.state)
    return {
        dimension.code: bad if dimension.code in said.outside else good
        for dimension in scheme.dimensions
    }


def overall_of(said: Said, scheme: Scheme, ratings: dict[str, str]) -> str:
    """As told, else what the dimensions add up to, else green."""
    return said.state or indicated(scheme, ratings) or GREEN
