"""The Co-operative Centre of Operations: reports every four weeks to this day."""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.cco_executive import executive_projects
from reports.demo.cco_support import support_projects
from reports.demo.days import weeks_before
from reports.demo.shapes import (
    BoardStory,
    CycleStory,
    Held,
    ProgrammeStory,
    StrandStory,
    Turn,
)

BEGINS = date(2014, 4, 1)


def cco(today: date) -> ProgrammeStory:
    """The last of its four periods ended yesterday; reports are due in four days."""
    first_day = weeks_before(today - timedelta(days=1), 4)
    return ProgrammeStory(
        reference="cco",
        name="Co-operative Centre of Operations",
        begins=BEGINS,
        vision=(
            "A council that thinks with one mind, decides on evidence and buys or "
            "provides each service where it is done best, together with those who "
            "use it."
        ),
        problems_addressed=(
            "- A gap of £65m between what the council will have and what it would "
            "need.\n"
            "- Strategy and planning too loosely joined, inside and with partners.\n"
            "- Knowledge, decisions and action too far apart.\n"
            "- A co-operative vision not yet put into practice.\n"
            "- Volunteers who provide services with little help from us.\n"
            "- Support services too complicated for the colleagues who use them."
        ),
        aims=(
            "- An executive office that leads, knows, decides what is to be provided "
            "and sees that it is worth its cost.\n"
            "- The ability to commission well and to manage delivery through others, "
            "as an intelligent client.\n"
            "- Support services in a form that suits the council: in house, shared, "
            "or passed to a co-operative partner where that costs less."
        ),
        out_of_scope=(
            "- Commissioning and transfer of services that belong to other "
            "transformation programmes.\n"
            "- Customer services, which have a programme of their own.\n"
            "- Corporate strategies, which service teams write and the executive "
            "office looks after.\n"
            "- Joint commissioning of health and care, which is done under the "
            "integrated programme for health and wellbeing."
        ),
        priorities=(
            "Democratic",
            "Pioneering",
            "Caring",
            "Growing",
            "Working with partners",
        ),
        boards=(
            BoardStory(
                "Member Transformation Board",
                "Sees a dashboard of every transformation programme and its risks.",
                "Cabinet members and strategic directors.",
            ),
            BoardStory(
                "Co-operative Scrutiny Board",
                (
                    "Assures aims, plans and benefits; is told the state of the risks "
                    "at each of its meetings."
                ),
                "Councillors who are not in the Cabinet.",
            ),
        ),
        roles=(
            Held(
                "senior_responsible_owner",
                "Strategic Director, Corporate Services",
                BEGINS,
            ),
            Held("programme_manager", "Programme Manager", BEGINS),
            Held("board_member", "Board Member", BEGINS),
        ),
        cycles=(
            CycleStory("projects", "four_weekly", first_day, 4, 5, "rag", goes_on=True),
        ),
        strands=(
            StrandStory(
                name="Executive office",
                lead="Strand Lead, Executive Office",
                sponsor="Chief Executive",
                aims=(
                    "Build the part of the council that leads, knows and decides, and "
                    "teach it to commission."
                ),
                begins=BEGINS,
                why="Agreed with the outline business case.",
                projects=executive_projects(today),
            ),
            StrandStory(
                name="Support services",
                lead="Strand Lead, Support Services",
                sponsor="Chief Executive",
                aims=(
                    "Give personnel, finance, ICT, buildings and administration the "
                    "form that serves the council best for the least money."
                ),
                begins=BEGINS,
                why="Agreed with the outline business case.",
                turns=(
                    Turn(
                        on=date(2014, 10, 6),
                        kind="continues",
                        reason=(
                            "ICT has moved to the shared company; the other services "
                            "follow one after another, closely watched."
                        ),
                    ),
                ),
                projects=support_projects(today),
            ),
        ),
    )
