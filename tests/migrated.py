"""A migrated database, made once for each state of the migrations and copied after.

Migrating takes twenty seconds; every process of every step of `make test` needs such a
database, on SQLite and on PostgreSQL.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connections

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "migrated"


def state() -> str:
    """Changes whenever a migration, or what is installed, does."""
    files = sorted(ROOT.glob("*/migrations/*.py"))
    told = [path.read_bytes() for path in (*files, ROOT / "requirements.txt")]
    told.append((ROOT / "common" / "never_changes.py").read_bytes())
    return hashlib.sha256(b"\0".join(told)).hexdigest()[:16]


def migrate(url: str) -> None:
    """In a process of its own, with the settings of the tests."""
    subprocess.run(  # our own command
        [sys.executable, "manage.py", "migrate", "-v0"],
        cwd=ROOT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": url},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def migrated_file() -> Path:
    """A SQLite file to copy, never to write to."""
    made = KEPT / f"{state()}.sqlite3"
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            for outdated in KEPT.glob("*.sqlite3*"):
                outdated.unlink()
            draft = made.with_suffix(".draft")
            draft.unlink(missing_ok=True)
            migrate(f"sqlite:///{draft}")
            draft.rename(made)
    return made


def copy_into_test_database() -> None:
    """Fills the test database, in memory and empty of rows, with the migrated one."""
    connection = connections["default"]
    connection.ensure_connection()
    with sqlite3.connect(f"file:{migrated_file()}?mode=ro", uri=True) as source:
        source.backup(connection.connection)
    source.close()


def migrated_template() -> str:
    """The name of a PostgreSQL database that test databases are copies of."""
    name = f"migrated_{state()}"
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _exists(name):
            _make(name)
    return name


def _exists(name: str) -> bool:
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _make(name: str) -> None:
    draft = f"{name}_draft"
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {draft}")
        cursor.execute(f"CREATE DATABASE {draft}")
    usual = settings.DATABASES["default"]["NAME"]
    before, _, after = os.environ["DATABASE_URL"].rpartition(f"/{usual}")
    migrate(f"{before}/{draft}{after}")
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {draft} RENAME TO {name}")
