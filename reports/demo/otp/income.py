"""Strand 6: other sources of income."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Due, ProjectStory, Said, Step

BUSINESS_RATES = ProjectStory(
    name="Keeping business rates",
    purpose=(
        "Be ready when councils keep part of the business rates they collect, so that "
        "local growth brings local income."
    ),
    sponsor="Corporate Director, Resources",
    manager="Project Manager, Business Rates",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            "Report on the government's proposals",
            "November 2011",
            done=date(2011, 11, 3),
        ),
        Due(
            "Forecast of local rates income",
            "February 2012",
            forecasts=(
                (date(2011, 12, 19), "March 2012"),
                (date(2012, 3, 5), "May 2012"),
            ),
            done=date(2012, 5, 25),
        ),
        Due("Rates retention begins", "April 2013", done=date(2013, 4, 1)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "The government's review is being followed.",
            "Officers met with other councils to compare notes.",
            "Report on the proposals when they appear.",
        ),
        Said(
            JUL_SEP_2011,
            "Proposals published; effect on income unclear.",
            "The consultation papers were read and a first reply drafted.",
            "Report on the proposals in November.",
            outside={"benefits": "Income under the proposals cannot be estimated."},
            why="Too little is known of the scheme.",
        ),
        Said(
            OCT_DEC_2011,
            "Report made in November; a forecast waits for details.",
            (
                "The report showed what growth could bring and what losing a large "
                "ratepayer could cost."
            ),
            "Forecast local income.",
            outside={"time": "The forecast moves from February to March."},
            why="Details of the scheme are late.",
        ),
        Said(
            JAN_MAR_2012,
            "Forecast now due in May.",
            "A model of local rates income was built and awaits the scheme's figures.",
            "Complete the forecast.",
            outside={"time": "The forecast comes in May, not February."},
            why="Details of the scheme are still missing.",
        ),
        Said(
            APR_JUN_2012,
            "Forecast complete; preparations for April 2013 go well.",
            "The forecast was completed in May and feeds the medium term plan.",
            "Prepare systems for rates retention.",
            why="The forecast is there and nothing else is late.",
        ),
    ),
)

INFRASTRUCTURE_LEVY = ProjectStory(
    name="Community Infrastructure Levy",
    purpose=(
        "Explore whether a levy on development should replace or complement the "
        "present contributions."
    ),
    sponsor="Corporate Director, Environment",
    manager="Project Manager, Infrastructure Levy",
    begins=date(2011, 6, 1),
    is_material=False,
    milestones=(
        Due(
            "Study of what development can afford",
            "December 2011",
            forecasts=((date(2011, 11, 28), "February 2012"),),
            done=date(2012, 4, 20),
        ),
        Due("Draft charges for consultation", "autumn 2012", done=date(2012, 11, 9)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Scope of a study agreed.",
            "A brief for a viability study was written.",
            "Appoint consultants.",
        ),
        Said(
            JUL_SEP_2011,
            "Consultants appointed.",
            "Consultants began with housing sites.",
            "Receive the study in December.",
        ),
        Said(
            OCT_DEC_2011,
            "Study comes in February.",
            "Figures for offices and warehouses had to be gathered afresh.",
            "Receive the study.",
            outside={"time": "The study comes in February, not December."},
            why="More kinds of development had to be studied.",
        ),
        Said(
            JAN_MAR_2012,
            "Study received in draft; final version overdue.",
            "A draft was received and sent back with questions.",
            "Receive the final study.",
            outside={"time": "The final study is overdue."},
            why="The draft needed correction.",
        ),
    ),
)

CASINO = ProjectStory(
    name="Casino licence",
    purpose="Explore the income and the obligations that come with licensing a casino.",
    sponsor="Corporate Director, Resources",
    manager="Project Manager, Licensing",
    begins=date(2011, 6, 1),
    is_material=False,
    steps=(
        Step(
            date(2012, 7, 6),
            "Finish Report accepted: licensing goes on in the service.",
            stage="Finish",
            state="closed",
        ),
    ),
    milestones=(
        Due("Licensing competition complete", "spring 2012", done=date(2012, 5, 30)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Licensing rules studied.",
            "What the council may ask of an operator was set out.",
            "Prepare a competition.",
        ),
        Said(
            JUL_SEP_2011,
            "Competition in preparation.",
            "Documents for a two-stage competition were drafted.",
            "Open the first stage.",
        ),
        Said(
            OCT_DEC_2011,
            "First stage of the competition open.",
            "The first stage opened in November.",
            "Assess applications.",
        ),
        Said(
            JAN_MAR_2012,
            "Second stage under way.",
            "Applications were assessed and the second stage opened.",
            "Decide by the end of spring.",
        ),
        Said(
            APR_JUN_2012,
            "Competition complete; project closed.",
            "The competition ended in May and income is in the forecast.",
            "Nothing further.",
            state="closed",
            why="The competition is complete.",
        ),
    ),
)
