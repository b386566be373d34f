"""What the sign-in page has at hand."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.demo import accounts_to_show


def demo_accounts(request: HttpRequest) -> dict[str, Any]:
    """Asked for only where they are shown: on the sign-in page."""
    return {"demo_accounts": SimpleLazyObject(accounts_to_show)}
