"""Times pages inside one process, against a floor taken in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS = 7


@dataclass(frozen=True)
class Reading:
    """A page's queries and its median time in seconds."""

    queries: int
    seconds: float


def page(client: Client, url: str) -> Reading:
    """Read one page: once to warm up, once to count, then the median of several."""

    def visit() -> None:
        response = client.get(url)
        if response.status_code != 200:
            message = f"{url} answered {response.status_code}, so it cannot be timed."
            raise RuntimeError(message)

    visit()
    with CaptureQueriesContext(connection) as queries:
        visit()
    return Reading(len(queries), median_of(visit))


def median_of(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of doing something, in seconds."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return statistics.median(times)
