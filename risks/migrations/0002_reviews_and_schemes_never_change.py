"""Reviews of risks, and versions of the schemes they are scored in, never change."""

from django.db import migrations

from common.never_changes import ALWAYS, guard


class Migration(migrations.Migration):
    dependencies = [("risks", "0001_initial")]

    operations = [
        guard("A review never changes.", {"risks_riskreview": ALWAYS}),
        guard(
            "A version of a scheme never changes.", {"risks_scoringscheme": ALWAYS}
        ),
    ]
