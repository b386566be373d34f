"""Who gets what from the pages on which risks are reviewed and checked."""

from tests.access_matrix.rows import Row, everyone, only

EDITS = "officer strand_lead programme_manager programme_office"
SEES_EXEMPT = "strand_lead programme_manager programme_office"
READS_EXEMPT = f"{SEES_EXEMPT} finance clerk legal auditor"
HIDDEN = "stranger member administrator board_member other_officer"

REVIEW = {
    "version": "1",
    "current_likelihood": "4",
    "current_impact": "4",
    "reason": "A bidder left.",
}

ROWS = {
    "risks:risk_review": [
        Row(
            args=lambda world: [world.risk.pk],
            get=only(EDITS, 200),
            post=only(EDITS, 302),
            data=lambda _: REVIEW,
        ),
        Row(
            "proposed",
            args=lambda world: [world.proposed_risk.pk],
            get=only(EDITS, 200),
            # It is not on the register: the form says so.
            post=only(EDITS, 200),
            data=lambda _: REVIEW,
        ),
        Row(
            "foreign",
            args=lambda world: [world.foreign.risk.pk],
            get=only("other_officer programme_office", 200),
            post=only("other_officer programme_office", 302),
            data=lambda _: REVIEW,
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt_risk.pk],
            get=only(EDITS, 200, hidden_from=HIDDEN),
            post=only(EDITS, 302, hidden_from=HIDDEN),
            data=lambda _: REVIEW,
        ),
        Row(
            "of an exempt project",
            args=lambda world: [world.exempt.risk.pk],
            get=only(SEES_EXEMPT, 200, hidden_from=f"{HIDDEN} officer"),
            post=only(SEES_EXEMPT, 302, hidden_from=f"{HIDDEN} officer"),
            data=lambda _: REVIEW,
        ),
    ],
    "risks:register_review": [
        Row(args=lambda world: [world.register.pk], get=only(EDITS, 200)),
        Row(
            "of an exempt project",
            args=lambda world: [world.exempt.register.pk],
            get=only(SEES_EXEMPT, 200, hidden_from=f"{HIDDEN} officer"),
        ),
        Row(
            "of the council",
            args=lambda world: [world.council_register.pk],
            get=only("programme_office", 200),
        ),
    ],
    "risks:register_review_risk": [
        Row(
            args=lambda world: [world.register.pk, world.risk.pk],
            get=only(EDITS, 200),
            post=only(EDITS, 302),
            data=lambda _: REVIEW,
        ),
        Row(
            "exempt",
            args=lambda world: [world.register.pk, world.exempt_risk.pk],
            get=only(EDITS, 200, hidden_from=HIDDEN),
            post=only(EDITS, 302, hidden_from=HIDDEN),
            data=lambda _: REVIEW,
        ),
        Row(
            "of another register",
            args=lambda world: [world.register.pk, world.foreign.risk.pk],
            get=everyone(404),
            post=everyone(404),
            data=lambda _: REVIEW,
        ),
    ],
    "risks:register_checks": [
        Row(args=lambda world: [world.register.pk]),
        Row(
            "of an exempt project",
            args=lambda world: [world.exempt.register.pk],
            get=only(READS_EXEMPT, 200, hidden_from=f"{HIDDEN} officer"),
        ),
        Row(
            "as a spreadsheet", lambda world: [world.register.pk], query="?export=xlsx"
        ),
    ],
    "risks:checks_list": [Row(), Row("as a spreadsheet", query="?export=xlsx")],
}
