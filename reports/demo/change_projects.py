"""The seven workstreams of Strategic Change and their projects."""

from __future__ import annotations

from datetime import date

from reports.demo.change_people import data, ideas, skills
from reports.demo.days import day
from reports.demo.shapes import Due, ProjectStory, Said

BEGINS = date(2022, 4, 4)
SPONSOR = "Senior Service Director, Improvement and Innovation"
OFFICER = "Project Manager, ICT and Digital"

Workstream = tuple[str, str, tuple[ProjectStory, ...]]


def workstreams(month: date) -> tuple[Workstream, ...]:
    return (
        (
            "Best Services to Customers",
            "Services designed with those who use them.",
            (_find_my_street(month),),
        ),
        (
            "Best Value for Money",
            "The same result for less, or a better one for the same.",
            (_potholes(month),),
        ),
        (
            "Best in Class Commissioning",
            "Buy well and manage contracts well.",
            (_commissioning(month),),
        ),
        ("Best Use of Resources", "Teams that no longer overlap.", (_centres(month),)),
        ("Best use of Assets", "Fewer buildings, better used.", (_buildings(month),)),
        (
            "Best Use of Technology",
            "Data and ideas put to work.",
            (ideas(month), data(month)),
        ),
        (
            "Best Talent and Opportunities",
            "Staff who learn and stay.",
            (skills(month),),
        ),
    )


def _find_my_street(month: date) -> ProjectStory:
    return ProjectStory(
        name="Find my street",
        purpose="Let anybody see what the council does in their street, and when.",
        sponsor=SPONSOR,
        manager=OFFICER,
        begins=BEGINS,
        milestones=(
            Due("First towns online", "autumn 2022", done=date(2022, 11, 16)),
            Due("Roadworks shown for every street", day(month, 60)),
        ),
        reports=(
            Said(
                0,
                "Roadworks of two areas added.",
                "Records of two areas were joined.",
                "Add the third area.",
            ),
            Said(
                1,
                "Third area added.",
                "Records of the third area were joined.",
                "Add the last area.",
            ),
            Said(
                2,
                "Only the last area is missing.",
                "Records of the last area were checked.",
                "Join them.",
            ),
        ),
    )


def _potholes(month: date) -> ProjectStory:
    return ProjectStory(
        name="Lasting pothole repairs",
        purpose="Mend a pothole once instead of three times.",
        sponsor=SPONSOR,
        manager="Project Manager, Highways Repairs",
        begins=BEGINS,
        milestones=(
            Due(
                "New way of repair used by all crews",
                day(month, -14),
                forecasts=((date.fromisoformat(day(month, -40)), day(month, 41)),),
            ),
        ),
        reports=(
            Said(
                0,
                "Half of the crews trained.",
                "Crews in the north were trained.",
                "Train crews in the south.",
            ),
            Said(
                1,
                "Training in the south late for want of a machine.",
                "The second machine has not been delivered.",
                "Borrow a machine.",
                outside={"time": "All crews are trained 55 days late."},
                why="The second machine is late.",
                state="amber",
            ),
            Said(
                2,
                "Machine borrowed; training goes on.",
                "A neighbouring council lent a machine.",
                "Finish training.",
                outside={"time": "All crews are trained 55 days late."},
                why="The lost weeks are not made up.",
                state="amber",
            ),
        ),
    )


def _commissioning(month: date) -> ProjectStory:
    return ProjectStory(
        name="Delivery partner",
        purpose="Bring in specialists and capacity, and hold them to measured results.",
        sponsor=SPONSOR,
        manager="Project Manager, Delivery Partner",
        begins=BEGINS,
        milestones=(
            Due("Delivery partner appointed", "summer 2022", done=date(2022, 8, 22)),
            Due("Yearly review of the partner's results", day(month, 58)),
        ),
        reports=(
            Said(
                0,
                "Measures for the yearly review agreed.",
                "Measures were agreed with the partner.",
                "Collect figures.",
            ),
            Said(
                1,
                "Figures being collected.",
                "Figures of five workstreams are in.",
                "Collect the rest.",
            ),
            Said(
                2,
                "Figures complete but for one workstream.",
                "Six of seven workstreams delivered figures.",
                "Hold the review.",
                reaches="returned",
            ),
        ),
    )


def _centres(month: date) -> ProjectStory:
    return ProjectStory(
        name="Centres of excellence",
        purpose=(
            "Join teams that do the same work, and raise their skills while doing so."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Centres of Excellence",
        begins=BEGINS,
        milestones=(
            Due("First centre working", "March 2023", done=date(2023, 3, 27)),
            Due(
                "Second centre working",
                day(month, -5),
                done=date.fromisoformat(day(month, -8)),
            ),
        ),
        reports=(
            Said(
                0,
                "Second centre staffed.",
                "Teams moved together.",
                "Agree who does what.",
            ),
            Said(
                1,
                "Second centre staffed.",
                "Duties were agreed with staff.",
                "Open the centre.",
            ),
            Said(
                2,
                "Second centre open: complete.",
                "The centre opened and works to its plan.",
                "Hand over to the service.",
                state="blue",
                why="All that was to be delivered is delivered.",
                within=dict.fromkeys(
                    ("time", "cost", "scope", "benefits"), "Complete and accepted."
                ),
            ),
        ),
    )


def _buildings(month: date) -> ProjectStory:
    return ProjectStory(
        name="Shared public buildings",
        purpose="Police, health and council under one roof in the larger towns.",
        sponsor=SPONSOR,
        manager="Project Manager, Public Buildings",
        begins=BEGINS,
        stage="Start-up",
        milestones=(
            Due(
                "First shared building agreed",
                day(month, -30),
                forecasts=((date.fromisoformat(day(month, -65)), day(month, 150)),),
            ),
        ),
        reports=(
            Said(
                0,
                "Partners want different buildings.",
                "Two sites were compared.",
                "Bring partners together.",
                outside={"scope": "Which partners come in is open."},
                why="Partners disagree about the site.",
                state="amber",
                within={"time": "The date is being set anew with the partners."},
            ),
            Said(
                1,
                "One partner has withdrawn; the case no longer adds up.",
                "Health has chosen another site.",
                "Rework the case.",
                outside={
                    "scope": "One of three partners has withdrawn.",
                    "benefits": "Savings halve without the third partner.",
                    "time": "Agreement is six months late.",
                },
                why="Without the third partner the case does not hold.",
                state="red",
                ask="Decide whether to go on with two partners.",
                ask_by=date.fromisoformat(day(month, 45)),
            ),
        ),
    )
