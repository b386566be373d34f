"""An import done: all of it or nothing, through the ordinary services, and undone."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.choices import CouncilRoleName
from risks import services
from risks.choices import RiskState
from risks.importing.applying import PlanChanged, apply_import, plan_of
from risks.importing.keeping import KEPT_FOR, drop_old_cells, is_waiting, keep_upload
from risks.importing.reading import read_upload
from risks.importing.undoing import in_the_way, undo_import
from risks.models import Risk, RiskAction, RiskControl, RiskImport
from tests import factories
from tests.risks.sheets import exported, plan_of_file, workbook

pytestmark = pytest.mark.django_db

HEADINGS = (
    "Reference", "Title", "Owner", "Current likelihood", "Current impact",
    "Current score: why", "Raised on", "On the register since", "Next review", "Exempt",
    "Exempt under paragraphs", "Why it is exempt",
)  # fmt: skip


@pytest.fixture
def office():
    return factories.make_user(CouncilRoleName.PROGRAMME_OFFICE, name="Pat Office")


@pytest.fixture
def register():
    return factories.make_register()


def row(reference="A1", title="The library floods", **cells):
    """One row by heading; the score is Likely / Major."""
    values = {"Current_likelihood": "Likely", "Current_impact": "Major"} | cells
    known = {name.replace("_", " "): value for name, value in values.items()}
    return [reference, title, *(known.get(heading) for heading in HEADINGS[2:])]


def uploaded(register, by, *rows, headings=HEADINGS):
    content = workbook(headings, *rows)
    return keep_upload(register, "old.xlsx", read_upload("old.xlsx", content), by=by)


def imported(register, by, *rows, headings=HEADINGS):
    kept = uploaded(register, by, *rows, headings=headings)
    return done(kept, by)


def done(kept, by):
    seen = plan_of(kept, kept.register, by).mark()
    return apply_import(kept, kept.version, seen=seen, register=kept.register, by=by)


def undone(kept, by):
    return undo_import(kept, kept.version, by=by)


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


# --- Undoing --------------------------------------------------------------------------

BESIDE = (*HEADINGS, "Controls in place", "Action", "Action due on")


def test_undoing_removes_what_came_and_history_remembers(register, office):
    kept = imported(
        register, office, [*row(), "Bond held", "Renew", "30/6/2027"], headings=BESIDE
    )

    undone(kept, office)

    assert not Risk.objects.exists()
    assert not RiskControl.objects.exists()
    assert not RiskAction.objects.exists()
    last = Risk.history.filter(reference="A1").first()
    assert last.history_type == "-"
    assert last.history_change_reason == "Import of old.xlsx undone."


def test_undoing_puts_back_what_was_changed(register, office):
    risk = factories.make_risk(
        register, reference="A1", current=(2, 2), title="Before", owner=office
    )
    before = exported(register, office)
    kept = imported(register, office, row(Next_review="1 March 2027"))

    undone(kept, office)

    risk.refresh_from_db()
    assert (risk.title, risk.owner, risk.current.likelihood) == ("Before", office, 2)
    assert risk.reviews.count() == 2
    plan = plan_of_file(register, office, before)
    assert not plan.does_something


def test_undoing_never_opens_what_was_kept_from_the_public(register, office):
    factories.make_risk(register, reference="A1", current=(4, 4))
    kept = imported(
        register,
        office,
        row(Exempt="Yes", Exempt_under_paragraphs=3, Why_it_is_exempt="Tenders."),
    )

    undone(kept, office)

    assert Risk.objects.get().is_exempt


def test_what_somebody_touched_stands_in_the_way(register, office):
    kept = imported(register, office, row(), row("A2", "Second"))
    risk = Risk.objects.get(reference="A2")
    services.update_risk(
        risk, risk.version, by=office, reason="Better words.", title="Better"
    )

    assert in_the_way(kept) == ["A2 Better has been changed since."]
    with pytest.raises(ValidationError, match="A2 Better has been changed since"):
        undone(kept, office)
    assert Risk.objects.count() == 2


def test_what_somebody_hung_on_a_new_risk_stands_in_the_way(register, office):
    kept = imported(register, office, row())
    services.add_control(
        Risk.objects.get(), by=office, description="A bond", effectiveness="effective"
    )

    assert in_the_way(kept) == [
        "A1 The library floods has had this control added since: A bond"
    ]


def test_an_undo_sent_twice_is_done_once(register, office):
    kept = imported(register, office, row())

    for _ in range(2):
        undo_import(kept, kept.version, by=office)

    assert RiskImport.objects.get().undone_at is not None


def test_controls_and_actions_of_a_workbook_are_put_back(register, office):
    risk = factories.make_risk(register, reference="A1")
    control = factories.make_risk_control(risk, description="Old words")
    kept = uploaded(register, office, row("A1", risk.title, Current_likelihood=None,
                                          Current_impact=None))  # fmt: skip
    kept.sheets["sheets"].append(
        {
            "title": "Controls",
            "rows": [
                ["Control number", "Risk", "Control", "Effectiveness"],
                [control.pk, "A1", "New words", "Effective"],
                [None, "A1", "A second control", None],
            ],
            "merged": [], "hidden_rows": [], "hidden_columns": [], "is_hidden": False,
        }
    )  # fmt: skip
    kept.save()
    kept = done(kept, office)
    after = list(risk.controls.values_list("description", "effectiveness"))

    undone(kept, office)

    assert after == [("New words", "effective"), ("A second control", "not_tested")]
    assert [each.description for each in risk.controls.all()] == ["Old words"]
