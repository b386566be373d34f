"""Strategic Change: seven workstreams, each of which wants to be best; monthly."""

from __future__ import annotations

from datetime import date

from reports.demo.change_projects import workstreams
from reports.demo.days import months_before
from reports.demo.shapes import (
    BoardStory,
    CycleStory,
    Held,
    ProgrammeStory,
    StrandStory,
)

BEGINS = date(2022, 4, 4)


def strategic_change(today: date) -> ProgrammeStory:
    """Reported on: three whole months. Days are counted from the first of this one."""
    return ProgrammeStory(
        reference="strategic-change",
        name="Strategic Change",
        begins=BEGINS,
        vision=(
            "Public services redesigned so that they cost less, last longer and suit "
            "the people who use them, from the front desk to the way the council "
            "uses its people, buildings, data and technology."
        ),
        problems_addressed=(
            "- Money has been short for years and stays short.\n"
            "- Customers expect to deal with their council as they deal with "
            "everybody else online.\n"
            "- More people grow old and need more help.\n"
            "- Earlier transformation programmes did not succeed; this one is in "
            "phases, with a delivery partner who answers for results."
        ),
        aims=(
            "- Significant savings by changing services, not by cutting them.\n"
            "- A modern council whose teams overlap less and know more.\n"
            "- Staff who gain skills, and job losses by natural turnover rather than "
            "compulsory redundancy."
        ),
        out_of_scope=(
            "How change is managed and how the programme is governed, on which a "
            "further report goes to Cabinet."
        ),
        priorities=("Economic growth", "Addressing inequalities", "Value for money"),
        boards=(
            BoardStory(
                "Strategic Change Board",
                "Steers the seven workstreams and watches their measured outcomes.",
                (
                    "Executive directors, the section 151 officer among them, and the "
                    "delivery partner."
                ),
            ),
            BoardStory(
                "Corporate Services Scrutiny Committee",
                "Advises Cabinet, which it supported subject to the points it raised.",
                "Councillors who are not in the Cabinet.",
            ),
        ),
        roles=(
            Held(
                "senior_responsible_owner",
                "Executive Director, Finance (section 151 officer)",
                BEGINS,
            ),
            Held("programme_manager", "Programme Manager", BEGINS),
        ),
        cycles=(
            CycleStory(
                "projects",
                "monthly",
                months_before(today, 3),
                3,
                10,
                "brag",
                goes_on=True,
            ),
        ),
        strands=tuple(
            StrandStory(
                name=name,
                lead=f"Strand Lead, {name.removeprefix('Best ')}",
                sponsor="Senior Service Director, Improvement and Innovation",
                aims=aims,
                begins=BEGINS,
                why="One of the seven workstreams of the business case.",
                projects=projects,
            )
            for name, aims, projects in workstreams(months_before(today, 0))
        ),
    )
