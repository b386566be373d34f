"""Strand 3: health reform, social care and public health."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Due, ProjectStory, Said, Step

SOCIAL_CARE = ProjectStory(
    name="Social care reform",
    purpose=(
        "Make personal budgets and choice the ordinary way in which adults receive "
        "care."
    ),
    sponsor="Corporate Director, Adult Social Care",
    manager="Project Manager, Social Care Reform",
    begins=date(2011, 6, 1),
    steps=(
        Step(
            date(2012, 4, 4),
            "Finish Report accepted: personal budgets are the ordinary way of working.",
            stage="Finish",
            state="closed",
        ),
    ),
    milestones=(
        Due(
            "Every new client is offered a personal budget",
            "October 2011",
            done=date(2011, 10, 3),
        ),
        Due("All existing clients reviewed", "March 2012", done=date(2012, 3, 23)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Reviews of existing clients run behind in one area.",
            (
                "Personal budgets were offered to new clients in most teams. One area "
                "lacks reviewers."
            ),
            "Bring reviewers in from other areas.",
            outside={"scope": "One area cannot yet offer personal budgets."},
            why="One area lags behind the rest.",
        ),
        Said(
            JUL_SEP_2011,
            "The area that lagged has caught up.",
            "Reviewers from other teams cleared the backlog.",
            "Offer a personal budget to every new client from October.",
            why="All areas now offer personal budgets.",
        ),
        Said(
            OCT_DEC_2011,
            "Every new client is offered a personal budget.",
            (
                "Since October the offer is made to all. Reviews of existing clients "
                "go on."
            ),
            "Finish the reviews by March.",
        ),
        Said(
            JAN_MAR_2012,
            "Reforms in place; personalised care is business as usual; project closed.",
            "The last reviews were done in March and the Finish Report was accepted.",
            "Nothing further.",
            state="closed",
            why="The reform is complete.",
        ),
    ),
)

COMMUNITY_HEALTH = ProjectStory(
    name="Joining up community health and social care",
    purpose=(
        "Bring the health and care services that are provided directly into one, and "
        "settle with health partners who manages community health services from now "
        "on."
    ),
    sponsor="Corporate Director, Adult Social Care",
    manager="Project Manager, Health Integration",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            (
                "Options for managing community health services agreed with health "
                "partners"
            ),
            "November 2011",
            forecasts=(
                (date(2011, 9, 26), "January 2012"),
                (date(2011, 12, 19), "March 2012"),
            ),
            done=date(2012, 3, 16),
        ),
        Due(
            "Decision on who manages community health services",
            "May 2012",
            forecasts=((date(2012, 6, 11), "autumn 2012"),),
            done=date(2012, 11, 20),
        ),
        Due("Integrated teams in every locality", "March 2013 onwards"),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Joint planning has begun; reform leaves the partners' roles unclear.",
            "A joint group with the primary care trust was formed.",
            "List the options for managing community health services.",
            outside={"scope": "National reform may change who the partners are."},
            why="Scope depends on national reform.",
        ),
        Said(
            JUL_SEP_2011,
            "Options will be two months late.",
            (
                "The trust and the emerging commissioning group see the future of "
                "community services differently."
            ),
            "Bring both round one table.",
            outside={
                "time": "Options are expected in January, not November.",
                "scope": "The partners do not agree on what is to be integrated.",
            },
            why="Partners differ, and time is lost.",
            issues="Neither health partner can commit the other.",
        ),
        Said(
            OCT_DEC_2011,
            "Options now expected in March; partners still differ.",
            (
                "Two workshops were held with the trust and the commissioning group. "
                "They narrowed the options to three."
            ),
            "Agree the options by the end of March.",
            outside={
                "time": "Options are expected in March, four months late.",
                "scope": "The partners do not agree on what is to be integrated.",
            },
            why="Partners still differ on the scope.",
            issues="Neither health partner can commit the other.",
            ask=(
                "Ask the Chief Executive to raise the matter with the boards of both "
                "health partners."
            ),
            ask_by=date(2012, 2, 1),
        ),
        Said(
            JAN_MAR_2012,
            "Options agreed in March; a decision is due in May.",
            (
                "After talks between chief executives, options were agreed with both "
                "partners."
            ),
            "Obtain the partners' decision.",
            outside={"benefits": "Savings depend on the option chosen."},
            why="Time and scope are within tolerance again; benefits are not known.",
        ),
        Said(
            APR_JUN_2012,
            "The decision on community health services moves to the autumn.",
            (
                "The trust and the commissioning group asked for further work on two "
                "options. Local teams went on joining up their daily work."
            ),
            "Secure a sensible decision from both partners.",
            outside={
                "time": "The decision moves from May to the autumn.",
                "benefits": "Savings depend on the option chosen.",
            },
            why="The partners' decision is put off and benefits with it.",
            issues="Staff of both organisations are unsettled by the delay.",
            ask=(
                "Agree what the council will accept as an answer to who "
                "manages community health services."
            ),
            ask_by=date(2012, 9, 12),
        ),
    ),
)
