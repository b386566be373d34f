"""Every sum a table prints adds up as printed, or the table says it is rounded."""

from datetime import date
from types import SimpleNamespace

import pytest

from common.money import ROUNDED, Unit
from programmes.standing import Place
from savings.cuts import by_programme
from savings.facts import GapLineFact
from savings.gap import gap_by_year
from savings.pages.dashboard_moves import moves_table
from savings.pages.dashboard_reconciliation import ReconciliationPage
from savings.pages.dashboard_tables import Named, cut_table
from savings.pages.dashboard_targets import gaps_table, targets_table
from savings.pages.gap_chart import gap_chart
from savings.pages.waterfall_chart import waterfall_chart
from savings.reconcile import GapCheck, reconcile
from savings.waterfall import waterfall
from tests.savings.saving_facts import (
    PROGRAMME,
    YEAR,
    a_gap_line,
    a_plan,
    a_saving,
    a_target,
    a_year,
)

ALL_OF_IT = ((PROGRAMME, 10_000),)
THOUSANDS = Unit.THOUSANDS


def told_of(plan, before=None):
    """What a page knows of its plan, and of an earlier day."""
    return SimpleNamespace(
        facts=plan,
        before=before,
        days=SimpleNamespace(as_at=None, since=before and date(YEAR, 4, 1)),
        names={},
        not_compared=frozenset(),
        this_year=YEAR,
        label=str,
    )


def saves(**figures):
    return a_saving(a_year(**figures), claims=ALL_OF_IT)


def test_a_total_of_targets_says_that_it_is_rounded():
    plan = a_plan(
        *(
            a_saving(
                a_year(target=1_000_00, forecast=1_000_00), claims=((place, 10_000),)
            )
            for place in (Place(1), Place(2), Place(3))
        ),
        targets=tuple(a_target(1_400_00, Place(nth)) for nth in (1, 2, 3)),
    )
    cut = by_programme(plan, YEAR)
    programmes = Named("programmes", "By programme", "Programme")

    def notes(total_target):
        return cut_table(
            cut,
            programmes,
            THOUSANDS,
            address=lambda row: "",
            total_target=total_target,
        ).notes

    assert notes(420_000) == (ROUNDED,)
    assert notes(None) == ()


@pytest.mark.parametrize(("savings", "notes"), [(1_000_00, ()), (600_00, (ROUNDED,))])
def test_a_target_less_its_savings_says_that_it_is_rounded(savings, notes):
    """£1,400 less £600 is £800: printed, 1 less 1 is 1."""
    plan = a_plan(
        saves(target=savings),
        targets=(a_target(1_400_00, PROGRAMME, gap_line_id=None),),
    )
    table = targets_table(reconcile(plan, YEAR), told_of(plan), THOUSANDS)

    assert table.notes == notes


def test_targets_inside_one_say_that_their_sum_is_rounded():
    strands = [a_target(1_400_00, Place(1, nth)) for nth in (1, 2, 3)]
    plan = a_plan(targets=(a_target(4_200_00, PROGRAMME), *strands))

    table = targets_table(reconcile(plan, YEAR), told_of(plan), THOUSANDS)

    assert table.notes == (ROUNDED,)


def test_a_line_of_the_gap_less_its_targets_says_that_it_is_rounded():
    found = SimpleNamespace(gaps=(GapCheck("Grant", YEAR, YEAR, 1_400_00, 600_00),))

    assert gaps_table(found, told_of(a_plan()), THOUSANDS).notes == (ROUNDED,)
    assert gaps_table(found, told_of(a_plan()), Unit.POUNDS).notes == ()


def test_a_view_says_that_what_is_at_risk_in_it_is_rounded():
    plan = a_plan(saves(target=1_400_00, forecast=600_00))
    choice = SimpleNamespace(year=YEAR, unit=THOUSANDS)

    assert ReconciliationPage(told_of(plan), choice).views.notes == (ROUNDED,)


def test_what_moved_says_that_it_is_rounded():
    rent = saves(target=1_400_00, forecast=600_00)
    later = a_saving(
        a_year(target=1_400_00, forecast=1_400_00), claims=ALL_OF_IT, id=rent.id
    )
    choice = SimpleNamespace(year=YEAR, scope=None, unit=THOUSANDS)

    table = moves_table(told_of(a_plan(later), before=a_plan(rent)), choice)

    assert table.notes == (ROUNDED,)


def test_what_is_open_of_the_gap_says_that_its_parts_are_rounded():
    """1,400 at risk, 1,400 without a saving and 1,400 without a target: 4 of 1, 1, 1;
    down from the gap nothing is rounded."""
    plan = a_plan(
        saves(target=1_400_00, forecast=0),
        gap_lines=(a_gap_line(4_200_00),),
        targets=(a_target(2_800_00, PROGRAMME),),
    )
    chart = waterfall_chart(
        waterfall(plan, [YEAR], this_year=YEAR), starts_in=4, unit=THOUSANDS
    )

    assert chart.notes == (ROUNDED,)


def test_a_year_of_the_gap_says_that_what_is_still_open_is_rounded():
    plan = a_plan(
        saves(target=600_00, forecast=600_00), gap_lines=(a_gap_line(1_400_00),)
    )
    chart = gap_chart(
        gap_by_year(plan, [YEAR], this_year=YEAR), starts_in=4, unit=THOUSANDS
    )

    assert chart.notes == (ROUNDED,)


def test_pounds_are_never_rounded():
    plan = a_plan(
        saves(target=600_00, forecast=600_00),
        gap_lines=(GapLineFact(1, "Grant", YEAR, YEAR, 140_001, ""),),
    )
    found = waterfall(plan, [YEAR], this_year=YEAR)

    assert waterfall_chart(found, starts_in=4).notes == ()
    assert gap_chart(gap_by_year(plan, [YEAR], this_year=YEAR), starts_in=4).notes == ()
