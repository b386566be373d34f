"""What holds on every page: sign-in, headers, sizes, health, logs."""

import subprocess
import sys
from pathlib import Path

import pytest
import structlog
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import PASSWORD, make_user

ROOT = Path(__file__).resolve().parent.parent
SIGN_IN = "/accounts/login/"
AT_NINE = "2012-07-17 09:00"


@pytest.fixture
def officer(db):
    return make_user()


def sign_in(client, email, password=PASSWORD):
    return client.post(SIGN_IN, {"login": email, "password": password})


# --- Signing in -----------------------------------------------------------------------


def test_an_officer_signs_in_by_email_whatever_the_capitals(client, officer):
    answer = sign_in(client, officer.email.upper())

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_somebody_who_has_left_does_not_sign_in(client, db):
    leaver = make_user(is_active=False)

    sign_in(client, leaver.email)

    assert "_auth_user_id" not in client.session


def test_somebody_who_leaves_is_out_at_the_next_page(client, officer):
    client.force_login(officer)
    officer.is_active = False
    officer.save()

    answer = client.get(reverse("mfa_index"))

    assert answer.url.startswith(SIGN_IN)


def test_nobody_signs_up_by_themselves(client, db):
    assert client.get("/accounts/signup/").status_code == 404


def test_the_eleventh_wrong_password_is_refused_even_if_the_twelfth_is_right(
    client, officer
):
    for _ in range(11):
        sign_in(client, officer.email, "not the password")

    sign_in(client, officer.email)

    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_tells_nobody_who_is_known(client, officer, mailoutbox):
    url = reverse("account_reset_password")

    known = client.post(url, {"email": officer.email})
    unknown = client.post(url, {"email": "nobody@example.gov.uk"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [message.to for message in mailoutbox] == [[officer.email]]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "http:evil.example",
        "https:/evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        " https://evil.example/",
        "/\t/evil.example/",
        "\r\nLocation: https://evil.example/",
        "https://testserver@evil.example/",
        "https://testserver.evil.example/",
    ],
)
def test_signing_in_leads_nowhere_else(client, officer, elsewhere):
    answer = client.post(
        SIGN_IN, {"login": officer.email, "password": PASSWORD, "next": elsewhere}
    )

    assert (answer.status_code, answer.url) == (302, "/")


def test_a_new_session_begins_at_sign_in(client, officer):
    client.get(SIGN_IN)
    client.session["before"] = True
    client.session.save()
    before = client.session.session_key

    sign_in(client, officer.email)

    assert client.session.session_key != before


def test_a_sign_in_ends_after_half_an_hour_without_a_page(client, officer):
    with time_machine.travel(AT_NINE, tick=False):
        client.force_login(officer)
        client.get(reverse("mfa_index"))
    with time_machine.travel("2012-07-17 09:29", tick=False):
        assert client.get(reverse("mfa_index")).status_code == 200
    with time_machine.travel("2012-07-17 09:58", tick=False):
        assert client.get(reverse("mfa_index")).status_code == 200
    with time_machine.travel("2012-07-17 10:29", tick=False):
        assert client.get(reverse("mfa_index")).status_code == 302


def test_a_sign_in_ends_after_twelve_hours_whatever_is_done(client, officer):
    with time_machine.travel(AT_NINE, tick=False) as clock:
        client.force_login(officer)
        for _ in range(12 * 3 + 1):
            assert client.get(reverse("mfa_index")).status_code == 200
            clock.shift(20 * 60)

        assert client.get(reverse("mfa_index")).status_code == 302


def test_reading_a_page_writes_the_session_once_a_minute_at_most(client, officer):
    client.force_login(officer)
    client.get(reverse("account_logout"))

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("account_logout"))

    assert [q["sql"] for q in asked if not q["sql"].startswith("SELECT")] == []


# --- Headers --------------------------------------------------------------------------


@pytest.mark.parametrize("path", [SIGN_IN, "/no-such-page/", "/healthz"])
def test_a_browser_may_load_and_run_only_what_is_ours(client, db, path):
    policy = client.get(path)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy


def test_other_headers_keep_a_page_to_itself(client, db):
    answer = client.get(SIGN_IN)

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/accounts/logout/", "/no-such-page/", "/healthz"])
def test_what_a_signed_in_person_gets_is_stored_nowhere(client, officer, path):
    client.force_login(officer)

    assert client.get(path)["Cache-Control"] == "no-store"


def test_in_service_a_council_runs_without_a_warning():
    """`check --deploy` in a process of its own, with a council's environment."""
    council = {
        "PATH": "/usr/bin:/bin",
        "SECRET_KEY": "Only for this check, and long enough for it. 0123456789",
        "ALLOWED_HOSTS": "portal.example.gov.uk",
    }

    checked = subprocess.run(  # a fixed command
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "INFO"],
        cwd=ROOT,
        env=council,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_in_service_nothing_starts_without_a_secret_key(tmp_path):
    started = subprocess.run(  # a fixed command
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "SECRET_KEY_FILE": str(tmp_path / "none")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode != 0
    assert "Set SECRET_KEY" in started.stderr


# --- Logs -----------------------------------------------------------------------------


def test_signing_in_and_failing_to_is_logged_without_what_was_typed(client, officer):
    with structlog.testing.capture_logs() as lines:
        sign_in(client, officer.email, "a wrong word")
        sign_in(client, officer.email)

    told = {line["event"]: line for line in lines}
    assert told["sign_in_failed"]["user_id"] == officer.pk
    assert told["signed_in"]["user_id"] == officer.pk
    assert "a wrong word" not in str(lines)
    assert PASSWORD not in str(lines)


def test_query_strings_and_reset_keys_are_not_logged(client, db):
    with structlog.testing.capture_logs() as lines:
        client.get("/accounts/login/?next=/secret-name/")
        client.get("/accounts/password/reset/key/1-abc-def/")

    assert "secret-name" not in str(lines)
    assert "abc-def" not in str(lines)


# --- Records --------------------------------------------------------------------------


def test_an_acknowledged_save_survives_a_power_cut(db):
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")

        assert cursor.fetchone() == (2,)


def test_history_keeps_reasons_of_any_length():
    assert settings.SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD
    assert settings.SIMPLE_HISTORY_DATE_INDEX == "Composite"


def test_migrations_are_complete(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
