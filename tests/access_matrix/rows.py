"""How a row of the access matrix is written.

Each app has a table, `tests/access_matrix/<app>.py`, of its pages by URL name:

    ROWS = {
        "reports:portfolio": Row(get=everyone(200), post=everyone(405)),
        "programmes:milestone_update": [
            Row(
                args=lambda world: [world.milestone.pk],
                get=only("officer strand_lead programme_manager", 200),
                post=only("officer strand_lead programme_manager", 302),
                data=lambda world: {"title": "Opening day", ...},
            ),
            Row(
                "exempt",
                args=lambda world: [world.exempt.milestone.pk],
                get=only("officer", 200, hidden_from="stranger member board_member"),
                ...
            ),
        ],
    }

The actors are the people of `world.PEOPLE` and `signed_out`. A cell is the status code
that actor gets:

* `everyone(200)`: whoever is signed in; signed out, 302 to the sign-in page.
* `the_public(200)`: signed in or not.
* `only("officer clerk", 200)`: these; the others signed in get 403.
  `otherwise=404` changes that; `hidden_from="member"` gives those named 404.
* `nobody()`: 405 for whoever is signed in, as for POST to a page that only shows.

A page with several kinds of object has a list of rows, the first without a label. For
each page whose arguments are numbers, an unknown number is tried as well: nobody may
get anything but 404 (or 405, or the sign-in page).

Reading a page writes nothing. Denied cells (302 to sign-in, 403, 404, 405) are inert:
not one row of the database is written, and the checksum of every table is the same
afterwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.access_matrix.world import PEOPLE, World

SIGNED_OUT = "signed_out"

Cells = Mapping[str, int]


def the_public(code: int) -> Cells:
    return dict.fromkeys((SIGNED_OUT, *PEOPLE), code)


def everyone(code: int, *, signed_out: int = 302) -> Cells:
    return {SIGNED_OUT: signed_out} | dict.fromkeys(PEOPLE, code)


def nobody(code: int = 405) -> Cells:
    return everyone(code)


def only(
    names: str, code: int, *, otherwise: int = 403, hidden_from: str = ""
) -> Cells:
    allowed, hidden = names.split(), hidden_from.split()
    # A budget owner has no role: a stranger wherever no saving of theirs is concerned.
    if "stranger" in hidden and "budget_owner" not in allowed:
        hidden.append("budget_owner")
    unknown = {*allowed, *hidden} - {*PEOPLE}
    assert not unknown, f"{unknown} are not among {', '.join(PEOPLE)}."
    return (
        everyone(otherwise) | dict.fromkeys(hidden, 404) | dict.fromkeys(allowed, code)
    )


@dataclass(frozen=True)
class Row:
    """What each actor gets from one page for one kind of object."""

    label: str = ""
    args: Callable[[World], list[Any]] = lambda _: []
    get: Cells = field(default_factory=lambda: everyone(200))
    post: Cells = field(default_factory=nobody)
    data: Callable[[World], dict[str, Any]] = lambda _: {}
    query: str = ""
