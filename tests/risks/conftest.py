"""What the tests of the pages about risks share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from programmes.choices import ScopedRole
from risks.models import Register
from tests import factories
from tests.factories import make_user


@pytest.fixture
def office(client: Client) -> User:
    """Somebody of the programme office, signed in."""
    officer = make_user("programme_office")
    client.force_login(officer)
    return officer


@pytest.fixture
def post(client: Client) -> Callable[..., Any]:
    """Send a form: `post("risk_close", risk.pk, reason="...")`."""

    def send(page: str, *args: object, **typed: object) -> Any:
        return client.post(reverse(f"risks:{page}", args=args), typed)

    return send


@pytest.fixture
def shown(client: Client) -> Callable[..., str]:
    """The text of a page: `shown("risk_detail", risk.pk)`, blanks as one."""

    def show(page: str, *args: object) -> str:
        answer = client.get(reverse(f"risks:{page}", args=args))
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    return show


@pytest.fixture
def register() -> Register:
    """The register of a project."""
    return factories.make_register()


@pytest.fixture
def as_officer(client: Client, register: Register) -> Client:
    """The manager of that project, signed in."""
    role = factories.make_role(ScopedRole.PROJECT_MANAGER, on=register.project)
    client.force_login(role.user)
    return client
