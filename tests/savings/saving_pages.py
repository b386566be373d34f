"""What tests of the pages of savings share."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def address(name: str, *args: Any) -> str:
    return reverse(f"savings:{name}", args=args)


def text_of(response: HttpResponse) -> str:
    """In one line, as a reader takes it in."""
    return " ".join(response.content.decode().split())


def said(client: Client, url: str, answers: dict[str, Any] | None = None) -> str:
    """What a page says: opened, or sent these answers and shown once more."""
    answer = client.get(url) if answers is None else client.post(url, answers)
    assert answer.status_code == 200, f"{url} answered {answer.status_code}."
    return answer.content.decode()
