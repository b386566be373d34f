"""Many people at one report at once: one wins, the others are told, nothing is lost."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, connections

from common.locking import EditConflict
from highlights import services
from highlights.models import FrozenReport, HighlightReport
from highlights.services import Changes
from tests.highlights.council import (
    approved,
    make_reporting_council,
    submitted,
    written,
)

EDITORS = 16
ROUNDS = 20


@pytest.fixture
def shared_database(transactional_db, tmp_path) -> Iterator[None]:
    """A database that threads can really share: SQLite's test database is memory."""
    if connection.vendor != "sqlite":
        yield
        return
    in_memory, settings = connection.connection, connection.settings_dict
    name, settings["NAME"] = settings["NAME"], str(tmp_path / "shared.sqlite3")
    with sqlite3.connect(settings["NAME"]) as on_disk:
        in_memory.backup(on_disk)
    connection.connection = None
    yield
    connection.close()
    connection.connection, settings["NAME"] = in_memory, name


def at_once(count: int, do: Callable[[int], str]) -> Counter[str]:
    """What came of it, when so many do it at the same instant."""
    start = Barrier(count)

    def one(number: int) -> str:
        start.wait()
        try:
            return do(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return Counter(pool.map(one, range(count)))


def test_of_sixteen_editors_one_saves_and_fifteen_are_told(shared_database):
    council = make_reporting_council()
    report = written(council)

    def save(version: int) -> Callable[[int], str]:
        def one(number: int) -> str:
            said = Changes({"comment": f"Version {version}, editor {number}."})
            try:
                services.save_report(report, version, said, council.officer)
            except EditConflict:
                return "told"
            return "saved"

        return one

    for _ in range(ROUNDS):
        version = HighlightReport.objects.get().version
        assert at_once(EDITORS, save(version)) == {"saved": 1, "told": EDITORS - 1}
        assert HighlightReport.objects.get().version == version + 1

    saves = report.history.filter(comment__startswith="Version").count()
    assert saves == ROUNDS


def test_ten_clicks_at_once_start_one_report(shared_database):
    council = make_reporting_council()

    def start(_: int) -> str:
        report = services.start_report(
            subject=council.project, period=council.quarters[0], by=council.officer
        )
        return str(report.pk)

    assert len(at_once(10, start)) == 1
    assert HighlightReport.objects.count() == 1
    assert HighlightReport.objects.get().dimensions.count() == 4


def test_ten_clicks_at_once_open_one_correction(shared_database):
    council = make_reporting_council()
    report = approved(council)

    def correct(_: int) -> str:
        return str(services.correct_report(report, council.officer, "Cost.").pk)

    assert len(at_once(10, correct)) == 1
    assert HighlightReport.objects.count() == 2


def test_ten_clicks_at_once_approve_once(shared_database):
    council = make_reporting_council()
    report = submitted(council)

    def approve(_: int) -> str:
        try:
            services.approve_report(report, council.strand_lead)
        except ValidationError:
            return "refused"
        return "approved"

    assert at_once(10, approve) == {"approved": 1, "refused": 9}
    assert FrozenReport.objects.count() == 1


def everything_stored() -> dict[str, list[tuple[object, ...]]]:
    models = apps.get_app_config("highlights").get_models()
    return {
        model._meta.db_table: list(model._base_manager.order_by("pk").values_list())
        for model in models
    }


class DiskFull(Exception):
    """Not a DatabaseError: Django lets some of those pass while it checks a row."""


class Fail:
    """Lets some statements through, then fails."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            return execute(sql, params, many, context)
        if self.left == 0:
            raise DiskFull
        self.left -= 1
        return execute(sql, params, many, context)


def submitting() -> Callable[[], object]:
    council = make_reporting_council()
    report = written(council)
    return lambda: services.submit_report(report, report.version, council.officer)


def approving() -> Callable[[], object]:
    council = make_reporting_council()
    report = submitted(council)
    return lambda: services.approve_report(report, council.strand_lead)


def approving_a_correction() -> Callable[[], object]:
    council = make_reporting_council()
    edition = services.correct_report(approved(council), council.officer, "Cost.")
    edition = services.submit_report(edition, edition.version, council.officer)
    return lambda: services.approve_report(edition, council.strand_lead)


@pytest.mark.django_db
@pytest.mark.parametrize("prepare", [submitting, approving, approving_a_correction])
def test_whichever_statement_fails_nothing_is_half_written(prepare):
    act = prepare()
    before = everything_stored()

    failures = 0
    while True:
        try:
            with connection.execute_wrapper(Fail(after=failures)):
                act()
            break
        except DiskFull:
            failures += 1
        assert everything_stored() == before

    assert failures > 20
    assert everything_stored() != before
