"""An import done: all of it or nothing, through the ordinary services."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.choices import CouncilRoleName
from common.importing.keeping import KEPT_FOR, is_waiting
from common.importing.plan import PlanChanged
from risks.choices import RiskState
from risks.importing.applying import apply_import, plan_of
from risks.importing.keeping import drop_old_cells
from risks.models import Risk, RiskImport
from tests import factories
from tests.common.importing.sheets import workbook
from tests.risks.imports import HEADINGS, done, imported, row, uploaded
from tests.risks.sheets import plan_of_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return factories.make_user(CouncilRoleName.PROGRAMME_OFFICE, name="Pat Office")


@pytest.fixture
def register():
    return factories.make_register()


# --- Creating -------------------------------------------------------------------------


def test_a_new_row_is_on_the_register_with_its_own_dates(register, office):
    imported(
        register,
        office,
        row(Raised_on="9 January 2012", On_the_register_since="1 March 2012"),
    )

    risk = Risk.objects.get(reference="A1")
    assert risk.state == RiskState.OPEN
    assert (risk.raised_on, risk.opened_on) == (date(2012, 1, 9), date(2012, 3, 1))
    assert risk.red_since == timezone.localdate()
    assert risk.next_review_on is not None


def test_the_history_names_the_file_and_the_person(register, office):
    imported(register, office, row())

    history = Risk.objects.get(reference="A1").history.all()
    assert {each.history_change_reason for each in history} == {
        "Imported from old.xlsx."
    }
    assert {each.history_user for each in history} == {office}


def test_who_only_proposes_brings_in_proposals(register):
    officer = factories.make_project_manager(register.project)

    imported(register, officer, row())

    assert Risk.objects.get(reference="A1").state == RiskState.PROPOSED


def test_a_row_without_a_reference_gets_the_next_one(register, office):
    imported(register, office, row(reference=None), row(reference="R2", title="Second"))

    assert set(Risk.objects.values_list("reference", flat=True)) == {"R1", "R2"}


def test_an_exempt_row_was_never_open_for_a_moment(register, office):
    imported(
        register,
        office,
        row(Exempt="Yes", Exempt_under_paragraphs=3, Why_it_is_exempt="Tenders."),
    )

    history = Risk.objects.get(reference="A1").history.all()
    assert [each.is_exempt for each in history] == [True, True]


# --- Changing -------------------------------------------------------------------------


def test_a_changed_score_is_a_review_that_names_the_file(register, office):
    risk = factories.make_risk(register, reference="A1", current=(2, 2))

    imported(register, office, row(title=risk.title))

    review = risk.reviews.get()
    assert (review.old.likelihood, review.new.likelihood) == (2, 4)
    assert "Imported from old.xlsx" in review.reason
    assert review.by == office


def test_a_new_reason_alone_is_a_review_without_a_change(register, office):
    risk = factories.make_risk(register, reference="A1", current=(4, 4))
    cells = row(title=risk.title)
    cells[HEADINGS.index("Current score: why")] = "The roof has been looked at."

    imported(register, office, cells)

    review = risk.reviews.get()
    assert review.old == review.new
    assert review.reason.startswith("The roof has been looked at.")


def test_a_proposed_risk_takes_its_score_without_a_review(register, office):
    risk = factories.make_risk(
        register, reference="A1", current=(2, 2), state=RiskState.PROPOSED
    )

    imported(register, office, row())

    risk.refresh_from_db()
    assert risk.current_likelihood == 4
    assert not risk.reviews.exists()


def test_a_risk_becomes_exempt_before_anything_new_is_said_of_it(register, office):
    risk = factories.make_risk(register, reference="A1", current=(4, 4))

    imported(
        register,
        office,
        row(
            title="The name of the bidder",
            Exempt="Yes",
            Exempt_under_paragraphs=3,
            Why_it_is_exempt="Tenders.",
        ),
    )

    open_titles = {each.title for each in risk.history.all() if not each.is_exempt}
    assert open_titles == {risk.title}


def test_what_was_imported_says_no_change_when_it_comes_again(register, office):
    factories.make_risk(register, reference="A1", current=(2, 2))
    rows = [row(Next_review="1 March 2027"), row("A2", "Second", Owner="Pat Office")]
    imported(register, office, *rows)

    plan = plan_of_file(register, office, workbook(HEADINGS, *rows))

    assert not plan.does_something
    assert not plan.problems


# --- Once, all or nothing -------------------------------------------------------------


def test_an_import_sent_twice_is_done_once(register, office):
    kept = uploaded(register, office, row())
    seen = plan_of(kept, register, office).mark()

    for _ in range(2):
        apply_import(kept, kept.version, seen=seen, register=register, by=office)

    assert Risk.objects.count() == 1


def test_an_import_that_would_now_do_something_else_is_looked_at_again(
    register, office
):
    kept = uploaded(register, office, row())
    seen = plan_of(kept, register, office).mark()
    factories.make_risk(register, reference="A1")

    with pytest.raises(PlanChanged):
        apply_import(kept, kept.version, seen=seen, register=register, by=office)

    assert Risk.objects.count() == 1


def test_nothing_is_imported_while_a_cell_is_to_be_mended(register, office):
    kept = uploaded(register, office, row(), row("A2", Current_impact="Huge"))

    with pytest.raises(PlanChanged):
        done(kept, office)

    assert not Risk.objects.exists()


def test_what_a_service_refuses_leaves_nothing_behind(register, office, monkeypatch):
    def refuse(*_, **__):
        raise ValidationError("No.")

    kept = uploaded(register, office, row(), row("A2", "Second"))
    monkeypatch.setattr("risks.services.accept_risk", refuse)

    with pytest.raises(ValidationError, match="Row 2: No"):
        done(kept, office)

    assert not Risk.objects.exists()


# --- Cells are not kept ---------------------------------------------------------------


def test_the_cells_are_dropped_once_they_are_imported(register, office):
    kept = imported(register, office, row(title="The name of the bidder"))

    stored = RiskImport.objects.values().get(pk=kept.pk)
    past = list(kept.history.values())
    assert "bidder" not in str(stored)
    assert "bidder" not in str(past)


def test_the_cells_of_a_forgotten_upload_are_dropped_after_a_week(register, office):
    fresh, old = (uploaded(register, office, row()) for _ in range(2))
    old.uploaded_at -= KEPT_FOR + timedelta(hours=1)
    old.save()

    assert drop_old_cells() == 1

    old.refresh_from_db()
    fresh.refresh_from_db()
    assert (is_waiting(old), is_waiting(fresh)) == (False, True)
    assert old.sheets == {}
