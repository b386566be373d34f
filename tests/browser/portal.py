"""A portal for one browser test: a server of its own on a database file of its own.

The files are copies of two that are made once a run, however many processes share it:
`bare`, which holds only what migrations make, and `demo`, with the demo council. A real
file, because the browser asks several things at once and each request is then answered
on a connection of its own, as in service.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import BrowserContext
from pytest_django.plugin import DjangoDbBlocker

from accounts.models import User
from tests.migrated import migrated_file

ROOT = Path(__file__).resolve().parents[2]
FURTHER = "from tests.browser.further import go_further; go_further()"
COMMANDS: dict[str, list[list[str]]] = {
    "bare": [],
    "demo": [
        ["manage.py", "load_demo", "--with-accounts"],
        ["manage.py", "load_defaults"],
        ["manage.py", "shell", "-v0", "-c", FURTHER],
    ],
}


class Server(ThreadedWSGIServer):
    """Looks often whether it is to end: by itself, twice a second, which every test
    would wait for."""

    def serve_forever(self, poll_interval: float = 0.01) -> None:
        super().serve_forever(poll_interval)


class ServerThread(LiveServerThread):
    server_class = Server


@dataclass(frozen=True)
class Portal:
    """Where it is served, and the file it keeps everything in."""

    url: str
    database: Path

    def sign_in(self, context: BrowserContext, person: User) -> None:
        """Without the sign-in page, which has tests of its own."""
        client = Client()
        client.force_login(person)
        name = settings.SESSION_COOKIE_NAME
        session = client.cookies[name].value
        context.add_cookies([{"name": name, "value": session, "url": self.url}])


def environment(database: Path) -> dict[str, str]:
    """For a process of its own on this database: the settings of the tests."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"sqlite:///{database}",
    }


def prepared(kind: str, shared: Path) -> Path:
    """The file all copies are made of; whoever comes first makes it."""
    made = shared / f"{kind}.sqlite3"
    with (shared / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            draft = shared / f"{kind}-draft.sqlite3"
            shutil.copy(migrated_file(), draft)
            for command in COMMANDS[kind]:
                subprocess.run(  # noqa: S603  # our own commands
                    [sys.executable, *command],
                    cwd=ROOT,
                    env=environment(draft),
                    check=True,
                    stdout=subprocess.DEVNULL,
                )
            draft.rename(made)
    return made


@contextmanager
def serving(original: Path, copy: Path, blocker: DjangoDbBlocker) -> Iterator[Portal]:
    """A portal on a copy; the test itself reads and writes the same file."""
    shutil.copy(original, copy)
    with blocker.unblock(), default_database(copy):
        server = ServerThread("127.0.0.1", static_handler=StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        try:
            yield Portal(f"http://127.0.0.1:{server.port}", copy)
        finally:
            server.terminate()


@contextmanager
def default_database(file: Path) -> Iterator[None]:
    """Every connection opened meanwhile, in any thread, is to this file."""
    usual_settings, usual = connections.settings["default"], connections["default"]
    connections.settings["default"] = usual_settings | {"NAME": str(file)}
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = usual
        connections.settings["default"] = usual_settings
