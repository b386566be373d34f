"""Who gets what from the pages on which a council says how it scores risks."""

from tests.access_matrix.rows import Row, only

MANAGES = "programme_office administrator"
RUNS = "programme_manager strand_lead programme_office"
HIDDEN = "stranger member administrator board_member officer other_officer"


def newer(world):
    """Nothing newer is in force: the choice is refused, and the page asks again."""
    return {"reason": "The board agreed.", "version": "1"}


ROWS = {
    "risks:scheme_list": Row(),
    "risks:scheme_detail": Row(args=lambda world: [world.scoring_scheme.pk]),
    "risks:scheme_create": Row(get=only(MANAGES, 200), post=only(MANAGES, 200)),
    "risks:scheme_update": Row(
        args=lambda world: [world.scoring_scheme.pk],
        get=only(MANAGES, 200),
        # Nothing is filled in: the form says so.
        post=only(MANAGES, 200),
    ),
    "risks:scheme_adopt": Row(
        args=lambda world: [world.scoring_scheme.pk],
        get=only(MANAGES, 200),
        # Every register stands in it already: there is nothing to do.
        post=only(MANAGES, 200),
        data=lambda _: {"reason": "The board agreed."},
    ),
    "risks:register_scheme": [
        Row(
            args=lambda world: [world.register.pk],
            get=only(RUNS, 200),
            post=only(RUNS, 200),
            data=newer,
        ),
        Row(
            "of the council",
            args=lambda world: [world.council_register.pk],
            get=only("programme_office", 200),
            post=only("programme_office", 200),
            data=newer,
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.register.pk],
            get=only(RUNS, 200, hidden_from=HIDDEN),
            post=only(RUNS, 200, hidden_from=HIDDEN),
            data=newer,
        ),
    ],
    "risks:category_list": Row(),
    "risks:category_create": Row(
        get=only(MANAGES, 200),
        post=only(MANAGES, 302),
        data=lambda _: {"name": "Climate", "order": "9"},
    ),
    "risks:category_update": Row(
        args=lambda world: [world.risk_category.pk],
        get=only(MANAGES, 200),
        post=only(MANAGES, 302),
        data=lambda _: {
            "name": "Money",
            "order": "1",
            "reason": "As the finance team says it.",
            "version": "1",
        },
    ),
}
