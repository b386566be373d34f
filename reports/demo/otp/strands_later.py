"""Strands 5 to 7 as wholes: their leads, their lives, what was said of them."""

from datetime import date

from reports.demo.otp.assets import BIDDERS, HCA_ASSETS, WASTE_PLANT
from reports.demo.otp.housing import (
    HOUSE_BUILDING,
    REGENERATION,
    SELF_FINANCING,
    TENANCY,
)
from reports.demo.otp.income import BUSINESS_RATES, CASINO, INFRASTRUCTURE_LEVY
from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.otp.structures import CORPORATE_CORE, SPANS, STRUCTURE
from reports.demo.otp.workplace import ACCOMMODATION, SELF_SERVICE
from reports.demo.shapes import Said, StrandStory, Turn

STRUCTURES = StrandStory(
    name="Organisational Structures and Processes",
    lead="Strand Lead, Structures and Processes",
    sponsor="Chief Executive",
    aims=(
        "An organisation of the right size and shape, with processes that help rather "
        "than hinder and managers who have the skills and tools for their work."
    ),
    begins=date(2011, 6, 1),
    why="One of the six strands with which the programme set out.",
    turns=(
        Turn(
            on=date(2012, 7, 13),
            kind="continues",
            reason=(
                "The structure is there and must be made to work: high performance, "
                "contract management, offices and self-service come next."
            ),
        ),
    ),
    projects=(STRUCTURE, CORPORATE_CORE, SPANS, ACCOMMODATION, SELF_SERVICE),
    reports=(
        Said(
            APR_JUN_2011,
            "New structure agreed.",
            "The structure was agreed and the corporate core formed.",
            "Fill senior posts.",
        ),
        Said(
            JUL_SEP_2011,
            "Senior posts filled; about £500,000 a year saved.",
            (
                "Senior posts are filled, which takes about £500,000 a year off the "
                "cost of senior management. Personnel processes are shorter."
            ),
            "Service groups plan in the new structure.",
            within={"time": "The office survey is late, within the strand's float."},
            better_because=(
                "The office survey is a month late, which holds nothing else up."
            ),
        ),
        Said(
            OCT_DEC_2011,
            "Structure complete; two small delays.",
            (
                "The structure and the analysis of spans are complete and in use. "
                "Offices and process review are each a month late."
            ),
            "Finish the process review and the first refit.",
            outside={"time": "Process review and refit end in January."},
            why="Two projects are a month late.",
        ),
        Said(
            JAN_MAR_2012,
            "Process review complete; workforce 14 % smaller than in February 2010.",
            (
                "Voluntary redundancy and restructurings have made the workforce 14 % "
                "smaller than it was in February 2010. The process review is complete."
            ),
            "Rewrite main policies; start self-service.",
            why="Nothing is late now.",
        ),
        Said(
            APR_JUN_2012,
            "Office moves and self-service are late.",
            (
                "Main policies are rewritten. Cabling delays the office moves; poor "
                "records delay self-service."
            ),
            "Finish the moves and run the pilot.",
            outside={"time": "Moves and pilot are both expected in August."},
            why="Two projects are late.",
            better_because=(
                "The cost of self-service licences is small within the strand."
            ),
        ),
    ),
)

FUNDING = StrandStory(
    name="Business Opportunities",
    lead="Strand Lead, Business Opportunities",
    sponsor="Corporate Director, Resources",
    aims=(
        "Find and develop income for the council, and be ready for each change of law "
        "that offers some."
    ),
    begins=date(2011, 6, 1),
    why="One of the six strands with which the programme set out.",
    turns=(
        Turn(
            on=date(2012, 7, 13),
            kind="refocused",
            reason=(
                "The search for openings is over; now those found must be brought home."
            ),
            new_aims=(
                "Bring home what was found: the transfer of the agency's land, the "
                "waste treatment plant and the keeping of business rates."
            ),
        ),
        Turn(
            on=date(2012, 7, 13),
            kind="renamed",
            reason="The name follows the narrower purpose.",
            new_name="Alternative Sources of Funding",
        ),
    ),
    projects=(
        BUSINESS_RATES,
        INFRASTRUCTURE_LEVY,
        CASINO,
        WASTE_PLANT,
        BIDDERS,
        HCA_ASSETS,
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Openings listed; the land transfer is late.",
            "Possible sources of income were listed and ranked.",
            "Follow the review of business rates.",
            outside={"time": "Talks on the land transfer are three months late."},
            why="The agency awaits a national decision.",
            better_because=(
                "Only the land transfer is affected, and it was always going to be "
                "slow."
            ),
        ),
        Said(
            JUL_SEP_2011,
            "Business rates proposals out; the land transfer does not move.",
            "The government's proposals on business rates were studied.",
            "Report on the proposals.",
            outside={
                "time": "Talks on the land transfer stand still.",
                "benefits": "Income from business rates cannot be estimated.",
            },
            why="Two sources of income are uncertain.",
        ),
        Said(
            OCT_DEC_2011,
            "Principles of the land transfer agreed.",
            (
                "Principles were agreed with the agency, the outline case for the "
                "waste plant was approved and the casino competition opened."
            ),
            "Checks on land; dialogue with bidders for the plant.",
            outside={"time": "Forecast of rates, levy study and dialogue are late."},
            why="Several short delays.",
        ),
        Said(
            JAN_MAR_2012,
            "Steady work on all sources; three dates have moved.",
            (
                "Land is being surveyed, rates are being modelled, and the casino "
                "competition is in its second stage."
            ),
            "Complete the forecast of business rates.",
            outside={"time": "Forecast of rates, levy study and dialogue are late."},
            why="The same short delays.",
        ),
        Said(
            APR_JUN_2012,
            "Rates forecast complete; land checks complete; casino closed.",
            (
                "The forecast of business rates feeds the medium term plan, the checks "
                "on land are complete and the casino competition has ended."
            ),
            "Close the dialogue on the waste plant.",
            outside={"time": "Dialogue on the waste plant is late."},
            why="One large project is late.",
        ),
    ),
)

HOUSING = StrandStory(
    name="Housing",
    lead="Strand Lead, Housing",
    sponsor="Corporate Director, Adult Social Care",
    aims=(
        "Steer the many changes in housing as one: estates, council homes as assets, "
        "tenancies and new building."
    ),
    begins=date(2012, 5, 9),
    why=(
        "Self-financing and new tenancy law change the housing service so widely that "
        "the board wants them led together."
    ),
    projects=(REGENERATION, SELF_FINANCING, TENANCY, HOUSE_BUILDING),
    reports=(
        Said(
            APR_JUN_2012,
            "New strand; business plan for council homes complete.",
            (
                "The strand was set up in May. The thirty-year plan for council homes "
                "is complete."
            ),
            "Choose the first estates; draft the tenancy strategy.",
            within={"time": "The choice of estates moves; the strand's end does not."},
            better_because=(
                "The later choice of estates was made so that residents are heard; no "
                "later date moves."
            ),
        ),
    ),
)
