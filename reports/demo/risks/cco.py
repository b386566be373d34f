"""Plymouth: the five risks its board was told of and those the business case implies,
gone through a week before each board, so that its statement is true of that day.

A board meets every four weeks; for the next, in two days, all is prepared.
"""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.risks.cco_later import (
    FINANCE,
    MANAGER,
    benefits,
    log,
    proposed,
    volunteers,
)
from reports.demo.risks.cco_services import support_registers
from reports.demo.risks.shapes import (
    InPlace,
    Look,
    RegisterStory,
    RiskStory,
    RiskTurn,
    ToDo,
)

SRO = "Strategic Director, Corporate Services"
BOARDS = 7


def boards(today: date) -> tuple[date, ...]:
    """The days the board meets on, the next one last."""
    coming = today + timedelta(days=2)
    return tuple(coming - timedelta(weeks=4 * n) for n in reversed(range(BOARDS)))


def cco_registers(today: date) -> tuple[RegisterStory, ...]:
    # A week before each board.
    met = tuple(board - timedelta(days=7) for board in boards(today))
    return (
        RegisterStory(
            programme="cco",
            prefix="CCO-R",
            scheme="five-by-five",
            keeper=MANAGER,
            opened=met[0] - timedelta(days=8),
            escalates_at="significant",
            red_days_allowed=120,
            risks=(
                _reputation(met),
                _partners(met),
                _members(met),
                _managers(met),
                _inexperience(met),
                _gap(met),
                volunteers(met),
                benefits(met),
                proposed(met),
            ),
            log=log(met),
        ),
        *support_registers(today, met),
    )


def _reputation(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Services suffer when they change form, and our name with them",
        because="a service is moved while it goes on working",
        event="citizens notice that it is worse during or after the move",
        leads_to="complaints, and a council that is no longer believed",
        category="Reputation",
        owner=SRO,
        raised=met[0] - timedelta(days=6),
        inherent=(4, 5),
        why_inherent="The first moves elsewhere in the country went badly.",
        current=(3, 4),
        why_current="ICT moved without a day's interruption.",
        target=(2, 4),
        why_target="A move is never free of risk.",
        objective="Pioneering",
        in_place=(
            InPlace("Old and new run side by side for four weeks."),
            InPlace("Service levels are in the contract and measured.", "partly"),
        ),
        to_do=(
            ToDo(
                "Agree service levels for evening support",
                "Project Manager, ICT and Digital",
                met[-1] + timedelta(days=35),
                agreed=met[3],
                progress="Response times and prices agreed; evenings are open.",
            ),
        ),
        looks=(
            Look(met[1], (3, 4), "No move this period."),
            Look(met[2], (2, 4), "The service desk answers faster than before."),
            Look(met[3], (2, 4), "As last time."),
            Look(met[4], (3, 4), "The talks about service levels take longer."),
            Look(met[5], (3, 4), "The talks go on."),
            Look(met[6], (3, 4), "Two of three points agreed; evenings are open."),
        ),
    )


def _partners(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Too few public bodies want to share internal support services with us",
        because="partners have plans of their own and little time",
        event="nobody, or only one, joins in a shared service",
        leads_to="fewer ways to save cash in support services",
        category="Partners and suppliers",
        owner="Strand Lead, Support Services",
        raised=met[0] - timedelta(days=6),
        inherent=(4, 4),
        current=(4, 4),
        why_current="No partner has signed anything.",
        target=(2, 4),
        why_target="Partners may always leave again; less likely is all there is.",
        objective="Working with partners",
        in_place=(
            InPlace("A shared company for ICT shows that it can be done."),
            InPlace("The chief executives of the area meet monthly.", "partly"),
        ),
        to_do=(
            ToDo(
                "Put terms for a shared finance service before two partners",
                "Project Manager, ICT and Digital",
                met[-1] + timedelta(days=20),
                agreed=met[2],
                progress="Both asked for the cost of leaving again.",
            ),
        ),
        looks=(
            Look(met[1], (4, 4), "Letters went to nine bodies; no answer yet."),
            Look(met[2], (4, 4), "Two answers, both careful."),
            Look(met[3], (3, 4), "Two bodies want to talk."),
            Look(met[4], (3, 4), "Talks go on."),
            Look(met[5], (3, 4), "Talks go on."),
            Look(met[6], (2, 4), "Both sent people to draft terms."),
        ),
    )


def _members(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Members do not support the changes proposed",
        because="some changes are felt in wards before they help anybody",
        event="a proposal is refused or put off",
        leads_to="savings that come a year late",
        category="Reputation",
        owner="Chief Executive",
        raised=met[0] - timedelta(days=6),
        inherent=(4, 4),
        current=(3, 4),
        target=(2, 3),
        objective="Democratic",
        in_place=(
            InPlace("Scrutiny is told the state of the risks at every meeting."),
            InPlace("Ward members hear first of what touches their ward.", "partly"),
        ),
        looks=(
            Look(met[1], (3, 4), "The business case was supported."),
            Look(met[2], (2, 4), "All groups were briefed."),
            Look(met[3], (2, 4), "As last time."),
            Look(met[4], (2, 3), "The first review found support on all sides."),
            Look(met[5], (2, 3), "As last time."),
            Look(met[6], (2, 3), "As last time; nothing contested is coming up."),
        ),
        turns=(
            RiskTurn(
                met[6],
                "closed",
                "At its target for three reviews, and no contested proposal ahead.",
                lesson=(
                    "Telling ward members first cost a week and saved a quarter. Plan "
                    "for the week."
                ),
            ),
        ),
    )


def _managers(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Managers and teams do not believe in the co-operative way",
        because="they were not asked, or were asked too late",
        event="they go on as before, or quietly resist outside providers",
        leads_to="new structures with old habits in them",
        category="People",
        owner="Strand Lead, Executive Office",
        raised=met[0] - timedelta(days=6),
        inherent=(5, 3),
        current=(4, 3),
        target=(2, 3),
        objective="Caring",
        in_place=(InPlace("Managers write the blueprint of their own service."),),
        to_do=(
            ToDo(
                "Let three teams tell the others how their change went",
                "Strand Lead, Executive Office",
                met[-1] + timedelta(days=12),
                agreed=met[4],
                progress="Two teams are ready.",
            ),
        ),
        looks=(
            Look(met[1], (4, 3), "Few came to the first meetings."),
            Look(met[2], (4, 3), "More came; many stayed silent."),
            Look(met[3], (4, 3), "As last time."),
            Look(met[4], (3, 3), "Two services asked to be next."),
            Look(met[5], (3, 3), "As last time."),
            Look(met[6], (4, 3), "Rumours about the cleaning contract did harm."),
        ),
    )


def _inexperience(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Our own project managers and analysts are new to projects of this size",
        because="they were appointed from inside and learn as they go",
        event="large, tangled projects are planned or led badly",
        leads_to="delay, and money spent on rescue",
        category="People",
        owner=MANAGER,
        raised=met[0] - timedelta(days=6),
        inherent=(5, 4),
        current=(4, 4),
        target=(2, 4),
        why_target="Only experience brings it lower.",
        appetite="high",
        in_place=(
            InPlace("Each has a mentor outside their own project.", since=met[1]),
            InPlace("Plans are read by somebody who has led such a project."),
        ),
        looks=(
            Look(met[1], (4, 4), "Mentors have just begun."),
            Look(met[2], (3, 4), "Plans are better; one was sent back."),
            Look(met[3], (3, 4), "As last time."),
            Look(met[4], (3, 4), "One slip was found early by a mentor."),
            Look(met[5], (2, 4), "All passed a review from outside."),
            Look(met[6], (2, 4), "At its target. Reviewed less often from now on."),
        ),
    )


def _gap(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="The gap of £65m is not closed in time",
        because="grants fall faster than services can be redesigned",
        event="the programme saves less, or later, than the budget counts on",
        leads_to="cuts that nobody chose, or a budget that does not balance",
        category="Financial",
        owner=FINANCE,
        raised=met[0] - timedelta(days=6),
        inherent=(5, 5),
        why_inherent="With no programme the gap is certain.",
        current=(4, 5),
        why_current="Less than half of the gap has a saving against it.",
        target=(2, 5),
        why_target="The harm cannot be made smaller, only less likely.",
        proximity="year",
        saving="CCO-01",
        in_place=(
            InPlace("Savings are counted only when a budget line is reduced."),
            InPlace("The gap is worked out anew each quarter.", "partly"),
        ),
        to_do=(
            ToDo(
                "Bring options for the uncovered part of the gap to the board",
                FINANCE,
                met[-1] + timedelta(days=23),
                agreed=met[5],
                progress="Nine options are being costed.",
            ),
        ),
        looks=(
            Look(met[1], (4, 5), "£24m of £65m has a saving against it."),
            Look(met[2], (4, 5), "£27m of £65m."),
            Look(met[3], (4, 5), "£27m of £65m: no new saving was validated."),
            Look(met[4], (4, 5), "£30m of £65m, and the settlement is due."),
            Look(met[5], (4, 5), "£33m of £65m. The settlement brought no relief."),
            Look(met[6], (4, 5), "£33m of £65m. Red until half is in the budget."),
        ),
        turns=(
            RiskTurn(
                met[4],
                "escalated",
                "Red for longer than the register allows, and not the programme's "
                "alone to close.",
            ),
        ),
    )
