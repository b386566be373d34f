"""Milton Keynes: the rest of the programme's register, and its logs."""

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
)
from reports.demo.risks.shapes import (
    InPlace,
    LogStory,
    Look,
    RiskStory,
    RiskTurn,
    ToDo,
)

SUPPORT_TEAMS = RiskStory(
    title="ICT, Legal, Finance and HR are asked for more at once than they can give",
    because="every strand needs the same four teams in the same months",
    event="a support team cannot deliver when a strand needs it",
    leads_to="strands that wait for each other",
    category="Service delivery",
    owner=FIRST_MANAGER,
    raised=WORKSHOP_2011_12,
    inherent=(5, 4),
    current=(4, 4),
    why_current="The workshop added up what is asked of ICT: twice what there is.",
    target=(2, 3),
    in_place=(
        InPlace("All four teams sit on the Operations Board."),
        InPlace("Requests are put in order each month.", "partly", BOARD_2012_02),
    ),
    to_do=(
        ToDo(
            "Hire two ICT analysts for nine months",
            FIRST_MANAGER,
            date(2012, 4, 30),
            agreed=BOARD_2012_02,
            progress="Both started in May.",
            done=date(2012, 5, 14),
        ),
    ),
    looks=(
        Look(BOARD_2012_02, (4, 4), "Requests have been put in order. ICT is short."),
        Look(BOARD_2012_04, (4, 4), "One analyst found, one still sought."),
        Look(BOARD_2012_06, (3, 4), "Both work; two requests wait."),
        Look(BOARD_2012_08, (3, 3), "One request waits."),
        Look(BOARD_2012_10, (2, 3), "Nothing waits."),
    ),
    turns=(
        RiskTurn(
            BOARD_2012_12,
            "closed",
            "At its target, and fewer strands ask.",
            lesson="Add up what all strands ask of one team before any plan is agreed.",
        ),
    ),
)

NOT_UNDERSTOOD = RiskStory(
    title="Members and staff do not know what the programme is for",
    because="it speaks of strands, not of services",
    event="people oppose it for what it is not",
    leads_to="decisions put off",
    category="Reputation",
    owner=SECOND_MANAGER,
    raised=WORKSHOP_2011_12,
    inherent=(4, 3),
    current=(4, 3),
    why_current="The peer challenge said so, as members and staff had.",
    target=(2, 2),
    in_place=(
        InPlace("A communications plan, adopted in May 2012.", since=BOARD_2012_06),
    ),
    to_do=(
        ToDo(
            "Write a communications plan",
            SECOND_MANAGER,
            date(2012, 5, 31),
            agreed=BOARD_2012_04,
            progress="Adopted by the OTP Board.",
            done=date(2012, 5, 23),
        ),
    ),
    looks=(
        Look(BOARD_2012_02, (4, 3), "Nothing has changed."),
        Look(BOARD_2012_04, (4, 3), "A plan was asked for."),
        Look(BOARD_2012_06, (3, 3), "The plan is adopted."),
        Look(BOARD_2012_08, (2, 3), "The first message was well read."),
        Look(BOARD_2012_10, (2, 2), "Fewer questions, and better ones."),
    ),
    turns=(
        RiskTurn(
            BOARD_2012_12,
            "closed",
            "At its target.",
            lesson="Say what changes for whom; leave the strands out of it.",
        ),
    ),
)

NEW_HANDS = RiskStory(
    title="The thread is lost as the programme passes to another director",
    because="the programme changes hands in March 2012",
    event="what was agreed by word of mouth is forgotten",
    leads_to="decisions taken twice",
    category="Service delivery",
    owner=SECOND_MANAGER,
    raised=BOARD_2012_02,
    inherent=(3, 3),
    current=(3, 3),
    target=(1, 2),
    proximity="now",
    in_place=(InPlace("Four weeks in which both directors sit on the board."),),
    looks=(
        Look(BOARD_2012_04, (2, 3), "The handover is made; two matters were unknown."),
        Look(BOARD_2012_06, (1, 2), "Nothing new came to light."),
    ),
    turns=(
        RiskTurn(
            BOARD_2012_08,
            "closed",
            "The handover is behind us.",
            lesson="Let the logs be read before the handover, not after.",
        ),
    ),
)

CONSULTANTS = RiskStory(
    title="Other councils' programmes take our consultants",
    because="many councils transform themselves at once",
    event="consultants are not to be had, or dearer",
    leads_to="delay",
    category="Service delivery",
    owner=FIRST_MANAGER,
    raised=BOARD_2011_10,
    inherent=(2, 2),
    current=(2, 2),
    turns=(
        RiskTurn(
            date(2011, 10, 20),
            "declined",
            "The programme uses its own staff; there is nothing to lose.",
        ),
    ),
)

COUNTED_TWICE = RiskStory(
    title="The same saving is counted twice",
    because="savings stand in service budgets and in the programme's own claim",
    event="a saving is added up in both",
    leads_to="a budget that does not balance, and figures nobody believes",
    category="Financial",
    owner=FIRST_MANAGER,
    raised=WORKSHOP_2011_08,
    inherent=(4, 4),
    current=(3, 3),
    target=(1, 3),
    in_place=(InPlace("Finance keeps one list of savings.", since=WORKSHOP_2011_12),),
    looks=(
        Look(BOARD_2011_10, (3, 3), "Two were found and put right."),
        Look(WORKSHOP_2011_12, (2, 3), "One list now."),
        Look(BOARD_2012_02, (1, 3), "None found."),
    ),
    turns=(
        RiskTurn(
            BOARD_2012_04,
            "closed",
            "At its target, and Finance answers for the one list.",
            lesson="Book each saving where its manager answers for it, and only there.",
        ),
    ),
)

OTHER_RISKS = (COUNTED_TWICE, SUPPORT_TEAMS, NOT_UNDERSTOOD, NEW_HANDS, CONSULTANTS)

LOG = (
    LogStory(
        kind="decision",
        title="Programme risks are gone through at every second Operations Board",
        detail="Strands look at theirs a fortnight before, so what goes up is fresh.",
        raised=OPENED,
        decided_by="OTP Board",
    ),
    LogStory(
        kind="decision",
        title="Outsourcing of highways is not pursued",
        detail="The comparison showed smaller savings than hoped for.",
        raised=BOARD_2012_02,
        decided_by="OTP Board",
    ),
    LogStory(
        kind="assumption",
        title="The workforce is 14 % smaller than in February 2010 by the end",
        detail="The budgets of the strands were drawn up on it.",
        raised=WORKSHOP_2011_08,
        owner="Assistant Director, Strategic Human Resources",
        ended=BOARD_2012_12,
        outcome="Held.",
    ),
    LogStory(
        kind="assumption",
        title="A neighbouring council will share at least one service",
        detail="Strand 4 counts on it.",
        raised=WORKSHOP_2011_08,
        owner="Strand Lead, Alternative Delivery",
        ended=WORKSHOP_2011_12,
        outcome="Did not hold: none will. Shared services are on hold.",
    ),
    LogStory(
        kind="issue",
        title="Fees of advisers exceed what was set aside",
        detail="Advice on limits for the talks took longer than planned.",
        raised=BOARD_2012_04,
        owner=SECOND_MANAGER,
        ended=BOARD_2012_10,
        outcome="Met from the contingency of the strand.",
    ),
)
