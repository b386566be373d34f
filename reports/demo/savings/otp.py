"""Milton Keynes: £600k achieved in 2011-12, £1.6m in the budget for 2012-13; booked to
service groups, claimed by the programme."""

from __future__ import annotations

from datetime import date

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
from reports.demo.savings.structures import ADULTS, CHILDREN, ENVIRONMENT, RESOURCES

BUDGET_2011 = "Council, budget for 2011-12"
BUDGET_2012 = "Council, budget for 2012-13"
STRANDS_BEGAN = date(2011, 6, 1)
STRUCTURE = ClaimStory(programme="otp", project="Organisational structure")
SPANS = ClaimStory(programme="otp", project="Spans of control and layers of management")
ENDED = date(2013, 4, 30)
DONE = "All of it is made; the ledger of March shows it."
DELIVERED = StepStory(ENDED, "delivered", "All of it is in the books of the year.")
OWNERS = {
    "ASC": ADULTS,
    "C&F": CHILDREN,
    "HTN": ENVIRONMENT,
    "PED": ENVIRONMENT,
    "RES": RESOURCES,
}
NAMES = {
    "ASC": "adult social care",
    "C&F": "children and families",
    "HTN": "highways and neighbourhoods",
    "PED": "planning and economy",
    "RES": "resources",
}


def _paybill(number: int, group: str, first: int, carried: int) -> SavingStory:
    """Together about £500,000 in the senior management paybill."""
    return SavingStory(
        reference=f"OTP-S{number:02d}",
        title=f"Fewer senior managers in {NAMES[group]}",
        what="Posts in the upper layers were taken out with the new structure.",
        group=group,
        owner=OWNERS[group],
        claims=(STRUCTURE,),
        claims_since=STRANDS_BEGAN,
        proposed=date(2011, 4, 4),
        approved=date(2011, 4, 11),
        decision=BUDGET_2011,
        begins=date(2011, 4, 18),
        fte="-2",
        years=(
            YearStory(
                year=2011,
                new=first,
                curve=LATE,
                told=(Told(3, delivery="green"), Told(12, delivery="blue", note=DONE)),
                seen=((9, first * 58 // 100, "ledger"), (12, first, "ledger")),
            ),
            YearStory(
                year=2012,
                new=0,
                carried=carried,
                curve=STEADY,
                told=(Told(1, delivery="green"), Told(12, delivery="blue", note=DONE)),
                seen=((6, carried // 2, "ledger"), (12, carried, "ledger")),
            ),
        ),
        steps=(DELIVERED,),
    )


def _workforce(number: int, group: str, new: int, fte: str) -> SavingStory:
    """The restructurings that took the workforce 14 % below its base of 2010."""
    return SavingStory(
        reference=f"OTP-S{number:02d}",
        title=f"Restructuring in {NAMES[group]}",
        what="Voluntary redundancy and a flatter structure, service by service.",
        group=group,
        owner=OWNERS[group],
        claims=(SPANS,),
        proposed=date(2011, 11, 14),
        approved=date(2012, 1, 16),
        decision=BUDGET_2012,
        begins=date(2012, 4, 2),
        difficulty="high",
        fte=fte,
        funding_source="reserves",
        funding=new // 2,
        years=(
            YearStory(
                year=2012,
                new=new,
                curve=STEADY,
                told=(Told(1, delivery="green"),),
                seen=((6, new // 2, "ledger"), (12, new * 9 // 10, "ledger")),
            ),
        ),
        steps=(DELIVERED,),
    )


PAYBILL = (
    _paybill(1, "ASC", 120_000, 40_000),
    _paybill(2, "C&F", 130_000, 50_000),
    _paybill(3, "HTN", 110_000, 50_000),
    _paybill(4, "PED", 60_000, 20_000),
    _paybill(5, "RES", 80_000, 40_000),
)
WORKFORCE = (
    _workforce(9, "ASC", 180_000, "-6.5"),
    _workforce(10, "C&F", 210_000, "-7"),
    _workforce(11, "HTN", 190_000, "-8"),
    _workforce(12, "PED", 90_000, "-3"),
    _workforce(13, "RES", 160_000, "-5.5"),
)
FIRST_YEAR = (
    SavingStory(
        reference="OTP-S06",
        title="One contact point for residents",
        what="Reception desks were joined and calls answered in one place.",
        group="RES",
        owner=RESOURCES,
        claims=(
            ClaimStory(programme="otp", project="Customer service at first contact"),
        ),
        claims_since=STRANDS_BEGAN,
        proposed=date(2011, 4, 4),
        approved=date(2011, 4, 11),
        decision=BUDGET_2011,
        begins=date(2011, 4, 18),
        years=(
            YearStory(
                year=2011,
                new=40_000,
                curve=LATE,
                told=(Told(3, delivery="green"), Told(12, delivery="blue", note=DONE)),
                seen=((12, 40_000, "ledger"),),
            ),
            YearStory(
                year=2012,
                new=0,
                carried=20_000,
                told=(Told(1, delivery="green"),),
                seen=((12, 20_000, "ledger"),),
            ),
        ),
        steps=(DELIVERED,),
    ),
    SavingStory(
        reference="OTP-S07",
        title="One framework for the third sector",
        what="Grants and contracts with voluntary bodies are let in one round.",
        group="ASC",
        owner=ADULTS,
        claims=(
            ClaimStory(60, programme="otp", project="Commissioning the third sector"),
            ClaimStory(40),
        ),
        claims_since=STRANDS_BEGAN,
        proposed=date(2011, 4, 4),
        approved=date(2011, 4, 11),
        decision=BUDGET_2011,
        begins=date(2011, 4, 18),
        years=(
            YearStory(
                year=2011,
                new=25_000,
                curve=FROM_OCTOBER,
                told=(Told(3, delivery="green"),),
                seen=((12, 25_000, "document"),),
            ),
            YearStory(
                year=2012,
                new=0,
                carried=15_000,
                told=(Told(1, delivery="green"),),
                seen=((12, 15_000, "document"),),
            ),
        ),
        steps=(DELIVERED,),
    ),
    SavingStory(
        reference="OTP-S08",
        title="Simpler corporate processes",
        what="Ordering, paying and recording were cut down to the steps that count.",
        group="RES",
        owner=RESOURCES,
        claims=(ClaimStory(programme="otp", project="Corporate core and processes"),),
        claims_since=STRANDS_BEGAN,
        proposed=date(2011, 4, 4),
        approved=date(2011, 4, 11),
        decision=BUDGET_2011,
        begins=date(2011, 4, 18),
        years=(
            YearStory(
                year=2011,
                new=35_000,
                told=(Told(3, delivery="green"),),
                seen=((12, 35_000, "ledger"),),
            ),
            YearStory(
                year=2012,
                new=0,
                carried=15_000,
                told=(Told(1, delivery="green"),),
                seen=((12, 15_000, "ledger"),),
            ),
        ),
        steps=(DELIVERED,),
    ),
)
SECOND_YEAR = (
    SavingStory(
        reference="OTP-S14",
        title="Highways contract made modern",
        what="One contract with measured results instead of many.",
        group="HTN",
        owner=ENVIRONMENT,
        claims=(
            ClaimStory(programme="otp", project="Highways and transport contract"),
        ),
        proposed=date(2011, 11, 14),
        approved=date(2012, 1, 16),
        decision=BUDGET_2012,
        begins=date(2012, 4, 2),
        difficulty="high",
        mitigation="Vacancies are held until the contract begins.",
        years=(
            YearStory(
                year=2012,
                new=150_000,
                curve=FROM_OCTOBER,
                ends_at=110_000,
                told=(
                    Told(1, delivery="green"),
                    Told(
                        5,
                        forecast=110_000,
                        pressure=-10_000,
                        delivery="amber",
                        note="The contract is let two months later than planned; "
                        "vacancies are held meanwhile.",
                    ),
                ),
                seen=((12, 90_000, "ledger"),),
            ),
        ),
        steps=(
            StepStory(
                ENDED,
                "part_delivered",
                "The contract began late; the rest falls into the next year.",
            ),
        ),
    ),
    SavingStory(
        reference="OTP-S15",
        title="Residents help themselves online",
        what="Forms and payments move from the counter to the website.",
        group="RES",
        owner=RESOURCES,
        claims=(
            ClaimStory(70, programme="otp", project="Website and online services"),
            ClaimStory(30, programme="otp", project="Public Access Strategy"),
        ),
        proposed=date(2011, 11, 14),
        approved=date(2012, 1, 16),
        decision=BUDGET_2012,
        begins=date(2012, 4, 2),
        years=(
            YearStory(
                year=2012,
                new=90_000,
                curve=LATE,
                told=(Told(1, delivery="green"),),
                seen=((12, 80_000, "ledger"),),
            ),
        ),
        steps=(DELIVERED,),
    ),
    SavingStory(
        reference="OTP-S16",
        title="Two office buildings given up",
        what="Teams move together and the leases end.",
        group="RES",
        owner=RESOURCES,
        claims=(ClaimStory(programme="otp", project="Office accommodation"),),
        proposed=date(2011, 11, 14),
        approved=date(2012, 1, 16),
        decision=BUDGET_2012,
        begins=date(2012, 4, 2),
        years=(
            YearStory(
                year=2012,
                new=120_000,
                curve=FROM_OCTOBER,
                told=(Told(1, delivery="green"),),
                seen=((12, 120_000, "ledger"),),
            ),
        ),
        steps=(DELIVERED,),
    ),
    SavingStory(
        reference="OTP-S17",
        title="Staff and managers serve themselves",
        what="Leave, pay slips and changes of post without paper.",
        group="RES",
        owner=RESOURCES,
        claims=(
            ClaimStory(programme="otp", project="Employee and manager self-service"),
        ),
        proposed=date(2011, 11, 14),
        approved=date(2012, 1, 16),
        decision=BUDGET_2012,
        begins=date(2012, 4, 2),
        years=(
            YearStory(
                year=2012,
                new=60_000,
                curve=LATE,
                told=(Told(1, delivery="green"),),
                refused=(9, "The posts named are still in the establishment."),
            ),
        ),
        steps=(DELIVERED,),
    ),
    SavingStory(
        reference="OTP-S18",
        title="Income from a casino licence",
        what="A licence under the new law would bring a yearly fee.",
        group="PED",
        owner=ENVIRONMENT,
        kind="income",
        claims=(ClaimStory(programme="otp", project="Casino licence"),),
        proposed=date(2011, 11, 14),
        approved=date(2012, 1, 16),
        decision=BUDGET_2012,
        begins=date(2012, 4, 2),
        difficulty="high",
        confidence="preliminary",
        mitigation="Income from the infrastructure levy stands in for it.",
        years=(
            YearStory(
                year=2012,
                new=50_000,
                curve=NOTHING,
                told=(
                    Told(
                        1,
                        delivery="amber",
                        note="No operator has come forward yet; talks go on.",
                    ),
                    Told(
                        7,
                        forecast=0,
                        delivery="red",
                        note="No operator applied; the levy stands in for it.",
                    ),
                ),
            ),
        ),
        steps=(
            StepStory(
                date(2012, 11, 12),
                "undeliverable",
                "No operator applied for a licence by the closing date.",
            ),
        ),
    ),
    SavingStory(
        reference="OTP-S19",
        title="Income from the infrastructure levy",
        what="Developers pay towards what their buildings need around them.",
        group="PED",
        owner=ENVIRONMENT,
        kind="income",
        claims=(ClaimStory(programme="otp", project="Community Infrastructure Levy"),),
        proposed=date(2011, 11, 14),
        approved=date(2012, 1, 16),
        decision=BUDGET_2012,
        begins=date(2012, 4, 2),
        years=(
            YearStory(
                year=2012,
                new=50_000,
                curve=AT_ONCE,
                told=(Told(1, delivery="blue", note="Developers have paid it."),),
                seen=((3, 50_000, "income_received"),),
            ),
        ),
        steps=(DELIVERED,),
    ),
)
OTP_SAVINGS = (*PAYBILL, *FIRST_YEAR, *WORKFORCE, *SECOND_YEAR)
