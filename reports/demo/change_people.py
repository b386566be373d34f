"""Strategic Change: the projects on technology and on staff."""

from __future__ import annotations

from datetime import date

from reports.demo.days import day
from reports.demo.shapes import Due, ProjectStory, Said

BEGINS = date(2022, 4, 4)
SPONSOR = "Senior Service Director, Improvement and Innovation"
OFFICER = "Project Manager, ICT and Digital"


def ideas(month: date) -> ProjectStory:
    return ProjectStory(
        name="Hackathons with residents",
        purpose=(
            "Invite residents, students and firms to solve problems with the council's "
            "data."
        ),
        sponsor=SPONSOR,
        manager=OFFICER,
        begins=BEGINS,
        is_material=False,
        milestones=(Due("Second hackathon", day(month, 75)),),
        reports=(
            Said(
                0,
                "Theme of the second hackathon chosen.",
                "Members chose rural transport as its theme.",
                "Invite.",
            ),
            Said(
                1,
                "Invitations sent.",
                "Colleges and firms were invited.",
                "Prepare data.",
            ),
            Said(
                2,
                "Data in preparation.",
                "Bus and road data were cleaned.",
                "Publish the data.",
            ),
        ),
    )


def data(month: date) -> ProjectStory:
    return ProjectStory(
        name="Data for prevention",
        purpose="Use data to see trouble coming and help earlier.",
        sponsor=SPONSOR,
        manager="Project Manager, Data",
        begins=date(2023, 1, 9),
        stage="Mandate",
        state="not_started",
        milestones=(Due("START document", day(month, 90)),),
    )


def skills(month: date) -> ProjectStory:
    return ProjectStory(
        name="Skills for new work",
        purpose="Retrain staff whose work changes; avoid compulsory redundancy.",
        sponsor=SPONSOR,
        manager="Project Manager, Skills",
        begins=BEGINS,
        milestones=(Due("Second group of staff retrained", day(month, 50)),),
        reports=(
            Said(
                0,
                "Second group chosen.",
                "Thirty people were chosen.",
                "Start courses.",
            ),
            Said(1, "Courses have begun.", "Courses began in two colleges.", "Go on."),
            Said(2, "Courses have begun.", "Twenty-nine of thirty attend.", "Go on."),
        ),
    )
