"""What every test starts from."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connections
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.migrated import copy_into_test_database, migrated_template

ASKS_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
# Without the window nobody looks at, Chromium is twice as quick.
CHROMIUM = (
    shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
)

# Milliseconds. On a busy machine, what is slow is not broken.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks nothing of a database need not run on two of them; nor one of
    pages, each of which the access matrix opens and sends on both; nor the hunt through
    all pages for what is exempt; nor the demo, which `make bench` loads on both."""
    for item in items:
        is_of_pages = item.path.stem.endswith(("_page", "_pages"))
        if is_of_pages or item.path.parent.name in {"canaries", "demo"}:
            item.add_marker(pytest.mark.one_database)
        fixtures = set(getattr(item, "fixturenames", []))
        if not (fixtures & ASKS_THE_DATABASE or item.get_closest_marker("django_db")):
            item.add_marker(pytest.mark.rules)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """People at the same instant meet on PostgreSQL only, where `make test` runs these:
    SQLite lets one writer in at a time."""
    is_there = connections["default"].vendor == "postgresql"
    if item.get_closest_marker("postgres") and not is_there:
        pytest.skip("only means something on PostgreSQL")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many interactions each journey took, and where it matters how long."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name in {"interactions", "seconds"}:
                test = report.nodeid.split("::")[-1]
                terminalreporter.write_line(f"{value} {name}: {test}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, django_db_blocker
) -> None:
    """The tables come from a migrated database, not from migrating once more."""
    test = connections["default"].settings_dict["TEST"]
    test["MIGRATE"] = False
    if connections["default"].vendor == "postgresql":
        with django_db_blocker.unblock():
            test["TEMPLATE"] = migrated_template()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    if connections["default"].vendor == "sqlite":
        with django_db_blocker.unblock():
            copy_into_test_database()


@pytest.fixture(autouse=True)
def _nothing_remembered(settings, tmp_path: Path) -> Iterator[None]:
    """Sign-in limits and files of one test do not reach the next."""
    settings.MEDIA_ROOT = tmp_path / "files"
    yield
    cache.clear()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's Chromium, which may not phone home."""
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    return {"locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A browser page that fails its test if the console reports any error.

    A breach of the content security policy is such an error.
    """
    errors: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            errors.append(f"{message.text} ({message.location.get('url')})")

    page.set_default_timeout(PATIENCE)
    page.on("console", listen)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert not errors, "The browser's console reports:\n" + "\n".join(errors)
