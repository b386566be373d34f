"""Organisational Development: a partner is sought, then a way designed with it."""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.days import day, weeks_before
from reports.demo.shapes import (
    BoardStory,
    CycleStory,
    Due,
    Held,
    ProgrammeStory,
    ProjectStory,
    Said,
    Step,
    StrandStory,
)

BEGINS = date(2019, 9, 5)
SPONSOR = "Director of Corporate Services"
OFFICER = "Project Manager, ICT and Digital"


def org_development(today: date) -> ProgrammeStory:
    """The third of its periods is still running; its reports are due in two weeks."""
    first_day = weeks_before(today + timedelta(days=9), 3)
    return ProgrammeStory(
        reference="org-development",
        name="Organisational Development",
        begins=BEGINS,
        vision=(
            "A council that no longer moves from one round of savings to the next "
            "but builds on its strengths: staff, members, partners, technology, "
            "buildings and money."
        ),
        problems_addressed=(
            "- Officers have found savings for years; there is little capacity left "
            "for new and specialist work.\n"
            "- Demand-led services tend to step in rather than help people manage "
            "for themselves, here more than elsewhere.\n"
            "- Processes and systems take time that vulnerable people should get.\n"
            "- Data could show much more about need, results and productivity than "
            "they do."
        ),
        aims=(
            "- Services redesigned around what works best.\n"
            "- Support kept and built up for the most vulnerable.\n"
            "- Access made easier for citizens, and bureaucracy lifted from staff.\n"
            "- Decisions that rest on evidence about need and outcome."
        ),
        out_of_scope=(
            "Change projects already under way. They are not abandoned; each is to "
            "be lined up with the programme where that helps both."
        ),
        priorities=("Support for the most vulnerable", "Value for money"),
        boards=(
            BoardStory(
                "Cabinet",
                (
                    "Approves the search for a partner and, after scoping, the cost of "
                    "the whole."
                ),
                "Councillors of the executive.",
            ),
            BoardStory(
                "Organisational Development Board",
                "Steers partner and programme.",
                "Chief Executive and Director of Resources, directors, the partner.",
            ),
        ),
        roles=(
            Held(
                "senior_responsible_owner",
                "Chief Executive and Director of Resources",
                BEGINS,
            ),
            Held("programme_manager", "Programme Manager", BEGINS),
        ),
        cycles=(
            CycleStory(
                "projects",
                "four_weekly",
                first_day,
                3,
                5,
                "delivery-confidence",
                goes_on=True,
            ),
        ),
        strands=(
            StrandStory(
                name="Partner and scope",
                lead="Strand Lead, Partner and Scope",
                sponsor=SPONSOR,
                aims=(
                    "Find a partner with a record in programmes like this and design "
                    "the way forward together."
                ),
                begins=BEGINS,
                why="Cabinet agreed to start the procurement.",
                projects=_partner(today),
            ),
            StrandStory(
                name="Working differently",
                lead="Strand Lead, Working Differently",
                sponsor=SPONSOR,
                aims="Simple processes, good data and staff who are trusted to decide.",
                begins=date(2020, 2, 3),
                why="Designed in the scoping stage.",
                projects=_working_differently(today),
            ),
        ),
    )


def _partner(today: date) -> tuple[ProjectStory, ...]:
    return (
        ProjectStory(
            name="Procurement of a partner",
            purpose=(
                "Choose a partner by full tender or from a public sector framework, "
                "under the Public Contracts Regulations 2015."
            ),
            sponsor=SPONSOR,
            manager="Project Manager, Procurement",
            begins=BEGINS,
            steps=(
                Step(
                    date(2019, 12, 16),
                    "Partner appointed from a framework.",
                    stage="Finish",
                    state="closed",
                ),
            ),
            milestones=(
                Due(
                    "Cabinet agrees to start the procurement",
                    "5 September 2019",
                    done=date(2019, 9, 5),
                ),
                Due("Partner appointed", "winter 2019", done=date(2019, 12, 12)),
            ),
        ),
        ProjectStory(
            name="Scoping and design",
            purpose=(
                "About three months of joint design, for up to £400,000 from existing "
                "budgets; the cost of the whole goes back to Cabinet afterwards."
            ),
            sponsor=SPONSOR,
            manager="Project Manager, Scoping",
            begins=date(2019, 12, 16),
            stage="Business case",
            steps=(
                Step(
                    date(2020, 4, 6),
                    "Design accepted; spend stayed below £400,000.",
                    stage="Finish",
                    state="closed",
                ),
            ),
            milestones=(
                Due(
                    "Design and firm estimate to Cabinet",
                    "March 2020",
                    forecasts=((date(2020, 2, 24), "April 2020"),),
                    done=date(2020, 4, 2),
                ),
            ),
        ),
        ProjectStory(
            name="Yearly challenge by the partner",
            purpose=(
                "Objective challenge from outside on what yields most for citizens."
            ),
            sponsor=SPONSOR,
            manager=OFFICER,
            begins=date(2020, 4, 6),
            milestones=(Due("This year's challenge sessions", day(today, 55)),),
            reports=(
                Said(
                    0,
                    "Topics for the sessions chosen.",
                    "Directors chose three topics.",
                    "Prepare evidence.",
                ),
            ),
        ),
    )


def _working_differently(today: date) -> tuple[ProjectStory, ...]:
    begins = date(2020, 2, 3)
    return (
        ProjectStory(
            name="Evidence and outcomes",
            purpose=(
                "Data that show need, results and productivity, and outcomes that can "
                "be checked."
            ),
            sponsor=SPONSOR,
            manager="Project Manager, Evidence",
            begins=begins,
            milestones=(
                Due(
                    "Outcome measures for every service",
                    day(today, -18),
                    forecasts=((date.fromisoformat(day(today, -45)), day(today, 35)),),
                ),
            ),
            reports=(
                Said(
                    0,
                    "Measures agreed in most services.",
                    "Measures were agreed in all but four services.",
                    "Agree the rest.",
                ),
                Said(
                    1,
                    "Four services need another two months.",
                    "Two services asked for help with their data.",
                    "Help them.",
                    state="amber_green",
                    why="Four services need more time; the rest is done.",
                ),
            ),
        ),
        ProjectStory(
            name="Simple processes for citizens",
            purpose="Fewer forms, fewer steps, more done at the first call.",
            sponsor=SPONSOR,
            manager="Project Manager, Processes",
            begins=begins,
            milestones=(Due("Ten busiest processes simplified", day(today, 80)),),
            reports=(
                Said(
                    0,
                    "Six of ten processes simplified.",
                    "Blue badges and school transport became simpler.",
                    "Take up two more.",
                    state="amber",
                    why="Two systems cannot be changed before their contracts end.",
                    ask="Decide whether to end two software contracts early.",
                ),
                Said(
                    1,
                    "Eight of ten processes simplified.",
                    "Two more processes were simplified by working around old systems.",
                    "Plan the last two.",
                    state="amber_green",
                    why="Only two processes depend on old systems now.",
                ),
            ),
        ),
        ProjectStory(
            name="Staff who decide",
            purpose="Equip, empower and support staff to decide and act with partners.",
            sponsor=SPONSOR,
            manager="Project Manager, Engagement",
            begins=begins,
            milestones=(Due("Decision rights rewritten with staff", day(today, 110)),),
            reports=(
                Said(
                    0,
                    "Workshops in all districts.",
                    "Workshops were held in five districts.",
                    "Hold the rest.",
                ),
                Said(
                    1,
                    "Workshops in all districts.",
                    "Workshops were held in the remaining districts.",
                    "Write up findings.",
                ),
            ),
        ),
    )
