"""The later projects of Future Options: systems, offices, and working with others."""

from __future__ import annotations

from datetime import date

from reports.demo.shapes import Due, ProjectStory, Said

BEGINS = date(2011, 7, 25)
SPONSOR = "Interim Chief Executive"

ENABLERS = (
    ProjectStory(
        name="ICT improvements",
        purpose=(
            "Use what we have to the full, renew what is old, and let people work "
            "anywhere."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, ICT Improvements",
        begins=date(2011, 12, 19),
        milestones=(
            Due(
                "First year of ICT solutions delivered",
                "March 2013",
                done=date(2013, 3, 22),
            ),
        ),
        reports=(
            Said(
                0,
                "Renewal of field devices under way.",
                "Half of the devices were replaced.",
                "Replace the rest.",
            ),
            Said(
                1,
                "Field devices replaced.",
                "All devices were replaced.",
                "Retire the old server.",
            ),
        ),
    ),
    ProjectStory(
        name="Property review",
        purpose="Fewer and better offices.",
        sponsor=SPONSOR,
        manager="Project Manager, Property",
        begins=date(2011, 12, 19),
        milestones=(
            Due(
                "Property solution delivered", "winter 2012-13", done=date(2013, 2, 15)
            ),
        ),
        reports=(
            Said(
                0,
                "Letting of the upper floor prepared.",
                "An agent was appointed.",
                "Find a tenant.",
            ),
            Said(
                1,
                "No tenant yet for the upper floor.",
                "Three viewings led to no offer.",
                "Lower the rent or share the floor with partners.",
                outside={"benefits": "Rent of the upper floor is missing."},
                why="Income is below plan and no tenant is in sight.",
                state="red",
                ask=(
                    "Decide whether the floor may be offered to voluntary bodies below "
                    "market rent."
                ),
            ),
        ),
    ),
)
COLLABORATION = (
    ProjectStory(
        name="Shared services, one by one",
        purpose=(
            "Share a service wherever a sound business case can be made; existing ones "
            "save about £200,000 a year."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Shared Working",
        begins=date(2011, 12, 19),
        milestones=(
            Due(
                "Best-fit service models in place", "March 2013", done=date(2013, 3, 29)
            ),
        ),
        reports=(
            Said(
                0,
                "Case for sharing legal services being made.",
                "Volumes of work were compared with two councils.",
                "Finish the case.",
            ),
            Said(
                1,
                "Case for sharing legal services being made.",
                "Costs were added to the case.",
                "Finish the case.",
            ),
        ),
    ),
    ProjectStory(
        name="Shared chief executive and management team",
        purpose=(
            "With the right partner and a business case, share the leadership across "
            "all models of service."
        ),
        sponsor=SPONSOR,
        manager="Project Manager, Shared Leadership",
        begins=date(2012, 6, 4),
        stage="Mandate",
        state="not_started",
        milestones=(Due("Shared team in place, if agreed", "March 2013 onwards"),),
    ),
)
