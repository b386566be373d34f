"""Strand 2: children, young people and their families. Its projects."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import (
    Due,
    Moved,
    ProjectStory,
    Said,
    Step,
    Withheld,
)

PRACTICES = ProjectStory(
    name="Integrated children's practices",
    purpose=(
        "Restructure children's services so that one local practice gives a vulnerable "
        "child all the help there is, early."
    ),
    sponsor="Corporate Director, Children and Families",
    manager="Project Manager, Children's Practices",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            "Consultation with staff on the new structure ends",
            "September 2011",
            forecasts=((date(2011, 9, 5), "October 2011"),),
            done=date(2011, 10, 28),
            withheld=Withheld(
                paragraphs=(4,),
                reason=(
                    "Publishing the date would have disclosed the council's position "
                    "in talks with the trade unions."
                ),
                review_on=date(2013, 1, 31),
            ),
        ),
        Due(
            "Managers of the practices appointed",
            "December 2011",
            forecasts=((date(2011, 11, 14), "February 2012"),),
            done=date(2012, 2, 24),
            moved=Moved(
                date(2012, 1, 16),
                "February 2012",
                "OTP Board",
                (
                    "Consultation with staff ran on for a month, and appointments "
                    "could not begin before it ended."
                ),
            ),
        ),
        Due(
            "All practices working in the new way",
            "summer 2012",
            done=date(2012, 8, 31),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Design of the practices under way; the timetable is tight.",
            (
                "A model of local practices was drawn up with social workers, schools "
                "and health visitors."
            ),
            "Consult staff on the structure.",
            outside={"scope": "Which health staff take part is still open."},
            why="The part that health plays is not agreed.",
        ),
        Said(
            JUL_SEP_2011,
            "Consultation extended by a month; health's part still open.",
            (
                "Staff consultation began in July. At the request of staff "
                "representatives it was given another month."
            ),
            "Close the consultation and answer what was raised.",
            outside={
                "time": "Consultation ends in October, not September.",
                "scope": "Health's part waits on national reform.",
            },
            why="Two dimensions outside tolerance: time and scope.",
        ),
        Said(
            OCT_DEC_2011,
            "Appointments move to February; health has agreed its part.",
            (
                "Consultation closed on 28 October and the structure was confirmed "
                "with few changes. Health agreed which staff will join."
            ),
            "Appoint the managers of the practices.",
            outside={"time": "Managers are appointed in February, not December."},
            why="Scope is settled; the appointments are two months late.",
        ),
        Said(
            JAN_MAR_2012,
            "Managers appointed by the revised date; teams are forming.",
            (
                "The board agreed a new baseline in January. All managers were "
                "appointed by the end of February."
            ),
            "Move teams into their practices.",
            outside={
                "benefits": "How early help will be measured is being worked out."
            },
            why="On time again; the measure of early help is missing.",
        ),
        Said(
            APR_JUN_2012,
            "Restructuring almost complete; practices open through the summer.",
            (
                "Most teams have moved into integrated practices. A measure of early "
                "help was agreed."
            ),
            "Open the last practices by the end of August.",
            why="Benefits can be measured now, and no date is at risk.",
        ),
    ),
)

SCHOOLS = ProjectStory(
    name="The council's part in school improvement",
    purpose=(
        "Monitor, challenge and support schools so that standards rise and gaps "
        "between pupils close; step in only where schools cannot help one another."
    ),
    sponsor="Corporate Director, Children and Families",
    manager="Project Manager, School Improvement",
    begins=date(2011, 6, 1),
    steps=(
        Step(
            date(2012, 4, 3),
            (
                "Finish Report accepted: the new way of working with schools is "
                "ordinary business."
            ),
            stage="Finish",
            state="closed",
        ),
    ),
    milestones=(
        Due(
            "New improvement policy agreed with head teachers",
            "autumn 2011",
            done=date(2011, 11, 17),
        ),
        Due("School-to-school support begins", "January 2012", done=date(2012, 1, 9)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Head teachers are helping to write the policy.",
            "A working group with head teachers met three times.",
            "Publish a draft for all schools.",
        ),
        Said(
            JUL_SEP_2011,
            "Draft policy sent to all schools.",
            (
                "The draft sets out when the council supports, when it challenges and "
                "when it steps in."
            ),
            "Agree the policy and prepare support between schools.",
        ),
        Said(
            OCT_DEC_2011,
            "Policy agreed in November.",
            "The policy was agreed, and pairs of schools were matched for the spring.",
            "Start school-to-school support in January.",
        ),
        Said(
            JAN_MAR_2012,
            "Schools now support one another; project closed.",
            (
                "Support between schools began in January. The council keeps its "
                "intervention for the few places that need it."
            ),
            "Nothing further: the work is now part of the service.",
            state="closed",
            why="The new arrangement runs without the project.",
        ),
    ),
)

EVIDENCE = ProjectStory(
    name="Evidence and value for children",
    purpose=(
        "Base what is done for children on evidence of what works, at the right time, "
        "and on what it returns for the money."
    ),
    sponsor="Assistant Director, Commissioning",
    manager="Project Manager, Evidence and Value",
    begins=date(2011, 9, 12),
    milestones=(
        Due(
            "Spending on early help set against results",
            "March 2012",
            done=date(2012, 3, 30),
        ),
        Due(
            "Programmes with weak evidence stopped or changed",
            "June 2012",
            done=date(2012, 6, 22),
        ),
    ),
    reports=(
        Said(
            JUL_SEP_2011,
            "Started in September with a list of all programmes for children.",
            "A list of programmes and what each costs was begun.",
            "Complete the list and look for evidence behind each entry.",
        ),
        Said(
            OCT_DEC_2011,
            "Costs are clear; evidence of results is thin.",
            (
                "Costs were gathered for every programme. Few of them record results "
                "in a way that can be compared."
            ),
            "Set spending against results by March.",
            outside={"scope": "Programmes run by partners had to be added."},
            why="The review is wider than planned.",
        ),
        Said(
            JAN_MAR_2012,
            "Spending set against results as promised.",
            "The comparison was finished in March and shows where help comes too late.",
            "Decide with managers what to stop and what to change.",
            why="Partners' programmes are now covered.",
        ),
        Said(
            APR_JUN_2012,
            "Weak programmes stopped or changed; Finish Report in preparation.",
            "Decisions were taken on every programme with weak evidence.",
            "Hand over the yearly review to the commissioning team.",
        ),
    ),
)
