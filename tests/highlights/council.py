"""A small council for tests of reports: a strand, a project, its cycle and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from accounts.models import User
from common.history import save_with_reason
from common.periods import Cadence, periods
from highlights import services
from highlights.models import HighlightReport, ReportingCycle, ReportingPeriod
from highlights.rating_scheme import Scheme
from highlights.services import Changes, DimensionChange
from highlights.shipped_schemes import MILTON_KEYNES_2012
from programmes.models import Project, Strand
from tests import factories

ALL_WITHIN = {
    code: DimensionChange("within") for code in ("time", "cost", "scope", "benefits")
}


@dataclass
class Council:
    """One project that reports every quarter from April 2012."""

    project: Project
    cycle: ReportingCycle
    quarters: list[ReportingPeriod]
    officer: User
    strand_lead: User

    @property
    def strand(self) -> Strand:
        return self.project.strand


def make_reporting_council(
    scheme: Scheme = MILTON_KEYNES_2012, *, quarters: int = 4, **project: object
) -> Council:
    factories.make_council()
    one = factories.make_project(at=datetime(2012, 1, 1, tzinfo=UTC), **project)
    cycle = factories.make_cycle(
        one.strand.programme, scheme=factories.make_scheme(scheme)
    )
    return Council(
        project=one,
        cycle=cycle,
        quarters=make_quarters(cycle, quarters),
        officer=factories.make_project_manager(one),
        strand_lead=factories.make_strand_lead(one.strand),
    )


def make_quarters(cycle: ReportingCycle, count: int) -> list[ReportingPeriod]:
    plans = periods(Cadence.QUARTERLY, date(2012, 4, 1), count, 5)
    return [
        factories.make_period(
            cycle,
            label=plan.label,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            due_on=plan.due_on,
        )
        for plan in plans
    ]


def written(
    council: Council,
    quarter: int = 0,
    *,
    overall: str = "green",
    dimensions: dict[str, DimensionChange] | None = None,
    **fields: object,
) -> HighlightReport:
    """A draft with everything said that must be said of a project on track."""
    report = services.start_report(
        subject=council.project, period=council.quarters[quarter], by=council.officer
    )
    said = {
        "overall": overall,
        "this_period": "<p>The pilot opened.</p>",
        "next_period": "<p>Two more sites follow.</p>",
    }
    return services.save_report(
        report,
        report.version,
        Changes(said | fields, dimensions or ALL_WITHIN),
        council.officer,
    )


def submitted(council: Council, quarter: int = 0, **said: object) -> HighlightReport:
    report = written(council, quarter, **said)
    return services.submit_report(report, report.version, council.officer)


def approved(council: Council, quarter: int = 0, **said: object) -> HighlightReport:
    return services.approve_report(
        submitted(council, quarter, **said), council.strand_lead
    )


def noted(row: object, at: datetime) -> None:
    """Save a row as if it had happened then."""
    save_with_reason(row, by=None, reason="For a test.", at=at)
