"""The council the access matrix is tried on: who there is, and what there is to see.

`officer` manages the project everything hangs on, `strand_lead` leads its strand,
`programme_manager` runs its programme; `other_officer` manages a project of another
programme. The exempt project lies in the same strand and has a manager of its own, so
`officer` has no business with it, but those above do.
"""

from dataclasses import dataclass, field

from accounts.choices import CouncilRoleName
from accounts.models import CouncilRole, User
from highlights.choices import ReportStatus
from highlights.models import HighlightReport
from programmes.choices import ScopedRole
from programmes.models import (
    Board,
    CorporatePriority,
    Milestone,
    Programme,
    Project,
    Stage,
    Strand,
)
from reports.models import Paper, PaperPreview, Publication
from risks.choices import RiskState
from risks.models import (
    LogEntry,
    Register,
    Risk,
    RiskAction,
    RiskCategory,
    RiskControl,
    ScoringScheme,
)
from savings.choices import CaseStatus, SavingState
from savings.models import (
    Benefit,
    BenefitReading,
    BusinessCase,
    CaseVersion,
    CorporateValue,
    GapLine,
    ReportingStructure,
    Saving,
    SavingsReturn,
    SavingsTarget,
    SavingYear,
    ServiceGroup,
    SpendCeiling,
    Validation,
)
from tests import factories
from tests.access_matrix.corner import Corner, make_corner

COUNCIL_WIDE = {
    "stranger": CouncilRoleName.VIEWER,
    "member": CouncilRoleName.MEMBER,
    "programme_office": CouncilRoleName.PROGRAMME_OFFICE,
    "clerk": CouncilRoleName.CLERK,
    "legal": CouncilRoleName.LEGAL,
    "finance": CouncilRoleName.FINANCE,
    "auditor": CouncilRoleName.AUDITOR,
    "administrator": CouncilRoleName.ADMINISTRATOR,
}
SCOPED = (
    "board_member",
    "officer",
    "other_officer",
    "strand_lead",
    "programme_manager",
    "budget_owner",
)
PEOPLE = (*COUNCIL_WIDE, *SCOPED)


@dataclass
class World:
    """The officer's own corner, another programme's, and an exempt one.

    `submitted` is a report on a further project of the officer's strand that waits for
    approval; its officer is nobody of the cast. `paper` is a draft without a word;
    `preview` the clerk's PDF of it; `publication` is of another programme's paper.
    `exempt_risk` stands on the officer's own register; the exempt corner's risk on the
    register of the exempt project.

    `budget_owner` answers for `saving`, `exempt_saving` and `proposed_saving`, has
    `savings_return` to fill in, and no other role. `approved_version` is of another
    case of the officer's project.
    """

    own: Corner
    foreign: Corner
    exempt: Corner
    submitted: HighlightReport
    board: Board
    paper: Paper
    exempt_paper: Paper
    publication: Publication
    council_role: CouncilRole
    priority: CorporatePriority
    stage: Stage
    scoring_scheme: ScoringScheme
    risk_category: RiskCategory
    exempt_risk: Risk
    proposed_risk: Risk
    control: RiskControl
    risk_action: RiskAction
    log_entry: LogEntry
    council_register: Register
    savings_return: SavingsReturn
    savings_target: SavingsTarget
    gap_line: GapLine
    corporate_value: CorporateValue
    exempt_saving: Saving
    proposed_saving: Saving
    exempt_benefit: Benefit
    benefit_reading: BenefitReading
    approved_version: CaseVersion
    spend_ceiling: SpendCeiling
    validation: Validation
    people: dict[str, User] = field(default_factory=dict)

    @property
    def preview(self) -> PaperPreview:
        return self.paper.previews.get()

    @property
    def programme(self) -> Programme:
        return self.own.programme

    @property
    def strand(self) -> Strand:
        return self.own.strand

    @property
    def project(self) -> Project:
        return self.own.project

    @property
    def milestone(self) -> Milestone:
        return self.own.milestone

    @property
    def report(self) -> HighlightReport:
        return self.own.report

    @property
    def risk(self) -> Risk:
        return self.own.risk

    @property
    def register(self) -> Register:
        return self.own.register

    @property
    def saving(self) -> Saving:
        return self.own.saving

    @property
    def saving_year(self) -> SavingYear:
        return self.own.saving.years.get()

    @property
    def service_group(self) -> ServiceGroup:
        return self.own.saving.group

    @property
    def structure(self) -> ReportingStructure:
        return self.service_group.structure

    @property
    def benefit(self) -> Benefit:
        return self.own.benefit

    @property
    def case(self) -> BusinessCase:
        return self.own.case

    @property
    def case_version(self) -> CaseVersion:
        """A draft."""
        return self.own.case_version


def build_world() -> World:
    factories.make_council()
    own, foreign = make_corner(), make_corner()
    budget_owner = factories.make_user(name="budget_owner")
    own.saving.budget_owner = budget_owner
    factories.saved(own.saving)
    owned = {"budget_owner": budget_owner}
    world = World(
        own=own,
        foreign=foreign,
        exempt=make_corner(own.strand, **factories.EXEMPT),
        submitted=factories.make_report(
            factories.make_project(own.strand),
            own.period,
            status=ReportStatus.SUBMITTED,
        ),
        board=factories.make_board(programme=own.programme),
        paper=factories.make_paper(own.programme),
        exempt_paper=factories.make_paper(own.programme, **factories.EXEMPT),
        publication=factories.make_publication(),
        council_role=factories.make_council_role(),
        priority=factories.make_priority(),
        stage=factories.make_stage(),
        scoring_scheme=factories.make_scoring_scheme(),
        risk_category=factories.make_risk_category(),
        exempt_risk=factories.make_risk(own.register, **factories.EXEMPT),
        proposed_risk=factories.make_risk(own.register, state=RiskState.PROPOSED),
        control=factories.make_risk_control(own.risk),
        risk_action=factories.make_risk_action(own.risk),
        log_entry=factories.make_log_entry(own.register),
        council_register=factories.make_register(council=True),
        savings_return=factories.make_savings_return(budget_owner),
        savings_target=factories.make_savings_target(own.programme),
        gap_line=factories.make_gap_line(),
        corporate_value=factories.make_corporate_value(),
        exempt_saving=factories.make_saving(own.project, **owned, **factories.EXEMPT),
        proposed_saving=factories.make_saving(
            own.project, **owned, state=SavingState.PROPOSED
        ),
        exempt_benefit=factories.make_benefit(own.project, **factories.EXEMPT),
        benefit_reading=factories.make_benefit_reading(own.benefit),
        approved_version=factories.make_case_version(
            factories.make_business_case(own.project), status=CaseStatus.APPROVED
        ),
        spend_ceiling=factories.make_spend_ceiling(own.case),
        validation=factories.make_validation(own.saving.years.get()),
        people={"budget_owner": budget_owner},
    )
    for name, council_wide in COUNCIL_WIDE.items():
        world.people[name] = factories.make_user(council_wide, name=name)
    factories.make_spend_entry(world.spend_ceiling)
    factories.make_preview(world.paper, asked_by=world.people["clerk"])
    world.people["officer"] = own.role.user
    world.people["other_officer"] = foreign.role.user
    for name, scoped, place in (
        ("board_member", ScopedRole.BOARD_MEMBER, own.programme),
        ("strand_lead", ScopedRole.STRAND_LEAD, own.strand),
        ("programme_manager", ScopedRole.PROGRAMME_MANAGER, own.programme),
    ):
        world.people[name] = factories.make_user(name=name)
        factories.make_role(scoped, on=place, user=world.people[name])
    return world
