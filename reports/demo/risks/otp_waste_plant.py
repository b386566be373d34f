"""Milton Keynes: the waste plant, whose risks went all the way up; two are exempt."""

from __future__ import annotations

from datetime import date

from reports.demo.otp.assets import IN_NEGOTIATION
from reports.demo.risks.otp_boards import (
    BOARD_2012_06,
    BOARD_2012_08,
    STRANDS_2012_01,
    STRANDS_2012_03,
    STRANDS_2012_05,
    STRANDS_2012_07,
    STRANDS_2012_09,
    STRANDS_2012_11,
    taken_up_again,
)
from reports.demo.risks.shapes import InPlace, Look, RiskStory, RiskTurn, ToDo
from reports.demo.shapes import Withheld

MANAGER = "Project Manager, Waste Plant"


def dialogue(today: date) -> RiskStory:
    """From project to strand, programme and council."""
    return RiskStory(
        title="No bidder for the waste plant meets the limits on emissions",
        because="limits were tightened while bids were being written",
        event="both bidders withdraw, or ask for the limits to be eased",
        leads_to="a year lost, and landfill tax for each month of it",
        category="Partners and suppliers",
        owner=MANAGER,
        raised=date(2011, 12, 15),
        inherent=(4, 5),
        current=(3, 5),
        why_current="More bidders than expected, and more questions.",
        target=(2, 4),
        why_target="A plant may fail a test in any year.",
        milestone="Dialogue with bidders closes",
        in_place=(
            InPlace("Two bidders, so that neither can dictate."),
            InPlace("Technical advisers sit in every session."),
        ),
        to_do=(
            ToDo(
                "Answer both bidders' questions on emissions",
                MANAGER,
                date(2012, 8, 31),
                agreed=STRANDS_2012_07,
                progress="Answered, and the answers published.",
                done=date(2012, 9, 4),
            ),
        ),
        looks=(
            Look(STRANDS_2012_01, (3, 5), "Six bidders; two may meet the limits."),
            Look(STRANDS_2012_03, (4, 5), "Two bidders are left."),
            Look(STRANDS_2012_05, (4, 5), "Both showed designs; neither passes yet."),
            Look(STRANDS_2012_07, (4, 5), "Dialogue goes on; it cannot end in July."),
            Look(STRANDS_2012_09, (2, 5), "One design passes."),
            Look(STRANDS_2012_11, (2, 4), "The contract is being drawn up."),
            Look(taken_up_again(today), (2, 4), "The plant passes its yearly test."),
        ),
        turns=(
            RiskTurn(STRANDS_2012_03, "escalated", "Two bidders are left, not six."),
            RiskTurn(date(2012, 4, 11), "escalated", "The strand cannot move limits."),
            RiskTurn(
                BOARD_2012_06,
                "escalated",
                "Landfill tax for another year falls on the whole council.",
            ),
        ),
    )


def spare_capacity(today: date) -> RiskStory:
    return RiskStory(
        title="The council pays for room in the plant that it does not need",
        because="less waste is made each year, and the contract runs for 25",
        event="the price holds the council to more waste than there is",
        leads_to="payments for nothing in the later years",
        category="Financial",
        owner=MANAGER,
        raised=STRANDS_2012_01,
        inherent=(4, 4),
        current=(4, 4),
        why_current="The two prices differ mainly in what spare room costs.",
        target=(2, 3),
        appetite="moderate",
        in_place=(InPlace("Neighbours may buy room we do not use.", "not_tested"),),
        looks=(
            Look(STRANDS_2012_03, (4, 4), "Both bidders were pressed; neither moved."),
            Look(STRANDS_2012_07, (3, 4), "One bidder shares the cost of spare room."),
            Look(STRANDS_2012_09, (3, 3), "Both do."),
            Look(taken_up_again(today), (2, 4), "A neighbour buys what we do not use."),
        ),
        turns=(
            RiskTurn(STRANDS_2012_03, "escalated", "The talks turn on it."),
            RiskTurn(
                BOARD_2012_08,
                "tolerated",
                "Without some spare room no bidder stays to the end.",
                who="OTP Board",
            ),
        ),
        withheld=Withheld(
            paragraphs=(3,),
            reason=IN_NEGOTIATION.reason,
            review_on=IN_NEGOTIATION.review_on,
        ),
    )


LIMITS = RiskStory(
    title="A bidder learns how far the council will go",
    because="limits are known to three firms of advisers",
    event="our limits reach a bidder before the final round",
    leads_to="prices at the limit",
    category="Financial",
    owner=MANAGER,
    raised=date(2012, 1, 16),
    inherent=(3, 4),
    current=(2, 4),
    target=(1, 4),
    in_place=(InPlace("Limits are read in one room and not taken away."),),
    looks=(
        Look(STRANDS_2012_03, (2, 4), "A fourth firm was asked for advice."),
        Look(STRANDS_2012_07, (2, 4), "Limits are not agreed, so few know them."),
    ),
    turns=(
        RiskTurn(
            date(2012, 9, 28),
            "closed",
            "Dialogue has closed.",
            lesson="Three firms were two too many.",
        ),
    ),
    withheld=IN_NEGOTIATION,
)
