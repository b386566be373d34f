"""The pages of controls and actions."""

from datetime import date

import pytest
from django.urls import reverse

from risks import services
from risks.models import RiskAction, RiskControl
from tests.factories import (
    EXEMPT,
    make_project_manager,
    make_risk,
    make_risk_action,
    make_risk_control,
    make_user,
)
from tests.programmes.sent import WHY, errors

pytestmark = pytest.mark.django_db

STEP = WHY | {"version": "1"}
DUE = {"due_on_day": "29", "due_on_month": "6", "due_on_year": "2012"}


def test_an_officer_adds_a_control(client, post):
    risk = make_risk()
    client.force_login(make_project_manager(risk.register.project))

    answer = post(
        "control_create", risk.pk, description="Salt store", effectiveness="partly"
    )

    control = RiskControl.objects.get()
    assert answer.url == f"/risks/{risk.pk}/#controls"
    assert (control.risk, control.effectiveness) == (risk, "partly")


def test_an_officer_plans_an_action_and_says_how_far_it_is(post, office):
    risk, owner = make_risk(), make_user()

    post("action_create", risk.pk, description="Order salt", owner=owner.pk, **DUE)
    action = RiskAction.objects.get()
    post(
        "action_update",
        action.pk,
        description="Order salt",
        owner=owner.pk,
        progress="Ordered",
        done_on_day="1",
        done_on_month="6",
        done_on_year="2012",
        **DUE,
        **STEP,
    )

    action.refresh_from_db()
    assert (action.owner, action.progress) == (owner, "Ordered")
    assert (action.due_on, action.done_on) == (date(2012, 6, 29), date(2012, 6, 1))


def test_whoever_is_to_do_an_action_says_how_far_it_is_and_no_more(client, post):
    doer = make_user()
    action = make_risk_action(owner=doer)
    client.force_login(doer)
    url = reverse("risks:action_update", args=[action.pk])

    page = client.get(url).content.decode()
    answer = post(
        "action_update",
        action.pk,
        description=action.description,
        owner=doer.pk,
        progress="Half way",
        **DUE,
        **STEP,
    )

    action.refresh_from_db()
    assert (answer.status_code, action.progress) == (302, "Half way")
    assert "Take this action away" not in page
    assert post("action_remove", action.pk, **STEP).status_code == 403
    assert post("risk_close", action.risk_id, **STEP).status_code == 403
    other = make_risk_action(action.risk)
    assert (
        client.get(reverse("risks:action_update", args=[other.pk])).status_code == 403
    )


@pytest.mark.parametrize("page", ["action_update", "action_remove"])
def test_an_action_of_an_exempt_risk_is_not_there_for_its_doer(client, page):
    doer = make_user()
    action = make_risk_action(make_risk(**EXEMPT), owner=doer)
    client.force_login(doer)

    assert client.get(reverse(f"risks:{page}", args=[action.pk])).status_code == 404


@pytest.mark.parametrize("page", ["control_update", "control_remove"])
def test_a_control_of_an_exempt_risk_is_not_there(client, page):
    control = make_risk_control(make_risk(**EXEMPT))
    client.force_login(make_user())

    assert client.get(reverse(f"risks:{page}", args=[control.pk])).status_code == 404


def test_what_is_taken_away_leads_back_to_its_risk(post, office):
    risk = make_risk()
    control, action = make_risk_control(risk), make_risk_action(risk)

    answers = [
        post("control_remove", control.pk, **STEP),
        post("action_remove", action.pk, **STEP),
    ]

    assert [answer.url for answer in answers] == [f"/risks/{risk.pk}/"] * 2
    assert not RiskControl.objects.exists()
    assert not RiskAction.objects.exists()


def test_a_double_click_adds_one_control(post, office):
    risk = make_risk()

    for _ in range(2):
        post(
            "control_create",
            risk.pk,
            description="Salt store",
            effectiveness="partly",
            sent_once="the same form",
        )

    assert RiskControl.objects.count() == 1


def test_of_two_people_on_one_action_the_second_sees_both_texts(post, office):
    action = make_risk_action(description="Old")
    services.update_action(action, 1, description="Theirs", by=None, reason="Quicker.")

    answer = post("action_update", action.pk, description="Mine", **DUE, **STEP)

    [difference] = answer.context["form"].differences
    assert (difference.theirs, difference.yours) == ("Theirs", "Mine")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"description": ""}, "description"),
        ({"description": "x" * 200_000}, "description"),
        ({"description": "\x00"}, "description"),
        ({"due_on_day": "31"}, "due_on"),
        ({"due_on_year": ""}, "due_on"),
        ({"owner": str(2**63)}, "owner"),
        ({"done_on_day": "1", "done_on_month": "1", "done_on_year": "2190"}, "done_on"),
    ],
)
def test_nonsense_is_told_beside_its_field(post, office, typed, field):
    answer = post(
        "action_create", make_risk().pk, **{"description": "Salt"} | DUE | typed
    )

    assert answer.status_code == 200
    assert errors(answer)[field]


def test_no_column_changes_that_the_form_does_not_ask_for(post, office):
    control, other = make_risk_control(), make_risk()

    post(
        "control_update",
        control.pk,
        description="Salt",
        effectiveness="partly",
        risk=other.pk,
        risk_id=other.pk,
        id=999,
        **STEP,
    )

    stored = RiskControl.objects.get()
    assert (stored.pk, stored.risk, stored.description) == (
        control.pk,
        control.risk,
        "Salt",
    )
