"""Two programmes that score otherwise: Lancashire by letter and number, Northumberland
in four by four."""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.risks.shapes import InPlace, Look, RegisterStory, RiskStory, ToDo

OFFICER = "Project Manager, ICT and Digital"
A, B, C, D = 1, 2, 3, 4


def org_development_register(today: date) -> RegisterStory:
    """Scored C4 or B3: how likely in letters, how bad in numbers."""
    looks = tuple(today - timedelta(days=days) for days in (150, 80, 10))
    return RegisterStory(
        programme="org-development",
        prefix="OD-R",
        scheme="letter-by-number",
        keeper="Programme Manager",
        opened=looks[0] - timedelta(days=30),
        risks=(
            RiskStory(
                title="The partner's challenge is dearer than what it brings",
                because="advice is paid by the day and savings come by the year",
                event="fees pass the ceiling of £400,000 before results are seen",
                leads_to="a programme that costs more than it saves",
                category="Financial",
                owner="Strand Lead, Partner and Scope",
                raised=looks[0] - timedelta(days=25),
                inherent=(D, 4),
                current=(C, 4),
                target=(B, 3),
                why_target="Advice has a price before it has a result.",
                in_place=(
                    InPlace("Cabinet is asked again before a new stage begins."),
                    InPlace("Fees are paid against results.", "partly"),
                ),
                looks=(
                    Look(looks[0], (C, 4), "First invoices, no results to set beside."),
                    Look(looks[1], (C, 3), "Fees stand at half of the ceiling."),
                    Look(looks[2], (B, 3), "The first savings have passed the fees."),
                ),
            ),
            RiskStory(
                title="Staff have no time left for new work",
                because="every round of savings took people away",
                event="projects wait for the same few specialists",
                leads_to="change that comes late, or from consultants",
                category="People",
                owner="Project Manager, Engagement",
                raised=looks[0] - timedelta(days=25),
                inherent=(D, 4),
                current=(D, 3),
                why_current="Eight specialists serve all projects.",
                target=(B, 3),
                in_place=(InPlace("Each project names who it takes, and until when."),),
                to_do=(
                    ToDo(
                        "Let two teams stop a task nobody asks for",
                        "Project Manager, Engagement",
                        looks[2] + timedelta(days=31),
                        agreed=looks[1],
                        progress="Eleven such tasks were found.",
                    ),
                ),
                looks=(
                    Look(looks[0], (D, 3), "Two projects wait."),
                    Look(looks[1], (D, 4), "Four projects wait."),
                    Look(looks[2], (C, 4), "One waits; the others were put in order."),
                ),
            ),
            RiskStory(
                title="Two contracts hold up what could be simple",
                because="software is bound for three more years",
                event="processes cannot be changed until contracts end",
                leads_to="forms and steps that citizens need not have",
                category="Technology and information",
                owner="Project Manager, Processes",
                raised=looks[1] - timedelta(days=6),
                inherent=(D, 2),
                current=(D, 2),
                target=(B, 2),
                in_place=(InPlace("Work goes around the systems.", "partly"),),
                looks=(Look(looks[2], (C, 2), "Eight of ten have a way around."),),
            ),
        ),
    )


def strategic_change_registers(today: date) -> tuple[RegisterStory, ...]:
    """Four by four; the programme's monthly looks at its risks."""
    looks = tuple(today - timedelta(days=days) for days in (128, 97, 66, 35, 4))
    opened = looks[0] - timedelta(days=21)
    return (
        RegisterStory(
            programme="strategic-change",
            prefix="SC-R",
            scheme="four-by-four",
            keeper="Programme Manager",
            opened=opened,
            escalates_at="high",
            risks=(_earlier_programmes(looks), _partners_building(looks)),
        ),
        RegisterStory(
            programme="strategic-change",
            project="Find my street",
            prefix="FMS-R",
            scheme="four-by-four",
            keeper="Programme Manager",
            opened=opened,
            risks=(_street_records(looks),),
        ),
    )


def _earlier_programmes(looks: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="This programme fails as earlier ones did",
        because="seven workstreams each want to be best",
        event="effort is spread until nothing is finished",
        leads_to="no saving, and nobody who believes in a third attempt",
        category="Reputation",
        owner="Senior Service Director, Improvement and Innovation",
        raised=looks[0] - timedelta(days=20),
        inherent=(4, 4),
        current=(3, 3),
        target=(2, 3),
        why_target="Two have failed. A third attempt is never safe.",
        in_place=(
            InPlace("Phases, each with an end and a result."),
            InPlace("A delivery partner that answers for results.", "partly"),
        ),
        to_do=(
            ToDo(
                "End what has brought nothing after two phases",
                "Programme Manager",
                looks[-1] + timedelta(days=48),
                agreed=looks[3],
            ),
        ),
        looks=(
            Look(looks[1], (3, 3), "Two workstreams have no result to show yet."),
            Look(looks[2], (2, 3), "One has; the other is to end."),
            Look(looks[4], (2, 3), "As last time."),
        ),
    )


def _partners_building(looks: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="Partners want other buildings than the one we share",
        because="each body plans its own estate",
        event="partners withdraw from the shared building",
        leads_to="a business case that no longer adds up",
        category="Partners and suppliers",
        owner="Project Manager, Public Buildings",
        raised=looks[1],
        inherent=(3, 4),
        current=(2, 4),
        target=(1, 3),
        milestone="First shared building agreed",
        in_place=(InPlace("All partners are named in one plan.", "not_effective"),),
        to_do=(
            ToDo(
                "Work the case out again for two partners",
                "Project Manager, Public Buildings",
                looks[-1] + timedelta(days=26),
                agreed=looks[4],
            ),
        ),
        looks=(
            Look(looks[2], (2, 4), "Two sites are being compared."),
            Look(looks[3], (3, 4), "Health has chosen another site."),
            Look(looks[4], (3, 4), "Two partners are left, and they differ."),
        ),
    )


def _street_records(looks: tuple[date, ...]) -> RiskStory:
    return RiskStory(
        title="A street shows the wrong collection day",
        because="records of four former districts were never joined",
        event="residents are shown what was true in another year",
        leads_to="missed collections and calls",
        category="Technology and information",
        owner=OFFICER,
        raised=looks[1],
        inherent=(4, 2),
        current=(3, 2),
        target=(1, 2),
        milestone="Roadworks shown for every street",
        in_place=(InPlace("Every change is checked by the depot.", "effective"),),
        to_do=(
            ToDo(
                "Join the records of the last area",
                OFFICER,
                looks[-1] + timedelta(days=40),
                agreed=looks[3],
                progress="Records of the last area were checked.",
            ),
        ),
        looks=(
            Look(looks[2], (3, 2), "One error in a thousand streets."),
            Look(looks[3], (2, 2), "Three areas are joined."),
            Look(looks[4], (2, 2), "Only the last area is missing."),
        ),
    )
