"""Future Options: a council finds its shape, step by step; reports each quarter."""

from __future__ import annotations

from datetime import date

from reports.demo.days import quarters_before
from reports.demo.future_later import COLLABORATION, ENABLERS
from reports.demo.future_projects import REVIEWS, VISION, with_latest
from reports.demo.shapes import (
    BoardStory,
    CycleStory,
    Held,
    ProgrammeStory,
    StrandStory,
)

BEGINS = date(2011, 7, 25)


def future_options(today: date) -> ProgrammeStory:
    return ProgrammeStory(
        reference="future-options",
        name="Future Options",
        begins=BEGINS,
        vision=(
            "A smarter and leaner council, shaped by its community, that first puts "
            "its own house in order, then works with others service by service, and "
            "in time shares its leadership with the right partner."
        ),
        problems_addressed=(
            "- Less money from government, and new risks such as local support for "
            "council tax.\n"
            "- Nine or more shared services that grew one by one without a strategy; "
            "together they save about £200,000 a year.\n"
            "- No failing service, and so little pressure to improve.\n"
            "- A rural, ageing and growing district where many homes have slow "
            "broadband.\n"
            "- Little knowledge, so far, of what different residents need."
        ),
        aims=(
            "- An organisation that looks to its customers.\n"
            "- High quality services at the least cost.\n"
            "- Partners who understand each other and stay together.\n"
            "- Answers that work here and fit the county and the country.\n"
            "- Budgets that last, with significant savings."
        ),
        out_of_scope=(
            "- Any merger of councils or change of boundaries, which others decide.\n"
            "- The leader and cabinet model, settled until 2015.\n"
            "- Doing nothing: kept as a yardstick for the other four approaches and "
            "then set aside."
        ),
        priorities=("Value for money", "Working with partners"),
        boards=(
            BoardStory(
                "Transformation Board",
                (
                    "Oversees business case, delivery and efficiency, and recommends "
                    "to Full Council at each milestone."
                ),
                (
                    "Seven councillors, politically balanced: a sub-committee of Full "
                    "Council."
                ),
            ),
            BoardStory(
                "Internal project team",
                "Does the work.",
                "Five officers under the Interim Chief Executive.",
            ),
        ),
        roles=(
            Held("senior_responsible_owner", "Interim Chief Executive", BEGINS),
            Held("programme_manager", "Programme Manager", BEGINS),
        ),
        cycles=(
            CycleStory(
                "projects",
                "quarterly",
                quarters_before(today, 3),
                3,
                15,
                "rag",
                goes_on=True,
            ),
        ),
        strands=tuple(
            StrandStory(
                name=name,
                lead=lead,
                sponsor="Interim Chief Executive",
                aims=aims,
                begins=BEGINS,
                why="Part of the brief that Full Council agreed in July 2011.",
                projects=with_latest(projects, today),
            )
            for name, lead, aims, projects in (
                (
                    "Vision, options and business case",
                    "Strand Lead, Vision and Business Case",
                    (
                        "Agree what the council is for and which approach serves it, "
                        "with a case that shows efficiency targets, payback and quick "
                        "wins."
                    ),
                    VISION,
                ),
                (
                    "Service reviews",
                    "Strand Lead, Service Reviews",
                    (
                        "Review every service for efficiency first and for its best "
                        "model second."
                    ),
                    REVIEWS,
                ),
                (
                    "ICT and property",
                    "Strand Lead, ICT and Property",
                    "Systems and offices fit for modern work.",
                    ENABLERS,
                ),
                (
                    "Collaboration and shared leadership",
                    "Strand Lead, Collaboration",
                    (
                        "Share where a sound case exists; in time share a chief "
                        "executive and management team."
                    ),
                    COLLABORATION,
                ),
            )
        ),
    )
