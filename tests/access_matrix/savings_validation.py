"""Who gets what from finance's queue, and who may read what finance was shown."""

from savings.models import EvidenceFile
from tests.access_matrix.rows import Row, only
from tests.factories.savings import YEAR

HIDDEN = "stranger member administrator board_member officer other_officer"
WHEN = {"on_day": "22", "on_month": "7", "on_year": "2012"}
SEES_LEDGER = "finance auditor programme_office budget_owner"


def claim(saving):
    return [saving.pk, YEAR]


def evidence(validation):
    EvidenceFile.objects.get_or_create(
        validation=validation,
        defaults={
            "name": "ledger.csv",
            "content_type": "text/csv",
            "content": b"R4410,-4000",
        },
    )
    return [validation.pk]


ROWS = {
    "savings:validation_list": Row(get=only("finance", 200)),
    "savings:validation_create": [
        Row(
            args=lambda world: claim(world.foreign.saving),
            get=only("finance", 200),
            post=only("finance", 302),
            data=lambda _: {
                "amount": "£4,000",
                "evidence": "ledger",
                "ledger_line": "R4410 Staffing",
                "reason": "Seen in the ledger.",
                "version": "1",
                **WHEN,
            },
        ),
        Row(
            "exempt",
            args=lambda world: claim(world.exempt.saving),
            get=only("finance", 200, hidden_from=f"{HIDDEN} budget_owner"),
            # Nothing is filled in: the form says so.
            post=only("finance", 200, hidden_from=f"{HIDDEN} budget_owner"),
        ),
    ],
    "savings:validation_refuse": [
        Row(
            args=lambda world: claim(world.foreign.saving),
            get=only("finance", 200),
            post=only("finance", 302),
            data=lambda _: {"reason": "Not in the ledger.", "version": "1", **WHEN},
        ),
        Row(
            "exempt",
            args=lambda world: claim(world.exempt.saving),
            get=only("finance", 200, hidden_from=f"{HIDDEN} budget_owner"),
            post=only("finance", 200, hidden_from=f"{HIDDEN} budget_owner"),
        ),
    ],
    "savings:evidence_file": Row(
        args=lambda world: evidence(world.validation),
        get=only(SEES_LEDGER, 200),
    ),
}
