"""The people of the demo: every one is named by what they do."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from accounts.demo import DEMO_ACCOUNTS, DEMO_DOMAIN, DEMO_PASSWORD
from accounts.models import CouncilRole, User
from common.history import save_with_reason

REASON = "Demonstration council loaded."


class People:
    """Finds somebody by the name of their role, and makes them on first mention."""

    def __init__(self, *, since: datetime, can_sign_in: bool) -> None:
        self._since = since
        self._can_sign_in = can_sign_in
        self._known: dict[str, User] = {}

    def __getitem__(self, name: str) -> User:
        if name not in self._known:
            email = f"{slugify(name)}@{DEMO_DOMAIN}"
            self._known[name] = self._make(email, name, make_password(None))
        return self._known[name]

    def open_accounts(self) -> None:
        """One for each kind of user; none can sign in unless that was asked for."""
        # Made once: it is meant to be slow, and is the same for all.
        password = make_password(DEMO_PASSWORD if self._can_sign_in else None)
        for account in DEMO_ACCOUNTS:
            user = self._make(account.email, account.name, password)
            self._known[account.name] = user
            if account.council_role:
                self._give(user, account.council_role, self._since.date())

    def _make(self, email: str, name: str, password: str) -> User:
        user = User(email=email, name=name, password=password, joined_at=self._since)
        save_with_reason(user, by=None, reason=REASON, at=self._since)
        return user

    def _give(self, user: User, role: str, starts_on: date) -> None:
        held = CouncilRole(user=user, role=role, starts_on=starts_on)
        save_with_reason(held, by=None, reason=REASON, at=self._since)
