"""Strand 3, the rest: the wellbeing board and public health."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Due, Moved, ProjectStory, Said, Step

WELLBEING_BOARD = ProjectStory(
    name="Shadow Health and Wellbeing Board",
    purpose=(
        "Set up the board in shadow form, assess the area's needs with partners, and "
        "write a strategy from the assessment."
    ),
    sponsor="Corporate Director, Adult Social Care",
    manager="Project Manager, Health and Wellbeing Board",
    begins=date(2011, 9, 5),
    milestones=(
        Due(
            "Shadow board meets for the first time",
            "October 2011",
            done=date(2011, 10, 12),
        ),
        Due("New needs assessment complete", "March 2012", done=date(2012, 3, 9)),
        Due("Draft strategy out for consultation", "June 2012", done=date(2012, 6, 25)),
        Due("Strategy adopted", "autumn 2012", done=date(2012, 10, 17)),
    ),
    reports=(
        Said(
            JUL_SEP_2011,
            "Membership agreed; first meeting in October.",
            "Terms of reference and members were agreed with health partners.",
            "Hold the first meeting and start the needs assessment.",
        ),
        Said(
            OCT_DEC_2011,
            "The shadow board has met; needs assessment under way.",
            "The board met in October and December and steers the assessment.",
            "Complete the assessment by March.",
        ),
        Said(
            JAN_MAR_2012,
            "Needs assessment complete.",
            (
                "The Joint Strategic Needs Assessment was finished and shared with "
                "partners."
            ),
            "Draft the strategy from it.",
        ),
        Said(
            APR_JUN_2012,
            "Draft Health and Wellbeing Strategy out for consultation.",
            (
                "The draft builds on the new needs assessment; consultation opened in "
                "June."
            ),
            "Weigh the responses and finish the strategy.",
        ),
    ),
)

PUBLIC_HEALTH = ProjectStory(
    name="Public health comes to the council",
    purpose=(
        "Take on public health duties, staff and budgets from the NHS, and have every "
        "service think of health."
    ),
    sponsor="Corporate Director, Adult Social Care",
    manager="Project Manager, Public Health Transfer",
    begins=date(2011, 6, 1),
    stage="Mandate",
    state="not_started",
    steps=(
        Step(
            date(2011, 11, 7),
            "Guidance has come and the board agreed to start.",
            stage="Start-up",
            state="in_progress",
        ),
        Step(date(2012, 4, 2), "Transition plan agreed.", stage="Delivery"),
    ),
    milestones=(
        Due(
            "Transition plan agreed with the NHS",
            "January 2012",
            forecasts=((date(2011, 12, 5), "March 2012"),),
            done=date(2012, 3, 27),
            moved=Moved(
                date(2012, 2, 15),
                "March 2012",
                "OTP Operations Board",
                "National guidance on the transfer of staff came later than promised.",
            ),
        ),
        Due("Duties, staff and budget transfer", "April 2013", done=date(2013, 4, 1)),
    ),
    reports=(
        Said(
            OCT_DEC_2011,
            "Started in November; the plan will be two months late.",
            (
                "A transition team was named. The plan waits for national guidance on "
                "staff."
            ),
            "Agree the transition plan by March.",
            outside={"time": "The plan is expected in March, not January."},
            why="National guidance is late.",
        ),
        Said(
            JAN_MAR_2012,
            "Transition plan agreed by the revised date.",
            (
                "The board set a new baseline in February, and the plan was agreed "
                "with the NHS in March."
            ),
            "Prepare contracts, staff and budget for transfer.",
            why="The plan is there and nothing else is late.",
        ),
        Said(
            APR_JUN_2012,
            "Transition goes to plan.",
            (
                "Contracts to be taken over were listed. Briefings on public health "
                "were held for service groups."
            ),
            "Agree how public health is woven into other services.",
        ),
    ),
)
