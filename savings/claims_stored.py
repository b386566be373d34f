"""The stored claims of savings, as pages fetch them."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from savings.models import Saving, SavingAttribution


def claims_with_place() -> Prefetch[Any, Any, Any]:
    """Who claims savings, with all that names them."""
    claims = SavingAttribution.objects.select_related(
        "programme", "strand__programme", "project__strand__programme"
    )
    return Prefetch("attributions", claims)


def is_kept_back(saving: Saving) -> bool:
    """Whether it is exempt, by itself or with a project that claims a share of it: what
    is written of it now stays withheld after it is opened. One query at most."""
    return (
        saving.is_exempt or saving.attributions.filter(project__is_exempt=True).exists()
    )
