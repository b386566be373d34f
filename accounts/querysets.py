"""Which people, which roles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager
from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from accounts.models import CouncilRole, User


class UserQuerySet(QuerySet["User"]):
    """People; everybody who is signed in may look up who works here."""

    def visible_to(self, user: User) -> UserQuerySet:
        return self if user.is_active else self.none()

    def active(self) -> UserQuerySet:
        return self.filter(is_active=True)

    def for_list(self) -> UserQuerySet:
        """Everything the table of people shows."""
        return self.order_by("name", "email")


class UserManager(BaseUserManager["User"]):
    """Makes people; e-mail addresses are kept in lower case."""

    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def visible_to(self, user: User) -> UserQuerySet:
        return self.get_queryset().visible_to(user)

    def active(self) -> UserQuerySet:
        return self.get_queryset().active()

    def create_user(
        self, email: str, name: str, password: str | None = None, **fields: Any
    ) -> User:
        """A person who can sign in, or cannot until a password is set."""
        user = self.model(email=email.lower(), name=name, **fields)
        user.set_password(password)
        user.full_clean()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Sign-in does not care about capitals."""
        return self.get(email=(username or "").lower())


class CouncilRoleQuerySet(QuerySet["CouncilRole"]):
    """Roles, by when they hold."""

    def visible_to(self, user: User) -> CouncilRoleQuerySet:
        return self if user.is_active else self.none()

    def held(self, *, on: date) -> CouncilRoleQuerySet:
        """In force on a day: the first and the last day both count."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on
        )
