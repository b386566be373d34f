"""The support services' projects, with their last reports."""

from __future__ import annotations

from datetime import date

from reports.demo.days import day
from reports.demo.shapes import Due, ProjectStory, Said

BEGINS = date(2014, 4, 1)
SPONSOR = "Strategic Director, Corporate Services"
OFFICER = "Project Manager, ICT and Digital"


def support_projects(today: date) -> tuple[ProjectStory, ...]:
    return (
        _personnel_and_finance(today),
        _ict(today),
        _buildings(today),
        _concierge(today),
    )


def _personnel_and_finance(today: date) -> ProjectStory:
    """The unchanged candidate: nothing is begun for the period that just ended."""
    return ProjectStory(
        name="HR, finance and corporate services",
        purpose=(
            "Redesign internal corporate services and bring in new ways of providing "
            "them."
        ),
        sponsor=SPONSOR,
        manager=OFFICER,
        begins=BEGINS,
        milestones=(
            Due(
                "Review of the HR service and blueprint for its delivery",
                "summer 2014",
                done=date(2014, 9, 24),
            ),
            Due(
                "Choice between in-house, shared and co-operative finance",
                day(today, 60),
            ),
        ),
        reports=(
            Said(
                0,
                "Options for finance being costed.",
                "Costs of three options were gathered.",
                "Compare options with service managers.",
            ),
            Said(
                1,
                "Options for finance compared.",
                "Options were compared with service managers.",
                "Talk to possible public sector partners.",
            ),
            Said(
                2,
                "Talks with two public sector partners go on.",
                "Two partners showed interest in sharing a finance service.",
                "Continue talks.",
            ),
        ),
    )


def _ict(today: date) -> ProjectStory:
    return ProjectStory(
        name="ICT moves to a shared company",
        purpose=(
            "Set up a company with the clinical commissioning group, restructure ICT "
            "and hand daily ICT work over to it."
        ),
        sponsor=SPONSOR,
        manager=OFFICER,
        begins=BEGINS,
        milestones=(
            Due(
                "Operational ICT transfers",
                "July 2014",
                forecasts=((date(2014, 7, 14), "October 2014"),),
                done=date(2014, 10, 1),
            ),
            Due(
                "Service levels renegotiated",
                day(today, -20),
                forecasts=((date.fromisoformat(day(today, -50)), day(today, 25)),),
            ),
        ),
        reports=(
            Said(
                0,
                "Renegotiation of service levels prepared.",
                "Teams said what they need from the service desk.",
                "Negotiate.",
            ),
            Said(
                1,
                "Renegotiation takes six weeks longer.",
                "The company asked for figures on demand that were not at hand.",
                "Gather figures and go on.",
                outside={"time": "Service levels are agreed 45 days late."},
                why="Figures on demand had to be gathered first.",
                state="amber",
            ),
            Said(
                2,
                "Renegotiation takes six weeks longer.",
                "Figures were delivered and the talks resumed.",
                "Agree service levels.",
                outside={"time": "Service levels are agreed 45 days late."},
                why="Figures on demand had to be gathered first.",
                state="amber",
                ask="Decide whether evening support is worth its price.",
                ask_by=date.fromisoformat(day(today, 14)),
            ),
            Said(
                3,
                "Two of three points agreed; evening support is open.",
                "Response times and prices were agreed.",
                "Settle evening support.",
                outside={"time": "Service levels are agreed 45 days late."},
                why="Evening support is still open.",
                state="amber",
                ask="Decide whether evening support is worth its price.",
                ask_by=date.fromisoformat(day(today, 14)),
                reaches="draft",
            ),
        ),
    )


def _buildings(today: date) -> ProjectStory:
    """Nobody reported on it last time, and nothing is begun for this time."""
    return ProjectStory(
        name="Facilities management and business support",
        purpose=(
            "New ways to look after buildings and to provide administration across the "
            "council."
        ),
        sponsor=SPONSOR,
        manager=OFFICER,
        begins=BEGINS,
        milestones=(
            Due(
                "Savings in business support identified for 2014-15",
                "September 2014",
                done=date(2014, 9, 30),
            ),
            Due("Cleaning and caretaking in one contract", day(today, 40)),
        ),
        reports=(
            Said(
                0,
                "Contract documents in preparation.",
                "Buildings were measured.",
                "Publish the notice.",
            ),
            Said(
                1,
                "Notice published.",
                "The notice was published and eleven firms asked for documents.",
                "Receive tenders.",
            ),
        ),
    )


def _concierge(today: date) -> ProjectStory:
    """Submitted, and waiting for the strand lead."""
    return ProjectStory(
        name="Concierge in the main offices",
        purpose="One welcome for visitors and staff in the main council offices.",
        sponsor=SPONSOR,
        manager="Project Manager, Buildings",
        begins=BEGINS,
        milestones=(
            Due(
                "Concierge opens with the move to the new main office",
                "June 2014",
                done=date(2014, 6, 30),
            ),
            Due("Volunteers welcome visitors in every office", day(today, 33)),
        ),
        reports=(
            Said(
                0,
                "Volunteers being trained.",
                "Twelve volunteers finished their training.",
                "Train the next group.",
            ),
            Said(
                1,
                "Volunteers being trained.",
                "The second group started.",
                "Finish the second group.",
            ),
            Said(
                2,
                "Second group trained.",
                "Two more offices have volunteers at the door.",
                "Recruit for the last office.",
            ),
            Said(
                3,
                "One office left.",
                "All offices but one have volunteers.",
                "Open the last office.",
                reaches="submitted",
            ),
        ),
    )
