"""Which reports are missing, whose they are, and when they were last chased."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from accounts.models import User
from highlights.choices import ReportsOn, ReportStatus
from highlights.models import Chase, HighlightReport, ReportingPeriod
from programmes.choices import ScopedRole
from programmes.models import Project, RoleAssignment, Strand

REPORTED = (ReportStatus.SUBMITTED, ReportStatus.APPROVED, ReportStatus.SUPERSEDED)

Subject = tuple[str, int]


@dataclass(frozen=True)
class MissingReport:
    """A report that nobody has submitted, of a period that is over."""

    subject: Project | Strand
    period: ReportingPeriod
    report: HighlightReport | None
    people: tuple[User, ...]
    chased_at: datetime | None
    on: date

    @property
    def kind(self) -> str:
        return type(self.subject).__name__.lower()

    @property
    def key(self) -> str:
        """Names the missing report in a form."""
        return f"{self.kind}-{self.subject.pk}-{self.period.pk}"

    @property
    def state(self) -> str:
        """How far it has got, in words."""
        return self.report.get_status_display() if self.report else "Not started"

    @property
    def names(self) -> str:
        """Who writes it."""
        return ", ".join(person.name for person in self.people)

    @property
    def is_overdue(self) -> bool:
        return self.period.due_on < self.on


def missing_reports(
    programme_ids: Collection[int], *, on: date, user: User
) -> list[MissingReport]:
    """For the last period that is over, of each cycle in use. Seven queries.

    Only of projects that `user` may know of; the most overdue first.
    """
    periods = list(
        ReportingPeriod.objects.in_use(programme_ids).ended(on=on).last_of_each(1)
    )
    asked = _Asked(programme_ids, user)
    found = [
        (subject, period)
        for period in periods
        for subject in _subjects_of(period, asked)
    ]
    reports = _reports(periods)
    found = [pair for pair in found if _is_missing(reports.get(_pair_key(*pair)))]
    people = _people([subject for subject, _ in found], on)
    chased = _chased(periods)
    missing = [
        MissingReport(
            subject=subject,
            period=period,
            report=reports.get(_pair_key(subject, period)),
            people=tuple(people[_key(subject)]),
            chased_at=chased.get(_pair_key(subject, period)),
            on=on,
        )
        for subject, period in found
    ]
    return sorted(missing, key=lambda row: row.period.due_on)


def _is_missing(report: HighlightReport | None) -> bool:
    return report is None or report.status not in REPORTED


class _Asked:
    """Whoever might be asked for a report: projects and strands, fetched once."""

    def __init__(self, programme_ids: Collection[int], user: User) -> None:
        self.projects: dict[int, list[Project]] = defaultdict(list)
        projects = Project.objects.visible_to(user).reporting()
        for project in projects.filter(
            strand__programme_id__in=programme_ids
        ).select_related("strand__programme"):
            self.projects[project.strand.programme_id].append(project)
        self.strands: dict[int, list[Strand]] = defaultdict(list)
        strands = Strand.objects.visible_to(user).active()
        for strand in strands.filter(programme_id__in=programme_ids).select_related(
            "programme"
        ):
            self.strands[strand.programme_id].append(strand)


def _subjects_of(period: ReportingPeriod, asked: _Asked) -> Iterable[Project | Strand]:
    programme_id = period.cycle.programme_id
    if period.cycle.reports_on == ReportsOn.PROJECTS:
        return asked.projects[programme_id]
    return asked.strands[programme_id]


def _key(subject: Project | Strand) -> Subject:
    return type(subject).__name__.lower(), subject.pk


def _pair_key(
    subject: Project | Strand, period: ReportingPeriod
) -> tuple[Subject, int]:
    return _key(subject), period.pk


def _key_of(row: HighlightReport | Chase | RoleAssignment) -> Subject:
    if row.project_id is not None:
        return "project", row.project_id
    return "strand", row.strand_id or 0


def _reports(
    periods: list[ReportingPeriod],
) -> dict[tuple[Subject, int], HighlightReport]:
    """Of each subject and period: an open correction does not make it missing."""
    rows = HighlightReport.objects.filter(period__in=periods).for_list()
    found: dict[tuple[Subject, int], HighlightReport] = {}
    for row in rows.order_by("edition"):
        # The first edition decides: once it was handed in, the report is there.
        found.setdefault((_key_of(row), row.period_id), row)
    return found


def _people(subjects: list[Project | Strand], on: date) -> dict[Subject, list[User]]:
    """Who writes: a project's managers, a strand's leads."""
    projects = [subject.pk for subject in subjects if isinstance(subject, Project)]
    strands = [subject.pk for subject in subjects if isinstance(subject, Strand)]
    managers = Q(role=ScopedRole.PROJECT_MANAGER, project_id__in=projects)
    leads = Q(role=ScopedRole.STRAND_LEAD, strand_id__in=strands)
    people: dict[Subject, list[User]] = defaultdict(list)
    roles = RoleAssignment.objects.held(on=on).filter(managers | leads)
    for role in roles.filter(user__is_active=True).select_related("user"):
        people[_key_of(role)].append(role.user)
    return people


def _chased(
    periods: list[ReportingPeriod],
) -> dict[tuple[Subject, int], datetime]:
    rows = Chase.objects.filter(period__in=periods).order_by("chased_at")
    # Later chases overwrite earlier ones: the last one remains.
    return {(_key_of(row), row.period_id): row.chased_at for row in rows}
