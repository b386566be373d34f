"""What is being saved in the year of loading, against the gap of £65m."""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.savings.shapes import (
    AT_ONCE,
    FROM_OCTOBER,
    LATE,
    NOTHING,
    STEADY,
    ClaimStory,
    SavingStory,
    StepStory,
    Told,
    YearStory,
)
from reports.demo.savings.structures import ADULTS, ENVIRONMENT, RESOURCES
from reports.demo.shapes import Withheld

SUPPORT = "Head of Corporate Services"
CURVES = {
    "steady": STEADY,
    "late": LATE,
    "october": FROM_OCTOBER,
    "at once": AT_ONCE,
    "nothing": NOTHING,
}


def savings_now(year: int, today: date) -> tuple[SavingStory, ...]:
    """Of the programmes that still report; `year` is the one that goes on today."""
    return (
        *_support_services(year),
        *_strategic_change(year),
        *_future_options(year),
        *_not_agreed(year, today),
    )


def _saving(
    reference: str,
    title: str,
    what: str,
    year: int,
    amounts: tuple[int, int, int],
    *,
    claims: tuple[ClaimStory, ...],
    owner: str = SUPPORT,
    group: str = "COR",
    curve: str = "steady",
    told: tuple[Told, ...] = (Told(1, delivery="green"),),
    seen: tuple[tuple[int, int, str], ...] = (),
    kind: str = "budget_reduction",
    difficulty: str = "medium",
    fte: str = "",
    funding: int | None = None,
    funding_source: str = "",
    mitigation: str = "",
    steps: tuple[StepStory, ...] = (),
    withheld: Withheld | None = None,
) -> SavingStory:
    """`amounts` are those of this year and the two that follow: new this year, then
    what the full year adds, then what it adds again."""
    new, second, third = amounts
    return SavingStory(
        reference=reference,
        title=title,
        what=what,
        group=group,
        owner=owner,
        kind=kind,
        claims=claims,
        proposed=date(year - 1, 11, 10),
        approved=date(year, 1, 19),
        decision="Council, budget of this year",
        begins=date(year, 4, 7),
        difficulty=difficulty,
        fte=fte,
        funding=funding,
        funding_source=funding_source,
        mitigation=mitigation,
        steps=steps,
        withheld=withheld,
        years=(
            YearStory(year=year, new=new, curve=CURVES[curve], told=told, seen=seen),
            *(
                YearStory(year=later, new=0, carried=more)
                for later, more in ((year + 1, second), (year + 2, third))
                if more
            ),
        ),
    )


def _support_services(year: int) -> tuple[SavingStory, ...]:
    """Twelve savings of one budget owner: what a return looks like."""

    def of(project: str, percent: int = 100) -> tuple[ClaimStory, ...]:
        rest = (ClaimStory(100 - percent),) if percent < 100 else ()
        return (ClaimStory(percent, programme="cco", project=project), *rest)

    strand = (ClaimStory(programme="cco", strand=2),)
    services = "HR, finance and corporate services"
    ict = "ICT moves to a shared company"
    buildings = "Facilities management and business support"
    late = Told(
        5,
        forecast=420_000,
        delivery="amber",
        note="The partner's agreement came two months late; contracts that end are "
        "not renewed meanwhile.",
    )
    return (
        _saving(
            "CCO-01",
            "ICT run with a partner",
            "Operational ICT moved to a company owned together with a partner.",
            year,
            (900_000, 300_000, 0),
            claims=of(ict),
            curve="at once",
            told=(
                Told(
                    1,
                    delivery="blue",
                    note="The posts moved in April, and the licences with them.",
                ),
            ),
            seen=((3, 900_000, "ledger"),),
            fte="-14",
        ),
        _saving(
            "CCO-02",
            "ICT licences bought together",
            "Fewer products, and one price for both partners.",
            year,
            (240_000, 60_000, 0),
            claims=of(ict),
            seen=((6, 110_000, "document"),),
        ),
        _saving(
            "CCO-03",
            "One service for people and pay",
            "Personnel, payroll and training in one place with one system.",
            year,
            (520_000, 480_000, 200_000),
            claims=strand,
            curve="october",
            told=(Told(1, delivery="green"), late),
            difficulty="high",
            fte="-11.5",
            funding=350_000,
            funding_source="capital_receipts",
            mitigation="Contracts that end this year are not renewed.",
        ),
        _saving(
            "CCO-04",
            "Simpler finance processes",
            "Managers see their budgets themselves; fewer journals, fewer checks.",
            year,
            (310_000, 150_000, 0),
            claims=of(services),
            seen=((5, 90_000, "ledger"),),
            fte="-6",
        ),
        _saving(
            "CCO-05",
            "Legal work in house",
            "Advice that was bought outside is given by our own lawyers.",
            year,
            (180_000, 40_000, 0),
            claims=of(services, 50),
            kind="cost_avoidance",
        ),
        _saving(
            "CCO-06",
            "Business support joined",
            "Administration of all directorates under one head.",
            year,
            (640_000, 500_000, 0),
            claims=of(buildings),
            curve="late",
            told=(
                Told(1, delivery="green"),
                Told(
                    4,
                    pressure=-60_000,
                    delivery="amber",
                    note="Agency staff fill posts that are hard to move; recruitment "
                    "begins in autumn.",
                ),
            ),
            fte="-22",
            mitigation="Agency contracts end in December.",
        ),
        _saving(
            "CCO-07",
            "Cleaning and caretaking in one contract",
            "One contract for all buildings instead of nine.",
            year,
            (210_000, 70_000, 0),
            claims=of(buildings),
            seen=((6, 100_000, "ledger"),),
        ),
        _saving(
            "CCO-08",
            "Concierge instead of reception desks",
            "One welcome desk in each main office.",
            year,
            (120_000, 0, 0),
            claims=(
                ClaimStory(programme="cco", project="Concierge in the main offices"),
            ),
            curve="at once",
            told=(
                Told(
                    1,
                    delivery="blue",
                    note="All desks are closed, and the posts are gone.",
                ),
            ),
            seen=((4, 120_000, "ledger"),),
            fte="-4",
        ),
        _saving(
            "CCO-09",
            "Print and post less",
            "Letters by e-mail where people agree; printers shared.",
            year,
            (90_000, 30_000, 0),
            claims=of(buildings),
        ),
        _saving(
            "CCO-10",
            "Time saved by self-service",
            "Managers need less time for leave, sickness and expenses.",
            year,
            (150_000, 0, 0),
            claims=of(services),
            kind="non_cashable",
        ),
        _saving(
            "CCO-11",
            "Services sold to schools",
            "Payroll and ICT for schools outside the council.",
            year,
            (130_000, 120_000, 80_000),
            claims=strand,
            kind="income",
            curve="nothing",
            told=(
                Told(
                    1,
                    delivery="amber",
                    note="Offers are out; schools decide in the summer.",
                ),
                Told(
                    6,
                    forecast=20_000,
                    delivery="red",
                    note="Two schools of eleven have signed; the offer is priced anew.",
                ),
            ),
            difficulty="high",
            mitigation="The offer is priced anew for the next school year.",
        ),
        _saving(
            "CCO-12",
            "Terms of a support contract",
            "A supplier is asked for better terms in exchange for a longer contract.",
            year,
            (450_000, 450_000, 0),
            claims=of(buildings),
            curve="october",
            withheld=Withheld(
                paragraphs=(3,),
                reason="Terms are being negotiated with the supplier.",
                review_on=date(year + 1, 4, 1),
            ),
        ),
    )


def _strategic_change(year: int) -> tuple[SavingStory, ...]:
    def of(strand: int) -> tuple[ClaimStory, ...]:
        return (ClaimStory(programme="strategic-change", strand=strand),)

    care = Told(
        3,
        forecast=2_100_000,
        pressure=-240_000,
        delivery="amber",
        note="Demand for care at home rises faster than the reviews follow; a second "
        "team has been agreed until March.",
    )
    return (
        _saving(
            "SC-1",
            "Care that people need, no more and no less",
            "Every care package is reviewed with the person it is for.",
            year,
            (2_600_000, 1_400_000, 600_000),
            claims=of(3),
            owner=ADULTS,
            group="AHH",
            told=(Told(1, delivery="green"), care),
            seen=((6, 900_000, "ledger"),),
            difficulty="high",
            mitigation="A second review team until March.",
        ),
        _saving(
            "SC-2",
            "Contracts bought well",
            "Fewer suppliers and measured results in the largest contracts.",
            year,
            (1_900_000, 900_000, 400_000),
            claims=of(3),
            owner=ENVIRONMENT,
            group="PLA",
            seen=((6, 700_000, "document"),),
        ),
        _saving(
            "SC-3",
            "Fewer and better buildings",
            "Teams share public buildings with partners; surplus ones are sold.",
            year,
            (800_000, 1_100_000, 900_000),
            claims=of(5),
            owner=ENVIRONMENT,
            group="PLA",
            curve="late",
            funding=1_200_000,
            funding_source="capital_receipts",
        ),
        _saving(
            "SC-4",
            "Repairs that last",
            "Potholes are mended once, and pay back in fewer visits.",
            year,
            (500_000, 300_000, 0),
            claims=(
                ClaimStory(
                    programme="strategic-change", project="Lasting pothole repairs"
                ),
            ),
            owner=ENVIRONMENT,
            group="PLA",
            kind="cost_avoidance",
        ),
        _saving(
            "SC-5",
            "Services found online",
            "Residents find by their street what is done for them, and ring less.",
            year,
            (700_000, 500_000, 300_000),
            claims=(
                ClaimStory(programme="strategic-change", project="Find my street"),
            ),
            owner=ENVIRONMENT,
            group="PLA",
            curve="october",
        ),
        _saving(
            "SC-6",
            "Homecare near home",
            "Rounds are planned by place, so that carers travel less.",
            year,
            (1_000_000, 400_000, 0),
            claims=of(2),
            owner=ADULTS,
            group="AHH",
            seen=((5, 300_000, "ledger"),),
        ),
    )


def _future_options(year: int) -> tuple[SavingStory, ...]:
    """The shared services of the past save about £200,000 a year."""
    return (
        _saving(
            "FO-1",
            "Services already shared with neighbours",
            "Nine shared services that grew one by one.",
            year,
            (200_000, 0, 0),
            claims=(
                ClaimStory(
                    programme="future-options", project="Shared services, one by one"
                ),
            ),
            owner=RESOURCES,
            curve="at once",
            told=(
                Told(
                    1,
                    delivery="blue",
                    note="Shared for years; the budget holds nothing else for them.",
                ),
            ),
            seen=((6, 200_000, "ledger"),),
        ),
        _saving(
            "FO-2",
            "First reviews of services",
            "Quick wins from the first round of reviews.",
            year,
            (150_000, 250_000, 200_000),
            claims=(
                ClaimStory(programme="future-options", project="Smarter services"),
            ),
            owner=ENVIRONMENT,
            group="PLA",
            curve="late",
        ),
    )


def _not_agreed(year: int, today: date) -> tuple[SavingStory, ...]:
    """Proposed for next year's budget: in no total until they are agreed."""
    raised = max(date(year, 9, 14), today - timedelta(days=30))
    return (
        SavingStory(
            reference="CCO-13",
            title="Corporate services run with a neighbour",
            what="Payroll for two councils from one office.",
            group="COR",
            owner=SUPPORT,
            claims=(
                ClaimStory(
                    programme="cco", project="HR, finance and corporate services"
                ),
            ),
            proposed=min(raised, today),
            approved=date.max,
            decision="",
            begins=date.max,
            years=(YearStory(year=year + 1, new=650_000),),
            confidence="preliminary",
            equality="to_do",
        ),
    )
