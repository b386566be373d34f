"""One project of the access matrix's council, with all that hangs on it."""

from dataclasses import dataclass
from typing import Any

from highlights.models import HighlightReport, ReportingCycle, ReportingPeriod
from programmes.choices import ScopedRole
from programmes.models import Milestone, Programme, Project, RoleAssignment, Strand
from risks.models import Register, Risk
from savings.models import Benefit, BusinessCase, CaseVersion, Saving
from tests import factories


@dataclass
class Corner:
    """One project with all that hangs on it."""

    project: Project
    milestone: Milestone
    report: HighlightReport
    role: RoleAssignment
    risk: Risk
    saving: Saving
    benefit: Benefit
    case_version: CaseVersion

    @property
    def case(self) -> BusinessCase:
        return self.case_version.case

    @property
    def register(self) -> Register:
        return self.risk.register

    @property
    def strand(self) -> Strand:
        return self.project.strand

    @property
    def programme(self) -> Programme:
        return self.project.strand.programme

    @property
    def period(self) -> ReportingPeriod:
        return self.report.period

    @property
    def cycle(self) -> ReportingCycle:
        return self.report.period.cycle


def make_corner(strand: Strand | None = None, **fields: Any) -> Corner:
    """A project with a milestone, a draft report and a manager."""
    project = factories.make_project(strand, **fields)
    cycle = project.strand.programme.cycles.first()
    return Corner(
        project=project,
        milestone=factories.make_milestone(project),
        report=factories.make_report(
            project, cycle.periods.first() if cycle else None, **fields
        ),
        role=factories.make_role(ScopedRole.PROJECT_MANAGER, on=project),
        risk=factories.make_risk(factories.make_register(project)),
        saving=factories.make_saving(project, achieved=400_000),
        benefit=factories.make_benefit(project),
        case_version=factories.make_case_version(factories.make_business_case(project)),
    )
