"""The database itself refuses to change what never changes, whatever the path.

Not for DELETE: foreign keys and the models refuse that, and emptying a test database is
a deletion. SQLite loses a table's triggers when a later migration rebuilds the table:
such a migration must guard it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.db.migrations import RunPython

ALWAYS = "1 = 1"


def guard(message: str, conditions: Mapping[str, str]) -> RunPython:
    """A migration's step: one trigger a table, refusing an UPDATE with `message`.

    `conditions` says of each table, in SQL about OLD and NEW, which updates: ALWAYS, or
    less. Compare what may be null with IS DISTINCT FROM.
    """
    return RunPython(
        partial(_guard, message=message, conditions=conditions),
        partial(_lift, tables=tuple(conditions)),
    )


def _guard(
    apps: Any, schema_editor: Any, *, message: str, conditions: Mapping[str, str]
) -> None:
    write = _WRITE[schema_editor.connection.vendor]
    for table, condition in conditions.items():
        schema_editor.execute(write(table, condition, message), params=None)


def _lift(apps: Any, schema_editor: Any, *, tables: tuple[str, ...]) -> None:
    drop = _DROP[schema_editor.connection.vendor]
    for table in tables:
        schema_editor.execute(drop.format(table=table))


def _on_sqlite(table: str, condition: str, message: str) -> str:
    # Its IS NOT is what the standard calls IS DISTINCT FROM, which older ones lack.
    when = condition.replace("IS DISTINCT FROM", "IS NOT")
    return (
        f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table} "
        f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _on_postgresql(table: str, condition: str, message: str) -> str:
    # A trigger's WHEN may not look into other tables, so a function of its own does.
    return (
        f"CREATE FUNCTION {table}_never_changes() RETURNS trigger AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{message}' "
        "USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END "
        f"$$ LANGUAGE plpgsql; "
        f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_never_changes()"
    )


_WRITE: Mapping[str, Callable[[str, str, str], str]] = {
    "sqlite": _on_sqlite,
    "postgresql": _on_postgresql,
}
_DROP = {
    "sqlite": "DROP TRIGGER {table}_never_changes",
    "postgresql": "DROP FUNCTION {table}_never_changes() CASCADE",
}
