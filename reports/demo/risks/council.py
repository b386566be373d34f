"""The council's own register: what no programme can carry alone."""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.risks.shapes import (
    InPlace,
    LogStory,
    Look,
    RegisterStory,
    RiskStory,
    ToDo,
)

OPENED = date(2011, 4, 6)
FINANCE = "Section 151 Officer"


def council_register(today: date) -> RegisterStory:
    """Gone through each quarter by the leadership team."""
    year = tuple(today - timedelta(days=days) for days in (287, 196, 105, 14))
    return RegisterStory(
        prefix="C-R",
        scheme="five-by-five",
        keeper="Programme Office",
        opened=OPENED,
        red_days_allowed=None,
        risks=(_budget(year), _information(year), _care(year)),
        log=(
            LogStory(
                kind="decision",
                title="A risk that two programmes share is kept here once",
                detail="The programme that knows most about it goes on reviewing it.",
                raised=OPENED,
                decided_by="Corporate Leadership Team",
            ),
        ),
    )


def _budget(year: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="The council cannot balance its budget in the year after next",
        because="need grows and grants do not",
        event="savings and reserves together do not meet the gap",
        leads_to="a notice under section 114, and services cut to what the law demands",
        category="Financial",
        owner=FINANCE,
        raised=OPENED,
        inherent=(5, 5),
        current=(3, 5),
        why_current="Reserves last for two years at the present rate.",
        target=(2, 5),
        why_target="Its harm is what it is; only its likelihood can be lowered.",
        appetite="high",
        objective="Value for money",
        in_place=(
            InPlace("A medium term plan that is renewed each quarter."),
            InPlace("Reserves are used only for what saves money later.", "partly"),
        ),
        to_do=(
            ToDo(
                "Bring a plan for the second year's gap to Cabinet",
                FINANCE,
                year[-1] + timedelta(days=63),
                agreed=year[2],
                progress="Half of it has a proposal.",
            ),
        ),
        looks=(
            Look(year[0], (3, 5), "Reserves last for two years."),
            Look(year[1], (4, 5), "Care for children costs more than was planned."),
            Look(year[2], (4, 5), "The overspend was stopped, not undone."),
            Look(year[3], (3, 5), "The settlement covers a third of it."),
        ),
    )


def _information(year: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="An attack from outside stops our systems for weeks",
        because="systems of partners and of programmes are joined to ours",
        event="data are locked or stolen",
        leads_to="benefits unpaid, and personal data in the wrong hands",
        category="Technology and information",
        owner="Strategic Director, Corporate Services",
        raised=date(2017, 6, 1),
        inherent=(5, 5),
        current=(3, 5),
        target=(2, 4),
        in_place=(
            InPlace("Copies are kept where no system of ours can reach them."),
            InPlace("Restoring from them is practised twice a year.", "partly"),
        ),
        to_do=(
            ToDo(
                "Practise a week without the network in two services",
                "Strategic Director, Corporate Services",
                year[-1] + timedelta(days=45),
                agreed=year[3],
            ),
        ),
        looks=(
            Look(year[0], (3, 5), "Two attempts were stopped."),
            Look(year[1], (3, 5), "A partner was attacked, and we were not."),
            Look(year[2], (3, 4), "Restoring took two days, not nine."),
            Look(year[3], (2, 5), "Old servers are gone; few ways in are left."),
        ),
    )


def _care(year: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Too few people can be found to work in care",
        because="other employers pay more for easier work",
        event="posts in care homes and home care stay empty",
        leads_to="people who wait in hospital, and dearer agency staff",
        category="People",
        owner="Corporate Director, Adult Social Care",
        raised=date(2019, 1, 14),
        inherent=(5, 4),
        current=(4, 3),
        target=(3, 3),
        response="treat",
        proximity="now",
        objective="Support for the most vulnerable",
        in_place=(InPlace("Pay in care follows the living wage.", "partly"),),
        to_do=(
            ToDo(
                "Open an academy for care with two colleges",
                "Corporate Director, Adult Social Care",
                year[-1] + timedelta(days=120),
                agreed=year[1],
                progress="Premises found; the first 30 begin in the new term.",
            ),
        ),
        looks=(
            Look(year[0], (4, 3), "One post in nine is empty."),
            Look(year[1], (4, 3), "One in nine, still."),
            Look(year[2], (4, 4), "One in seven."),
            Look(year[3], (4, 3), "One in eight."),
        ),
    )
