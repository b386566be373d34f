"""Who gets what from the pages of the plan: structures, budgets, the gap, targets."""

from tests.access_matrix.rows import Row, only
from tests.factories.savings import YEAR

KEEPS = "finance programme_office"
REASON = {"reason": "Cabinet, 25 July 2012."}


def kept(args, post=302, **fields):
    """A page that only the keepers of the plan may change."""
    return Row(
        args=args,
        get=only(KEEPS, 200),
        post=only(KEEPS, post),
        data=lambda _: fields,
    )


ROWS = {
    "savings:structure_list": Row(),
    "savings:structure_detail": Row(args=lambda world: [world.structure.pk]),
    "savings:structure_create": kept(
        lambda _: [],
        name="Directorates from 2013",
        in_force_from_day="1",
        in_force_from_month="4",
        in_force_from_year="2013",
        copies_groups="on",
    ),
    "savings:structure_update": kept(
        lambda world: [world.structure.pk],
        name="Service groups",
        in_force_from_day="1",
        in_force_from_month="4",
        in_force_from_year="2010",
        version="1",
        **REASON,
    ),
    # Nothing went before the only structure: there is nothing to say, and it is kept.
    "savings:structure_succession": kept(
        lambda world: [world.structure.pk], version="1", **REASON
    ),
    "savings:group_create": kept(
        lambda world: [world.structure.pk], name="Homes", code="HOM", order="9"
    ),
    "savings:group_update": kept(
        lambda world: [world.service_group.pk],
        name="Homes",
        code="HOM",
        order="9",
        version="1",
        **REASON,
    ),
    # Savings are booked against it: the page says so.
    "savings:group_remove": kept(
        lambda world: [world.service_group.pk], post=200, **REASON
    ),
    "savings:group_budgets": kept(
        lambda world: [world.structure.pk, YEAR], version="1", **REASON
    ),
    "savings:explanation_update": kept(
        lambda world: [world.service_group.pk, YEAR],
        explanation="Vacancies were filled late.",
        mitigation="Agency staff leave in May.",
        version="0",
    ),
    "savings:gap_line_list": Row(),
    "savings:gap_line_create": kept(
        lambda _: [],
        title="Unidentified",
        first_year="2026",
        last_year="2027",
        amount="£1.6m",
        order="0",
    ),
    "savings:gap_line_update": kept(
        lambda world: [world.gap_line.pk],
        title="Unidentified",
        first_year="2012",
        last_year="2012",
        amount="£1.6m",
        order="0",
        version="1",
        **REASON,
    ),
    "savings:gap_line_remove": kept(lambda world: [world.gap_line.pk], **REASON),
    "savings:target_list": Row(),
    "savings:target_create": Row(
        get=only(KEEPS, 200),
        post=only(KEEPS, 302),
        data=lambda world: {
            "place": f"strand-{world.strand.pk}",
            "year": "2026",
            "amount": "£600,000",
        },
    ),
    "savings:target_update": kept(
        lambda world: [world.savings_target.pk],
        amount="£1.7m",
        version="1",
        **REASON,
    ),
    "savings:target_remove": kept(lambda world: [world.savings_target.pk], **REASON),
}
