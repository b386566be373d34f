"""Plymouth's support services: registers of two projects."""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.risks.shapes import (
    InPlace,
    Look,
    RegisterStory,
    RiskStory,
    RiskTurn,
    ToDo,
)
from reports.demo.shapes import Withheld

LEAD = "Strand Lead, Support Services"
OFFICER = "Project Manager, ICT and Digital"


def support_project_registers(met: tuple[date, ...]) -> tuple[RegisterStory, ...]:
    opened = met[0] - timedelta(days=4)
    return (
        RegisterStory(
            programme="cco",
            project="ICT moves to a shared company",
            prefix="ICT-R",
            scheme="five-by-five",
            keeper=LEAD,
            opened=opened,
            escalates_at="significant",
            risks=(_evening_support(met), _figures(met), _figures_again(met)),
        ),
        RegisterStory(
            programme="cco",
            project="HR, finance and corporate services",
            prefix="HRF-R",
            scheme="five-by-five",
            keeper=LEAD,
            opened=opened,
            risks=(_no_owner(met), _target_is_current(met), _price(met)),
        ),
    )


def _evening_support(met: tuple[date, ...]) -> RiskStory:
    """Lower now than with no controls, and no control is named that did it."""
    return RiskStory(
        title="No agreement on support in the evening",
        because="care teams work late and the desk closes at six",
        event="the new service levels leave evenings out",
        leads_to="care visits without records",
        category="Service delivery",
        owner=OFFICER,
        raised=met[3],
        inherent=(4, 4),
        current=(3, 4),
        why_current="Both sides want it; the price is open.",
        target=(1, 4),
        milestone="Service levels renegotiated",
        to_do=(
            ToDo(
                "Price evening support for care teams alone",
                OFFICER,
                met[6] + timedelta(days=19),
                agreed=met[5],
            ),
        ),
        looks=(
            Look(met[4], (3, 4), "On the list for the talks."),
            Look(met[5], (4, 4), "The company will not open the desk for us alone."),
            Look(met[6], (3, 4), "Care teams alone may be affordable."),
        ),
        turns=(
            RiskTurn(
                met[5],
                "escalated",
                "The company's board has to decide, and the strand sits on it.",
            ),
        ),
    )


def _figures(met: tuple[date, ...]) -> RiskStory:
    """The same risk as the next one, which somebody else wrote down again."""
    return RiskStory(
        title="Figures on demand for the service desk are not good enough",
        because="calls were counted in three different ways",
        event="service levels are agreed on wrong figures",
        leads_to="a desk that is too small, or too dear",
        category="Service delivery",
        owner=OFFICER,
        raised=met[3],
        inherent=(4, 3),
        current=(3, 3),
        target=(2, 2),
        in_place=(InPlace("One way of counting since the spring."),),
        to_do=(
            ToDo(
                "Give the company twelve months of figures",
                OFFICER,
                met[5],
                agreed=met[3],
                progress="Delivered.",
                done=met[5] - timedelta(days=2),
            ),
        ),
        looks=(
            Look(met[4], (3, 3), "Figures are being gathered."),
            Look(met[5], (2, 3), "Figures delivered."),
        ),
    )


def _figures_again(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Figures on the demand for the service desk not good enough",
        because="teams keep their own lists of calls",
        event="the company plans for too few calls",
        leads_to="queues at the desk",
        category="Service delivery",
        owner=LEAD,
        raised=met[4],
        inherent=(3, 3),
        current=(3, 3),
        target=(2, 2),
        looks=(Look(met[6], (3, 3), "Teams still keep lists of their own."),),
    )


def _no_owner(met: tuple[date, ...]) -> RiskStory:
    """No owner: whoever had it has left."""
    return RiskStory(
        title="Payroll runs late in the month of the move",
        because="two payroll systems must agree to the penny",
        event="salaries are paid late or wrongly",
        leads_to="hardship for staff, and a grievance",
        category="People",
        owner="",
        raised=met[2],
        inherent=(4, 4),
        current=(2, 4),
        target=(1, 4),
        in_place=(InPlace("Three trial runs before the first real one."),),
        looks=(
            Look(met[4], (2, 4), "The second trial run agreed to the penny."),
            Look(met[6], (2, 4), "Whoever owned this has left; nobody has it now."),
        ),
    )


def _target_is_current(met: tuple[date, ...]) -> RiskStory:
    """The target is where it stands already, and nobody said why."""
    return RiskStory(
        title="Managers do not use the new procurement system",
        because="the old forms are still accepted",
        event="orders go on past the system",
        leads_to="spending that nobody sees in time",
        category="Financial",
        owner=OFFICER,
        raised=met[1],
        inherent=(4, 2),
        current=(3, 2),
        target=(3, 2),
        in_place=(InPlace("Invoices without an order are sent back.", "partly"),),
        looks=(
            Look(met[3], (3, 2), "One in five orders goes past the system."),
            Look(met[5], (3, 2), "Still one in five."),
        ),
    )


def _price(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="The partner's price for finance is above our own cost",
        because="the partner prices in systems that we have paid for already",
        event="the best offer is higher than what finance costs us now",
        leads_to="a shared service that cannot be afforded",
        category="Financial",
        owner=OFFICER,
        raised=met[4],
        inherent=(4, 3),
        current=(3, 3),
        why_current="The first figure was a sixth above our cost.",
        target=(2, 3),
        milestone="Choice between in-house, shared and co-operative finance",
        in_place=(InPlace("In-house finance is costed on the same terms."),),
        to_do=(
            ToDo(
                "Ask for a price without the systems",
                OFFICER,
                met[6] + timedelta(days=14),
                agreed=met[6],
            ),
        ),
        looks=(Look(met[6], (3, 3), "A second figure is promised."),),
        withheld=Withheld(
            paragraphs=(3,),
            reason="The partner would learn how far the council is prepared to go.",
            review_on=met[6] + timedelta(days=120),
        ),
    )
