"""Strands 1 and 2 as wholes: their leads, their lives, what was said of them."""

from datetime import date

from reports.demo.otp.children import EVIDENCE, PRACTICES, SCHOOLS
from reports.demo.otp.public_access import FIRST_CONTACT, STRATEGY, WEBSITE
from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Said, StrandStory, Turn

PUBLIC_ACCESS = StrandStory(
    name="Public Access",
    lead="Strand Lead, Public Access",
    sponsor="Corporate Director, Resources",
    aims=(
        "A three-year effort to settle most enquiries when they first arrive, to bring "
        "more business online, and to keep a full personal service for those who need "
        "it. Website and ICT change are only half of it: habits across the "
        "organisation and the use of offices change too."
    ),
    begins=date(2011, 6, 1),
    why="One of the six strands with which the programme set out.",
    turns=(
        Turn(
            on=date(2012, 7, 13),
            kind="continues",
            reason=(
                "The strategy is approved; the strand goes on and turns ever more to "
                "implementation."
            ),
        ),
    ),
    projects=(STRATEGY, WEBSITE, FIRST_CONTACT),
    reports=(
        Said(
            APR_JUN_2011,
            "All three projects have started.",
            (
                "The strand was set up and its three projects began. What residents "
                "want is being asked of them before anything is designed."
            ),
            "A first draft of the Public Access Strategy.",
            outside={"benefits": "Avoidable contact is not measured yet."},
            why="The strand cannot show benefits until a baseline is taken.",
        ),
        Said(
            JUL_SEP_2011,
            "Strategy drafted; the baseline of repeat contact is late.",
            (
                "The draft strategy found support. The measure of repeat contact is "
                "two months late."
            ),
            "Take the strategy to Cabinet.",
            outside={"benefits": "The baseline comes in November."},
            within={"time": "Only the count is late; the strategy waits for nothing."},
            why="Same cause as last time.",
            better_because=(
                "The late count affects one measure only; the strategy itself is on "
                "course."
            ),
        ),
        Said(
            OCT_DEC_2011,
            "Strategy goes to Cabinet in January, a month late.",
            (
                "Members shaped the strategy's section on face-to-face service. "
                "Journeys have been mapped and repeat contact counted."
            ),
            "Cabinet decision, then an implementation plan.",
            outside={
                "time": "The Cabinet decision and ICT's answer each slip a month."
            },
            why="Short delays in two of three projects.",
        ),
        Said(
            JAN_MAR_2012,
            "Strategy approved by Cabinet; the strand turns to implementation.",
            (
                "Cabinet approved the Public Access Strategy in January 2012. Its "
                "implementation plan was agreed and the first project has closed."
            ),
            "Business cases for the first services to go online.",
            why="The decision is taken and nothing is late.",
        ),
        Said(
            APR_JUN_2012,
            "Business cases for online services are six weeks late.",
            (
                "Attention has moved to business cases and to the business and ICT "
                "support they call for. Partners are interested in a shared counter."
            ),
            "Complete the business cases and start building.",
            outside={
                "time": "Business cases are expected on 10 September, not 31 July."
            },
            why="The website's delay holds up the first new services.",
            better_because=(
                "The extra hosting cost is small within the strand and may fall away "
                "with a joint contract."
            ),
            ask=(
                "Approve the order in which services go online, as set out in the "
                "implementation plan."
            ),
            ask_by=date(2012, 9, 5),
        ),
    ),
)

CHILDREN = StrandStory(
    name="Children and Families",
    lead="Strand Lead, Children and Families",
    sponsor="Corporate Director, Children and Families",
    aims=(
        "Give children and their families a strong voice at the centre of the council, "
        "join up the help they get, and fold national reform into local change."
    ),
    begins=date(2011, 6, 1),
    why="One of the six strands with which the programme set out.",
    turns=(
        Turn(
            on=date(2012, 7, 13),
            kind="continues",
            reason=(
                "Nearly complete: once the last practices are open it returns to "
                "business as usual and the board no longer needs to watch over it."
            ),
        ),
    ),
    projects=(PRACTICES, SCHOOLS, EVIDENCE),
    reports=(
        Said(
            APR_JUN_2011,
            "Restructuring designed; health's part in it is open.",
            (
                "The model of integrated practices is drawn. Head teachers are writing "
                "the improvement policy with us."
            ),
            "Consult staff.",
            outside={"scope": "Health's part in the practices is not agreed."},
            why="One dimension of the largest project.",
        ),
        Said(
            JUL_SEP_2011,
            "Consultation extended; two dimensions outside tolerance.",
            (
                "Consultation with staff goes on for another month. The school "
                "improvement policy is out in draft."
            ),
            "Confirm the structure.",
            outside={
                "time": "Consultation is a month longer.",
                "scope": "Health's part waits on national reform.",
            },
            why="The largest project carries the strand with it.",
        ),
        Said(
            OCT_DEC_2011,
            "Structure confirmed; appointments two months late.",
            "The structure was confirmed and the school improvement policy agreed.",
            "Appoint managers of the practices.",
            outside={"time": "Appointments are made in February."},
            why="Health's part is settled, time is not.",
        ),
        Said(
            JAN_MAR_2012,
            "Managers in post; school improvement is business as usual.",
            (
                "Managers of the practices were appointed and the school improvement "
                "project closed."
            ),
            "Open the practices.",
            outside={"benefits": "A measure of early help is still missing."},
            why="Benefits cannot be shown yet.",
        ),
        Said(
            APR_JUN_2012,
            "Nearly complete and about to return to business as usual.",
            (
                "Practices are opening, and programmes without evidence behind them "
                "have been stopped or changed."
            ),
            "Hand over to the service once the last practices are open.",
            why="Everything is within tolerance.",
        ),
    ),
)
