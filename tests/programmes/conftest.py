"""What the tests of these pages share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import make_user


@pytest.fixture
def office(client: Client) -> User:
    """Somebody of the programme office, signed in."""
    officer = make_user("programme_office")
    client.force_login(officer)
    return officer


@pytest.fixture
def post(client: Client) -> Callable[..., Any]:
    """Send a form: `post("strand_close", strand.pk, reason="...")`."""

    def send(page: str, *args: object, **typed: object) -> Any:
        return client.post(reverse(f"programmes:{page}", args=args), typed)

    return send
