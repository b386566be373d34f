"""What every page's template has at hand."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from programmes.models import Council


def council(request: HttpRequest) -> dict[str, Any]:
    """The council served, for its name and colour; asked for only if it is shown."""
    return {"council": SimpleLazyObject(Council.objects.first)}
