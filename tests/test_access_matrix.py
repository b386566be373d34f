"""Who gets what on every page: each URL, each kind of person, GET and POST.

The tables are in `tests/access_matrix/`, one an app; how to write a row is told in
`tests/access_matrix/rows.py`.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.access_matrix.rows import SIGNED_OUT, Cells, Row
from tests.access_matrix.world import World, build_world
from tests.every_url import every_url

# For the test database to be made; the world below lives longer than one test.
pytestmark = pytest.mark.django_db

NOT_TABLES = {"__init__", "corner", "rows", "world"}
NO_SUCH_ID = 2_000_000_000
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# Reading a page may note that its reader was here; it records nothing else.
MAY_CHANGE = {"django_session"}


def tables() -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for path in sorted((Path(__file__).parent / "access_matrix").glob("*.py")):
        if path.stem not in NOT_TABLES:
            table = import_module(f"tests.access_matrix.{path.stem}").ROWS
            rows |= {n: r if isinstance(r, list) else [r] for n, r in table.items()}
    return rows


def cases() -> list[tuple[str, Row]]:
    return [(name, row) for name, rows in tables().items() for row in rows]


each_row = pytest.mark.parametrize(
    ("name", "row"),
    cases(),
    ids=[f"{name} {row.label}".strip() for name, row in cases()],
)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """One council for all rows; each request is undone after it is judged, and at the
    end not a letter of the council is another."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = build_world()
        before = checksums()
        yield world
        after = checksums()
        transaction.set_rollback(True)
    assert after == before, "Something was written outside the transactions."


@pytest.fixture(scope="module")
def sessions(world: World) -> dict[str, str]:
    """The session of each person, already signed in."""
    sessions = {SIGNED_OUT: ""}
    for name, person in world.people.items():
        client = Client()
        client.force_login(person)
        sessions[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return sessions


def browser(session: str) -> Client:
    """A new one each time: what one page does to its cookies is not the next's."""
    client = Client()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


def test_every_page_has_a_row():
    pages = {url.name for url in every_url()}

    missing = sorted(pages - tables().keys())
    gone = sorted(tables().keys() - pages)

    assert not missing, f"Add rows in tests/access_matrix/ for {', '.join(missing)}."
    assert not gone, f"These have rows but no page: {', '.join(gone)}."


@each_row
def test_reading(name: str, row: Row, world: World, sessions: dict[str, str]):
    url = reverse(name, args=row.args(world)) + row.query

    assert_cells(
        row.get, sessions, lambda client: client.get(url).status_code, is_safe=True
    )


@each_row
def test_sending(name: str, row: Row, world: World, sessions: dict[str, str]):
    url = reverse(name, args=row.args(world)) + row.query
    sent = row.data(world)

    assert_cells(row.post, sessions, lambda client: client.post(url, sent).status_code)


@pytest.mark.one_database
@each_row
def test_a_form_from_elsewhere_is_refused(
    name: str, row: Row, world: World, sessions: dict[str, str]
):
    """Whoever may send it: without the page's own token it is not taken."""
    url = reverse(name, args=row.args(world)) + row.query
    for who, code in row.post.items():
        if is_refusal(who, code):
            continue
        client = browser(sessions[who])
        client.handler.enforce_csrf_checks = True
        with written() as writes, transaction.atomic():
            answer = client.post(url, row.data(world)).status_code
            transaction.set_rollback(True)

        assert (answer, writes) == (403, []), f"{who} sends to {url}."
        return


@pytest.mark.one_database
@each_row
def test_an_unknown_number_is_not_found(
    name: str, row: Row, world: World, sessions: dict[str, str]
):
    args = row.args(world)
    if not any(isinstance(arg, int) for arg in args):
        return
    url = reverse(name, args=[NO_SUCH_ID if isinstance(a, int) else a for a in args])

    for who in {SIGNED_OUT, "stranger", *served(row)}:
        session = sessions[who]
        asked = (browser(session).get(url), browser(session).post(url))
        for code in (answer.status_code for answer in asked):
            refused = {302} if who == SIGNED_OUT and row.get[who] == 302 else {404, 405}
            assert code in refused, f"{who} gets {code} from {url}."


def assert_cells(
    cells: Cells,
    sessions: dict[str, str],
    ask: Callable[[Client], int],
    *,
    is_safe: bool = False,
) -> None:
    """Ask as each person; what is refused writes nothing, and nor does reading."""
    wrong = []
    for who in asked(cells):
        session = sessions[who]
        with written() as writes, transaction.atomic():
            code = ask(browser(session))
            transaction.set_rollback(True)
        if code != cells[who]:
            wrong.append(f"{who} gets {code}, not {cells[who]}")
        if is_safe or is_refusal(who, code):
            wrong += [f"for {who}, nothing may write: {sql}" for sql in writes]
    assert not wrong, "\n".join(wrong)


def asked(cells: Cells) -> list[str]:
    """Everybody. Who gets what is settled by code that knows of no database, so on the
    second one three are enough: somebody served, somebody refused, and nobody."""
    if connection.vendor == "sqlite":
        return list(cells)
    refused = {is_refusal(who, code): who for who, code in cells.items()}
    return [*dict.fromkeys([SIGNED_OUT, *refused.values()])]


def served(row: Row) -> list[str]:
    """The first person, if any, who is shown something by this page, or may send it."""
    cells = (*row.get.items(), *row.post.items())
    return [who for who, code in cells if not is_refusal(who, code)][:1]


def is_refusal(who: str, code: int) -> bool:
    return code in {403, 404, 405} or (who == SIGNED_OUT and code == 302)


@contextmanager
def written() -> Iterator[list[str]]:
    """What is written meanwhile. Only looked at: to have each query's text with its
    values, as Django's own capture does, takes SQLite one more query each."""
    found: list[str] = []

    def look(execute, sql, params, many, context):
        if sql.startswith(WRITES) and not any(
            f'"{table}"' in sql for table in MAY_CHANGE
        ):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield found


def checksums() -> dict[str, str]:
    """One value a table, of all its rows."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table not in MAY_CHANGE:
            rows = model._base_manager.order_by("pk").values_list()
            text = repr([[plain(value) for value in row] for row in rows])
            found[table] = hashlib.sha256(text.encode()).hexdigest()
    return found


def plain(value: object) -> object:
    """PostgreSQL hands a file out as a view of memory, which has no text of its own."""
    return bytes(value) if isinstance(value, memoryview) else value
