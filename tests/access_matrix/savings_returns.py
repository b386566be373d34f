"""Who gets what from the pages of savings returns."""

from tests.access_matrix.rows import Row, nobody, only

FILLS_IN = "budget_owner finance programme_office"
READS = f"{FILLS_IN} clerk legal auditor"
KEEPS_THE_PLAN = "finance programme_office"
HIDDEN = (
    "stranger member administrator board_member officer other_officer strand_lead "
    "programme_manager"
)
# Its owner knows of it, and leaves it to finance.
REVIEWS = {**only("finance", 200, hidden_from=HIDDEN), "budget_owner": 403}


def cells(world):
    return {"version": "1", f"achieved-{world.saving.pk}": "4,000"}


def the_return(world):
    return [world.savings_return.pk]


ROWS = {
    "savings:return_list": Row(),
    "savings:return_open": Row(
        args=lambda world: [
            world.savings_return.period_id,
            world.savings_return.owner_id,
        ],
        get=nobody(),
        post=only(FILLS_IN, 302),
    ),
    "savings:return_detail": Row(
        args=the_return,
        get=only(READS, 200, otherwise=404),
        post=only(FILLS_IN, 302, hidden_from=HIDDEN),
        data=cells,
    ),
    "savings:return_autosave": Row(
        args=the_return,
        get=nobody(),
        post=only(FILLS_IN, 200, hidden_from=HIDDEN),
        data=cells,
    ),
    "savings:return_paste": Row(
        args=the_return,
        get=only(FILLS_IN, 200, hidden_from=HIDDEN),
        post=only(FILLS_IN, 200, hidden_from=HIDDEN),
        data=lambda _: {"version": "1", "block": "4,000\t5,000"},
    ),
    "savings:return_paste_json": Row(
        args=the_return,
        get=nobody(),
        post=only(FILLS_IN, 200, hidden_from=HIDDEN),
        data=lambda _: {"block": "4,000\t5,000"},
    ),
    "savings:return_review": Row(
        args=the_return,
        get=REVIEWS,
        # It is not submitted yet: the page says so.
        post=REVIEWS,
        data=lambda _: {"version": "1", "accept": "1"},
    ),
    "savings:return_chase": Row(
        args=lambda world: [world.savings_return.period_id],
        get=only(KEEPS_THE_PLAN, 200),
        post=only(KEEPS_THE_PLAN, 302),
        data=lambda _: {"chase": "all"},
    ),
    "savings:calendar_update": Row(
        get=only(KEEPS_THE_PLAN, 200),
        post=only(KEEPS_THE_PLAN, 302),
        data=lambda _: {
            "version": "1",
            "cadence": "monthly",
            "first_day_day": "1",
            "first_day_month": "4",
            "first_day_year": "2012",
            "due_after_days": "12",
            "reason": "Ledgers close later.",
        },
    ),
}
