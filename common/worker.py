"""The background worker's sign of life."""

from django.conf import settings
from django_q.brokers.orm import ORM
from django_q.conf import Conf
from django_q.status import Stat


class PatientBroker(ORM):
    """The database queue, with a sign of life that outlasts a busy machine's pause.

    The library's own lasts three seconds, which two PDFs on two cores can swallow.
    """

    def set_stat(self, key: str, value: str, timeout: int) -> None:
        super().set_stat(key, value, int(settings.WORKER_LOST_AFTER.total_seconds()))


def worker_is_alive() -> bool:
    """Some worker has said so within `WORKER_LOST_AFTER`, and not that it stopped."""
    return any(
        stat.status in {Conf.STARTING, Conf.WORKING, Conf.IDLE}
        for stat in Stat.get_all()
    )
