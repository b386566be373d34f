"""What moved since another day, saving by saving."""

from dataclasses import replace

from savings.figures import Figures
from savings.moves import moves
from tests.savings.saving_facts import YEAR, a_plan, a_saving, year_of

STEADY = a_saving(year_of(Figures(target=100, forecast=100)), reference="A")


def changed(saving, **figures: int):
    (year,) = saving.years
    return replace(saving, years=(replace(year, figures=Figures(**figures)),))


def test_savings_that_moved_come_with_the_largest_change_of_forecast_first():
    other = replace(STEADY, id=9_001, reference="B")
    third = replace(STEADY, id=9_002, reference="C")
    before = a_plan(STEADY, other, third)
    after = a_plan(
        changed(STEADY, target=100, forecast=90),
        changed(other, target=100, forecast=20),
        third,
    )

    moved = moves(before, after, YEAR)

    assert [each.after.reference for each in moved] == ["B", "A"]
    assert (moved[0].then.forecast, moved[0].now.forecast) == (100, 20)


def test_a_saving_agreed_since_is_new_and_one_given_up_is_gone():
    proposed, given_up = (
        replace(STEADY, state="proposed"),
        replace(STEADY, state="withdrawn"),
    )

    (new,) = moves(a_plan(proposed), a_plan(STEADY), YEAR)
    (gone,) = moves(a_plan(STEADY), a_plan(given_up), YEAR)

    assert (new.is_new, new.is_gone) == (True, False)
    assert (gone.is_new, gone.is_gone) == (False, True)


def test_a_step_in_its_life_and_another_rating_are_moves_too():
    late = replace(STEADY, delivery="red")
    done = replace(STEADY, state="delivered")

    assert len(moves(a_plan(STEADY), a_plan(late), YEAR)) == 1
    assert len(moves(a_plan(STEADY), a_plan(done), YEAR)) == 1
    assert moves(a_plan(STEADY), a_plan(STEADY), YEAR) == ()


def test_what_was_exempt_then_is_not_compared_for_those_who_may_not_know_it():
    assert moves(a_plan(), a_plan(STEADY), YEAR, not_compared={STEADY.id}) == ()


def test_another_years_figures_do_not_move_this_year():
    before = a_plan(STEADY)
    (year,) = STEADY.years
    more = replace(STEADY, years=(year, year_of(Figures(target=1), YEAR + 1)))

    assert moves(before, a_plan(more), YEAR) == ()
    assert len(moves(before, a_plan(more), None)) == 1
