"""What somebody typed outlives their sign-in, and reaches nobody else."""

import re

import pytest
import time_machine
from django.test import Client, override_settings
from django.urls import reverse

from common import typing_kept
from common.typing_kept import SESSION_KEY, signed_typist
from tests.factories import PASSWORD, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.typing_kept_urls")]

ASK = "Approve the move of the call centre."


def typed(officer, text=ASK):
    return {"ask": text, "typed_by": signed_typist(officer.pk)}


def sign_in(client, person):
    return client.post(
        reverse("account_login"), {"login": person.email, "password": PASSWORD}
    )


def test_the_form_carries_who_is_typing(client):
    officer = make_user()
    client.force_login(officer)

    page = client.get("/form/").content.decode()

    assert f'name="typed_by" value="{officer.pk}:' in page


def test_an_officer_whose_sign_in_ended_gets_their_text_back(client):
    officer = make_user()

    answer = client.post("/form/", typed(officer))
    assert answer.url == "/accounts/login/?next=/form/"
    sign_in(client, officer)
    page = client.get("/form/").content.decode()

    assert ASK in page
    assert "Kept for you" in page


def test_the_text_comes_back_through_the_real_sign_in_page():
    officer = make_user()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(officer)
    form = browser.get("/form/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    del browser.cookies["sessionid"]

    answer = browser.post("/form/", typed(officer) | {"csrfmiddlewaretoken": token})
    assert answer.status_code == 302
    answer = browser.post(
        answer.url,
        {
            "login": officer.email,
            "password": PASSWORD,
            "next": "/form/",
            "csrfmiddlewaretoken": token,
        },
    )

    assert answer.url == "/form/"
    assert ASK in browser.get("/form/").content.decode()


def test_an_hour_over_one_form_loses_nothing(client):
    officer = make_user()
    with time_machine.travel("2012-07-17 09:00", tick=False):
        client.force_login(officer)
        client.get("/form/")
        sent = typed(officer)

    with time_machine.travel("2012-07-17 10:00", tick=False):
        answer = client.post("/form/", sent)
        assert answer.url == "/accounts/login/?next=/form/"
        sign_in(client, officer)
        assert ASK in client.get("/form/").content.decode()


def test_kept_text_is_shown_once(client):
    officer = make_user()
    client.post("/form/", typed(officer))
    sign_in(client, officer)

    client.get("/form/")

    assert ASK not in client.get("/form/").content.decode()


def test_somebody_else_at_the_same_desk_does_not_see_it(client):
    officer, other = make_user(), make_user()
    client.post("/form/", typed(officer))
    sign_in(client, other)

    assert ASK not in client.get("/form/").content.decode()
    assert not client.session[SESSION_KEY]


def test_kept_text_stays_with_its_own_page(client):
    officer = make_user()
    client.post("/form/", typed(officer))
    sign_in(client, officer)

    assert ASK not in client.get("/second/").content.decode()
    assert ASK in client.get("/form/").content.decode()


def test_a_day_later_it_is_no_longer_taken(client):
    officer = make_user()
    with time_machine.travel("2012-07-17 09:00"):
        sent = typed(officer)

    with time_machine.travel("2012-07-18 09:01"):
        client.post("/form/", sent)

    assert SESSION_KEY not in client.session


@pytest.mark.parametrize("signature", ["", "1", "1:abc:def", "1:\x00:é"])
def test_a_forged_signature_stores_nothing(client, signature):
    client.post("/form/", {"ask": ASK, "typed_by": signature})

    assert SESSION_KEY not in client.session


def test_a_page_that_is_not_marked_stores_nothing(client):
    client.post("/plain/", typed(make_user()))

    assert SESSION_KEY not in client.session


def test_too_long_a_text_is_not_stored(client, monkeypatch):
    monkeypatch.setattr(typing_kept, "LARGEST", 1_000)

    client.post("/form/", typed(make_user(), "x" * 1_001))

    assert SESSION_KEY not in client.session


def test_only_the_last_three_pages_are_stored(client):
    officer = make_user()

    for page in ("/form/", "/second/", "/third/", "/fourth/"):
        client.post(page, typed(officer))

    assert list(client.session[SESSION_KEY]) == ["/second/", "/third/", "/fourth/"]


def test_tokens_are_not_stored_with_the_text(client):
    client.post("/form/", typed(make_user()) | {"csrfmiddlewaretoken": "secret"})

    kept = client.session[SESSION_KEY]["/form/"]["text"]
    assert "secret" not in kept
    assert "typed_by" not in kept


def test_saving_by_itself_is_told_that_the_sign_in_has_ended(client):
    answer = client.post(
        "/autosave/",
        typed(make_user()),
        headers={"X-Requested-With": "fetch"},
    )

    assert answer.status_code == 401
    assert answer.json()["signed_out"] is True
    assert SESSION_KEY not in client.session


def test_part_of_a_page_asked_for_sends_the_whole_page_to_sign_in(client):
    answer = client.get("/plain/", headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == "/accounts/login/?next=/plain/"


def test_a_form_from_before_a_second_sign_in_is_shown_again():
    """Two tabs: signing in anew in one makes the form in the other untrusted."""
    officer = make_user()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(officer)

    answer = browser.post("/form/", typed(officer))

    assert answer.url == "/form/"
    assert ASK in browser.get("/form/").content.decode()


@override_settings(DEBUG=False)
def test_a_form_from_another_site_is_refused():
    officer = make_user()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(officer)

    answer = browser.post("/form/", {"ask": ASK})

    assert answer.status_code == 403
