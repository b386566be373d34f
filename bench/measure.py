"""Times pages inside one process, against a floor taken in the same breath."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS = 15


@dataclass(frozen=True)
class Reading:
    """A page's queries, its median time, and the floor's, in seconds."""

    queries: int
    seconds: float
    floor_seconds: float

    @property
    def times_floor(self) -> float:
        """How many floors a page costs: holds when the machine's speed drifts."""
        return self.seconds / self.floor_seconds


def line(name: str, reading: Reading, smallest: Reading) -> str:
    """A page, beside itself with the least to show. It asks no more for showing more:
    a page with less of one kind on it may ask for less."""
    return (
        f"{name:34} {reading.queries:7} {reading.seconds * 1000:8.1f}"
        f" {reading.times_floor:8.1f}"
        f" {reading.times_floor / smallest.times_floor:8.2f}"
        f"{'  NOT FLAT' if reading.queries > smallest.queries else ''}"
    )


def page(client: Client, url: str, floor: str, rounds: int = ROUNDS) -> Reading:
    """Read a page and the floor in turn: once to warm up, once to count, then times."""
    for each in (url, floor):
        visit(client, each)
    with CaptureQueriesContext(connection) as queries:
        visit(client, url)
    asked = len(queries)  # the next request forgets them
    pairs = [
        (timed(lambda: visit(client, url)), timed(lambda: visit(client, floor)))
        for _ in range(rounds)
    ]
    ours, lowest = (statistics.median(times) for times in zip(*pairs, strict=True))
    return Reading(asked, ours, lowest)


def visit(client: Client, url: str) -> None:
    response = client.get(url)
    if response.status_code != 200:
        message = f"{url} answered {response.status_code}, so it cannot be timed."
        raise RuntimeError(message)


def timed(act: Callable[[], object]) -> float:
    """How long it takes to do something, in seconds."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started
