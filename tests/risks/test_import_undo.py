"""An import taken back, while nobody has touched what it brought."""

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import CouncilRoleName
from risks import services
from risks.importing.undoing import in_the_way, undo_import
from risks.models import Risk, RiskAction, RiskControl, RiskImport
from tests import factories
from tests.risks.imports import HEADINGS, done, imported, row, undone, uploaded
from tests.risks.sheets import exported, plan_of_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return factories.make_user(CouncilRoleName.PROGRAMME_OFFICE, name="Pat Office")


@pytest.fixture
def register():
    return factories.make_register()


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
