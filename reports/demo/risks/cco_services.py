"""Plymouth's support services: the strand's register. On it, and on those of two of its
projects, stands each thing that the quality checks look for, once."""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.risks.cco_projects import support_project_registers
from reports.demo.risks.shapes import (
    InPlace,
    LogStory,
    Look,
    RegisterStory,
    RiskStory,
    ToDo,
)
from reports.demo.shapes import Withheld

LEAD = "Strand Lead, Support Services"
OFFICER = "Project Manager, ICT and Digital"
BUILDINGS = "Project Manager, Buildings"


def support_registers(today: date, met: tuple[date, ...]) -> tuple[RegisterStory, ...]:
    opened = met[0] - timedelta(days=4)
    return (
        RegisterStory(
            programme="cco",
            strand=2,
            prefix="SUP-R",
            scheme="five-by-five",
            keeper=LEAD,
            opened=opened,
            escalates_at="significant",
            risks=(
                _knowledge(met),
                _two_systems(met),
                _tenders(met),
                _staff_transfer(today, met),
                _lease_of_machines(met),
            ),
            log=(
                LogStory(
                    kind="decision",
                    title="No support service moves during the close of accounts",
                    detail="April and May are left free of moves.",
                    raised=met[1],
                    decided_by="Strand Lead, Support Services",
                ),
            ),
        ),
        *support_project_registers(met),
    )


def _knowledge(met: tuple[date, ...]) -> RiskStory:
    """Red, and no action against it."""
    return RiskStory(
        title="What long-serving staff know leaves with them",
        because="a third of the support staff may take early retirement",
        event="nobody is left who knows how a thing is done",
        leads_to="mistakes, delay, and consultants to mend them",
        category="People",
        owner=LEAD,
        raised=met[3],
        inherent=(5, 4),
        current=(4, 4),
        why_current="Eleven have given notice; two of them are the only ones who know.",
        target=(2, 3),
        proximity="three_months",
        in_place=(InPlace("Handover of four weeks for each post.", "not_effective"),),
        looks=(
            Look(met[4], (4, 4), "Notices were fewer than feared."),
            Look(met[5], (5, 4), "Eleven notices in one month."),
            Look(met[6], (4, 4), "Two of the eleven stay until the summer."),
        ),
    )


def _two_systems(met: tuple[date, ...]) -> RiskStory:
    """Reviewed three times without a change, and its action is overdue."""
    return RiskStory(
        title="Two finance systems run side by side for longer than paid for",
        because="the old one cannot be closed before the year is audited",
        event="licences for both must be renewed",
        leads_to="about £80,000 that no budget holds",
        category="Financial",
        owner=OFFICER,
        raised=met[2],
        inherent=(4, 3),
        current=(3, 3),
        why_current="The auditor begins in the month the licence ends.",
        target=(1, 3),
        in_place=(InPlace("The supplier agreed to renew by the month.", "partly"),),
        to_do=(
            ToDo(
                "Ask the auditor to read from an archive instead",
                OFFICER,
                met[5] - timedelta(days=3),
                agreed=met[3],
                progress="A letter was drafted.",
            ),
        ),
        looks=(
            Look(met[3], (3, 3), "No change."),
            Look(met[4], (3, 3), "No change."),
            Look(met[5], (3, 3), "No change."),
            Look(met[6], (3, 3), "No change; the letter has not been sent."),
        ),
    )


def _tenders(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="One contract for cleaning and caretaking shuts out local firms",
        because="a larger contract asks for larger firms",
        event="local firms do not bid",
        leads_to="less money spent in the city, against our own values",
        category="Reputation",
        owner=BUILDINGS,
        raised=met[2],
        inherent=(4, 3),
        current=(3, 2),
        target=(2, 2),
        why_target="A larger contract always asks more of a small firm.",
        milestone="Cleaning and caretaking in one contract",
        in_place=(
            InPlace("Firms may bid together, and the notice says so."),
            InPlace("A fifth of the marks are for value to the city.", "not_tested"),
        ),
        to_do=(
            ToDo(
                "Invite local firms to a meeting about bidding together",
                BUILDINGS,
                met[6] + timedelta(days=9),
                agreed=met[5],
                progress="Eleven firms asked for documents, four of them local.",
            ),
        ),
        looks=(
            Look(met[4], (3, 2), "The notice is being written."),
            Look(met[6], (2, 2), "Four local firms asked for the documents."),
        ),
    )


def _staff_transfer(today: date, met: tuple[date, ...]) -> RiskStory:
    """On the strand's own register, and exempt while staff are being consulted."""
    return RiskStory(
        title="Cleaning staff would have to change their employer",
        because="the contract may take caretakers and cleaners with it",
        event="talks with the unions break down over pensions",
        leads_to="a strike in the weeks of the move",
        category="People",
        owner=LEAD,
        raised=met[3],
        inherent=(4, 4),
        current=(3, 4),
        why_current="The unions asked for the pension terms in writing.",
        target=(2, 4),
        proximity="three_months",
        in_place=(InPlace("A joint working party meets each week.", "partly"),),
        to_do=(
            ToDo(
                "Put the pension terms to the unions in writing",
                LEAD,
                met[6] + timedelta(days=16),
                agreed=met[5],
            ),
        ),
        looks=(
            Look(met[5], (3, 4), "The working party has met twice."),
            Look(met[6], (4, 4), "The unions have asked their members what to do."),
        ),
        withheld=Withheld(
            paragraphs=(4,),
            reason=(
                "Consultation with staff and unions is under way, and either side's "
                "limits would be known to the other."
            ),
            review_on=today + timedelta(days=150),
        ),
    )


def _lease_of_machines(met: tuple[date, ...]) -> RiskStory:
    """Its review was due two boards ago."""
    return RiskStory(
        title="Printers come off lease before the new contract begins",
        because="lease and contract were made by different teams",
        event="offices have no printers for some weeks",
        leads_to="letters and committee papers that go out late",
        category="Service delivery",
        owner=BUILDINGS,
        raised=met[1],
        inherent=(3, 3),
        current=(3, 2),
        target=(1, 2),
        proximity="three_months",
        in_place=(InPlace("The lessor lends machines by the week.", "not_tested"),),
        looks=(
            Look(
                met[3],
                (3, 2),
                "The new contract is being drawn up.",
                next_on=met[5] - timedelta(days=2),
            ),
        ),
    )
