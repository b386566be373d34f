"""The worker's sign of life."""

import time_machine
from django_q.conf import Conf

from common import worker
from common.worker import PatientBroker, worker_is_alive


class Sign:
    """What a worker says of itself."""

    def __init__(self, status):
        self.status = status


def says(monkeypatch, *statuses):
    monkeypatch.setattr(worker.Stat, "get_all", lambda: [Sign(s) for s in statuses])


def test_a_sign_of_life_lasts_fifteen_seconds(db):
    broker = PatientBroker()

    with time_machine.travel("2012-07-17 09:00:00", tick=False) as clock:
        broker.set_stat("a-worker", "alive", timeout=3)
        clock.shift(14)
        assert broker.get_stat("a-worker") == "alive"
        clock.shift(2)
        assert broker.get_stat("a-worker") is None


def test_without_a_sign_there_is_no_worker(monkeypatch):
    says(monkeypatch)

    assert not worker_is_alive()


def test_a_worker_at_work_or_at_rest_is_alive(monkeypatch):
    says(monkeypatch, Conf.WORKING)
    assert worker_is_alive()

    says(monkeypatch, Conf.IDLE)
    assert worker_is_alive()


def test_a_worker_that_has_said_goodbye_is_not(monkeypatch):
    says(monkeypatch, Conf.STOPPED)

    assert not worker_is_alive()


def test_one_of_two_workers_is_enough(monkeypatch):
    says(monkeypatch, Conf.STOPPED, Conf.WORKING)

    assert worker_is_alive()
