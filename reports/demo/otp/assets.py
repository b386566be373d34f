"""Strand 6, the rest: large assets and what is negotiated about them."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Due, Moved, ProjectStory, Said, Withheld

IN_NEGOTIATION = Withheld(
    paragraphs=(3,),
    reason=(
        "Bidders would learn the council's position and each other's, and the public "
        "would pay more for the plant."
    ),
    review_on=date(2014, 3, 31),
)

WASTE_PLANT = ProjectStory(
    name="Residual waste treatment plant",
    purpose=(
        "A plant for the waste that cannot be recycled, so that less is buried and "
        "less is paid for it."
    ),
    sponsor="Corporate Director, Environment",
    manager="Project Manager, Waste Plant",
    begins=date(2011, 6, 1),
    milestones=(
        Due("Outline case for the plant", "October 2011", done=date(2011, 10, 21)),
        Due(
            "Dialogue with bidders closes",
            "May 2012",
            forecasts=(
                (date(2011, 12, 12), "July 2012"),
                (date(2012, 8, 15), "September 2012"),
            ),
            done=date(2012, 9, 28),
            moved=Moved(
                date(2012, 8, 15),
                "September 2012",
                "OTP Board",
                "Both bidders were given time to answer questions on emissions.",
            ),
        ),
        Due("Contract signed", "March 2013", done=date(2013, 3, 28)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Work on the outline case goes well.",
            "Waste flows were forecast and sites compared.",
            "Finish the outline case.",
        ),
        Said(
            JUL_SEP_2011,
            "Outline case almost complete.",
            "Technical advisers confirmed the forecast of waste.",
            "Approve the case and invite bids.",
        ),
        Said(
            OCT_DEC_2011,
            "Dialogue with bidders will take two months longer.",
            "The outline case was approved in October and bids were invited.",
            "Conduct the dialogue.",
            outside={"time": "Dialogue closes in July, not May."},
            why="More bidders than expected.",
        ),
        Said(
            JAN_MAR_2012,
            "Dialogue narrowed to two bidders; price is the open point.",
            (
                "Two bidders remain. Their prices differ mainly in what they charge "
                "for spare capacity."
            ),
            "Press both bidders on spare capacity.",
            outside={"time": "Dialogue closes in July, not May."},
            why="Same cause as last time.",
            withheld=IN_NEGOTIATION,
        ),
        Said(
            APR_JUN_2012,
            "Dialogue goes on with two bidders.",
            "Both bidders presented their designs. Questions on emissions remain.",
            "Close the dialogue.",
            outside={"time": "Dialogue closes at the end of July at the earliest."},
            why="Same cause as last time.",
        ),
    ),
)

BIDDERS = ProjectStory(
    name="Waste plant: terms sought from bidders",
    purpose=(
        "Settle the council's own limits on price, risk and length of contract for the "
        "talks with bidders."
    ),
    sponsor="Corporate Director, Resources",
    manager="Project Manager, Waste Plant",
    begins=date(2012, 1, 9),
    is_material=False,
    withheld=IN_NEGOTIATION,
    milestones=(
        Due(
            "Limits for the final round agreed",
            "April 2012",
            forecasts=((date(2012, 4, 16), "July 2012"),),
            done=date(2012, 9, 14),
        ),
    ),
    reports=(
        Said(
            JAN_MAR_2012,
            "Limits on price drafted; those on risk are being argued.",
            "Advisers set out what a fair price would be.",
            "Agree limits on who bears a fall in waste.",
            outside={"cost": "Advisers' fees exceed what was set aside."},
            why="More advice was needed than planned.",
        ),
        Said(
            APR_JUN_2012,
            "Limits not agreed; fees still rising.",
            "The length of contract was agreed. The share of risk was not.",
            "Agree the limits before the final round.",
            outside={
                "time": "Limits are agreed in July, not April.",
                "cost": "Advisers' fees exceed what was set aside.",
            },
            why="Late and dearer than planned.",
            ask="Agree how much of the risk of falling waste the council may carry.",
            ask_by=date(2012, 8, 15),
        ),
    ),
)

HCA_ASSETS = ProjectStory(
    name="Transfer of Homes and Communities Agency assets",
    purpose=(
        "Take over the agency's land and buildings in the borough as its national role "
        "changes."
    ),
    sponsor="Corporate Director, Environment",
    manager="Project Manager, Land Transfer",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            "Principles of transfer agreed with the agency",
            "September 2011",
            forecasts=((date(2011, 6, 20), "December 2011"),),
            done=date(2011, 12, 14),
        ),
        Due("Legal and financial checks complete", "May 2012", done=date(2012, 5, 31)),
        Due("Assets transfer", "winter 2012", done=date(2013, 1, 31)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "The agency's future is unclear and talks are late.",
            "First talks were held with the agency.",
            "Agree principles.",
            outside={
                "time": "Principles are expected in December, not September.",
                "scope": "Which assets may transfer is not known.",
            },
            why="The agency awaits a national decision.",
        ),
        Said(
            JUL_SEP_2011,
            "The agency's future is unclear and talks are late.",
            "Nothing moved: the agency awaits a national decision.",
            "Agree principles.",
            outside={
                "time": "Principles are expected in December, not September.",
                "scope": "Which assets may transfer is not known.",
            },
            why="The agency awaits a national decision.",
        ),
        Said(
            OCT_DEC_2011,
            "Principles agreed in December.",
            "The national decision came and principles were agreed.",
            "Begin legal and financial checks.",
            outside={"cost": "The cost of upkeep of the assets is not known."},
            why="Upkeep must be costed before anything is accepted.",
        ),
        Said(
            JAN_MAR_2012,
            "Checks under way; upkeep being costed.",
            "Half of the sites were surveyed.",
            "Finish the checks.",
            outside={"cost": "The cost of upkeep is known for half of the sites."},
            why="Upkeep is costed for half of the sites.",
        ),
        Said(
            APR_JUN_2012,
            "Checks complete; transfer prepared for the winter.",
            "Checks ended in May, and rents from the sites cover upkeep.",
            "Agree the transfer with the agency.",
            why="Upkeep is costed and covered.",
        ),
    ),
)
