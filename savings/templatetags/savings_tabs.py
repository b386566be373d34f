"""The pages about savings, as tabs above each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template
from django.template import Context

from common.templatetags.components import url_or_nothing
from savings import access

if TYPE_CHECKING:
    from accounts.models import User

register = template.Library()

# Name of the tab, what it says, where it leads.
TABS = (
    ("dashboard", "Dashboard", "savings:dashboard"),
    ("list", "All savings", "savings:saving_list"),
    ("monitoring", "Monitoring", "savings:monitoring"),
    ("reconciliation", "Reconciliation", "savings:reconciliation"),
    ("returns", "Returns", "savings:return_list"),
    ("validation", "Validation", "savings:validation_list"),
    ("benefits", "Benefits", "savings:benefit_list"),
    ("cases", "Business cases", "savings:case_list"),
    ("plan", "The plan", "savings:structure_list"),
)


@dataclass(frozen=True)
class Tab:
    name: str
    label: str
    address: str


@register.simple_tag(takes_context=True)
def savings_tabs(context: Context) -> list[Tab]:
    """Those whose page exists and is open to this person. No query of its own."""
    user: User = context["request"].user
    return [
        Tab(name, label, address)
        for name, label, url_name in TABS
        if (address := url_or_nothing(url_name)) and _is_open(name, user)
    ]


def _is_open(name: str, user: User) -> bool:
    return name != "validation" or access.can_validate(user)
