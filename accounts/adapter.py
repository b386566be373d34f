"""How sign-in differs here from allauth's own: nobody signs up by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

if TYPE_CHECKING:
    from accounts.models import User


class CouncilAdapter(DefaultAccountAdapter):
    """An administrator adds people; a person cannot add themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def name_of(user: User) -> str:
    return user.name
