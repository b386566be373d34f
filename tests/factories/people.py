"""People, and what they do for the whole council."""

from typing import Any

from accounts.choices import CouncilRoleName
from accounts.models import CouncilRole, User
from tests.factories.record import LONG_AGO, number, saved

PASSWORD = "correct horse battery"


def make_user(*council_roles: str, **fields: Any) -> User:
    """Somebody who may sign in; with council-wide roles, if any are named."""
    nth = next(number)
    password = fields.pop("password", None)
    user = User(
        **{"email": f"officer{nth}@example.gov.uk", "name": f"Officer {nth}"} | fields
    )
    user.set_password(password or PASSWORD)
    saved(user)
    for role in council_roles:
        make_council_role(user=user, role=role)
    return user


def make_council_role(**fields: Any) -> CouncilRole:
    fields.setdefault("user", None)
    fields["user"] = fields["user"] or make_user()
    return saved(
        CouncilRole(**{"role": CouncilRoleName.VIEWER, "starts_on": LONG_AGO} | fields)
    )
