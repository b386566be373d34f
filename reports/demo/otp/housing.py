"""Strand 7, added in May 2012: the wide changes in housing."""

from datetime import date

from reports.demo.otp.quarters import APR_JUN_2012
from reports.demo.shapes import Due, ProjectStory, Said

REGENERATION = ProjectStory(
    name="Housing-led regeneration",
    purpose="Renew estates by building and improving homes on them.",
    sponsor="Assistant Director, Housing",
    manager="Project Manager, Regeneration",
    begins=date(2012, 5, 9),
    stage="Start-up",
    milestones=(
        Due(
            "Estates for the first phase chosen",
            "June 2012",
            forecasts=((date(2012, 6, 18), "September 2012"),),
            done=date(2012, 9, 26),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2012,
            "Choice of estates moves to September so that residents can be heard.",
            "Conditions on all estates were compared.",
            "Hear residents and choose the first estates.",
            outside={"time": "Estates are chosen in September, not June."},
            why="Residents are heard first.",
        ),
    ),
)

SELF_FINANCING = ProjectStory(
    name="Council homes under self-financing",
    purpose=(
        "Look after council homes as assets, now that rents stay with the council and "
        "the old subsidy system has ended."
    ),
    sponsor="Assistant Director, Housing",
    manager="Project Manager, Housing Assets",
    begins=date(2012, 5, 9),
    milestones=(
        Due(
            "Thirty-year business plan for council homes",
            "June 2012",
            done=date(2012, 6, 27),
        ),
        Due(
            "Asset management strategy for council homes",
            "March 2013",
            done=date(2013, 3, 13),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2012,
            "Business plan complete.",
            (
                "The thirty-year plan for the housing revenue account was completed in "
                "June."
            ),
            "Draft the asset management strategy.",
        ),
    ),
)

TENANCY = ProjectStory(
    name="Tenancy strategy",
    purpose="Say which tenancies are offered to whom and for how long.",
    sponsor="Assistant Director, Housing",
    manager="Project Manager, Tenancy Strategy",
    begins=date(2012, 5, 9),
    milestones=(
        Due("Draft strategy for consultation", "autumn 2012", done=date(2012, 10, 29)),
    ),
    reports=(
        Said(
            APR_JUN_2012,
            "Work with housing associations has begun.",
            "Housing associations were asked for their policies.",
            "Draft the strategy.",
        ),
    ),
)

HOUSE_BUILDING = ProjectStory(
    name="Council house building",
    purpose="Build council homes again.",
    sponsor="Assistant Director, Housing",
    manager="Project Manager, House Building",
    begins=date(2012, 5, 9),
    stage="Mandate",
    state="not_started",
    milestones=(Due("First sites proposed", "March 2013 onwards"),),
)
