"""Milton Keynes: the programme's own register, kept by its board."""

from __future__ import annotations

from datetime import date

from reports.demo.risks.otp_boards import (
    BOARD_2011_10,
    BOARD_2012_02,
    BOARD_2012_04,
    BOARD_2012_06,
    BOARD_2012_08,
    BOARD_2012_10,
    BOARD_2012_12,
    FIRST_MANAGER,
    OPENED,
    SECOND_MANAGER,
    WORKSHOP_2011_08,
    WORKSHOP_2011_12,
    taken_up_again,
)
from reports.demo.risks.otp_programme_rest import LOG, OTHER_RISKS
from reports.demo.risks.shapes import (
    InPlace,
    Look,
    RegisterStory,
    RiskStory,
    RiskTurn,
    ToDo,
)


def otp_programme_register(today: date) -> RegisterStory:
    again = taken_up_again(today)
    return RegisterStory(
        programme="otp",
        prefix="OTP-R",
        scheme="five-by-five",
        keeper="Programme Office",
        opened=OPENED,
        escalates_at="significant",
        risks=(
            _services(again),
            _savings(),
            _people(again),
            _law(again),
            CONFLICT,
            STRANDS_APART,
            *OTHER_RISKS,
        ),
        log=LOG,
    )


def _services(again: date) -> RiskStory:
    return RiskStory(
        title="Services get worse while they are being changed",
        because="many changes meet in the same services at the same time",
        event="those who provide a service cannot keep it up",
        leads_to="residents worse served, and a programme stopped half way",
        category="Service delivery",
        owner="Chief Executive",
        raised=OPENED,
        inherent=(4, 5),
        why_inherent="Left alone, each strand would set its own dates.",
        current=(4, 4),
        why_current="Six strands have begun and no calendar joins them.",
        target=(2, 4),
        why_target="Change without any risk to services is no change.",
        objective="Caring",
        in_place=(
            InPlace("The OTP Board decides on the order of all changes."),
            InPlace("Service measures come to the board monthly.", since=BOARD_2011_10),
        ),
        to_do=(
            ToDo(
                "Draw one calendar of the changes of all strands",
                FIRST_MANAGER,
                date(2011, 11, 30),
                agreed=WORKSHOP_2011_08,
                progress="Drawn up and kept by the programme office.",
                done=date(2011, 11, 28),
            ),
        ),
        looks=(
            Look(WORKSHOP_2011_08, (4, 4), "The workshop found nine clashes of dates."),
            Look(BOARD_2011_10, (3, 4), "Five of nine clashes have been cleared."),
            Look(WORKSHOP_2011_12, (3, 4), "One calendar now; two clashes are left."),
            Look(BOARD_2012_02, (3, 4), "Office moves and self-service still meet."),
            Look(BOARD_2012_04, (2, 4), "No service measure fell all winter."),
            Look(BOARD_2012_06, (3, 4), "Office moves are late and meet the holidays."),
            Look(BOARD_2012_08, (3, 4), "Half of the moves are made."),
            Look(BOARD_2012_10, (2, 4), "All moves made; measures held."),
            Look(BOARD_2012_12, (2, 4), "As last time."),
            Look(again, (2, 4), "Fewer changes now, in fewer services."),
        ),
    )


def _savings() -> RiskStory:
    """Red from the first workshop to the new budget year, and each time said why."""
    return RiskStory(
        title="The £1.6m that next year's budget counts on is not saved",
        because="half of the strands cannot yet say what they will save",
        event="the budget for 2012-13 counts on savings that do not come",
        leads_to="cuts in mid-year, made where they can be had",
        category="Financial",
        owner=FIRST_MANAGER,
        raised=OPENED,
        inherent=(5, 4),
        current=(4, 4),
        why_current="£600,000 is certain so far.",
        target=(2, 4),
        saving="OTP-2012-13",
        objective="Value for money",
        in_place=(
            InPlace("Each saving stands in the budget of a service group."),
            InPlace("The board sees savings monthly.", "partly", BOARD_2011_10),
        ),
        to_do=(
            ToDo(
                "Have every strand say what it saves, when, and in whose budget",
                FIRST_MANAGER,
                date(2012, 1, 31),
                agreed=BOARD_2011_10,
                progress="All six strands have said so.",
                done=date(2012, 2, 3),
            ),
        ),
        looks=(
            Look(WORKSHOP_2011_08, (4, 4), "Strands 4 and 6 have no figures."),
            Look(BOARD_2011_10, (4, 4), "£0.9m has a name and a date. Still red."),
            Look(WORKSHOP_2011_12, (5, 4), "Outsourcing would save less than assumed."),
            Look(BOARD_2012_02, (4, 4), "£1.3m has a name; the rest is in highways."),
            Look(BOARD_2012_04, (3, 4), "£1.6m is in the budget; £0.2m of it unsure."),
            Look(BOARD_2012_06, (3, 3), "On track after two months."),
            Look(BOARD_2012_08, (2, 4), "Service groups report the whole sum."),
            Look(BOARD_2012_10, (2, 4), "As last time."),
        ),
        turns=(
            RiskTurn(
                BOARD_2012_12,
                "closed",
                "The sum is in service budgets and is watched with the rest of them.",
                lesson=(
                    "A saving that nobody's budget holds is a hope. Ask whose budget "
                    "first and how much second."
                ),
            ),
        ),
    )


def _people(again: date) -> RiskStory:
    return RiskStory(
        title="Good people leave because they do not know what will become of them",
        because="the workforce shrinks by 14 % and structures change",
        event="those the council most needs find other work",
        leads_to="projects without managers and services without experience",
        category="People",
        owner="Assistant Director, Strategic Human Resources",
        raised=OPENED,
        inherent=(4, 4),
        current=(3, 4),
        target=(2, 3),
        why_target="People will always leave; not more than elsewhere will do.",
        in_place=(
            InPlace("Staff are consulted on each change that touches them."),
            InPlace("Voluntary redundancy before any other."),
        ),
        to_do=(
            ToDo(
                "Tell all staff what each strand means for their service",
                SECOND_MANAGER,
                date(2012, 7, 31),
                agreed=BOARD_2012_06,
                progress="Message on the new strands sent.",
                done=date(2012, 8, 2),
            ),
        ),
        looks=(
            Look(WORKSHOP_2011_08, (3, 4), "No more leave than in other years."),
            Look(BOARD_2011_10, (3, 4), "As last time."),
            Look(WORKSHOP_2011_12, (3, 4), "As last time, with two managers gone."),
            Look(BOARD_2012_02, (4, 4), "Three project managers left in six weeks."),
            Look(BOARD_2012_04, (4, 4), "Two of the posts are filled."),
            Look(BOARD_2012_06, (3, 4), "All are filled; talks with staff went well."),
            Look(BOARD_2012_08, (3, 4), "As last time."),
            Look(BOARD_2012_10, (3, 3), "A leaver's experience is missed less."),
            Look(BOARD_2012_12, (3, 3), "As last time."),
            Look(again, (2, 3), "Turnover is as in other councils."),
        ),
    )


def _law(again: date) -> RiskStory:
    return RiskStory(
        title="Law changes faster than strands can follow",
        because="localism, health and housing finance are being rewritten at once",
        event="a strand builds what a new Act makes useless",
        leads_to="work done twice",
        category="Legal and regulatory",
        owner="Monitoring Officer",
        raised=WORKSHOP_2011_08,
        inherent=(5, 3),
        current=(4, 3),
        why_current="Four Bills are before Parliament.",
        target=(4, 3),
        why_target="Parliament cannot be treated. What can be is how soon we hear.",
        response="tolerate",
        appetite="moderate",
        proximity="now",
        in_place=(InPlace("Lawyers sit on the Operations Board.", "effective"),),
        looks=(
            Look(BOARD_2011_10, (4, 3), "Four Bills, two of them amended in autumn."),
            Look(
                WORKSHOP_2011_12, (4, 3), "The Localism Act is passed, orders follow."
            ),
            Look(BOARD_2012_04, (4, 3), "Health reform is passed, guidance is not."),
            Look(BOARD_2012_08, (3, 3), "Housing finance is settled."),
            Look(BOARD_2012_12, (3, 3), "As last time."),
            Look(again, (3, 3), "There is always a Bill."),
        ),
        turns=(
            RiskTurn(
                BOARD_2011_10,
                "tolerated",
                "Waiting for all law to settle would cost more than doing some work "
                "twice.",
                who="OTP Board",
            ),
        ),
    )


CONFLICT = RiskStory(
    title="Somebody who helps to write a bid has an interest in another",
    because="our own staff may bid for services they now provide",
    event="the award of a service is challenged",
    leads_to="a procurement that starts again, and costs",
    category="Legal and regulatory",
    owner="Monitoring Officer",
    raised=WORKSHOP_2011_08,
    inherent=(3, 5),
    current=(3, 4),
    target=(1, 4),
    response="transfer",
    in_place=(
        InPlace("A written rule on who may do what in a bid.", since=BOARD_2012_02),
        InPlace("Everybody in a bid signs what interests they have.", "not_tested"),
    ),
    looks=(
        Look(BOARD_2011_10, (3, 4), "No rule yet."),
        Look(BOARD_2012_02, (2, 4), "Legal and audit have written the rule."),
        Look(BOARD_2012_06, (1, 4), "The first bid went through under it."),
    ),
    turns=(
        RiskTurn(
            BOARD_2012_10,
            "closed",
            "At its target twice.",
            lesson="Write the rule before anybody asks to bid.",
        ),
    ),
)

STRANDS_APART = RiskStory(
    title="Strands decide without knowing what other strands need",
    because="six strands plan on their own",
    event="one strand's plan takes away what another counts on",
    leads_to="delay, and support teams asked for opposite things",
    category="Service delivery",
    owner=FIRST_MANAGER,
    raised=WORKSHOP_2011_08,
    inherent=(4, 4),
    current=(4, 3),
    target=(2, 3),
    in_place=(InPlace("Risk workshops, where strands compare notes.", "effective"),),
    looks=(
        Look(BOARD_2011_10, (4, 3), "Seventeen dependencies are written down."),
        Look(WORKSHOP_2011_12, (3, 3), "Each has two names beside it."),
        Look(BOARD_2012_04, (2, 3), "All but three are dated."),
        Look(BOARD_2012_08, (2, 2), "The last three are dated."),
    ),
    turns=(
        RiskTurn(
            BOARD_2012_10,
            "closed",
            "Below its target; the calendar shows every dependency.",
            lesson="Two names on each dependency: who gives and who takes.",
        ),
    ),
)
