"""What was published never changes."""

from django.db import migrations

from common.never_changes import guard


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [
        guard(
            "What was published never changes.",
            {
                "reports_publication": "OLD.status = 'published'",
                "reports_publicationfile": (
                    "EXISTS (SELECT 1 FROM reports_publication "
                    "WHERE id = OLD.publication_id AND status = 'published')"
                ),
            },
        )
    ]
