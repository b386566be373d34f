"""Strands 3 and 4 as wholes: their leads, their lives, what was said of them."""

from datetime import date

from reports.demo.otp.communities import ASSET_TRANSFER, SHARED_SERVICES, THIRD_SECTOR
from reports.demo.otp.health import COMMUNITY_HEALTH, SOCIAL_CARE
from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.otp.services import HIGHWAYS, OPEN_SPACES
from reports.demo.otp.wellbeing import PUBLIC_HEALTH, WELLBEING_BOARD
from reports.demo.shapes import Said, StrandStory, Turn

HEALTH = StrandStory(
    name="Health and Wellbeing",
    lead="Strand Lead, Health and Wellbeing",
    sponsor="Corporate Director, Adult Social Care",
    aims=(
        "Carry through social care reform, join up community health and care, and be "
        "ready for the new duties that health reform brings to the council."
    ),
    begins=date(2011, 6, 1),
    why="One of the six strands with which the programme set out.",
    turns=(
        Turn(
            on=date(2012, 7, 13),
            kind="continues",
            reason=(
                "It goes on with three tasks: who manages community health services, "
                "the Health and Wellbeing Board, and the transfer of public health."
            ),
        ),
    ),
    projects=(SOCIAL_CARE, COMMUNITY_HEALTH, WELLBEING_BOARD, PUBLIC_HEALTH),
    reports=(
        Said(
            APR_JUN_2011,
            "Reform of social care well advanced; health partners are changing.",
            (
                "Personal budgets are offered in most areas. A joint group with the "
                "primary care trust has been formed."
            ),
            "Options for managing community health services.",
            outside={"scope": "National reform may change who the partners are."},
            why="Scope depends on national reform.",
        ),
        Said(
            JUL_SEP_2011,
            "Options for community health two months late.",
            (
                "All areas offer personal budgets. The health partners do not agree "
                "about community services."
            ),
            "Bring the partners to one table; open the shadow board.",
            outside={
                "time": "Options are expected in January, not November.",
                "scope": "The partners do not agree on what is to be integrated.",
            },
            why="Integration depends on partners who differ.",
        ),
        Said(
            OCT_DEC_2011,
            "Options for community health now expected in March.",
            "The shadow board has met, and preparations for public health have begun.",
            "Agree options with health partners.",
            outside={
                "time": "Options are expected in March, four months late.",
                "scope": "The partners do not agree on what is to be integrated.",
            },
            why="Partners still differ.",
        ),
        Said(
            JAN_MAR_2012,
            "Social care reform complete; options for community health agreed.",
            (
                "Personalised care is business as usual. Options were agreed with both "
                "health partners, and the transition of public health is planned."
            ),
            "Obtain the decision on community health services.",
            outside={"benefits": "Savings depend on the option chosen."},
            why="Back on the timetable; savings are unknown.",
        ),
        Said(
            APR_JUN_2012,
            "The decision on community health services moves to the autumn.",
            (
                "A draft wellbeing strategy is out for consultation and public health "
                "goes to plan. The partners asked for more work on community services."
            ),
            "Secure the decision on community health services.",
            outside={
                "time": "The decision moves from May to the autumn.",
                "benefits": "Savings depend on the option chosen.",
            },
            why="The largest project is late again.",
            ask=(
                "Agree what the council will accept as an answer to who "
                "manages community health services."
            ),
            ask_by=date(2012, 9, 12),
        ),
    ),
)

SERVICES = StrandStory(
    name="Alternative Methods of Service Delivery",
    lead="Strand Lead, Alternative Delivery",
    sponsor="Corporate Director, Environment",
    aims=(
        "Find out where services or assets would do better in other hands or under "
        "other contracts: more responsive, closer to people, better value."
    ),
    begins=date(2011, 6, 1),
    why="One of the six strands with which the programme set out.",
    turns=(
        Turn(
            on=date(2012, 7, 13),
            kind="replaced",
            reason=(
                "What was begun is completed and embedded by a board that covers "
                "highways and transport, neighbourhood services, and planning, economy "
                "and development together."
            ),
            replaced_by="Improvement & Service Development Board",
        ),
    ),
    projects=(HIGHWAYS, OPEN_SPACES, ASSET_TRANSFER, THIRD_SECTOR, SHARED_SERVICES),
    reports=(
        Said(
            APR_JUN_2011,
            "Five projects started.",
            (
                "Options are being gathered for highways, open spaces, assets, the "
                "third sector and shared services."
            ),
            "Options for highways; talks with the parks trust and with neighbours.",
        ),
        Said(
            JUL_SEP_2011,
            "Several small delays; costs of outsourcing hard to compare.",
            (
                "Options for highways are drawn up. Talks with the parks trust take "
                "longer."
            ),
            "Compare options; launch asset transfer.",
            outside={"time": "Open spaces and the third sector are a month late."},
            why="Small delays in two projects.",
        ),
        Said(
            OCT_DEC_2011,
            "Highways late and its savings in doubt; no partner to share with.",
            (
                "Asset transfer was launched in November with five pilots. No "
                "neighbouring council will share a service."
            ),
            "Decide on outsourcing.",
            outside={
                "time": "Highways options are complete in February.",
                "benefits": "Outsourcing would save less than assumed.",
            },
            why="Highways carries most of the expected savings.",
        ),
        Said(
            JAN_MAR_2012,
            "Outsourcing set aside; shared services on hold.",
            (
                "The board set outsourcing of highways aside and put shared services "
                "on hold. The refreshed third sector framework is in use."
            ),
            "A proposal to modernise highways contracting.",
            outside={
                "time": "Highways, open spaces and the toolkit are late.",
                "benefits": "Savings from highways are being worked out again.",
            },
            why="Dates and savings of highways are being set anew.",
        ),
        Said(
            APR_JUN_2012,
            "Highways proposal goes to Cabinet; toolkit and open spaces follow.",
            (
                "The highways proposal was completed. The revised asset transfer "
                "toolkit is ready, with recommendations on four pilots."
            ),
            "Hand over to the Improvement & Service Development Board.",
            outside={"benefits": "Savings from highways rest on tenders."},
            why="Dates are agreed anew; savings are not certain.",
        ),
    ),
)
