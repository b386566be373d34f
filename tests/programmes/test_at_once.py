"""Many people at the same instant: one wins, the others are told, nothing doubles.

Promises C1 and C2. Run on PostgreSQL only: SQLite lets one writer in at a time anyway.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from common.locking import EditConflict
from programmes import services
from programmes.models import Programme
from tests.factories import make_programme, make_user

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

EDITORS, ROUNDS, CLICKS = 16, 5, 10


def all_at_once(count, do):
    """What `do(number)` gave each of as many threads, started together."""
    together = Barrier(count)

    def one(number):
        together.wait()
        try:
            return do(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_of_sixteen_editors_one_saves_and_fifteen_are_told():
    programme = make_programme()

    for _ in range(ROUNDS):
        programme.refresh_from_db()
        opened = programme.version

        def save(number, opened=opened):
            try:
                services.update_programme(
                    programme, opened, name=f"By {number}", by=None, reason="At once."
                )
            except EditConflict:
                return "told"
            return "saved"

        answers = all_at_once(EDITORS, save)

        assert sorted(answers) == ["saved", *["told"] * (EDITORS - 1)]

    programme.refresh_from_db()
    assert programme.version == 1 + ROUNDS
    assert programme.history.count() == 1 + ROUNDS


def test_one_form_sent_ten_times_at_once_opens_one_programme():
    officer = make_user("programme_office")
    clients = [Client() for _ in range(CLICKS)]
    for client in clients:
        client.force_login(officer)
    sent = {"name": "Change", "reference": "change", "sent_once": "the same form"}

    def send(number):
        answer = clients[number].post(reverse("programmes:programme_create"), sent)
        return answer.status_code, answer.url

    answers = all_at_once(CLICKS, send)

    assert set(answers) == {(302, "/programmes/change/")}
    assert Programme.objects.count() == 1
