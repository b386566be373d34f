"""One total, whichever way it is looked at; and what does not fit is said."""

from programmes.standing import Place
from savings.facts import GapLineFact, SavingsFacts
from savings.figures import Figures
from savings.reconcile import reconcile
from tests.savings.saving_facts import (
    YEAR,
    a_group,
    a_plan,
    a_saving,
    a_structure,
    a_target,
    claimed_by,
    year_of,
)

CHANGE = Place(1)
ACCESS, SUPPORT = Place(1, 1), Place(1, 2)
MAIL, POST = Place(1, 1, 1), Place(1, 1, 2)
COUNCIL = a_structure(a_group(1), a_group(2), name="Six directorates")


def saves(amount: int, *places: Place, **fields):
    return a_saving(
        year_of(Figures(target=amount)), claims=claimed_by(*places), **fields
    )


def test_every_view_gives_the_sum_of_the_savings():
    plan = a_plan(
        saves(101, ACCESS, SUPPORT),
        saves(50, MAIL, group_id=2),
        a_saving(year_of(Figures(target=7))),
        structures=[COUNCIL],
    )

    found = reconcile(plan, YEAR)

    assert found.agrees
    assert found.savings.proposed == 158
    assert [(view.name, view.figures.proposed) for view in found.views] == [
        ("By programme", 158),
        ("By strand", 158),
        ("By service group: Six directorates", 158),
    ]


def test_a_target_is_held_against_its_parts_and_against_the_savings():
    plan = a_plan(
        saves(60, MAIL),
        saves(30, SUPPORT, group_id=2),
        structures=[COUNCIL],
        targets=[
            a_target(100, place=CHANGE),
            a_target(70, place=ACCESS),
            a_target(40, place=SUPPORT),
            a_target(55, place=MAIL),
            a_target(20, group_id=2),
            a_target(999, place=CHANGE, year=YEAR + 1),
        ],
    )

    checks = {each.key: each for each in reconcile(plan, YEAR).targets}
    (whole,) = checks[CHANGE].years

    assert (whole.parts, whole.parts_short) == (110, -10)
    assert (checks[CHANGE].savings, checks[CHANGE].savings_short) == (90, 10)
    assert (checks[ACCESS].parts, checks[ACCESS].savings) == (55, 60)
    assert (checks[MAIL].parts, checks[MAIL].savings_short) == (None, -5)
    assert (checks[2].savings, checks[2].savings_short) == (30, -10)


def test_of_all_years_each_is_held_against_its_own_parts():
    """Milton Keynes: £600k in 2011-12, of which no strand has a part, and £1.6m in
    2012-13, all of it set to strands."""
    plan = a_plan(
        targets=[
            a_target(600_000, place=CHANGE, year=2011),
            a_target(1_600_000, place=CHANGE, year=2012),
            a_target(900_000, place=ACCESS, year=2012),
            a_target(700_000, place=SUPPORT, year=2012),
        ]
    )

    (whole, *_) = reconcile(plan, None).targets

    assert (whole.amount, whole.parts) == (2_200_000, 1_600_000)
    assert [each.parts_short for each in whole.years] == [0, 0]


def test_what_is_above_in_one_year_and_below_in_another_does_not_cancel_out():
    plan = a_plan(
        a_saving(
            year_of(Figures(target=90), 2011),
            year_of(Figures(target=110), 2012),
            claims=claimed_by(CHANGE),
        ),
        targets=[
            a_target(100, place=CHANGE, year=2011),
            a_target(80, place=ACCESS, year=2011),
            a_target(100, place=CHANGE, year=2012),
            a_target(120, place=ACCESS, year=2012),
        ],
    )

    found = reconcile(plan, None)

    whole = found.targets[0]
    assert [each.parts_short for each in whole.years] == [20, -20]
    assert [each.savings_short for each in whole.years] == [10, -10]
    assert whole in found.targets_amiss


def test_a_strand_without_a_target_is_told_by_the_targets_of_its_projects():
    plan = a_plan(
        targets=[
            a_target(100, place=CHANGE),
            a_target(30, place=MAIL),
            a_target(20, place=POST),
            a_target(50, place=SUPPORT),
        ]
    )

    (whole, *_) = reconcile(plan, YEAR).targets

    assert (whole.key, whole.parts) == (CHANGE, 100)
    assert not whole.years[0].parts_short


def test_the_targets_of_all_years_count_against_a_line_of_the_funding_gap():
    gap = GapLineFact(5, "Grant falls", YEAR, YEAR + 2, 1_000, "Cabinet, July")
    against = [
        a_target(300, place=CHANGE, year=year) for year in (YEAR, YEAR + 1, YEAR + 2)
    ]
    plan = SavingsFacts(
        gap_lines=(gap,),
        targets=tuple(
            type(each)(each.id, each.year, each.amount, each.place, None, gap.id)
            for each in against
        ),
    )

    (line,) = reconcile(plan, YEAR).gaps

    assert (line.targets, line.short) == (900, 100)
    assert reconcile(plan, YEAR + 3).gaps == ()


def test_what_somebody_must_still_enter_is_named():
    whole = {"reference": "OK", "claims": claimed_by(ACCESS)}
    year = year_of(Figures(target=10, achieved=4, validated=4))
    over = year_of(Figures(target=10, achieved=4, validated=5))
    lacking = {
        "without_owner": a_saving(year, **whole | {"reference": "A"}, budget_owner=""),
        "without_claims": a_saving(year, **whole | {"reference": "B", "claims": ()}),
        "without_figures": a_saving(**whole | {"reference": "C"}),
        "not_placed": a_saving(year, **whole | {"reference": "D"}, group_id=99),
        "shares_amiss": a_saving(
            year, **whole | {"reference": "E", "claims": [(ACCESS, 9_999)]}
        ),
    }
    too_much = a_saving(over, **whole | {"reference": "F"})
    plan = a_plan(
        a_saving(year, **whole), *lacking.values(), too_much, structures=[COUNCIL]
    )

    found = reconcile(plan, YEAR)

    for name, saving in lacking.items():
        assert [each.reference for each in getattr(found, name)] == [saving.reference]
    assert [each.saving.reference for each in found.over_validated] == ["F"]
    assert found.to_mend == 5  # that no programme claims it is no mistake
    assert found.agrees


def test_what_is_undeliverable_and_counts_beside_what_replaces_it_is_found():
    lost = saves(10, ACCESS, state="undeliverable", reference="SC-5")
    instead = saves(10, ACCESS, replaces="SC-5")
    proposed = saves(10, ACCESS, replaces="SC-5", state="proposed")

    [found] = reconcile(a_plan(lost, instead), None).counted_beside

    assert (found.saving, found.proposed) == (lost, lost.years[0].figures.proposed)
    assert reconcile(a_plan(lost, proposed), None).counted_beside == ()
    assert reconcile(a_plan(lost, instead), YEAR + 1).counted_beside == ()


def test_proposals_and_what_was_given_up_are_held_against_nothing():
    plan = a_plan(
        saves(10, ACCESS, state="proposed", budget_owner=""),
        saves(10, ACCESS, state="withdrawn", budget_owner=""),
        structures=[COUNCIL],
    )

    found = reconcile(plan, None)

    assert (found.savings, found.to_mend) == (Figures(), 0)
