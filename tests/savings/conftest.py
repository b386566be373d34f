"""What the tests of savings share."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.choices import CouncilRoleName
from accounts.models import User
from tests import factories


@pytest.fixture
def finance(client: Client) -> User:
    """Somebody of finance, signed in."""
    officer = factories.make_user(CouncilRoleName.FINANCE)
    client.force_login(officer)
    return officer


@pytest.fixture
def as_finance(client: Client, finance: User) -> Client:
    """The browser of somebody of finance."""
    return client


@pytest.fixture
def july(time_machine: Any, db: None) -> None:
    """A council on 17 July 2012: June is over, and what it came to is asked for."""
    time_machine.move_to(datetime(2012, 7, 17, 9, 0, tzinfo=UTC), tick=False)
    factories.make_council()
