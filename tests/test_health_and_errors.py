"""What is answered when something is too large, broken, missing or not running."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client

from tests.factories import make_user
from transform_portal import health

SIGN_IN = "/accounts/login/"


@pytest.fixture
def officer(db):
    return make_user()


# --- Sizes and errors -----------------------------------------------------------------


def test_a_body_too_large_gets_a_page_that_can_be_read(client, db):
    answer = client.post(SIGN_IN, {"login": "x"}, CONTENT_LENGTH="13000000")

    assert answer.status_code == 413
    assert "too large" in answer.content.decode().lower()


def test_a_form_too_large_is_refused_before_it_is_read(client, db):
    answer = client.post(
        SIGN_IN,
        b"x",
        content_type="application/x-www-form-urlencoded",
        CONTENT_LENGTH="2500001",
    )

    assert answer.status_code == 413


def test_a_form_that_hides_its_size_among_files_is_too_large(client, db):
    answer = client.post(SIGN_IN, {"login": "x" * 2_600_000})

    assert answer.status_code == 413


def test_a_page_too_large_for_the_database_does_not_ask_it(client):
    """Runs without a database: a query would fail the test."""
    answer = client.post(
        SIGN_IN, b"x", content_type="text/plain", CONTENT_LENGTH="9" * 9
    )

    assert answer.status_code == 413


def test_an_unknown_page_is_not_found(client, db):
    answer = client.get("/no-such-page/")

    assert answer.status_code == 404
    assert "not found" in answer.content.decode().lower()


def test_a_broken_page_says_nothing_of_why(officer, monkeypatch):
    client = Client(raise_request_exception=False)
    monkeypatch.setattr(health, "worker_is_alive", lambda: 1 / 0)

    answer = client.get("/readyz")

    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.content.decode()


def test_a_broken_page_needs_no_database(client, monkeypatch):
    client = Client(raise_request_exception=False)
    monkeypatch.setattr(health, "unanswered", lambda: 1 / 0)

    assert client.get("/readyz").status_code == 500


def test_a_database_that_does_not_answer_is_a_page_to_try_again(client, monkeypatch):
    def fail():
        raise OperationalError

    client = Client(raise_request_exception=False)
    monkeypatch.setattr(health, "workerless", fail)
    monkeypatch.setattr(health, "unanswered", fail)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert "<h1" in answer.content.decode()


def test_a_wrong_method_gets_a_page_that_can_be_read(client, db):
    answer = client.post("/healthz")

    assert answer.status_code == 405
    assert "<h1" in answer.content.decode()


# --- Health ---------------------------------------------------------------------------


def test_a_live_process_says_so_without_a_database(client):
    assert client.get("/healthz").json() == {"alive": True}


def test_with_a_worker_the_portal_is_ready(client, db, monkeypatch):
    monkeypatch.setattr(health, "worker_is_alive", lambda: True)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"ready": True, "missing": ""})


def test_without_a_worker_it_is_not(client, db):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["missing"] == "The background worker is not running."


def test_without_a_database_it_is_not(client, db):
    with patch.object(connection, "cursor", side_effect=OperationalError):
        answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["missing"] == "The database does not answer."


def test_with_a_migration_left_to_apply_it_is_not(client, db, monkeypatch):
    later = health.written() | {("programmes", "9999_tomorrow")}
    monkeypatch.setattr(health, "written", lambda: later)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["missing"] == "1 database migrations are not applied."
