"""The database itself refuses to change a version of a scheme, whatever the path.

Not for DELETE: emptying a test database is a deletion.
"""

from typing import Any

from django.db import migrations

MESSAGE = "A version of a scheme never changes."
TABLE = "risks_scoringscheme"

ON_SQLITE = (
    f"CREATE TRIGGER {TABLE}_never_changes BEFORE UPDATE ON {TABLE} "
    f"WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
)
ON_POSTGRESQL = (
    f"CREATE FUNCTION {TABLE}_never_changes() RETURNS trigger AS $$ BEGIN "
    f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'check_violation'; END "
    f"$$ LANGUAGE plpgsql; "
    f"CREATE TRIGGER {TABLE}_never_changes BEFORE UPDATE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_never_changes()"
)


def guard(apps: Any, schema_editor: Any) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(ON_SQLITE if is_sqlite else ON_POSTGRESQL, params=None)


def lift(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_never_changes")
    else:
        schema_editor.execute(f"DROP FUNCTION {TABLE}_never_changes() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("risks", "0002_reviews_never_change")]

    operations = [migrations.RunPython(guard, lift)]
