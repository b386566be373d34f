"""Who gets what from the pages of a saving, of its figures, claims and steps."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests import factories
from tests.access_matrix.rows import Row, everyone, nobody, only
from tests.access_matrix.world import World

Of = Callable[[World], list[Any]]
Data = dict[str, Any]

KEEPS_PLAN = "programme_office finance"
RUNS = f"{KEEPS_PLAN} programme_manager"
APPROVES = f"{RUNS} strand_lead"
EDITS = f"{APPROVES} officer budget_owner"
FOREIGN = f"{KEEPS_PLAN} other_officer"
LIFTS = "clerk legal"
PROPOSES = f"{APPROVES} officer other_officer"
# An exempt saving of the officer's own project, and one of a project that is exempt.
HIDDEN = "stranger member administrator board_member other_officer"
HIDDEN_PROJECT = f"{HIDDEN} officer budget_owner"

WHY = {"reason": "Agreed with finance.", "version": "1"}
A_YEAR = {
    "target": "12,000",
    "full_year_effect": "0",
    "forecast": "11,000",
    "achieved": "4,000",
    "pressure": "0",
    "spread": "even",
} | WHY
CLAIMS = {"unclaimed": "100"} | WHY
A_STEP = {
    "decision": "Cabinet, minute 41",
    "on_day": "1",
    "on_month": "5",
    "on_year": "2012",
} | WHY
AN_EXEMPTION = {
    "paragraphs": ["3"],
    "exempt_reason": "Bids are open.",
    "version": "1",
}


def above(who: str) -> str:
    """Of a project that is exempt, its own officer knows nothing, nor does whoever
    answers for the budget of another saving."""
    gone = {"officer", "budget_owner"}
    return " ".join(name for name in who.split() if name not in gone)


def form(of: Of, who: str, data: Any, *, label: str = "", hidden: str = "") -> Row:
    return Row(
        label,
        args=of,
        get=only(who, 200, hidden_from=hidden),
        post=only(who, 302, hidden_from=hidden),
        data=data if callable(data) else lambda _: data,
    )


def forms(data: Any, *more: Any) -> list[Row]:
    """A page about a saving: one's own, another programme's, an exempt one, and one
    that an exempt project claims."""
    return [
        form(lambda w: [w.saving.pk, *more], EDITS, data),
        form(lambda w: [w.foreign.saving.pk, *more], FOREIGN, data, label="foreign"),
        form(
            lambda w: [w.exempt_saving.pk, *more],
            EDITS,
            data,
            label="exempt",
            hidden=HIDDEN,
        ),
        form(
            lambda w: [w.exempt.saving.pk, *more],
            above(EDITS),
            data,
            label="of an exempt project",
            hidden=HIDDEN_PROJECT,
        ),
    ]


def shown() -> list[Row]:
    return [
        Row(args=lambda w: [w.saving.pk], get=everyone(200), post=nobody()),
        Row(
            "exempt",
            args=lambda w: [w.exempt_saving.pk],
            get=only("budget_owner", 200, otherwise=200, hidden_from=HIDDEN),
            post=nobody(),
        ),
        Row(
            "of an exempt project",
            args=lambda w: [w.exempt.saving.pk],
            get=only("", 200, otherwise=200, hidden_from=HIDDEN_PROJECT),
            post=nobody(),
        ),
    ]


def a_saving(world: World) -> Data:
    return {
        "title": "Sublet the third floor",
        "kind": "income",
        "recurrence": "recurrent",
        "group": world.service_group.pk,
        "place": f"project-{world.project.pk}",
        "year": "2026",
        "target": "45,000",
    }


def an_update(world: World) -> Data:
    return {
        "title": "Another title",
        "kind": "budget_reduction",
        "recurrence": "recurrent",
        "group": world.service_group.pk,
        "delivery": "green",
    } | WHY


def of_proposed(world: World) -> list[Any]:
    return [world.proposed_saving.pk, "approved"]


def of_earlier_structure(world: World) -> list[Any]:
    earlier = factories.make_structure(in_force_from=date(1990, 4, 1))
    return [world.saving.pk, earlier.pk]


ROWS: dict[str, Row | list[Row]] = {
    "savings:saving_list": Row(get=everyone(200), post=nobody()),
    "savings:saving_export": Row(get=everyone(200), post=nobody()),
    "savings:saving_create": Row(
        get=only(PROPOSES, 200),
        post=only(PROPOSES, 302) | {"other_officer": 200},
        data=a_saving,
    ),
    "savings:saving_detail": shown(),
    "savings:saving_history": shown(),
    "savings:saving_update": forms(an_update),
    "savings:saving_year": forms(A_YEAR, 2012),
    "savings:saving_claims": forms(CLAIMS),
    "savings:saving_step": [
        form(of_proposed, APPROVES, A_STEP),
        *forms(A_STEP | {"mitigation": "Vacancies are held."}, "undeliverable"),
    ],
    "savings:saving_placement": [
        form(of_earlier_structure, KEEPS_PLAN, WHY),
        Row(
            "in the structure it is booked in",
            args=lambda w: [w.saving.pk, w.structure.pk],
            get=only(KEEPS_PLAN, 404),
            post=only(KEEPS_PLAN, 404),
            data=lambda _: WHY,
        ),
    ],
    "savings:saving_withhold": forms(AN_EXEMPTION),
    "savings:saving_release": [
        Row(
            args=lambda w: [w.exempt_saving.pk],
            get=only(LIFTS, 200, hidden_from=HIDDEN) | {"budget_owner": 403},
            post=only(LIFTS, 302, hidden_from=HIDDEN) | {"budget_owner": 403},
            data=lambda _: WHY,
        ),
    ],
}
