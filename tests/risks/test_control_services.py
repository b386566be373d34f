"""Controls and actions: added, changed, taken away."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from common.locking import EditConflict
from risks import services
from risks.models import RiskAction, RiskControl
from tests.factories import (
    make_risk,
    make_risk_action,
    make_risk_control,
    make_user,
)
from tests.programmes.sent import AGREED, refusal

pytestmark = pytest.mark.django_db

DUE = date(2012, 6, 29)


def test_a_control_says_how_well_it_works():
    risk = make_risk()

    control = services.add_control(
        risk, description="Gritting contract", effectiveness="partly", by=None
    )
    services.update_control(control, 1, effectiveness="effective", **AGREED)

    control.refresh_from_db()
    assert (control.risk, control.effectiveness) == (risk, "effective")
    assert control.history.first().history_change_reason == "The board agreed."


def test_an_action_has_an_owner_and_a_date():
    owner = make_user()

    action = services.add_action(
        make_risk(), description="Order salt", owner=owner, due_on=DUE, by=None
    )
    services.update_action(action, 1, progress="Ordered", done_on=DUE, **AGREED)

    action.refresh_from_db()
    assert (action.owner, action.progress, action.done_on) == (owner, "Ordered", DUE)


def test_an_action_cannot_be_done_tomorrow():
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(ValidationError) as error:
        services.update_action(make_risk_action(), 1, done_on=tomorrow, **AGREED)

    assert "cannot have been done in the future" in refusal(error)


@pytest.mark.parametrize(
    ("make", "remove", "model"),
    [
        (make_risk_control, services.remove_control, RiskControl),
        (make_risk_action, services.remove_action, RiskAction),
    ],
)
def test_what_is_taken_away_is_remembered(make, remove, model):
    row = make()
    pk, risk = row.pk, row.risk

    assert remove(row, 1, **AGREED) == risk

    assert not model.objects.exists()
    last = model.history.filter(id=pk).first()
    assert (last.history_type, last.history_change_reason) == (
        "-",
        "The board agreed.",
    )


@pytest.mark.parametrize("what", ["control", "action"])
def test_of_two_people_on_one_the_second_is_told(what):
    row = make_risk_control() if what == "control" else make_risk_action()
    update = getattr(services, f"update_{what}")
    remove = getattr(services, f"remove_{what}")
    update(row, 1, description="Theirs", **AGREED)

    with pytest.raises(EditConflict):
        update(row, 1, description="Mine", **AGREED)
    with pytest.raises(EditConflict):
        remove(row, 1, **AGREED)

    row.refresh_from_db()
    assert row.description == "Theirs"


@pytest.mark.parametrize("state", ["declined", "closed", "issue"])
def test_nothing_changes_on_a_risk_that_has_ended(state):
    risk = make_risk(state=state)
    control, action = make_risk_control(risk), make_risk_action(risk)

    for change in (
        lambda: services.add_control(risk, description="X", by=None),
        lambda: services.update_control(control, 1, description="X", **AGREED),
        lambda: services.remove_control(control, 1, **AGREED),
        lambda: services.add_action(risk, description="X", due_on=DUE, by=None),
        lambda: services.update_action(action, 1, description="X", **AGREED),
        lambda: services.remove_action(action, 1, **AGREED),
    ):
        with pytest.raises(ValidationError) as error:
            change()
        assert "has ended: reopen it" in refusal(error)


def test_no_service_takes_what_it_does_not_name():
    with pytest.raises(TypeError):
        services.update_control(make_risk_control(), 1, risk=make_risk(), **AGREED)
    with pytest.raises(TypeError):
        services.update_action(make_risk_action(), 1, risk=make_risk(), **AGREED)
