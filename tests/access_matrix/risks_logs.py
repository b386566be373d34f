"""Who gets what from the logs beside the risks of a register."""

from risks.models import LogEntry
from tests import factories
from tests.access_matrix.rows import Row, everyone, only

EDITS = "officer strand_lead programme_manager programme_office"
SEES_EXEMPT = "strand_lead programme_manager programme_office"
READS_EXEMPT = f"{SEES_EXEMPT} finance clerk legal auditor"
HIDDEN = "stranger member administrator board_member other_officer"
LIFTS = "legal clerk"

ENTRY = {
    "version": "1",
    "title": "The printers are late",
    "raised_on_day": "2",
    "raised_on_month": "4",
    "raised_on_year": "2012",
    "reason": "The supplier told us.",
}
WITHHELD = {"version": "1", "paragraphs": ["3"], "exempt_reason": "Tenders."}
REASON = {"version": "1", "reason": "The contract is let."}


def exempt_entry(world):
    """An entry of the officer's own register that is kept from the public."""
    found = LogEntry.objects.filter(register=world.register, is_exempt=True).first()
    return found or factories.make_log_entry(world.register, **factories.EXEMPT)


def rows_of_editors(data):
    """Own and exempt: who may change what is on the officer's own register."""
    return [
        Row(
            args=lambda world: [world.log_entry.pk],
            get=only(EDITS, 200),
            post=only(EDITS, 302),
            data=lambda _: data,
        ),
        Row(
            "exempt",
            args=lambda world: [exempt_entry(world).pk],
            get=only(EDITS, 200, hidden_from=HIDDEN),
            post=only(EDITS, 302, hidden_from=HIDDEN),
            data=lambda _: data,
        ),
    ]


ROWS = {
    "risks:log_list": [
        Row(args=lambda world: [world.register.pk]),
        Row(
            "of an exempt project",
            args=lambda world: [world.exempt.register.pk],
            get=only(READS_EXEMPT, 200, hidden_from=f"{HIDDEN} officer"),
        ),
        Row(
            "as a spreadsheet",
            args=lambda world: [world.register.pk],
            query="?export=xlsx",
        ),
    ],
    "risks:log_history": [
        Row(args=lambda world: [world.log_entry.pk]),
        Row(
            "exempt",
            args=lambda world: [exempt_entry(world).pk],
            get=only(f"{READS_EXEMPT} officer", 200, hidden_from=HIDDEN),
        ),
    ],
    "risks:log_create": [
        Row(
            args=lambda world: [world.register.pk, "issue"],
            get=only(EDITS, 200),
            post=only(EDITS, 302),
            data=lambda _: ENTRY,
        ),
        Row(
            "of the council",
            args=lambda world: [world.council_register.pk, "assumption"],
            get=only("programme_office", 200),
            post=only("programme_office", 302),
            data=lambda _: ENTRY,
        ),
        Row(
            "of an exempt project",
            args=lambda world: [world.exempt.register.pk, "issue"],
            get=only(SEES_EXEMPT, 200, hidden_from=f"{HIDDEN} officer"),
            post=only(SEES_EXEMPT, 302, hidden_from=f"{HIDDEN} officer"),
            data=lambda _: ENTRY,
        ),
        Row(
            "of no log there is",
            args=lambda world: [world.register.pk, "wish"],
            get=everyone(404),
            post=everyone(404),
        ),
    ],
    "risks:log_update": rows_of_editors(ENTRY),
    "risks:log_close": rows_of_editors({"version": "1", "outcome": "It came."}),
    "risks:log_reopen": Row(
        args=lambda world: [world.log_entry.pk],
        get=only(EDITS, 200),
        # It is open: the form says so.
        post=only(EDITS, 200),
        data=lambda _: REASON,
    ),
    "risks:log_withhold": rows_of_editors(WITHHELD),
    "risks:log_release": [
        Row(
            args=lambda world: [world.log_entry.pk],
            get=only(LIFTS, 200),
            # It is not exempt: the form says so.
            post=only(LIFTS, 200),
            data=lambda _: REASON,
        ),
        Row(
            "exempt",
            args=lambda world: [exempt_entry(world).pk],
            get=only(LIFTS, 200, hidden_from=HIDDEN),
            post=only(LIFTS, 302, hidden_from=HIDDEN),
            data=lambda _: REASON,
        ),
    ],
}
