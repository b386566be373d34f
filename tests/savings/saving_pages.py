"""What tests of the pages of savings share."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.choices import CouncilRoleName
from tests import factories


def as_finance(client: Client) -> Client:
    user = factories.make_user()
    factories.make_council_role(role=CouncilRoleName.FINANCE, user=user)
    client.force_login(user)
    return client


def address(name: str, *args: Any) -> str:
    return reverse(f"savings:{name}", args=args)


def text_of(response: HttpResponse) -> str:
    """In one line, as a reader takes it in."""
    return " ".join(response.content.decode().split())
