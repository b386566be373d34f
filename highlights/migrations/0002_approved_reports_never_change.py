"""The database itself refuses to change an approved report, whatever the path.

One trigger a table. Not for DELETE: foreign keys already protect what is frozen, and
emptying a test database is a deletion.
"""

from typing import Any

from django.db import migrations

MESSAGE = "An approved report never changes."
REPORT = "highlights_highlightreport"
FROZEN = "('approved', 'superseded')"
# Superseding is the one step left, and it changes nothing else that is told.
TOLD = (
    "period_id", "project_id", "strand_id", "scheme_id", "edition", "corrects_id",
    "overall", "overall_reason", "parent_reason", "comment", "this_period",
    "next_period", "issues", "ask", "ask_by", "indicated", "previous",
    "unchanged_for", "submitted_at", "submitted_by_id", "approved_at",
    "approved_by_id",
)  # fmt: skip


def changes_report(distinct: str) -> str:
    columns = " OR ".join(f"OLD.{name} {distinct} NEW.{name}" for name in TOLD)
    return (
        f"OLD.status IN {FROZEN} AND ({columns} OR (OLD.status <> NEW.status AND "
        "NOT (OLD.status = 'approved' AND NEW.status = 'superseded')))"
    )


OF_A_FROZEN_REPORT = (
    f"EXISTS (SELECT 1 FROM {REPORT} "  # noqa: S608  # of constants above
    f"WHERE id = OLD.report_id AND status IN {FROZEN})"
)


def conditions(distinct: str) -> dict[str, str]:
    return {
        REPORT: changes_report(distinct),
        "highlights_dimensionrating": OF_A_FROZEN_REPORT,
        "highlights_frozenreport": "1 = 1",
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
    distinct = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    write = on_sqlite if is_sqlite else on_postgresql
    for table, condition in conditions(distinct).items():
        schema_editor.execute(write(table, condition), params=None)


def lift(apps: Any, schema_editor: Any) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in conditions(""):
        if is_sqlite:
            schema_editor.execute(f"DROP TRIGGER {table}_never_changes")
        else:
            schema_editor.execute(f"DROP FUNCTION {table}_never_changes() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("highlights", "0001_initial")]

    operations = [migrations.RunPython(guard, lift)]
