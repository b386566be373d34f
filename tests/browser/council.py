"""A small council, whole enough for a report's way from its officer to the public.

Its periods lie around today: one that was approved, one that is due now.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.choices import CouncilRoleName
from accounts.models import User
from highlights import services
from highlights.models import HighlightReport, ReportingPeriod
from highlights.services import Changes, DimensionChange
from highlights.shipped_schemes import MILTON_KEYNES_2012
from programmes.models import Programme, Project
from reports.models import Paper
from tests import factories

QUARTER = timedelta(days=91)
DONE_LAST_TIME = "The first library opened its new counter."


@dataclass(frozen=True)
class SmallCouncil:
    """One project, its people, its last approved report and the paper it ends in."""

    project: Project
    period: ReportingPeriod
    officer: User
    strand_lead: User
    clerk: User
    paper: Paper

    @property
    def programme(self) -> Programme:
        return self.project.strand.programme

    @property
    def write_path(self) -> str:
        return f"/reports/start/{self.period.pk}/project/{self.project.pk}/"

    def start(self) -> HighlightReport:
        return services.start_report(
            subject=self.project, period=self.period, by=self.officer
        )


def make_small_council() -> SmallCouncil:
    factories.make_council()
    today = timezone.localdate()
    long_ago = timezone.now() - 4 * QUARTER
    programme = factories.make_programme(name="Libraries Programme", at=long_ago)
    strand = factories.make_strand(programme, name="Public access", at=long_ago)
    project = factories.make_project(strand, name="New counters", at=long_ago)
    factories.make_milestone(
        project,
        title="All counters open",
        baseline=(today + QUARTER).strftime("%d %B %Y"),
        at=long_ago,
    )
    cycle = factories.make_cycle(
        programme,
        scheme=factories.make_scheme(MILTON_KEYNES_2012),
        first_day=today - 2 * QUARTER,
    )
    last = make_period(cycle, "the quarter before", today - 2 * QUARTER)
    period = make_period(cycle, "the last quarter", today - QUARTER)
    council = SmallCouncil(
        project=project,
        period=period,
        officer=factories.make_project_manager(project),
        strand_lead=factories.make_strand_lead(strand),
        clerk=factories.make_user(CouncilRoleName.CLERK),
        paper=make_written_paper(programme, today),
    )
    approve_last_report(council, last, timezone.now() - QUARTER)
    return council


def make_period(cycle: object, label: str, starts_on: date) -> ReportingPeriod:
    """Ends the day before the next begins; due three days later."""
    return factories.make_period(
        cycle,
        label=label,
        starts_on=starts_on,
        ends_on=starts_on + QUARTER - timedelta(days=1),
        due_on=starts_on + QUARTER + timedelta(days=3),
    )


def approve_last_report(
    council: SmallCouncil, period: ReportingPeriod, at: datetime
) -> None:
    by = council.officer
    report = services.start_report(subject=council.project, period=period, by=by, at=at)
    said = {
        "overall": "green",
        "this_period": f"<p>{DONE_LAST_TIME}</p>",
        "next_period": "<p>Two more follow.</p>",
    }
    within = DimensionChange("within")
    rated = {row.dimension: within for row in report.dimensions.all()}
    report = services.save_report(report, report.version, Changes(said, rated), by, at)
    report = services.submit_report(report, report.version, by, at)
    services.approve_report(report, council.strand_lead, at=at)


def make_written_paper(programme: Programme, today: date) -> Paper:
    """Its recommendation is written, which is all that must be."""
    paper = factories.make_paper(
        programme,
        title="Libraries Programme: update",
        reference="libraries-update",
        meeting_on=today + timedelta(days=14),
        last_update_on=today - QUARTER,
        year_from=today - 4 * QUARTER,
    )
    factories.make_section(paper)
    return paper
