"""A savings plan goes out as a workbook, comes back, and is taken back."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from common.importing.plan import PlanChanged, Verdict
from savings.choices import Confidence, DeliveryRating, SavingState
from savings.importing.applying import apply_import, plan_of
from savings.importing.doing import made_any
from savings.importing.undoing import in_the_way, undo_import
from savings.models import Saving, SavingsImport
from savings.services.saving import update_saving
from tests import factories
from tests.common.importing.sheets import edited, saved, workbook
from tests.savings.imports import (
    changes_of,
    exported,
    imported,
    plan_of_file,
    plan_of_rows,
    told,
    uploaded,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return factories.make_service_group(code="PPP", name="Property")


def make_full_plan(group, finance):
    """Savings with everything that can be said of one."""
    project = factories.make_project()
    strand = factories.make_strand()
    namesake = factories.make_service_group(
        factories.make_structure(in_force_from="2013-04-01"), code="PPP", name="Places"
    )
    first = factories.make_saving(
        project,
        strand,
        group=group,
        budget_owner=finance,
        title="=HYPERLINK(1)",
        description="+44 lines\nof text ",
        delivery=DeliveryRating.AMBER,
        delivery_reason="Two sites are late.",
        confidence=Confidence.INTERIM,
        funding=120_050,
        fte_effect=Decimal("-2.50"),
        target=120_001,
        full_year_effect=11,
        forecast=50,
        achieved=99_999_999_999_99,
        pressure=-1_205_51,
        planned=[10_001] * 12,
        validated=7,
    )
    factories.make_saving(
        group=namesake, state=SavingState.WITHDRAWN, replaces=first, **factories.EXEMPT
    )
    year = factories.make_saving_year(first, 2013, target=0)
    return first, year


def test_a_plan_that_was_exported_comes_back_as_no_change(group, finance):
    make_full_plan(group, finance)

    plan = plan_of_file(finance, exported(finance))

    assert told(plan) == []
    assert changes_of(plan) == []
    assert [notice for row in plan.rows for notice in row.notices] == []
    assert plan.notices == []
    assert {row.verdict for row in plan.rows} == {Verdict.SAME}


def test_targets_by_year_come_in_from_a_council_s_own_columns(group, finance):
    project = factories.make_project()
    place = project.strand.programme.name, project.strand.name, project.name
    book = workbook(
        ["Ref", "Saving", "Directorate", "Type", "Programme", "Strand", "Project",
         "2012-13 target (£'000)", "2013/14", "Status"],
        ["P1", "One reception", "ppp", "Cashable", *place, 45.5, 1200.5, "Approved"],
        ["P2", "Two vans", "Property", "Income", None, None, None, "12", "(12)", None],
    )  # fmt: skip
    plan = plan_of_file(finance, book)

    assert told(plan) == ["I3: Write an amount that is not negative."]
    assert [row.verdict for row in plan.rows] == [Verdict.CREATE, Verdict.WRONG]
    assert plan.notices == ["Read in thousands of pounds, as the headings say: H."]
    years = {each.year: each.figures for each in plan.rows[0].years.values()}
    assert years == {2012: {"target": 45_500_00}, 2013: {"target": 1_200_50}}
    assert plan.rows[0].claims[0].place.project_id == project.pk
    assert plan.rows[0].brief == "Proposed, £45,500 in 2012-13, £1,200.50 in 2013-14"
    assert plan.rows[0].notices == [
        "It comes in as proposed, not as approved: its steps are taken on its page."
    ]


def test_nothing_less_than_nothing_comes_in_as_achieved(group, finance):
    make_full_plan(group, finance)
    book = edited(exported(finance))
    book["Years"].cell(2, 6).value = -1

    plan = plan_of_file(finance, saved(book))

    assert "Write an amount that is not negative." in told(plan)[0]


def test_only_good_rows_come_in_if_so_chosen(group, finance):
    book = workbook(
        ["Reference", "Title", "Service group", "Type"],
        ["P1", "One reception", "Nowhere", "Cashable: income"],
        ["P2", "Two vans", "PPP", "Cashable: income"],
        title="Savings",
    )

    with pytest.raises(PlanChanged):
        imported(finance, book)
    done = imported(finance, book, good_only=True)

    saving = Saving.objects.get()
    assert (saving.reference, saving.state) == ("P2", SavingState.PROPOSED)
    assert done.did["summary"] == (
        "1 new saving, none changed, none without a change and 1 not brought in, to be "
        "mended"
    )
    assert done.sheets == {}


def test_what_was_changed_in_excel_is_changed_and_put_back(group, finance):
    first, _ = make_full_plan(group, finance)
    book = edited(exported(finance))
    savings, years, claims = book["Savings"], book["Years"], book["Claims"]
    savings.cell(2, 2).value = "One reception"
    row = next(r for r in range(2, 5) if years.cell(r, 2).value == "2013-14")
    years.cell(row, 3).value = 1_500.25
    years.cell(row, 6).value = 99
    for number in range(2, claims.max_row + 1):
        if claims.cell(number, 4).value:
            claims.cell(number, 5).value = 60
        elif claims.cell(number, 3).value:
            claims.cell(number, 5).value = 40

    kept = imported(finance, saved(book))

    first.refresh_from_db()
    year = first.years.get(year=2013)
    assert not made_any(kept.did, "rows")
    assert first.title == "One reception"
    assert (year.target, year.achieved) == (150_025, 0)  # returns say what is achieved
    assert sorted(c.share for c in first.attributions.all()) == [4_000, 6_000]

    undo_import(kept, kept.version, by=finance)

    first.refresh_from_db()
    year.refresh_from_db()
    assert (first.title, year.target) == ("=HYPERLINK(1)", 0)
    assert [c.share for c in first.attributions.all()] == [5_000, 5_000]


def test_what_came_in_is_removed_while_nobody_has_touched_it(group, finance):
    book = workbook(
        ["Reference", "Title", "Service group", "Type", "Replaces"],
        ["P1", "One reception", "PPP", "Cashable: income", None],
        ["P2", "Two vans", "PPP", "Cashable: income", "P1"],
        title="Savings",
    )
    kept = imported(finance, book)
    saving = Saving.objects.get(reference="P2")
    assert saving.replaces.reference == "P1"
    touched = update_saving(saving, 1, by=finance, reason="Better.", title="Three vans")

    with pytest.raises(ValidationError, match="has been changed since"):
        undo_import(kept, kept.version, by=finance)
    assert in_the_way(kept) == [f"{touched} has been changed since."]

    again = imported(finance, workbook(
        ["Reference", "Title", "Service group", "Type"],
        ["P3", "Four vans", "PPP", "Income"], title="Savings",
    ))  # fmt: skip
    undo_import(again, again.version, by=finance)
    assert not Saving.objects.filter(reference="P3").exists()


def test_what_is_done_is_what_was_looked_at(group, finance):
    first, _ = make_full_plan(group, finance)
    book = edited(exported(finance))
    book["Savings"].cell(2, 2).value = "One reception"
    kept = uploaded(finance, saved(book))
    seen = plan_of(kept, finance).mark()
    update_saving(first, first.version, by=finance, reason="Better.", title="Else")

    with pytest.raises(PlanChanged):
        apply_import(kept, kept.version, seen=seen, good_only=False, by=finance)
    assert not SavingsImport.objects.get().imported_at


def test_every_bad_cell_is_named_with_what_to_do(group, finance):
    factories.make_saving(reference="OLD", **factories.EXEMPT)
    plan = plan_of_rows(
        finance,
        ["P1", None, "PPP", "Cashable: income", None, None, 1200.505, None],
        ["P2", "Two vans", "PPP", "Cashable: income", "nobody@council.example", None,
         "£1,200.505", None],
        ["P2", "Three vans", "PPP", "Magic", None, "P9", "<script>", None],
        ["OLD", "Anything", None, None, None, None, None, "No"],
        headings=("Reference", "Title", "Service group", "Type", "Budget owner",
                  "Replaces", "2012-13", "Exempt"),
    )  # fmt: skip

    said = told(plan)
    assert said[0] == "B2: A new saving needs this: Title."
    assert said[1] == "G2: Write the amount in pounds and whole pence."
    assert said[2].startswith("E3: Nobody who may sign in has this address")
    assert said[3] == "G3: Write the amount in pounds and whole pence."
    assert said[4] == "A4: Row 3 has this reference already."
    assert said[5].startswith("D4: “Magic” is no type of saving; choose Cashable")
    assert said[6].startswith("F4: There is no saving with this reference")
    assert said[7] == "G4: Write the amount in figures, such as 1,200 or 1200.50."
    assert said[8].startswith("H5: OLD is exempt, and an import does not open it")
    assert len(said) == 9


def test_a_withdrawn_saving_and_rows_that_share_a_cell_are_not_changed(group, finance):
    factories.make_saving(reference="OLD", group=group, state=SavingState.WITHDRAWN)
    book = edited(
        workbook(
            ["Reference", "Title", "Service group", "Type"],
            ["OLD", "Another title", None, None],
            ["P1", "One reception", "PPP", "Income"],
            ["P2", "Two vans", "PPP", "Income"],
            title="Savings",
        )
    )
    book["Savings"].merge_cells("C3:C4")

    plan = plan_of_file(finance, saved(book))

    assert [row.verdict for row in plan.rows] == [Verdict.WRONG] * 3
    assert told(plan)[0].startswith("A2: OLD was withdrawn")
    assert told(plan)[1].startswith("C3: C3:C4 is merged over several rows")
