"""Milton Keynes: registers of projects, managed where their strand is led."""

from __future__ import annotations

from datetime import date

from reports.demo.risks.otp_boards import (
    OPENED,
    STRANDS_2011_10,
    STRANDS_2011_11,
    STRANDS_2012_01,
    STRANDS_2012_03,
    STRANDS_2012_05,
    STRANDS_2012_07,
    STRANDS_2012_09,
    STRANDS_2012_11,
)
from reports.demo.risks.otp_waste_plant import LIMITS, dialogue, spare_capacity
from reports.demo.risks.shapes import (
    InPlace,
    LogStory,
    Look,
    RegisterStory,
    RiskStory,
    RiskTurn,
    ToDo,
)
from reports.demo.shapes import Withheld


def otp_project_registers(today: date) -> tuple[RegisterStory, ...]:
    return (
        _register("Website and online services", "WEB-R", OPENED, ICT_SUPPORT),
        _register(
            "Joining up community health and social care", "HI-R", OPENED, PARTNERS
        ),
        _register("Highways and transport contract", "HW-R", OPENED, TENDERS, BREAKING),
        _register(
            "Office accommodation",
            "OFF-R",
            OPENED,
            CABLING,
            log=(
                LogStory(
                    kind="decision",
                    title="Cabling is renewed before any further move",
                    detail="Moving twice would cost more than waiting.",
                    raised=date(2012, 6, 11),
                    decided_by="Strand Lead, Structures and Processes",
                ),
            ),
        ),
        _register(
            "Residual waste treatment plant",
            "WP-R",
            OPENED,
            dialogue(today),
            spare_capacity(today),
        ),
        _register(
            "Waste plant: terms sought from bidders",
            "WPT-R",
            date(2012, 1, 16),
            LIMITS,
        ),
    )


def _register(
    project: str,
    prefix: str,
    opened: date,
    *risks: RiskStory,
    log: tuple[LogStory, ...] = (),
) -> RegisterStory:
    return RegisterStory(
        programme="otp",
        project=project,
        prefix=prefix,
        scheme="five-by-five",
        keeper="Programme Office",
        opened=opened,
        escalates_at="significant",
        risks=risks,
        log=log,
    )


ICT_SUPPORT = RiskStory(
    title="The systems behind the website cannot be joined to it",
    because="two of them are older than the web",
    event="a service online ends in somebody typing it in again",
    leads_to="no saving, and errors",
    category="Technology and information",
    owner="Project Manager, Website",
    raised=STRANDS_2011_10,
    inherent=(4, 4),
    current=(3, 4),
    target=(2, 3),
    milestone="ICT support for online services confirmed",
    in_place=(InPlace("Two suppliers have shown that it can be done.", "not_tested"),),
    to_do=(
        ToDo(
            "Assess the two oldest systems",
            "Project Manager, Website",
            date(2012, 2, 29),
            agreed=STRANDS_2011_11,
            progress="One can be joined, one has to be replaced.",
            done=date(2012, 3, 23),
        ),
    ),
    looks=(
        Look(STRANDS_2011_11, (4, 4), "Two systems have no way in."),
        Look(STRANDS_2012_01, (4, 4), "They are being assessed."),
        Look(STRANDS_2012_03, (3, 4), "One can be joined."),
        Look(STRANDS_2012_05, (3, 3), "The other will be replaced."),
        Look(STRANDS_2012_07, (3, 3), "Business cases need until September."),
        Look(STRANDS_2012_09, (2, 3), "Cases are complete, with both systems in them."),
    ),
    turns=(
        RiskTurn(STRANDS_2011_11, "escalated", "ICT's order of work is at stake."),
        RiskTurn(STRANDS_2012_05, "handed_back", "The order of work is settled."),
        RiskTurn(
            STRANDS_2012_11,
            "closed",
            "At its target.",
            lesson="Ask of every old system how data get out before planning with it.",
        ),
    ),
)

PARTNERS = RiskStory(
    title="Health partners do not agree who manages community services",
    because="reform changes who the partners are while we talk",
    event="no decision is reached with both of them",
    leads_to="two services side by side, and no saving",
    category="Partners and suppliers",
    owner="Project Manager, Health Integration",
    raised=date(2011, 7, 6),
    inherent=(4, 4),
    current=(4, 4),
    why_current="The trust and the commissioning group see it differently.",
    target=(2, 3),
    milestone="Decision on who manages community health services",
    in_place=(InPlace("A joint group with the trust.", "partly"),),
    to_do=(
        ToDo(
            "Say what the council will accept as an answer",
            "Corporate Director, Adult Social Care",
            date(2012, 9, 12),
            agreed=STRANDS_2012_07,
            progress="Agreed by the OTP Board.",
            done=date(2012, 9, 12),
        ),
    ),
    looks=(
        Look(STRANDS_2011_10, (4, 4), "Options are two months late."),
        Look(STRANDS_2011_11, (4, 4), "Both partners now want to talk to us alone."),
        Look(STRANDS_2012_03, (3, 4), "Options agreed with both."),
        Look(STRANDS_2012_07, (4, 4), "Both asked for more work; it is autumn now."),
        Look(STRANDS_2012_09, (3, 4), "What we accept is known to both."),
        Look(STRANDS_2012_11, (1, 4), "The decision was taken on 20 November."),
    ),
    turns=(
        RiskTurn(STRANDS_2011_10, "escalated", "Only the programme can press for it."),
        RiskTurn(STRANDS_2012_03, "handed_back", "Options are agreed with both."),
        RiskTurn(STRANDS_2012_07, "escalated", "The decision moves to the autumn."),
        RiskTurn(
            date(2012, 12, 5),
            "closed",
            "The decision is taken.",
            lesson="Say early what you would accept. Partners cannot guess it.",
        ),
    ),
)

TENDERS = RiskStory(
    title="Tenders for highways bring less than the proposal says",
    because="savings rest on prices nobody has quoted yet",
    event="tenders come in above the estimate",
    leads_to="the largest saving of the strand, gone",
    category="Financial",
    owner="Project Manager, Highways",
    raised=STRANDS_2011_11,
    inherent=(4, 4),
    current=(3, 4),
    target=(2, 4),
    saving="OTP-HW-1",
    in_place=(InPlace("Estimate checked by another council.", since=STRANDS_2012_05),),
    looks=(
        Look(STRANDS_2012_01, (4, 4), "Outsourcing would save less than assumed."),
        Look(STRANDS_2012_03, (4, 4), "A new proposal, and no figures in it yet."),
        Look(STRANDS_2012_05, (3, 4), "An estimate that another council has checked."),
        Look(STRANDS_2012_07, (3, 4), "Cabinet decides on 25 July."),
        Look(STRANDS_2012_09, (2, 4), "Prices asked for; interest is high."),
    ),
    turns=(
        RiskTurn(
            STRANDS_2012_11,
            "closed",
            "Tenders are within the estimate.",
            lesson="Have another council check an estimate: it costs a day.",
        ),
    ),
)

BREAKING = RiskStory(
    title="Ending the highways contract early costs more than was set aside",
    because="the contractor reads the clause on early ending differently",
    event="the contractor claims for lost profit",
    leads_to="up to £400,000 that no budget holds",
    category="Financial",
    owner="Project Manager, Highways",
    raised=STRANDS_2012_03,
    inherent=(4, 4),
    current=(3, 4),
    why_current="Counsel's advice is that the claim is weak but not hopeless.",
    target=(1, 4),
    response="transfer",
    in_place=(InPlace("Nothing is said to the contractor without counsel."),),
    looks=(
        Look(STRANDS_2012_05, (3, 4), "The contractor has asked for a meeting."),
        Look(STRANDS_2012_07, (2, 4), "An offer is on the table."),
        Look(STRANDS_2012_09, (1, 4), "Agreed, below what was set aside."),
    ),
    turns=(
        RiskTurn(
            STRANDS_2012_11,
            "closed",
            "Paid and signed.",
            lesson="Price the end of a contract before its beginning.",
        ),
    ),
    withheld=Withheld(
        paragraphs=(3, 5),
        reason="The contractor would learn what the council expects to pay.",
        review_on=date(2013, 11, 28),
    ),
)

CABLING = RiskStory(
    title="Records of the buildings are wrong where it matters",
    because="drawings were not kept up after repairs",
    event="what is behind the walls is not what the drawings show",
    leads_to="moves that stop half way",
    category="Service delivery",
    owner="Project Manager, Accommodation",
    raised=STRANDS_2011_11,
    inherent=(3, 4),
    current=(3, 3),
    target=(1, 3),
    milestone="Moves between offices complete",
    in_place=(InPlace("A survey of each floor before it is moved.", "partly"),),
    looks=(
        Look(STRANDS_2012_01, (2, 3), "The first floor was as drawn."),
        Look(STRANDS_2012_03, (2, 3), "Moves are planned."),
        Look(STRANDS_2012_05, (3, 4), "One building has not been surveyed."),
    ),
    turns=(
        RiskTurn(
            date(2012, 6, 8),
            "issue",
            "Cabling in one building is older than the records say; moves stop.",
        ),
    ),
)
