"""Benefits, their readings and the values they stand for: who gets what."""

from typing import Any

from tests.access_matrix.rows import Row, everyone, only
from tests.access_matrix.world import World

EDITORS = "officer strand_lead programme_manager programme_office"
APPROVERS = "strand_lead programme_manager programme_office"
HIDDEN = "stranger member administrator board_member other_officer"
LIFTERS = "legal clerk"
KEEPERS = "programme_office administrator"


def said(world: World) -> dict[str, Any]:
    """What both forms ask."""
    return {"title": "Answers come sooner", "kind": "quantitative"}


def changed(world: World) -> dict[str, Any]:
    return said(world) | {"version": 1, "reason": "It is clearer so."}


def new(world: World) -> dict[str, Any]:
    return said(world) | {"place": f"project-{world.project.pk}"}


def read(world: World) -> dict[str, Any]:
    return {"on_day": "31", "on_month": "7", "on_year": "2012", "value": "14.5"}


def decided(world: World) -> dict[str, Any]:
    return {"version": 1, "reason": "The board said so."}


def withheld(world: World) -> dict[str, Any]:
    return {"version": 1, "paragraphs": ["3"], "exempt_reason": "Tenders are open."}


def of_a_benefit(allowed: str, data: Any) -> list[Row]:
    """A page about the officer's benefit, and about one that is exempt."""
    return [
        Row(
            args=lambda w: [w.benefit.pk],
            get=only(allowed, 200),
            post=only(allowed, 302),
            data=data,
        ),
        Row(
            "exempt",
            args=lambda w: [w.exempt_benefit.pk],
            get=only(allowed, 200, hidden_from=HIDDEN),
            post=only(allowed, 302, hidden_from=HIDDEN),
            data=data,
        ),
    ]


def shown(hidden: str = HIDDEN) -> dict[str, int]:
    return everyone(200) | dict.fromkeys([*hidden.split(), "budget_owner"], 404)


ROWS: dict[str, Row | list[Row]] = {
    "savings:benefit_list": Row(),
    "savings:benefit_export": Row(),
    "savings:benefit_create": Row(
        get=only(f"{EDITORS} other_officer", 200),
        post=only(EDITORS, 302) | {"other_officer": 200},
        data=new,
    ),
    "savings:benefit_detail": [
        Row(args=lambda w: [w.benefit.pk]),
        Row("exempt", args=lambda w: [w.exempt_benefit.pk], get=shown()),
        Row(
            "of an exempt project",
            args=lambda w: [w.exempt.benefit.pk],
            get=shown(f"{HIDDEN} officer"),
        ),
    ],
    "savings:benefit_history": [
        Row(args=lambda w: [w.benefit.pk]),
        Row("exempt", args=lambda w: [w.exempt_benefit.pk], get=shown()),
    ],
    "savings:benefit_update": of_a_benefit(EDITORS, changed),
    "savings:reading_create": of_a_benefit(EDITORS, read),
    "savings:benefit_close": of_a_benefit(APPROVERS, decided),
    "savings:benefit_reopen": Row(
        args=lambda w: [w.benefit.pk],
        get=only(APPROVERS, 200),
        # It is followed already: the form says so.
        post=only(APPROVERS, 200),
        data=decided,
    ),
    "savings:benefit_withhold": of_a_benefit(EDITORS, withheld),
    "savings:benefit_release": Row(
        args=lambda w: [w.exempt_benefit.pk],
        get=only(LIFTERS, 200, hidden_from=HIDDEN),
        post=only(LIFTERS, 302, hidden_from=HIDDEN),
        data=decided,
    ),
    "savings:reading_update": Row(
        args=lambda w: [w.benefit_reading.pk],
        get=only(EDITORS, 200),
        post=only(EDITORS, 302),
        data=lambda w: read(w) | {"version": 1, "reason": "Misread."},
    ),
    "savings:value_list": Row(),
    "savings:value_create": Row(
        get=only(KEEPERS, 200),
        post=only(KEEPERS, 302),
        data=lambda _: {"name": "Pioneering", "order": 1},
    ),
    "savings:value_update": Row(
        args=lambda w: [w.corporate_value.pk],
        get=only(KEEPERS, 200),
        post=only(KEEPERS, 302),
        data=lambda _: {"name": "Caring", "order": 2, "version": 1, "reason": "So."},
    ),
}
