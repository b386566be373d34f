"""Strand 4: other ways of providing services, and of looking after what we own."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Due, Moved, ProjectStory, Said

HIGHWAYS = ProjectStory(
    name="Highways and transport contract",
    purpose=(
        "Decide how highways and transport are best provided: outsourced, modernised "
        "or left as they are."
    ),
    sponsor="Corporate Director, Environment",
    manager="Project Manager, Highways",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            "Options for highways and transport explored",
            "December 2011",
            forecasts=((date(2011, 11, 21), "February 2012"),),
            done=date(2012, 2, 29),
        ),
        Due(
            "Cabinet decides on highways contracting",
            "April 2012",
            forecasts=(
                (date(2012, 1, 6), "May 2012"),
                (date(2012, 3, 30), "25 July 2012"),
            ),
            done=date(2012, 7, 25),
            moved=Moved(
                date(2012, 5, 16),
                "25 July 2012",
                "OTP Board",
                "Outsourcing was set aside, so the proposal had to be written afresh.",
            ),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Work on options has begun.",
            "The present contracts were reviewed and other councils visited.",
            "Draw up options, with outsourcing among them.",
        ),
        Said(
            JUL_SEP_2011,
            "Options drawn up; costs of outsourcing hard to compare.",
            "Four options were described. Suppliers were sounded out.",
            "Compare the options on cost and quality.",
            outside={"cost": "Figures from suppliers cannot be set side by side."},
            why="Costs are not comparable yet.",
        ),
        Said(
            OCT_DEC_2011,
            "Comparison of options two months late; savings in doubt.",
            "The comparison shows smaller savings from outsourcing than hoped for.",
            "Complete the comparison in February.",
            outside={
                "time": "Options are complete in February, the decision comes in May.",
                "benefits": "Outsourcing would save less than assumed.",
            },
            why="Late, and the case for outsourcing is weak.",
            ask="Say whether outsourcing should still be pursued.",
            ask_by=date(2012, 2, 8),
        ),
        Said(
            JAN_MAR_2012,
            (
                "Outsourcing set aside; a proposal to modernise the contract follows "
                "in July."
            ),
            (
                "The board set outsourcing aside in February. Work began on "
                "modernising the present contracting arrangements."
            ),
            "Write the proposal for Cabinet.",
            outside={
                "time": "Cabinet decides in July, not April.",
                "benefits": "Savings are being worked out again.",
            },
            why="A new proposal is being written.",
        ),
        Said(
            APR_JUN_2012,
            "Proposal to modernise highways contracting goes to Cabinet on 25 July.",
            "The board agreed a new date. The proposal was completed and consulted on.",
            "Cabinet decision, then procurement.",
            outside={"benefits": "Savings can be confirmed only after tenders."},
            why="On the new timetable; savings rest on tenders.",
            ask="Support the proposal to modernise highways contracting.",
            ask_by=date(2012, 7, 25),
        ),
    ),
)

OPEN_SPACES = ProjectStory(
    name="Open spaces",
    purpose=(
        "One strategy for the borough's open spaces, delivered by the council and the "
        "parks trust working more closely."
    ),
    sponsor="Corporate Director, Environment",
    manager="Project Manager, Open Spaces",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            "Scope of the strategy agreed with the parks trust",
            "October 2011",
            forecasts=((date(2011, 9, 30), "November 2011"),),
            done=date(2012, 1, 31),
        ),
        Due(
            "Proposals ready for Cabinet",
            "April 2012",
            forecasts=((date(2012, 3, 26), "September 2012"),),
            done=date(2012, 9, 19),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Talks with the parks trust have begun.",
            "Who owns and who maintains each open space was mapped.",
            "Agree the scope with the trust.",
        ),
        Said(
            JUL_SEP_2011,
            "Scope agreed a month late.",
            "The map shows overlaps. The trust asked for time to consult its board.",
            "Agree the scope in November.",
            outside={"time": "The scope is agreed in November, not October."},
            why="The trust consults its own board.",
        ),
        Said(
            JAN_MAR_2012,
            "Scope agreed in January; proposals move to September.",
            (
                "Scoping ended in January. What closer work with the trust costs each "
                "side is disputed."
            ),
            "Settle costs and write proposals.",
            outside={
                "time": "Proposals move from April to September.",
                "cost": "How costs are shared is not agreed.",
            },
            why="Late, and the sharing of costs is open.",
            issues=(
                "No report was made for the quarter before: the project manager's post "
                "was vacant."
            ),
        ),
        Said(
            APR_JUN_2012,
            "Costs settled; proposals being written for Cabinet in September.",
            "The council and the trust agreed how to share costs.",
            "Bring proposals to Cabinet.",
            outside={"time": "Proposals come in September, not April."},
            why="Costs are settled; the date is not recovered.",
        ),
    ),
)
