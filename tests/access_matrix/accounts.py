"""Who gets what from the pages about people."""

from typing import Any

from tests.access_matrix.rows import Row, everyone, nobody, only
from tests.access_matrix.world import World

ADMIN = "administrator"
WHY = {"reason": "They have left the council."}


def of_person(world: World) -> list[Any]:
    return [world.people["stranger"].pk]


def form(args: Any, data: dict[str, str], done: int = 302) -> Row:
    return Row(
        args=args, get=only(ADMIN, 200), post=only(ADMIN, done), data=lambda _: data
    )


def a_date(name: str) -> dict[str, str]:
    return {f"{name}_day": "1", f"{name}_month": "3", f"{name}_year": "2012"}


ROWS = {
    "accounts:person_list": Row(get=everyone(200), post=nobody()),
    "accounts:person_detail": Row(args=of_person, get=everyone(200), post=nobody()),
    "accounts:person_create": form(
        lambda _: [], {"name": "A new officer", "email": "new@example.gov.uk"}
    ),
    "accounts:person_update": form(
        of_person,
        {"name": "Another name", "email": "other@example.gov.uk", "version": "1"},
    ),
    "accounts:person_invite": Row(
        args=of_person, get=everyone(405), post=only(ADMIN, 302)
    ),
    "accounts:person_deactivate": form(of_person, WHY),
    # They may sign in already: refused with a sentence on the same page.
    "accounts:person_reactivate": form(of_person, WHY, done=200),
    "accounts:council_role_create": form(
        of_person, {"role": "clerk"} | a_date("starts_on")
    ),
    "accounts:council_role_end": form(
        lambda world: [world.people["stranger"].council_roles.get().pk],
        a_date("ends_on") | WHY,
    ),
}
