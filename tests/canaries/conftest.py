"""A council full of canaries, and its outsiders, once for each file of tests."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from tests.canaries.council import make_canary_council
from tests.canaries.hunt import Outsider
from tests.canaries.secrets import KEPT_OUT_OF_THE_PROJECT, CanaryCouncil


@pytest.fixture(scope="module")
def council(django_db_setup, django_db_blocker) -> Iterator[CanaryCouncil]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_canary_council()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def clients(council) -> dict[str, Client]:
    found = {"signed_out": Client(raise_request_exception=False)}
    for name in KEPT_OUT_OF_THE_PROJECT[1:]:
        found[name] = Client(raise_request_exception=False)
        found[name].force_login(council.world.people[name])
    return found


@pytest.fixture
def outsiders(council, clients) -> dict[str, Outsider]:
    return {who: Outsider(who, clients[who], council) for who in clients}
