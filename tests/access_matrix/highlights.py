"""Who gets what from the pages of reports, their approval and the calendar."""

from tests.access_matrix.rows import Row, everyone, nobody, only

SEES_EXEMPT = "strand_lead programme_manager programme_office"
HIDDEN = "stranger member administrator board_member officer other_officer"
WRITES = "officer strand_lead programme_manager programme_office"
APPROVES = "strand_lead programme_manager programme_office"
RUNS = "programme_manager programme_office"
LIFTS = "legal clerk"

DRAFT = {"version": "1", "this_period": "The pilot opened."}
WITHHELD = {"paragraphs": ["3"], "exempt_reason": "Tenders are compared."}


def written_elsewhere(world):
    return {"version": "1", "comment": "Not mine to write."}


ROWS = {
    "highlights:report_start": [
        Row(
            args=lambda world: [world.own.period.pk, "project", world.project.pk],
            get=nobody(),
            post=only(WRITES, 302),
        ),
        Row(
            "exempt",
            args=lambda w: [w.exempt.period.pk, "project", w.exempt.project.pk],
            get=nobody(),
            post=only(SEES_EXEMPT, 302, hidden_from=HIDDEN),
        ),
        Row(
            "strand",
            args=lambda world: [world.own.period.pk, "strand", world.strand.pk],
            get=nobody(),
            post=only("strand_lead programme_manager programme_office", 302),
        ),
        Row(
            "of nothing that reports",
            args=lambda world: [world.own.period.pk, "board", world.board.pk],
            get=nobody(),
            post=everyone(404),
        ),
    ],
    "highlights:report_detail": [
        Row(args=lambda world: [world.report.pk]),
        Row("submitted", args=lambda world: [world.submitted.pk]),
        Row(
            "exempt",
            args=lambda world: [world.exempt.report.pk],
            get=only(
                f"{SEES_EXEMPT} finance clerk legal auditor", 200, hidden_from=HIDDEN
            ),
        ),
    ],
    "highlights:report_update": [
        Row(
            args=lambda world: [world.report.pk],
            get=only(WRITES, 200),
            post=only(WRITES, 302),
            data=lambda _: DRAFT,
        ),
        Row(
            "foreign",
            args=lambda world: [world.foreign.report.pk],
            get=only("other_officer programme_office", 200),
            post=only("other_officer programme_office", 302),
            data=written_elsewhere,
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.report.pk],
            get=only(SEES_EXEMPT, 200, hidden_from=HIDDEN),
            post=only(SEES_EXEMPT, 302, hidden_from=HIDDEN),
            data=lambda _: DRAFT,
        ),
    ],
    "highlights:report_autosave": [
        Row(
            args=lambda world: [world.report.pk],
            get=nobody(),
            post=only(WRITES, 200),
            data=lambda _: DRAFT,
        ),
        Row(
            "foreign",
            args=lambda world: [world.foreign.report.pk],
            get=nobody(),
            post=only("other_officer programme_office", 200),
            data=written_elsewhere,
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.report.pk],
            get=nobody(),
            post=only(SEES_EXEMPT, 200, hidden_from=HIDDEN),
            data=lambda _: DRAFT,
        ),
    ],
    "highlights:report_approve": [
        Row(
            args=lambda world: [world.submitted.pk],
            get=only(APPROVES, 200),
            post=only(APPROVES, 302),
            data=lambda _: {"version": "1"},
        ),
        Row(
            "draft",
            args=lambda world: [world.report.pk],
            get=only(APPROVES, 302),
            post=only(APPROVES, 200),
            data=lambda _: {"version": "1"},
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.report.pk],
            get=only(SEES_EXEMPT, 302, hidden_from=HIDDEN),
            post=only(SEES_EXEMPT, 200, hidden_from=HIDDEN),
            data=lambda _: {"version": "1"},
        ),
    ],
    "highlights:report_return": [
        Row(
            args=lambda world: [world.submitted.pk],
            get=only(APPROVES, 200),
            post=only(APPROVES, 302),
            data=lambda _: {"version": "1", "comment": "Say more of cost."},
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.report.pk],
            get=only(SEES_EXEMPT, 200, hidden_from=HIDDEN),
            post=only(SEES_EXEMPT, 200, hidden_from=HIDDEN),
            data=lambda _: {"version": "1", "comment": "Say more of cost."},
        ),
    ],
    "highlights:report_correct": [
        Row(
            args=lambda world: [world.report.pk],
            get=only(WRITES, 200),
            # It is open already: correcting leads to it.
            post=only(WRITES, 302),
            data=lambda _: {"reason": "Cost was left out."},
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.report.pk],
            get=only(SEES_EXEMPT, 200, hidden_from=HIDDEN),
            post=only(SEES_EXEMPT, 302, hidden_from=HIDDEN),
            data=lambda _: {"reason": "Cost was left out."},
        ),
    ],
    "highlights:report_withhold": [
        Row(
            args=lambda world: [world.report.pk],
            get=only(WRITES, 200),
            post=only(WRITES, 302),
            data=lambda _: WITHHELD,
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.report.pk],
            get=only(SEES_EXEMPT, 200, hidden_from=HIDDEN),
            post=only(SEES_EXEMPT, 302, hidden_from=HIDDEN),
            data=lambda _: WITHHELD,
        ),
    ],
    "highlights:report_release": [
        Row(
            args=lambda world: [world.report.pk],
            get=only(LIFTS, 200),
            # It is not exempt: the form says so.
            post=only(LIFTS, 200),
            data=lambda _: {"reason": "The contract is let."},
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.report.pk],
            get=only(LIFTS, 200, hidden_from=HIDDEN),
            post=only(LIFTS, 302, hidden_from=HIDDEN),
            data=lambda _: {"reason": "The contract is let."},
        ),
    ],
    "highlights:not_reported": Row(
        args=lambda world: [world.programme.reference],
        post=only(RUNS, 302),
        data=lambda _: {"chase": "all"},
    ),
    "highlights:cycle_list": Row(args=lambda world: [world.programme.reference]),
    "highlights:cycle_create": Row(
        args=lambda world: [world.programme.reference],
        get=only(RUNS, 200),
        post=only(RUNS, 302),
        data=lambda world: {
            "reports_on": "strands",
            "kind": "quarterly",
            "first_day_day": "1",
            "first_day_month": "4",
            "first_day_year": "2026",
            "due_after_days": "5",
            "scheme": str(world.own.cycle.scheme_id),
        },
    ),
    "highlights:cycle_update": Row(
        args=lambda world: [world.own.cycle.pk],
        get=only(RUNS, 200),
        post=only(RUNS, 302),
        data=lambda world: {
            "due_after_days": "7",
            "scheme": str(world.own.cycle.scheme_id),
            "is_active": "on",
            "reason": "Officers need two more days.",
        },
    ),
    "highlights:period_update": Row(
        args=lambda world: [world.own.period.pk],
        get=only(RUNS, 200),
        post=only(RUNS, 302),
        data=lambda _: {
            "due_on_day": "9",
            "due_on_month": "7",
            "due_on_year": "2012",
            "reason": "A bank holiday.",
        },
    ),
    "highlights:scheme_list": Row(),
    "highlights:scheme_detail": Row(args=lambda w: [w.own.cycle.scheme_id]),
    "highlights:scheme_update": Row(
        args=lambda world: [world.own.cycle.scheme_id],
        get=only("administrator", 200),
        # Nothing is filled in: the form says so.
        post=only("administrator", 200),
    ),
}
