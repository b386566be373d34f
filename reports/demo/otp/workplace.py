"""Strand 5, the rest: offices and the tools people work with."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Due, ProjectStory, Said, Step

ACCOMMODATION = ProjectStory(
    name="Office accommodation",
    purpose="Fewer, better used offices, and new ways of working in them.",
    sponsor="Corporate Director, Resources",
    manager="Project Manager, Accommodation",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            "Survey of how desks are used",
            "September 2011",
            forecasts=((date(2011, 9, 5), "October 2011"),),
            done=date(2011, 10, 31),
        ),
        Due(
            "First floor refitted for new ways of working",
            "December 2011",
            forecasts=((date(2011, 11, 28), "January 2012"),),
            done=date(2012, 2, 3),
        ),
        Due(
            "Moves between offices complete",
            "30 June 2012",
            forecasts=((date(2012, 6, 8), "31 August 2012"),),
            done=date(2012, 9, 7),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Survey of desk use prepared.",
            "Method and floors were chosen.",
            "Carry out the survey.",
        ),
        Said(
            JUL_SEP_2011,
            "Survey a month late.",
            "Two services asked to be surveyed after the holidays.",
            "Complete the survey and plan the first refit.",
            outside={"time": "The survey ends in October, not September."},
            why="A month late at the wish of services.",
        ),
        Said(
            OCT_DEC_2011,
            "First refit runs into January.",
            (
                "The survey ended in October: many desks stand empty half the week. "
                "The first refit began late."
            ),
            "Finish the refit.",
            outside={"time": "The refit ends in January, not December."},
            why="Still a month late.",
        ),
        Said(
            JAN_MAR_2012,
            "First floor refitted; moves planned.",
            "The first floor reopened in February and teams share its desks.",
            "Move teams by the end of June.",
            why="Nothing is late now.",
        ),
        Said(
            APR_JUN_2012,
            "Moves take until the end of August.",
            (
                "Half of the moves were made. Cabling in one building has to be "
                "renewed first."
            ),
            "Renew the cabling and finish the moves.",
            outside={"time": "Moves end on 31 August, 62 days late."},
            why="Cabling in one building is older than the records said.",
            issues=(
                "Telephone service in the affected building is at risk while cabling "
                "is renewed."
            ),
        ),
    ),
)

SELF_SERVICE = ProjectStory(
    name="Employee and manager self-service",
    purpose=(
        "Let staff and managers see and change their own records, and draw "
        "organisation charts from them."
    ),
    sponsor="Assistant Director, Strategic Human Resources",
    manager="Project Manager, Self-Service",
    begins=date(2011, 10, 3),
    stage="Mandate",
    state="not_started",
    steps=(
        Step(
            date(2012, 1, 16),
            "START document signed.",
            stage="Start-up",
            state="in_progress",
        ),
        Step(date(2012, 4, 16), "Supplier's plan accepted.", stage="Delivery"),
    ),
    milestones=(
        Due(
            "Pilot with one service group",
            "May 2012",
            forecasts=((date(2012, 5, 21), "August 2012"),),
            done=date(2012, 8, 24),
        ),
        Due(
            "Organisation charts drawn from live records",
            "winter 2012",
            done=date(2013, 1, 21),
        ),
    ),
    reports=(
        Said(
            JAN_MAR_2012,
            "Started in January; pilot in May.",
            "The START document was signed and a pilot group chosen.",
            "Pilot with one service group.",
        ),
        Said(
            APR_JUN_2012,
            "Pilot moves to August; licences cost more than allowed.",
            (
                "Tests showed errors in manager records. The supplier charges for "
                "managers outside the main offices."
            ),
            "Correct the records and run the pilot.",
            outside={
                "time": "The pilot moves from May to August.",
                "cost": "Licences for managers elsewhere were not budgeted.",
            },
            why="Late because of poor records, dearer because of licences.",
            ask="Agree that licences are paid from the savings of the process review.",
            ask_by=date(2012, 8, 1),
        ),
    ),
)
