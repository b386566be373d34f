"""What every browser test starts from: a portal, a person's page, a watchful eye."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

from accounts.models import User
from tests.browser.keyboard import Keyboard
from tests.browser.portal import Portal, prepared, serving
from tests.browser.watch import Watch
from tests.conftest import CHROMIUM, PATIENCE

BUILT = ("app.css", "app.js", "boot.js")
HERE = Path(__file__).parent

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _ready_to_browse() -> None:
    """Say in a sentence what is missing, before forty tests say it in forty traces."""
    build = settings.BASE_DIR / "static" / "build"
    missing = [name for name in BUILT if not (build / name).is_file()]
    if missing:
        pytest.fail(
            f"static/build/ lacks {', '.join(missing)}: run scripts/frontend first."
        )
    if CHROMIUM is None:
        pytest.fail("There is no chromium on this machine: install Debian's package.")
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        pytest.skip("Browser tests serve copies of SQLite files.")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """One directory for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture
def demo(shared: Path, tmp_path: Path, django_db_blocker) -> Iterator[Portal]:
    """The demo council, to do with as one likes."""
    copy = tmp_path / "demo.sqlite3"
    with serving(prepared("demo", shared), copy, django_db_blocker) as portal:
        yield portal


@pytest.fixture
def bare(shared: Path, tmp_path: Path, django_db_blocker) -> Iterator[Portal]:
    """A portal nobody has used yet, for what `tests/factories.py` makes."""
    copy = tmp_path / "bare.sqlite3"
    with serving(prepared("bare", shared), copy, django_db_blocker) as portal:
        yield portal


@pytest.fixture
def watch() -> Watch:
    """`watch.expected.add(404)` where a test asks for what is not there."""
    return Watch()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """A page that fails its test by any error, breach or answer nobody expected."""
    context.set_default_timeout(PATIENCE)
    context.on("page", watch.over)
    page = context.new_page()
    yield page
    watch.assert_quiet()


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    return Keyboard(page)


@pytest.fixture
def visit(page: Page) -> Visit:
    """`visit(portal, "/papers/", by=clerk)`: the page, signed in as that person."""

    def visited(portal: Portal, path: str, by: User | None = None) -> Page:
        if by is not None:
            portal.sign_in(page.context, by)
        page.goto(portal.url + path)
        return page

    return visited
