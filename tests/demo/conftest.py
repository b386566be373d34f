"""The demo council, loaded once for all tests of it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone

from programmes.models import Programme
from reports.demo.load import load_demo
from tests.factories import make_programme


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker) -> Iterator[Programme]:
    """Loaded beside a programme of somebody else's, which it is; gone after these
    tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        theirs = make_programme(name="Theirs")
        load_demo(now=timezone.now(), can_sign_in=True)
        yield theirs
        transaction.set_rollback(True)
