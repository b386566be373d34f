"""Plymouth: risks that joined the programme's register later, and its logs."""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.risks.shapes import InPlace, LogStory, Look, RiskStory

MANAGER = "Programme Manager"
FINANCE = "Assistant Director, Finance"


def volunteers(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Volunteers are asked to do more than they can",
        because="a co-operative council leans on people who give their time",
        event="volunteers who run services tire or leave",
        leads_to="services that close at short notice",
        category="Service delivery",
        owner="Project Manager, Buildings",
        raised=met[2],
        inherent=(4, 3),
        current=(3, 3),
        why_current="Two groups are full; one office has nobody.",
        target=(2, 2),
        why_target="What is given freely cannot be made certain.",
        objective="Growing",
        in_place=(InPlace("No volunteer works alone, or more than two days a week."),),
        looks=(
            Look(met[3], (3, 3), "A second group has started."),
            Look(met[4], (3, 2), "Numbers hold through the holidays."),
            Look(met[5], (2, 2), "A waiting list for the first time."),
            Look(met[6], (2, 2), "As last time."),
        ),
    )


def benefits(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Nobody can show what the programme has achieved",
        because="results were not measured before the changes began",
        event="benefits are claimed that cannot be proved, or missed that are there",
        leads_to="a programme that is stopped for want of evidence",
        category="Service delivery",
        owner=MANAGER,
        raised=met[1],
        inherent=(4, 3),
        current=(3, 3),
        target=(2, 2),
        why_target="Some results show only years later.",
        in_place=(InPlace("The intelligence team owns every measure.", since=met[4]),),
        looks=(
            Look(met[2], (4, 3), "Half of the measures have no starting figure."),
            Look(met[3], (4, 3), "As last time."),
            Look(met[4], (3, 3), "The intelligence team has begun."),
            Look(met[5], (3, 2), "All but three measures have a starting figure."),
            Look(met[6], (2, 2), "All have one."),
        ),
    )


def proposed(met: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="The move of the main office takes longer than its lease",
        because="the building that is left must be empty by the end of its lease",
        event="some teams have nowhere to go when it ends",
        leads_to="rent for a second building, or teams at home for weeks",
        category="Service delivery",
        owner="Project Manager, Buildings",
        raised=met[6] + timedelta(days=2),
        inherent=(3, 3),
        current=(3, 3),
        why_current="Nobody has asked the landlord yet.",
        target=(1, 3),
        is_proposed=True,
    )


def log(met: tuple[date, ...]) -> tuple[LogStory, ...]:
    return (
        LogStory(
            kind="decision",
            title="The board sees the state of the risks at each of its meetings",
            detail="Members asked for it when they first heard of the programme.",
            raised=met[0],
            decided_by="Co-operative Scrutiny Board",
        ),
        LogStory(
            kind="assumption",
            title="Two public bodies will share a finance service",
            detail="The options for finance are costed on it.",
            raised=met[2],
            owner="Strand Lead, Support Services",
            due=met[-1] + timedelta(days=50),
        ),
        LogStory(
            kind="assumption",
            title="The grant settlement is no worse than announced",
            detail="The gap of £65m was worked out on it.",
            raised=met[0],
            owner=FINANCE,
            ended=met[5],
            outcome="Held: the settlement brought neither relief nor harm.",
        ),
        LogStory(
            kind="issue",
            title="The suppliers' forum has lost its hall",
            detail="The hall that was booked is closed for repairs.",
            raised=met[4],
            owner="Project Manager, Commissioning",
            ended=met[5],
            outcome="A college offered its hall; the forum keeps its later date.",
        ),
    )
