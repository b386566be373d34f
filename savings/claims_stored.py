"""The stored claims of savings, as pages fetch them."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from savings.models import SavingAttribution


def claims_with_place() -> Prefetch[Any, Any, Any]:
    """Who claims savings, with all that names them."""
    claims = SavingAttribution.objects.select_related(
        "programme", "strand__programme", "project__strand__programme"
    )
    return Prefetch("attributions", claims)
