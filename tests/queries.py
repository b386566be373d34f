"""No page may ask the database more often because there is more to show."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MORE = 10


def assert_queries_stay_flat(
    client: Client, url: str, add_row: Callable[[], object]
) -> None:
    """The page asks as many questions of eleven rows as of one.

    `add_row` adds one of whatever the page lists. Stricter than a fixed number, and
    untouched by a new middleware.
    """
    add_row()
    of_one = queries_of(client, url)
    for _ in range(MORE):
        add_row()
    of_eleven = queries_of(client, url)

    assert len(of_eleven) == len(of_one), explanation(url, of_one, of_eleven)


def queries_of(client: Client, url: str) -> list[str]:
    # The first visit may note the session and fill caches: it is not counted.
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, f"{url} answered {response.status_code}."
    return [query["sql"] for query in captured.captured_queries]


def explanation(url: str, of_one: list[str], of_eleven: list[str]) -> str:
    more = [sql for sql in of_eleven if sql not in of_one] or of_eleven
    return (
        f"{url} asks {len(of_one)} queries for one row and {len(of_eleven)} for "
        f"eleven. Fetch what it shows in one place, the queryset's for_list(). "
        f"These are new:\n" + "\n".join(more[:20])
    )
