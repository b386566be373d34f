"""How the plan is kept: structures, budgets, the funding gap, targets."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from common.locking import EditConflict
from savings.cuts import NOT_IN_STRUCTURE, by_group
from savings.facts import load
from savings.models import GroupBudget, GroupSuccession, SavingsTarget, ServiceGroup
from savings.services import plan
from tests import factories
from tests.factories.savings import YEAR, in_pounds

pytestmark = pytest.mark.django_db

WHO = {"by": None, "reason": "Council, 12 September 2012."}


@pytest.fixture
def old():
    structure = plan.create_structure(
        name="Service groups", in_force_from=date(2011, 4, 1), by=None
    )
    for nth, code in enumerate(("COM", "ENV", "RES")):
        plan.add_group(structure, code=code, name=code, order=nth, by=None)
    return structure


@pytest.fixture
def new(old):
    return plan.create_structure(
        name="Directorates", in_force_from=date(2012, 10, 1), by=None
    )


def group(structure, code):
    return ServiceGroup.objects.get(structure=structure, code=code)


def test_a_new_structure_begins_with_the_old_groups_whole(old, new):
    went = GroupSuccession.objects.filter(successor__structure=new)

    assert [str(each.successor) for each in went] == ["COM", "ENV", "RES"]
    assert {each.share for each in went} == {10_000}
    assert went.first().history.get().history_change_reason


def test_a_new_structure_may_begin_empty(old):
    empty = plan.create_structure(
        name="Recut", in_force_from=date(2012, 4, 1), copies_groups=False, by=None
    )

    assert not empty.groups.exists()


def test_a_new_structure_begins_after_the_last(old):
    with pytest.raises(ValidationError, match="since 1 April 2011"):
        plan.create_structure(name="Older", in_force_from=date(2011, 4, 1), by=None)


def test_structures_keep_their_order(old, new):
    plan.update_structure(new, 1, in_force_from=date(2012, 9, 1), **WHO)

    with pytest.raises(ValidationError, match="structures keep their order"):
        plan.update_structure(new, 2, in_force_from=date(2011, 3, 1), **WHO)
    with pytest.raises(ValidationError, match="structures keep their order"):
        plan.update_structure(old, 1, in_force_from=date(2012, 9, 1), **WHO)


def test_what_an_old_group_became_comes_to_all_of_it(old, new):
    com, res = group(old, "COM"), group(old, "RES")

    def split(*shares):
        parts = zip((group(new, "COM"), group(new, "ENV")), shares, strict=True)
        return [plan.Went(com, each, share) for each, share in parts]

    with pytest.raises(ValidationError, match="COM: The shares come to 90 %"):
        plan.set_successions(new, 1, split(4_000, 5_000), **WHO)
    with pytest.raises(ValidationError, match="come to 110 %"):
        plan.set_successions(new, 1, split(6_000, 5_000), **WHO)
    plan.set_successions(
        new, 1, [*split(6_000, 4_000), plan.Went(res, group(new, "RES"))], **WHO
    )

    stands = GroupSuccession.objects.filter(successor__structure=new)
    assert {(str(s.predecessor), str(s.successor), s.share) for s in stands} == {
        ("COM", "COM", 6_000),
        ("COM", "ENV", 4_000),
        ("RES", "RES", 10_000),
    }


def test_groups_go_from_one_structure_to_the_very_next(old, new):
    newest = plan.create_structure(
        name="Newest", in_force_from=date(2013, 4, 1), by=None
    )
    leap = plan.Went(group(old, "COM"), group(newest, "COM"))
    stray = plan.Went(group(new, "COM"), group(old, "COM"))

    with pytest.raises(ValidationError, match="no group of the structure before"):
        plan.set_successions(newest, 1, [leap], **WHO)
    with pytest.raises(ValidationError, match="no group of Newest"):
        plan.set_successions(newest, 1, [stray], **WHO)


def test_a_restructure_in_the_middle_of_a_year_keeps_the_total(old, new):
    """Milton Keynes' £1.6m of 2012-13, cut anew in October."""
    com, env = group(old, "COM"), group(old, "ENV")
    for booked, pounds in ((com, 1_000_001), (env, 599_999)):
        factories.make_saving(group=booked, target=in_pounds(pounds))
    halves = [plan.Went(com, group(new, code), 5_000) for code in ("COM", "RES")]
    plan.set_successions(new, 1, halves, **WHO)
    facts = load(with_council=True)

    before, after = (by_group(facts, each, YEAR) for each in facts.structures)

    assert [row.figures.target for row in before.rows] == [
        in_pounds(1_000_001),
        in_pounds(599_999),
        0,
    ]
    assert [(row.name, row.figures.target) for row in after.rows] == [
        ("COM", 50_000_050),
        ("ENV", 0),
        ("RES", 50_000_050),
        (NOT_IN_STRUCTURE, in_pounds(599_999)),
    ]
    assert before.total.target == after.total.target == in_pounds(1_600_000)


def test_a_group_stays_while_anything_hangs_on_it(old, new):
    env = group(new, "ENV")
    plan.set_budget(env, YEAR, in_pounds(500), by=None)

    with pytest.raises(ValidationError) as refusal:
        plan.remove_group(env, **WHO)
    assert "it has a budget, old groups went to it" in refusal.value.messages[0]

    plan.set_budget(env, YEAR, None, **WHO)
    plan.set_successions(new, 1, [], **WHO)
    plan.remove_group(env, **WHO)
    assert ServiceGroup.history.filter(id=env.pk, history_type="-").exists()


def test_budgets_of_a_structure_are_set_together_and_only_where_they_change(old):
    com, env = group(old, "COM"), group(old, "ENV")
    plan.set_budgets(old, 1, YEAR, {com: 100, env: 200}, **WHO)

    plan.set_budgets(old, 2, YEAR, {com: 100, env: None}, **WHO)

    budget = GroupBudget.objects.get()
    assert (budget.group, budget.net_budget, budget.version) == (com, 100, 1)
    with pytest.raises(EditConflict):
        plan.set_budgets(old, 2, YEAR, {com: 300}, **WHO)


def test_of_two_who_explain_a_group_the_second_is_told(old):
    com = group(old, "COM")
    words = {"explanation": "Vacancies.", "mitigation": "Agency staff leave."}
    plan.set_explanation(com, YEAR, 0, by=None, **words)

    with pytest.raises(EditConflict):
        plan.set_explanation(com, YEAR, 0, by=None, **words)
    assert plan.set_explanation(com, YEAR, 1, by=None, **words).version == 2


def test_a_target_counts_against_a_line_of_its_year():
    line = factories.make_gap_line(first_year=2013, last_year=2014)

    with pytest.raises(ValidationError, match="not of the target's year"):
        plan.set_target(
            factories.make_programme(), YEAR, amount=100, gap_line=line, by=None
        )
    plan.set_target(
        factories.make_programme(), 2013, amount=100, gap_line=line, by=None
    )
    with pytest.raises(ValidationError, match="Targets of years outside"):
        plan.update_gap_line(line, 1, first_year=2014, **WHO)
    with pytest.raises(ValidationError, match="change those first"):
        plan.remove_gap_line(line, **WHO)


def test_a_place_has_one_target_a_year():
    strand = factories.make_strand()
    plan.set_target(strand, YEAR, amount=100, by=None)

    with pytest.raises(ValidationError, match="a target for this year already"):
        plan.set_target(strand, YEAR, amount=200, by=None)
    plan.set_target(strand, YEAR + 1, amount=200, by=None)
    with pytest.raises(ValidationError):
        plan.set_target(strand, YEAR + 2, amount=-1, by=None)
    assert SavingsTarget.objects.count() == 2
