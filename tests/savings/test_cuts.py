"""One saving, two views: by those who claim it and by the budgets that fall."""

import pytest

from common.periods import year_label
from programmes.standing import Place
from savings.choices import DeliveryRating, SavingKind, SavingState
from savings.cuts import (
    NOT_IN_STRUCTURE,
    OUTSIDE_PROGRAMMES,
    Cut,
    by_delivery,
    by_group,
    by_kind,
    by_programme,
    by_project,
    by_strand,
    by_year,
    not_yet_agreed,
    total,
)
from savings.figures import Figures
from tests.savings.saving_facts import (
    YEAR,
    a_group,
    a_plan,
    a_saving,
    a_structure,
    a_target,
    claimed_by,
    thousands,
    year_of,
)

CHANGE = Place(1)
ACCESS, SUPPORT = Place(1, 1), Place(1, 2)
MAIL = Place(1, 1, 1)
OTHER = Place(2, 3)
ADULTS, CHILDREN, FINANCE = a_group(1, "Adults"), a_group(2, "Children"), a_group(3)
COUNCIL = a_structure(ADULTS, CHILDREN, FINANCE)


def told(cut: Cut) -> list[tuple[object, int]]:
    """Each row's key and what it proposes, in £'000."""
    return [(row.key, row.figures.proposed // thousands(1)) for row in cut.rows]


def of(amount: int, **figures: int) -> Figures:
    return Figures(
        target=thousands(amount),
        **{name: thousands(value) for name, value in figures.items()},
    )


def test_milton_keynes_books_its_savings_to_service_groups_and_claims_them_by_strand():
    """£600k achieved in 2011-12 and £1.6m to come in 2012-13 (one quarterly report)."""
    first, then = year_of(of(600, achieved=600), 2011), year_of(of(1_000), 2012)
    plan = a_plan(
        a_saving(first, claims=claimed_by(ACCESS), group_id=1),
        a_saving(then, claims=claimed_by(ACCESS, SUPPORT), group_id=2),
        a_saving(year_of(of(600), 2012), claims=claimed_by(SUPPORT), group_id=1),
        structures=[COUNCIL],
    )

    assert told(by_strand(plan, 2011)) == [(ACCESS, 600)]
    assert told(by_group(plan, COUNCIL, 2011)) == [(1, 600), (2, 0), (3, 0)]
    assert total(plan, 2011).figures.achieved == thousands(600)

    assert told(by_strand(plan, 2012)) == [(ACCESS, 500), (SUPPORT, 1_100)]
    assert told(by_group(plan, COUNCIL, 2012)) == [(1, 600), (2, 1_000), (3, 0)]
    for cut in (by_strand(plan, 2012), by_group(plan, COUNCIL, 2012)):
        assert cut.total.proposed == thousands(1_600)


def test_what_earlier_savings_carry_on_is_counted_with_what_is_new():
    """Enfield: new 11.2m + full-year effect 13.3m = 24.5m."""
    plan = a_plan(a_saving(year_of(of(11_200, full_year_effect=13_300))))

    assert total(plan, YEAR).figures.proposed == thousands(24_500)


def test_the_share_that_no_programme_claims_is_outside_the_programmes():
    plan = a_plan(
        a_saving(year_of(of(100)), claims=[(ACCESS, 6_000), (None, 4_000)]),
        a_saving(year_of(of(10))),
    )

    cut = by_strand(plan, YEAR)

    assert told(cut) == [(ACCESS, 60), (None, 50)]
    assert cut.rows[-1].name == OUTSIDE_PROGRAMMES
    assert cut.total.proposed == thousands(110)


def test_what_a_programme_claims_itself_has_a_row_beside_its_strands():
    plan = a_plan(
        a_saving(year_of(of(100)), claims=claimed_by(CHANGE, MAIL)),
        a_saving(year_of(of(8)), claims=claimed_by(OTHER)),
    )

    assert told(by_programme(plan, YEAR)) == [(CHANGE, 100), (Place(2), 8)]
    assert told(by_strand(plan, YEAR)) == [(CHANGE, 50), (ACCESS, 50), (OTHER, 8)]
    assert told(by_project(plan, YEAR)) == [(CHANGE, 50), (MAIL, 50), (OTHER, 8)]


def test_inside_a_scope_only_the_shares_claimed_there_count():
    plan = a_plan(
        a_saving(
            year_of(of(100)),
            claims=[(ACCESS, 2_500), (OTHER, 7_500)],
            group_id=2,
            kind=SavingKind.INCOME.value,
        ),
        structures=[COUNCIL],
    )

    inside = [
        by_strand(plan, YEAR, CHANGE),
        by_group(plan, COUNCIL, YEAR, CHANGE),
        by_kind(plan, YEAR, CHANGE),
        by_delivery(plan, YEAR, CHANGE),
        by_year(plan, CHANGE, label=year_label),
    ]

    assert [cut.total.proposed for cut in inside] == [thousands(25)] * 5


def test_what_is_not_agreed_or_was_given_up_is_in_no_total():
    states = SavingState.PROPOSED, SavingState.WITHDRAWN, SavingState.UNDELIVERABLE
    plan = a_plan(*(a_saving(year_of(of(10)), state=each.value) for each in states))

    counted, proposed = total(plan, YEAR), not_yet_agreed(plan, YEAR)

    assert (counted.savings, counted.figures.proposed) == (1, thousands(10))
    assert (proposed.savings, proposed.figures.proposed) == (1, thousands(10))


def test_a_saving_in_two_strands_is_counted_once_in_the_total():
    plan = a_plan(
        a_saving(
            year_of(of(10), has_forecast=False), claims=claimed_by(ACCESS, SUPPORT)
        )
    )

    cut = by_strand(plan, YEAR)

    assert [row.savings for row in cut.rows] == [1, 1]
    assert (cut.savings, cut.without_forecast) == (1, 1)


def test_a_penny_that_cannot_be_halved_goes_to_one_of_the_two():
    plan = a_plan(
        a_saving(year_of(Figures(target=101)), claims=claimed_by(ACCESS, SUPPORT))
    )

    assert [row.figures.target for row in by_strand(plan, YEAR).rows] == [51, 50]


def test_a_restructure_keeps_the_total_and_cuts_the_parts_anew():
    """Brighton & Hove, 2024/25: 23,627 by the old directorates and by the new."""
    before = a_structure(a_group(1, "Families"), a_group(2, "Places"))
    after = a_structure(
        a_group(11, "Adults", structure_id=2),
        a_group(12, "City", structure_id=2),
        structure_id=2,
    )
    plan = a_plan(
        a_saving(year_of(of(20_000)), group_id=1),
        a_saving(year_of(of(3_627)), group_id=2),
        structures=[before, after],
        successions=[(1, 11, 7_500), (1, 12, 2_500), (2, 12, 10_000)],
        targets=[a_target(thousands(1_000), group_id=1)],
    )

    assert told(by_group(plan, before, YEAR)) == [(1, 20_000), (2, 3_627)]
    cut = by_group(plan, after, YEAR)
    assert told(cut) == [(11, 15_000), (12, 8_627)]
    assert [row.target for row in cut.rows] == [thousands(750), thousands(250)]
    assert cut.total.proposed == thousands(23_627)


def test_a_group_that_went_nowhere_leaves_its_savings_not_placed():
    later = a_structure(a_group(9, structure_id=2), structure_id=2)
    plan = a_plan(a_saving(year_of(of(5))), structures=[COUNCIL, later])

    cut = by_group(plan, later, YEAR)

    assert told(cut) == [(9, 0), (None, 5)]
    assert cut.rows[-1].name == NOT_IN_STRUCTURE


def test_rows_have_the_target_set_for_such_a_row():
    plan = a_plan(
        a_saving(year_of(of(10)), claims=claimed_by(MAIL)),
        targets=[
            a_target(thousands(30), place=CHANGE),
            a_target(thousands(20), place=SUPPORT),
            a_target(thousands(9), place=MAIL),
            a_target(thousands(7), place=SUPPORT, year=YEAR + 1),
        ],
    )

    by_key = {row.key: row.target for row in by_strand(plan, YEAR).rows}

    assert by_key == {ACCESS: None, SUPPORT: thousands(20)}
    assert by_programme(plan, YEAR).rows[0].target == thousands(30)
    assert by_project(plan, YEAR, MAIL).rows[0].target == thousands(9)


def test_rows_stand_in_the_order_of_the_names_given():
    plan = a_plan(a_saving(year_of(of(10)), claims=claimed_by(ACCESS, SUPPORT)))

    cut = by_strand(plan, YEAR, names={SUPPORT: "Support", ACCESS: "Public Access"})

    assert [row.name for row in cut.rows] == ["Support", "Public Access"]


@pytest.mark.parametrize("rating", ["", "red"])
def test_savings_nobody_rated_are_a_row_where_there_are_any(rating):
    plan = a_plan(a_saving(year_of(of(10)), delivery=rating))

    keys = [row.key for row in by_delivery(plan, YEAR).rows]

    assert keys == [*DeliveryRating.values, *([""] if rating == "" else [])]


def test_each_year_has_a_row_and_a_one_off_saving_ends_with_its_year():
    plan = a_plan(
        a_saving(year_of(of(10), 2011), year_of(of(0, full_year_effect=15), 2012)),
        a_saving(year_of(of(4), 2013)),
    )

    cut = by_year(plan, label=year_label)

    assert told(cut) == [(2011, 10), (2012, 15), (2013, 4)]
    assert [row.name for row in cut.rows] == ["2011-12", "2012-13", "2013-14"]
    assert by_strand(plan, None).total == cut.total
