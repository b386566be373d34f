"""What every page's template has at hand."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.demo import accounts_to_show
from programmes.models import Council


def council(request: HttpRequest) -> dict[str, Any]:
    """The council served, for its name and colour; asked for only if it is shown."""
    return {"council": SimpleLazyObject(Council.objects.first)}


def demo_accounts(request: HttpRequest) -> dict[str, Any]:
    """Whom the sign-in page offers to sign in as; worked out only there."""
    return {"demo_accounts": SimpleLazyObject(accounts_to_show)}
