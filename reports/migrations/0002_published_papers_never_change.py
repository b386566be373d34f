"""The database itself refuses to change what was published, whatever the path.

One trigger a table. Not for DELETE: foreign keys and the models refuse that, and
emptying a test database is a deletion.
"""

from typing import Any

from django.db import migrations

MESSAGE = "What was published never changes."
CONDITIONS = {
    "reports_publication": "OLD.status = 'published'",
    "reports_publicationfile": (
        "EXISTS (SELECT 1 FROM reports_publication "
        "WHERE id = OLD.publication_id AND status = 'published')"
    ),
}


def on_sqlite(table: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table} "
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )


def on_postgresql(table: str, condition: str) -> str:
    # A trigger's WHEN may not look into other tables, so a function of its own does.
    return (
        f"CREATE FUNCTION {table}_never_changes() RETURNS trigger AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{MESSAGE}' "
        "USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END "
        f"$$ LANGUAGE plpgsql; "
        f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_never_changes()"
    )


def guard(apps: Any, schema_editor: Any) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    write = on_sqlite if is_sqlite else on_postgresql
    for table, condition in CONDITIONS.items():
        schema_editor.execute(write(table, condition), params=None)


def lift(apps: Any, schema_editor: Any) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in CONDITIONS:
        if is_sqlite:
            schema_editor.execute(f"DROP TRIGGER {table}_never_changes")
        else:
            schema_editor.execute(f"DROP FUNCTION {table}_never_changes() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [migrations.RunPython(guard, lift)]
