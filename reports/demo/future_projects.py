"""The projects of Future Options. The council gave most of its dates by season."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.demo.days import day
from reports.demo.shapes import Due, ProjectStory, Said, Step

BEGINS = date(2011, 7, 25)
SPONSOR = "Interim Chief Executive"

VISION = (
    ProjectStory(
        name="Options appraisal",
        purpose=(
            "Weigh five approaches against twelve criteria, with staff, union and "
            "councillors as separate judges."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Options",
        begins=BEGINS,
        steps=(
            Step(
                date(2011, 11, 1),
                "Full Council has chosen its approach.",
                stage="Finish",
                state="closed",
            ),
        ),
        milestones=(
            Due(
                "First workshop for all councillors (23 of 37 came)",
                "2 August 2011",
                done=date(2011, 8, 2),
            ),
            Due(
                "Second workshop for all councillors (26 of 37 came)",
                "22 September 2011",
                done=date(2011, 9, 22),
            ),
            Due(
                "Full Council decides on the approach",
                "31 October 2011",
                done=date(2011, 10, 31),
            ),
        ),
    ),
    ProjectStory(
        name="Business case and implementation plan",
        purpose=(
            "A financial model with ranges, a timeline, efficiency targets, payback "
            "periods, quick wins and longer-term openings."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Business Case",
        begins=date(2011, 10, 31),
        stage="Business case",
        steps=(
            Step(
                date(2011, 12, 19),
                "Approved with the first draft budget.",
                stage="Finish",
                state="closed",
            ),
        ),
        milestones=(
            Due(
                "Transformation Board and team set up",
                "December 2011",
                done=date(2011, 12, 1),
            ),
            Due(
                "Special Full Council decides on the business case",
                "week beginning 12 December 2011",
                done=date(2011, 12, 14),
            ),
        ),
    ),
    ProjectStory(
        name="Knowing our community",
        purpose=(
            "Give residents a way to help redesign services, and learn what different "
            "places and ages need."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Community",
        begins=date(2011, 10, 31),
        milestones=(
            Due(
                "Residents' panel takes part in every redesign",
                "Dec 2011",
                forecasts=((date(2011, 12, 5), "spring 2012"),),
                done=date(2012, 5, 16),
            ),
        ),
        reports=(
            Said(
                0,
                "Panel discusses two services.",
                "The panel discussed waste and planning.",
                "Report back to the panel.",
            ),
            Said(
                1,
                "Panel heard what became of its advice.",
                "The panel was told which of its ideas were taken up.",
                "Ask rural villages about digital services.",
            ),
        ),
    ),
)
REVIEWS = (
    ProjectStory(
        name="Smarter services",
        purpose=(
            "Draw out efficiency from every service, shared and outsourced ones "
            "included, by redesigning processes."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Service Reviews",
        begins=date(2011, 12, 19),
        milestones=(
            Due(
                "Efficiency targets begin to be met",
                "summer 2012",
                done=date(2012, 8, 31),
            ),
            Due("Revised service models go on being brought in", "March 2013 onwards"),
        ),
        reports=(
            Said(
                0,
                "Reviews of two services complete.",
                "Reviews of licensing and grounds ended.",
                "Review benefits administration.",
            ),
            Said(
                1,
                "Review of benefits administration six weeks behind.",
                "Staff were needed for year-end work.",
                "Finish the review.",
                outside={
                    "time": "The review ends six weeks late.",
                    "benefits": "Its saving begins a quarter later.",
                },
                why="Staff were needed elsewhere.",
                state="amber",
            ),
        ),
    ),
    ProjectStory(
        name="Soft market test",
        purpose=(
            "Find out what the market would offer, alone and together with other "
            "councils."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Market Test",
        begins=date(2011, 12, 19),
        steps=(
            Step(
                date(2012, 9, 3),
                "Findings are with the Transformation Board.",
                stage="Finish",
                state="closed",
            ),
        ),
        milestones=(Due("Market tested", "summer 2012", done=date(2012, 8, 24)),),
    ),
)


def with_latest(
    projects: tuple[ProjectStory, ...], today: date
) -> tuple[ProjectStory, ...]:
    """Those that report get a milestone of this year and, one aside, a last report."""
    return tuple(
        replace(
            project,
            milestones=(
                *project.milestones,
                Due("Next step before the Transformation Board", day(today, 50)),
            ),
            reports=(*project.reports, *_latest(project)),
        )
        if project.reports
        else project
        for project in projects
    )


def _latest(project: ProjectStory) -> tuple[Said, ...]:
    """What was said last time still holds; the property review has not reported."""
    if project.name == "Property review":
        return ()
    return (replace(project.reports[-1], period=2),)
