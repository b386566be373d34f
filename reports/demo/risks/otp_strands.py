"""Milton Keynes: four strands keep registers, and hear first of what goes up."""

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
    taken_up_again,
)
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


def otp_strand_registers(today: date) -> tuple[RegisterStory, ...]:
    again = taken_up_again(today)
    return (
        _register(1, "PA-R", "Strand Lead, Public Access", _repeat_contact(again)),
        _register(
            4,
            "AM-R",
            "Strand Lead, Alternative Delivery",
            NO_NEIGHBOUR,
            log=(
                LogStory(
                    kind="decision",
                    title="Shared services are put on hold",
                    detail="No neighbouring council will share a service this year.",
                    raised=STRANDS_2012_01,
                    decided_by="OTP Board",
                ),
            ),
        ),
        _register(
            5,
            "SP-R",
            "Strand Lead, Structures and Processes",
            _offices(again),
            CONSULTATION,
        ),
        _register(
            6,
            "FS-R",
            "Strand Lead, Business Opportunities",
            _income(again),
        ),
    )


def _register(
    strand: int,
    prefix: str,
    keeper: str,
    *risks: RiskStory,
    log: tuple[LogStory, ...] = (),
) -> RegisterStory:
    return RegisterStory(
        programme="otp",
        strand=strand,
        prefix=prefix,
        scheme="five-by-five",
        keeper=keeper,
        opened=OPENED,
        escalates_at="significant",
        risks=risks,
        log=log,
    )


def _repeat_contact(again: date) -> RiskStory:
    return RiskStory(
        title="People who cannot use the website wait longer than before",
        because="staff move from counters and telephones to online services",
        event="those who need a person find fewer of them",
        leads_to="the worst service for those who need it most",
        category="Service delivery",
        owner="Strand Lead, Public Access",
        raised=STRANDS_2011_10,
        inherent=(4, 4),
        current=(3, 4),
        target=(2, 3),
        why_target="The equality assessment asks for no less.",
        in_place=(
            InPlace("Counters keep their hours until use online has doubled."),
            InPlace("Waiting times are published each month.", since=STRANDS_2012_03),
        ),
        looks=(
            Look(STRANDS_2011_11, (3, 4), "No service has moved yet."),
            Look(
                STRANDS_2012_03, (3, 3), "The strategy keeps a full service in person."
            ),
            Look(STRANDS_2012_05, (3, 3), "Waiting times are as they were."),
            Look(STRANDS_2012_07, (2, 3), "Waiting times fell at two counters."),
            Look(STRANDS_2012_11, (3, 3), "Longer queues since the autumn."),
            Look(again, (2, 3), "Queues are no longer than before the change."),
        ),
    )


NO_NEIGHBOUR = RiskStory(
    title="No neighbouring council shares a service with us",
    because="neighbours cut costs on their own first",
    event="no partner is found this year",
    leads_to="savings that have to come from somewhere else",
    category="Partners and suppliers",
    owner="Project Manager, Shared Services",
    raised=STRANDS_2011_10,
    inherent=(4, 3),
    current=(4, 3),
    target=(2, 3),
    in_place=(InPlace("Chief executives meet each quarter.", "not_effective"),),
    looks=(
        Look(STRANDS_2011_11, (5, 3), "Three of four have declined."),
        Look(STRANDS_2012_01, (5, 3), "All four have declined."),
    ),
    turns=(
        RiskTurn(
            STRANDS_2012_01,
            "issue",
            "It is certain now: nobody will share a service this year.",
        ),
    ),
)


def _offices(again: date) -> RiskStory:
    return RiskStory(
        title="Office moves and new ways of working come at the same time",
        because="refits, moves and self-service were planned apart",
        event="teams learn new tools in a new place in the same week",
        leads_to="errors, and people who go back to paper",
        category="People",
        owner="Strand Lead, Structures and Processes",
        raised=STRANDS_2011_11,
        inherent=(4, 3),
        current=(3, 3),
        target=(2, 2),
        why_target="Each move costs some days; fewer would cost more.",
        in_place=(InPlace("No team moves in its first month with a new tool."),),
        to_do=(
            ToDo(
                "Move the pilot of self-service after the last office move",
                "Project Manager, Self-Service",
                date(2012, 7, 13),
                agreed=STRANDS_2012_05,
                progress="The pilot begins in August.",
                done=date(2012, 7, 2),
            ),
        ),
        looks=(
            Look(STRANDS_2012_01, (3, 3), "The first refit ends next week."),
            Look(STRANDS_2012_03, (2, 3), "The first floor works well."),
            Look(STRANDS_2012_05, (4, 3), "Moves are late and meet the pilot."),
            Look(STRANDS_2012_07, (3, 3), "The pilot waits until the moves are over."),
            Look(STRANDS_2012_09, (2, 2), "All moves are made."),
            Look(again, (2, 2), "Two smaller moves are ahead."),
        ),
    )


CONSULTATION = RiskStory(
    title="Talks with staff on the new structure end without agreement",
    because="posts are deleted in three service groups",
    event="the unions register a dispute",
    leads_to="restructurings that begin half a year late",
    category="People",
    owner="Assistant Director, Strategic Human Resources",
    raised=STRANDS_2011_10,
    inherent=(4, 5),
    current=(4, 4),
    why_current="Two of three unions want to talk; one has called a meeting.",
    target=(2, 4),
    proximity="three_months",
    in_place=(InPlace("A joint committee meets fortnightly.", "partly"),),
    to_do=(
        ToDo(
            "Offer retraining before any post is deleted",
            "Assistant Director, Strategic Human Resources",
            date(2011, 12, 16),
            agreed=STRANDS_2011_11,
            progress="Offered to 41 people.",
            done=date(2011, 12, 14),
        ),
    ),
    looks=(
        Look(STRANDS_2011_11, (4, 4), "Terms of retraining are still disputed."),
        Look(STRANDS_2012_01, (3, 4), "Two unions agreed before Christmas."),
        Look(STRANDS_2012_03, (2, 4), "All three agreed."),
    ),
    turns=(
        RiskTurn(
            STRANDS_2011_11,
            "escalated",
            "Restructurings in three service groups wait for it.",
        ),
        RiskTurn(
            STRANDS_2012_05,
            "closed",
            "All three unions have agreed.",
            lesson="Offer retraining first and talk about posts second.",
        ),
    ),
    withheld=Withheld(
        paragraphs=(4,),
        reason="Talks with the unions are going on and would be harmed.",
        review_on=date(2013, 3, 29),
    ),
)


def _income(again: date) -> RiskStory:
    return RiskStory(
        title="New income is counted on before anybody knows how large it is",
        because="rates, levy and licence all depend on rules still being written",
        event="a budget holds income that does not come",
        leads_to="a gap in the middle of a year",
        category="Financial",
        owner="Strand Lead, Business Opportunities",
        raised=STRANDS_2011_10,
        inherent=(4, 4),
        current=(3, 4),
        target=(2, 3),
        why_target="Income is never as certain as a saving.",
        saving="OTP-INC-3",
        in_place=(InPlace("Income is budgeted only when the rule is made."),),
        looks=(
            Look(STRANDS_2011_11, (3, 4), "Two of three sources are uncertain."),
            Look(STRANDS_2012_03, (3, 4), "The levy study is late."),
            Look(STRANDS_2012_07, (3, 3), "The forecast of rates is made."),
            Look(STRANDS_2012_11, (2, 3), "Rates are settled; the levy is not."),
            Look(again, (2, 3), "What is budgeted has come in three years running."),
        ),
    )
