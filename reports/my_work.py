"""What is due from one person, by when, most urgent first.

Only what is theirs is loaded: 37 queries at most, whoever asks and however large the
council. What is due about risks: my_risks.py; about savings: my_savings.py.
House defaults: a report is asked of whoever manages the project or leads the strand,
for the period that runs and the one before it; a project's report waits for the leads
of its strand and for its sponsor, a strand's for who runs the programme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from highlights.choices import ReportsOn, ReportStatus
from highlights.missing import missing_reports
from highlights.models import HighlightReport, ReportingPeriod
from programmes.access import RUNS_THE_PROGRAMME
from programmes.choices import ScopedRole
from programmes.models import Programme, Project, Strand
from programmes.standing import Place, standing_of
from reports.my_risks import risk_tasks
from reports.my_savings import savings_tasks
from reports.task import Task

THIS_WEEK = timedelta(days=7)
PERIODS_ASKED = 2


@dataclass(frozen=True)
class MyWork:
    """Everything due from one person, in three groups, and what comes next."""

    overdue: tuple[Task, ...]
    this_week: tuple[Task, ...]
    later: tuple[Task, ...]
    next_due_on: date | None

    @property
    def is_empty(self) -> bool:
        return not (self.overdue or self.this_week or self.later)


@dataclass(frozen=True)
class Mine:
    """The projects and strands that one person writes of, approves or runs."""

    writes: frozenset[Place]
    leads: frozenset[Place]
    approves: frozenset[Place]
    runs: frozenset[int]

    @property
    def programme_ids(self) -> set[int]:
        places = self.writes | self.leads
        return {place.programme_id for place in places} | set(self.runs)


def my_work(user: User, *, today: date) -> MyWork:
    """Reports to write or mend, reports to approve, programmes with reports missing,
    risks to review, savings returns, what waits to be decided."""
    mine = _mine(user)
    tasks = [
        *_to_write(user, mine, today),
        *_to_approve(user, mine),
        *_to_chase(user, mine, today),
        *risk_tasks(user, today=today),
        *savings_tasks(user, today=today),
    ]
    return grouped(tasks, today, _next_due(mine, today))


def grouped(
    tasks: Iterable[Task], today: date, next_due_on: date | None = None
) -> MyWork:
    """Overdue, within the next seven days, and later; the most urgent first."""
    ordered = sorted(tasks, key=lambda task: (task.due_on, task.place, task.what))
    soon = today + THIS_WEEK
    return MyWork(
        overdue=tuple(task for task in ordered if task.due_on < today),
        this_week=tuple(task for task in ordered if today <= task.due_on <= soon),
        later=tuple(task for task in ordered if task.due_on > soon),
        next_due_on=next_due_on,
    )


def _mine(user: User) -> Mine:
    held = standing_of(user).held

    def places(*roles: str) -> frozenset[Place]:
        return frozenset(mine.place for mine in held if mine.role in roles)

    return Mine(
        writes=places(ScopedRole.PROJECT_MANAGER),
        leads=places(ScopedRole.STRAND_LEAD),
        approves=places(ScopedRole.STRAND_LEAD, ScopedRole.SPONSOR),
        runs=frozenset(place.programme_id for place in places(*RUNS_THE_PROGRAMME)),
    )


def _projects_in(places: Collection[Place], prefix: str = "") -> Q:
    """Projects inside these places; `prefix` leads from the row to them."""
    condition = Q(pk__in=())
    for place in places:
        if place.project_id is not None:
            condition |= Q(**{f"{prefix}id": place.project_id})
        elif place.strand_id is not None:
            condition |= Q(**{f"{prefix}strand_id": place.strand_id})
        else:
            condition |= Q(**{f"{prefix}strand__programme_id": place.programme_id})
    return condition


def _strand_ids(places: Iterable[Place]) -> set[int]:
    return {
        place.strand_id
        for place in places
        if place.strand_id is not None and place.project_id is None
    }


# --- Reports to write -----------------------------------------------------------------


def _to_write(user: User, mine: Mine, today: date) -> Iterator[Task]:
    projects = list(
        Project.objects.visible_to(user)
        .reporting()
        .filter(_projects_in(mine.writes))
        .select_related("strand")
    )
    strands = list(
        Strand.objects.visible_to(user).active().filter(id__in=_strand_ids(mine.leads))
    )
    periods = list(
        ReportingPeriod.objects.in_use(mine.programme_ids)
        .begun(on=today)
        .last_of_each(PERIODS_ASKED)
    )
    reports = _reports(projects, strands, periods)
    unfinished = set()
    for period in sorted(periods, key=lambda period: period.starts_on):
        for subject in _asked(period, projects, strands):
            report = reports.get((*_key(subject), period.pk))
            # One report at a time: the next begins with what this one says.
            if report is None and subject not in unfinished:
                yield _start(subject, period)
            if report is None or report.is_editable:
                unfinished.add(subject)
    for report in reports.values():
        if report.is_editable:
            yield _continue(report)


def _asked(
    period: ReportingPeriod, projects: list[Project], strands: list[Strand]
) -> Iterator[Project | Strand]:
    programme_id = period.cycle.programme_id
    if period.cycle.reports_on == ReportsOn.PROJECTS:
        yield from (p for p in projects if p.strand.programme_id == programme_id)
    else:
        yield from (s for s in strands if s.programme_id == programme_id)


def _key(subject: Project | Strand) -> tuple[str, int]:
    return type(subject).__name__.lower(), subject.pk


def _reports(
    projects: list[Project], strands: list[Strand], periods: list[ReportingPeriod]
) -> dict[tuple[str, int, int], HighlightReport]:
    """Of each subject and period; where one is open, that one."""
    rows = (
        HighlightReport.objects.filter(
            Q(project__in=projects) | Q(strand__in=strands),
            Q(period__in=periods) | Q(status__in=("draft", "returned")),
        )
        .for_list()
        .select_related("period", "project", "strand")
        .order_by("edition")
    )
    return {(*_key(row.subject), row.period_id): row for row in rows}


def _start(subject: Project | Strand, period: ReportingPeriod) -> Task:
    kind, pk = _key(subject)
    return Task(
        what=f"Report for {period.label}",
        place=subject.name,
        place_link=subject.get_absolute_url(),
        why=_why(subject),
        due_on=period.due_on,
        action=reverse("highlights:report_start", args=[period.pk, kind, pk]),
        action_text="Write it",
        starts=True,
    )


def _continue(report: HighlightReport) -> Task:
    returned = report.status == ReportStatus.RETURNED
    correction = report.edition > 1
    what = "Correction of the report" if correction else "Report"
    why = f"Returned: {report.return_comment}" if returned else _why(report.subject)
    return Task(
        what=f"{what} for {report.period.label}",
        place=report.subject.name,
        place_link=report.subject.get_absolute_url(),
        why=why,
        due_on=report.period.due_on,
        action=reverse("highlights:report_update", args=[report.pk]),
        action_text="Mend it" if returned else "Carry on",
    )


def _why(subject: Project | Strand) -> str:
    return (
        "you manage this project"
        if isinstance(subject, Project)
        else "you lead this strand"
    )


# --- Reports to approve, reports to chase ---------------------------------------------


def _to_approve(user: User, mine: Mine) -> Iterator[Task]:
    of_projects = _projects_in(mine.approves, "project__")
    of_strands = Q(strand__programme_id__in=mine.runs)
    reports = (
        HighlightReport.objects.visible_to(user)
        .submitted()
        .filter(of_projects | of_strands)
        .exclude(submitted_by=user)
        .for_list()
        .select_related("period", "project", "strand", "submitted_by")
    )
    for report in reports:
        yield Task(
            what=f"Approve the report for {report.period.label}",
            place=report.subject.name,
            place_link=report.subject.get_absolute_url(),
            why=f"submitted by {report.submitted_by}",
            due_on=report.period.due_on,
            action=reverse("highlights:report_approve", args=[report.pk]),
            action_text="Read and decide",
        )


def _to_chase(user: User, mine: Mine, today: date) -> Iterator[Task]:
    missing = missing_reports(mine.runs, on=today, user=user)
    late = [row for row in missing if row.is_overdue]
    counts = Counter(row.period.cycle.programme_id for row in late)
    due = {row.period.cycle.programme_id: row.period.due_on for row in late}
    for programme in Programme.objects.visible_to(user).filter(id__in=counts):
        count = counts[programme.pk]
        reports = "1 report is" if count == 1 else f"{count} reports are"
        yield Task(
            what=f"{reports} missing",
            place=programme.name,
            place_link=programme.get_absolute_url(),
            why="you run this programme",
            due_on=due[programme.pk],
            action=reverse("highlights:not_reported", args=[programme.reference]),
            action_text="See who, and chase",
        )


def _next_due(mine: Mine, today: date) -> date | None:
    """When the next report will be due, for somebody with nothing to do now."""
    periods = ReportingPeriod.objects.in_use(mine.programme_ids)
    coming = periods.filter(starts_on__gt=today).order_by("due_on").first()
    return coming.due_on if coming else None
