"""Savings that somebody answers for in returns."""

from typing import Any

from accounts.models import User
from savings.models import Saving
from tests import factories


def make_owned_saving(owner: User, **fields: Any) -> Saving:
    """Of £10,000, £4,000 is achieved and £9,000 expected."""
    figures = {"achieved": 400_000, "forecast": 900_000, "delivery": "green"}
    return factories.make_saving(budget_owner=owner, **figures | fields)
