"""Strand 4, the rest: communities, the third sector and neighbouring councils."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Due, ProjectStory, Said, Step

ASSET_TRANSFER = ProjectStory(
    name="Community asset transfer",
    purpose=(
        "Hand buildings and land to parish and town councils and community bodies that "
        "can run them better."
    ),
    sponsor="Corporate Director, Environment",
    manager="Project Manager, Asset Transfer",
    begins=date(2011, 6, 1),
    milestones=(
        Due("Programme of transfers launched", "November 2011", done=date(2011, 11, 8)),
        Due(
            "Revised toolkit approved by the Cabinet member",
            "March 2012",
            forecasts=((date(2012, 3, 19), "August 2012"),),
            done=date(2012, 8, 15),
        ),
        Due(
            "Decisions on all five pilot transfers",
            "autumn 2012",
            done=date(2012, 11, 28),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Candidates for transfer are being listed.",
            "Every building that communities already use was listed.",
            "Launch the programme in November.",
        ),
        Said(
            JUL_SEP_2011,
            "Launch prepared with parish and town councils.",
            "Parish and town councils helped to write a first toolkit.",
            "Launch the programme.",
        ),
        Said(
            OCT_DEC_2011,
            "Programme launched in November with five pilots.",
            "Five pilots were chosen from the first bids.",
            "Revise the toolkit with what the pilots teach.",
        ),
        Said(
            JAN_MAR_2012,
            "Toolkit revised more deeply than planned; approval in August.",
            "The pilots showed that bidders need help with surveys and leases.",
            "Present the revised toolkit.",
            outside={"time": "Approval of the toolkit moves from March to August."},
            why="Lessons of the pilots are worked in.",
        ),
        Said(
            APR_JUN_2012,
            "Toolkit revised more deeply than planned; approval in August.",
            (
                "The revised toolkit was completed; recommendations on four pilots are "
                "ready to go with it."
            ),
            "Present the revised toolkit.",
            outside={"time": "Approval of the toolkit moves from March to August."},
            why="Lessons of the pilots are worked in.",
        ),
    ),
)

THIRD_SECTOR = ProjectStory(
    name="Commissioning the third sector",
    purpose=(
        "Refresh, with civil society, the framework by which voluntary bodies are "
        "commissioned."
    ),
    sponsor="Assistant Director, Commissioning",
    manager="Project Manager, Third Sector",
    begins=date(2011, 6, 1),
    steps=(
        Step(
            date(2012, 4, 2),
            "Finish Report accepted: the refreshed framework is in use.",
            stage="Finish",
            state="closed",
        ),
    ),
    milestones=(
        Due(
            "Consultation on the framework of early 2011",
            "September 2011",
            forecasts=((date(2011, 8, 8), "October 2011"),),
            done=date(2011, 10, 14),
        ),
        Due("Refreshed framework in use", "March 2012", done=date(2012, 3, 26)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "First experience with the framework is being gathered.",
            "Voluntary bodies and service groups were asked how the framework works.",
            "Consult on changes.",
        ),
        Said(
            JUL_SEP_2011,
            "Consultation runs into October.",
            "Small organisations asked for more time to reply.",
            "Close the consultation and redraft.",
            outside={"time": "Consultation ends in October, not September."},
            why="Given another month at the wish of small bodies.",
        ),
        Said(
            OCT_DEC_2011,
            "Consultation closed; redrafting on course.",
            "Replies were weighed with a panel of civil society organisations.",
            "Bring the refreshed framework into use by March.",
            why="Time has been made up.",
        ),
        Said(
            JAN_MAR_2012,
            "Refreshed framework in use; project closed.",
            "The framework came into use in March.",
            "Nothing further.",
            state="closed",
            why="The framework is in use.",
        ),
    ),
)

SHARED_SERVICES = ProjectStory(
    name="Shared services with neighbours",
    purpose=(
        "Find out whether a sizeable service can be shared with neighbouring councils."
    ),
    sponsor="Corporate Director, Resources",
    manager="Project Manager, Shared Services",
    begins=date(2011, 6, 1),
    is_material=False,
    steps=(
        Step(
            date(2012, 2, 15),
            "No neighbour is ready: the OTP Board put the project on hold.",
            state="paused",
        ),
    ),
    milestones=(
        Due(
            "Partner and service identified",
            "October 2011",
            forecasts=(
                (date(2011, 9, 19), "December 2011"),
                (date(2011, 12, 12), "2013 onwards"),
            ),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Approaches made to neighbouring councils.",
            "Letters went to neighbouring councils and two replied with interest.",
            "Meet those who are interested.",
            outside={"scope": "Which service might be shared is open."},
            why="No service is chosen yet.",
        ),
        Said(
            JUL_SEP_2011,
            "One of two interested councils has withdrawn.",
            "Talks were held with both councils. One chose another partner.",
            "Find a service of sufficient size with the other.",
            outside={
                "time": "A partner is expected in December, not October.",
                "scope": "Which service might be shared is open.",
            },
            why="Fewer possible partners and lost time.",
        ),
        Said(
            OCT_DEC_2011,
            "No partner left: the board is asked whether to go on.",
            "The second council withdrew in December.",
            "Await the board's decision.",
            outside={
                "time": "No date can be given.",
                "cost": "Half of the budget is spent without result.",
                "scope": "No service is left to share.",
                "benefits": "No saving can be expected in the coming year.",
            },
            why="All four dimensions are outside tolerance.",
            ask="Decide whether to stop the project or put it on hold.",
            ask_by=date(2012, 2, 15),
        ),
        Said(
            JAN_MAR_2012,
            "On hold by decision of the board in February.",
            "The board put the project on hold until a neighbour comes forward.",
            "Nothing is planned.",
            state="paused",
            why="On hold; without success so far.",
        ),
        Said(
            APR_JUN_2012,
            "On hold by decision of the board in February.",
            "The board put the project on hold until a neighbour comes forward.",
            "Nothing is planned.",
            state="paused",
        ),
    ),
)
