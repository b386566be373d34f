"""The executive office's projects, with their last reports."""

from __future__ import annotations

from datetime import date

from reports.demo.days import day
from reports.demo.shapes import Due, ProjectStory, Said

BEGINS = date(2014, 4, 1)
SPONSOR = "Strategic Director, Corporate Services"


def executive_projects(today: date) -> tuple[ProjectStory, ...]:
    office = ProjectStory(
        name="Design of the executive office",
        purpose=(
            "Design and set up the strategic brain of the council and its skills as an "
            "intelligent client."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Executive Office",
        begins=BEGINS,
        milestones=(
            Due(
                "First blueprint of the executive office",
                "autumn 2014",
                done=date(2014, 11, 19),
            ),
            Due(
                "Intelligence team in place",
                day(today, -40),
                done=date.fromisoformat(day(today, -43)),
            ),
            Due("Review of the first year of decisions", day(today, 75)),
        ),
        reports=(
            Said(
                0,
                "Intelligence team being recruited.",
                "Posts were advertised inside the council.",
                "Interviews.",
            ),
            Said(
                1,
                "Intelligence team being recruited.",
                "Interviews were held and offers made.",
                "Team starts.",
            ),
            Said(
                2,
                "Intelligence team in place.",
                "The team started and took over three data sets.",
                "First briefing for the Cabinet.",
            ),
            Said(
                3,
                "First briefing given.",
                "The first briefing showed where citizens wait longest.",
                "Agree what the review of the first year is to ask.",
            ),
        ),
    )
    commissioning = ProjectStory(
        name="Co-operative commissioning framework",
        purpose=(
            "Develop and bring in one framework for commissioning and procurement on "
            "co-operative lines."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Commissioning",
        begins=BEGINS,
        milestones=(
            Due("Framework adopted", "winter 2014", done=date(2015, 2, 11)),
            Due(
                "Local suppliers' forum meets",
                day(today, -10),
                forecasts=((date.fromisoformat(day(today, -32)), day(today, 18)),),
            ),
        ),
        reports=(
            Said(
                0,
                "Guidance for local suppliers drafted.",
                "A guide was drafted with the chamber of commerce.",
                "Invite suppliers to a forum.",
            ),
            Said(
                1,
                "Invitations to the suppliers' forum go out.",
                "The forum was planned.",
                "Hold the forum.",
            ),
            Said(
                2,
                "Suppliers' forum four weeks late for want of a venue.",
                "The hall that was booked is closed for repairs.",
                "Find another place.",
                outside={"time": "The forum takes place 28 days late."},
                why="The forum is four weeks late.",
                state="amber",
            ),
            Said(
                3,
                "New venue found; the forum keeps its later date.",
                "A college offered its hall.",
                "Hold the forum.",
                outside={"time": "The forum takes place 28 days late."},
                why="The forum is four weeks late.",
                state="amber",
                reaches="draft",
            ),
        ),
    )
    return (office, commissioning)
