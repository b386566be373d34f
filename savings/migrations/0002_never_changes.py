"""Steps, validations and evidence never change; nor what a version submitted says."""

from django.db import migrations

from common.never_changes import ALWAYS, guard


class Migration(migrations.Migration):
    dependencies = [("savings", "0001_initial")]

    operations = [
        guard("A step of a saving never changes.", {"savings_savingstep": ALWAYS}),
        guard(
            "A validation never changes: a later one replaces it.",
            {"savings_validation": ALWAYS, "savings_evidencefile": ALWAYS},
        ),
        guard(
            "A submitted version of a business case never changes.",
            {
                "savings_caseversion": (
                    "OLD.status <> 'draft' AND (NEW.content IS DISTINCT FROM OLD.content"
                    " OR NEW.stage IS DISTINCT FROM OLD.stage"
                    " OR NEW.number IS DISTINCT FROM OLD.number)"
                )
            },
        ),
    ]
