"""Strand 5: how the council is organised and how it runs itself."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Due, ProjectStory, Said, Step

STRUCTURE = ProjectStory(
    name="Organisational structure",
    purpose=(
        "A smaller, more strategic leadership team, and beneath it service groups that "
        "run their own resources and answer for results."
    ),
    sponsor="Chief Executive",
    manager="Project Manager, Structure",
    begins=date(2011, 6, 1),
    steps=(
        Step(
            date(2012, 1, 9),
            "Finish Report accepted: the new structure is in place.",
            stage="Finish",
            state="closed",
        ),
    ),
    milestones=(
        Due(
            "Senior posts in the new structure filled",
            "September 2011",
            done=date(2011, 9, 30),
        ),
        Due(
            "Service groups working under their new plans",
            "December 2011",
            done=date(2011, 12, 16),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Structure agreed; appointments have begun.",
            "The structure was agreed and senior posts were advertised.",
            "Fill the senior posts by September.",
        ),
        Said(
            JUL_SEP_2011,
            "Senior posts filled on time.",
            (
                "All senior posts were filled. About £500,000 a year has come off the "
                "cost of senior management."
            ),
            "Service groups write their plans.",
        ),
        Said(
            OCT_DEC_2011,
            "New structure in place; project closed.",
            (
                "Service groups work under their own plans. With voluntary redundancy "
                "and service restructurings the workforce is on its way to the 14 % "
                "reduction sought since February 2010."
            ),
            (
                "Nothing further; more savings in senior pay follow through ordinary "
                "management."
            ),
            state="closed",
            why="The structure is in place.",
        ),
    ),
)

CORPORATE_CORE = ProjectStory(
    name="Corporate core and processes",
    purpose=(
        "Strengthen the corporate core and review corporate processes, so that nothing "
        "is done twice and service groups get the help they need."
    ),
    sponsor="Corporate Director, Resources",
    manager="Project Manager, Corporate Core",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            "Review of corporate processes complete",
            "December 2011",
            forecasts=((date(2011, 12, 5), "January 2012"),),
            done=date(2012, 1, 27),
        ),
        Due("Main corporate policies rewritten", "June 2012", done=date(2012, 6, 29)),
        Due(
            "Contract management promoted in every service group", "March 2013 onwards"
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Corporate core in place; process review begun.",
            "Teams of the corporate core were brought together.",
            "Review processes, personnel ones first.",
        ),
        Said(
            JUL_SEP_2011,
            "Personnel processes reviewed.",
            "Recruitment and sickness procedures were shortened.",
            "Review finance and procurement.",
        ),
        Said(
            OCT_DEC_2011,
            "Review ends in January, a month late.",
            "Finance took longer than planned because of year-end work.",
            "Finish the review and list duplications to remove.",
            outside={"time": "The review ends in January, not December."},
            why="A month late in finance.",
        ),
        Said(
            JAN_MAR_2012,
            "Review complete; overlaps being removed.",
            "The review ended in January. Eleven overlaps are being removed.",
            "Rewrite the main policies.",
            why="The review is complete.",
        ),
        Said(
            APR_JUN_2012,
            "Policies rewritten; attention turns to contract management.",
            "The main policies were rewritten on time.",
            "Embed the changes and promote stronger contract management.",
        ),
    ),
)

SPANS = ProjectStory(
    name="Spans of control and layers of management",
    purpose=(
        "Analyse how many people managers manage and how many layers there are, and "
        "feed the findings into restructurings."
    ),
    sponsor="Assistant Director, Strategic Human Resources",
    manager="Project Manager, Workforce",
    begins=date(2011, 6, 1),
    steps=(
        Step(
            date(2012, 1, 6),
            "Finish Report accepted: findings are with the service groups.",
            stage="Finish",
            state="closed",
        ),
    ),
    milestones=(
        Due("Analysis with service groups", "November 2011", done=date(2011, 11, 11)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Figures on posts and managers gathered.",
            "Post and manager records were put in order.",
            "Analyse spans and layers.",
        ),
        Said(
            JUL_SEP_2011,
            "Analysis nearly complete.",
            "Spans below four and places with more than five layers were identified.",
            "Discuss findings with service groups.",
        ),
        Said(
            OCT_DEC_2011,
            "Findings in use in restructurings; project closed.",
            "Several management restructurings have used the findings.",
            "Nothing further.",
            state="closed",
            why="The analysis is complete and in use.",
        ),
    ),
)
