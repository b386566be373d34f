"""Business cases of the demo: Harborough's five options held against its twelve
criteria by three groups, and the spend ceiling of Lancashire's Cabinet."""

from __future__ import annotations

from datetime import date
from itertools import product

from reports.demo.days import months_before
from reports.demo.savings.shapes import CaseStory, CeilingStory, VersionStory
from savings.appraisal.content import (
    AssessorGroup,
    Assurance,
    CaseContent,
    Criterion,
    EfficiencyTarget,
    Flow,
    FlowKind,
    FundingLine,
    Option,
    ProjectKind,
    Score,
    Step,
)
from savings.choices import FundingSource, Horizon

FIRST_YEAR = 2011

# As Council tested them in October 2011; its appendix gave no weights.
CRITERIA = (
    ("political", "Politically viable", 900),
    ("democratic", "Democratic function", 700),
    ("vision", "Aligned to the political vision", 800),
    ("community", "Community focus", 1200),
    ("partners", "Partnership working", 700),
    ("responsive", "Responsive services", 1000),
    ("financial", "Financial considerations", 1300),
    ("timescales", "Timescales", 600),
    ("deliverable", "Deliverability", 1000),
    ("skills", "Skills of staff", 600),
    ("localism", "Alignment with localism", 600),
    ("future", "Future proofing", 600),
)
GROUPS = (("staff", "Staff"), ("union", "Unison"), ("councillors", "Councillors"))

# By option, then by group: one score for each criterion, in their order.
SCORES = {
    "nothing": ("321121021112", "321121021212", "211021011111"),
    "in-house": ("444434344534", "445435334534", "434434343443"),
    "outsource": ("212122422113", "111111321112", "213222433213"),
    "shared": ("334334434334", "333323333323", "344344433344"),
    "shared-team": ("223343323333", "222232222223", "324343423334"),
}


def pounds(*amounts: int) -> tuple[int, ...]:
    return tuple(amount * 100 for amount in amounts)


def _options() -> tuple[Option, ...]:
    return (
        Option(
            code="nothing",
            name="Do nothing",
            summary="Keep today's services and structure; a yardstick for the others.",
            advantages="Nobody has to change.",
            disadvantages="The money will not last, and nothing becomes better.",
            risks="Cuts are forced on the council later, all at once.",
            is_do_nothing=True,
        ),
        Option(
            code="in-house",
            name="In-house transformation",
            summary="Review every service, make it smarter, with skills bought in "
            "where they are missing.",
            advantages="Least risk; what is learned stays; close to the community.",
            disadvantages="Asks much of the staff there is; savings come in steps.",
            risks="Targets are not met quickly enough for the budget.",
            flows=(
                Flow(
                    FlowKind.CAPITAL,
                    "ICT and property",
                    pounds(180_000, 260_000, 90_000, 0, 0, 0),
                    optimism_bias=2_000,
                    project_kind=ProjectKind.EQUIPMENT,
                    managed=9_000,
                    low=9_000,
                    high=13_000,
                ),
                Flow(
                    FlowKind.ONE_OFF_REVENUE,
                    "Transformation team and redundancy",
                    pounds(60_000, 210_000, 150_000, 40_000, 0, 0),
                    optimism_bias=1_000,
                    low=9_000,
                    high=12_500,
                ),
                Flow(
                    FlowKind.ONGOING_REVENUE,
                    "Support for new systems",
                    pounds(0, 25_000, 40_000, 40_000, 40_000, 40_000),
                    low=9_500,
                    high=11_000,
                ),
                Flow(
                    FlowKind.CASHABLE_SAVING,
                    "Reviews of services",
                    pounds(0, 120_000, 310_000, 430_000, 480_000, 480_000),
                    optimism_bias=1_000,
                    low=7_500,
                    high=11_500,
                    budget_owner="All service heads",
                ),
                Flow(
                    FlowKind.CASHABLE_SAVING,
                    "Offices given up",
                    pounds(0, 0, 45_000, 90_000, 90_000, 90_000),
                    low=8_000,
                    high=11_000,
                    budget_owner="Head of Property",
                ),
                Flow(
                    FlowKind.NON_CASHABLE,
                    "Time saved for residents",
                    pounds(0, 10_000, 35_000, 60_000, 60_000, 60_000),
                    low=5_000,
                    high=12_000,
                ),
            ),
        ),
        Option(
            code="outsource",
            name="Outsourcing",
            summary="Pass services to a private partner under one contract.",
            advantages="Investment and new skills at once.",
            disadvantages="Savings are shared with the partner, who gains from a "
            "council that has not become fit first.",
            risks="The contract lasts longer than the reasons for it.",
            flows=(
                Flow(
                    FlowKind.ONE_OFF_REVENUE,
                    "Procurement and transfer",
                    pounds(240_000, 420_000, 60_000, 0, 0, 0),
                    optimism_bias=4_100,
                    project_kind=ProjectKind.OUTSOURCING,
                    high=13_000,
                ),
                Flow(
                    FlowKind.ONGOING_REVENUE,
                    "Managing the contract",
                    pounds(0, 70_000, 110_000, 110_000, 110_000, 110_000),
                ),
                Flow(
                    FlowKind.CASHABLE_SAVING,
                    "Lower price of services",
                    pounds(0, 150_000, 380_000, 410_000, 410_000, 410_000),
                    optimism_bias=1_500,
                    low=7_000,
                    high=11_000,
                ),
            ),
        ),
        Option(
            code="shared",
            name="Shared services",
            summary="Share services with other councils, one by one.",
            advantages="Knowledge and scarce skills are shared; more weight in buying.",
            disadvantages="Each partner moves at the pace of the slowest.",
            risks="No suitable partner, or one that is not yet efficient itself.",
            flows=(
                Flow(
                    FlowKind.ONE_OFF_REVENUE,
                    "Joining services and systems",
                    pounds(40_000, 260_000, 180_000, 60_000, 0, 0),
                    optimism_bias=2_500,
                    high=13_000,
                ),
                Flow(
                    FlowKind.ONGOING_REVENUE,
                    "Running the partnership",
                    pounds(0, 30_000, 45_000, 45_000, 45_000, 45_000),
                ),
                Flow(
                    FlowKind.CASHABLE_SAVING,
                    "Economies of scale",
                    pounds(0, 60_000, 210_000, 340_000, 400_000, 400_000),
                    optimism_bias=1_500,
                    low=7_000,
                    high=11_000,
                    budget_owner="Heads of the services shared",
                ),
            ),
        ),
        Option(
            code="shared-team",
            name="Shared chief executive and management team",
            summary="One management team for two councils.",
            advantages="The largest saving in the paybill of managers.",
            disadvantages="Not yet understood well enough by all who must agree.",
            risks="Two councils pull one team in two directions.",
            flows=(
                Flow(
                    FlowKind.ONE_OFF_REVENUE,
                    "Redundancy and recruitment",
                    pounds(0, 340_000, 120_000, 0, 0, 0),
                    optimism_bias=1_000,
                    high=14_000,
                ),
                Flow(
                    FlowKind.CASHABLE_SAVING,
                    "Fewer senior posts",
                    pounds(0, 80_000, 290_000, 330_000, 330_000, 330_000),
                    optimism_bias=1_000,
                    low=8_000,
                    high=10_500,
                ),
            ),
        ),
    )


def _scores() -> tuple[Score, ...]:
    return tuple(
        Score(group, option, criterion, int(SCORES[option][nth][place]))
        for option, (nth, (group, _)), (place, (criterion, _, _)) in product(
            SCORES, enumerate(GROUPS), enumerate(CRITERIA)
        )
    )


OUTLINE = CaseContent(
    first_year=FIRST_YEAR,
    strategic="<p>The council must change how it works: there is less money, the "
    "law is moving, and residents expect more.</p>",
    economic="<p>Five approaches were held against twelve criteria by staff, by Unison "
    "and by councillors, each on their own.</p>",
    options=tuple(
        Option(
            each.code,
            each.name,
            each.summary,
            each.advantages,
            each.disadvantages,
            each.risks,
            each.is_do_nothing,
        )
        for each in _options()
    ),
    preferred="in-house",
    why_preferred="It carries the least risk and makes the council fit for whatever "
    "comes after it.",
    criteria=tuple(Criterion(code, name) for code, name, _ in CRITERIA),
    groups=tuple(AssessorGroup(code, name) for code, name in GROUPS),
    scores=_scores(),
    assurance=Assurance.IN_PRINCIPLE,
    assurance_statement="The direction is affordable; figures follow in the full case.",
)

STEPS = (
    Step(Horizon.IMMEDIATE, "Vision and priorities set anew", "to December 2011"),
    Step(
        Horizon.IMMEDIATE,
        "Transformation Board and team in place",
        "to December 2011",
    ),
    Step(
        Horizon.SHORT,
        "First round of service reviews",
        "December 2011 to summer 2012",
        is_quick_win=True,
        saving=12_000_000,
    ),
    Step(
        Horizon.SHORT,
        "Soft market test of outsourcing",
        "December 2011 to summer 2012",
    ),
    Step(
        Horizon.SHORT,
        "Printing and post cut back",
        "spring 2012",
        is_quick_win=True,
        saving=1_800_000,
    ),
    Step(Horizon.MEDIUM, "Property solution delivered", "to March 2013"),
    Step(Horizon.MEDIUM, "First year of ICT solutions delivered", "to March 2013"),
    Step(
        Horizon.MEDIUM,
        "Decision on a shared chief executive and team",
        "to March 2013",
    ),
    Step(
        Horizon.LONG,
        "Shared management, if Council agrees",
        "March 2013 onwards",
    ),
)

FULL = CaseContent(
    first_year=FIRST_YEAR,
    strategic=OUTLINE.strategic,
    economic=OUTLINE.economic,
    commercial="<p>Systems are bought through frameworks; advice is bought by the "
    "day and only where nobody here has the skill.</p>",
    financial="<p>The case is in constant prices of its first year. Savings fall in "
    "the budgets of the services that are reviewed, whose heads have agreed.</p>",
    management="<p>The Transformation Board of seven councillors oversees delivery "
    "and comes back to Council at each milestone.</p>",
    options=_options(),
    preferred="in-house",
    why_preferred=OUTLINE.why_preferred,
    criteria=tuple(
        Criterion(code, name, "", weight) for code, name, weight in CRITERIA
    ),
    groups=OUTLINE.groups,
    scores=OUTLINE.scores,
    funding=(
        FundingLine(
            FundingSource.RESERVES,
            "Transformation reserve",
            pounds(66_000, 231_000, 165_000, 44_000, 0, 0),
        ),
        FundingLine(
            FundingSource.BORROWING,
            "Capital programme",
            pounds(216_000, 312_000, 108_000, 0, 0, 0),
        ),
        FundingLine(
            FundingSource.EXISTING_BUDGET,
            "ICT budget",
            pounds(0, 25_000, 40_000, 40_000, 40_000, 40_000),
        ),
    ),
    steps=STEPS,
    efficiency_targets=(
        EfficiencyTarget(2012, 12_000_000),
        EfficiencyTarget(2013, 35_500_000),
        EfficiencyTarget(2014, 52_000_000),
    ),
    assurance=Assurance.FULL,
    assurance_statement="Costs, savings and funding have been tested and can be put "
    "into the budget.",
    accepted_payback_years=5,
)


def cases(today: date) -> tuple[CaseStory, ...]:
    this_month = months_before(today, 0)
    return (
        CaseStory(
            reference="FO-BC1",
            title="Future Options",
            programme="future-options",
            keeper="Interim Chief Executive",
            opened=date(2011, 9, 5),
            versions=(
                VersionStory(
                    stage="outline",
                    content=OUTLINE,
                    written=date(2011, 9, 26),
                    submitted=date(2011, 10, 20),
                    decided=date(2011, 10, 31),
                    decided_by="Full Council",
                    decision="recommendations 2.1 to 2.7",
                    conditions="A full case with sensitivity ranges comes in December.",
                ),
                VersionStory(
                    stage="full",
                    content=FULL,
                    written=date(2011, 11, 14),
                    submitted=date(2011, 12, 1),
                    decided=date(2011, 12, 12),
                    decided_by="Full Council",
                ),
            ),
        ),
        CaseStory(
            reference="OD-BC1",
            title="Organisational development with a partner",
            programme="org-development",
            keeper="Programme Manager",
            opened=date(2019, 9, 5),
            ceilings=(
                CeilingStory(
                    title="Design or scoping stage with the partner",
                    amount=400_000,
                    allowed_by="Cabinet",
                    allowed_on=date(2019, 9, 5),
                    returns_to="Cabinet",
                    returns_on=this_month,
                    spent=(
                        (date(2019, 11, 29), 96_500, "Partner, first month"),
                        (date(2019, 12, 20), 131_250, "Partner, second month"),
                        (date(2020, 1, 31), 118_400, "Partner, third month"),
                    ),
                ),
            ),
        ),
    )
