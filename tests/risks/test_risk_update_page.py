"""The page where a risk is changed."""

from datetime import date

import pytest
from django.urls import reverse

from risks import services
from risks.models import Risk
from tests.factories import (
    EXEMPT,
    make_milestone,
    make_programme_manager,
    make_project,
    make_project_manager,
    make_register,
    make_risk,
    make_user,
)
from tests.programmes.sent import WHY

pytestmark = pytest.mark.django_db


def columns_of(risk):
    """Every column as it stands, but what each save counts on."""
    row = Risk.objects.values().get(pk=risk.pk)
    return {name: value for name, value in row.items() if name != "version"}


def given(risk, **typed):
    """What the form of a risk sends, its own values where nothing else is typed."""
    raised = risk.raised_on
    return {
        "title": risk.title,
        "raised_on_day": raised.day,
        "raised_on_month": raised.month,
        "raised_on_year": raised.year,
        "version": risk.version,
        **WHY,
        **typed,
    }


def test_its_owner_may_change_a_risk(client, post):
    owner = make_user()
    risk = make_risk(owner=owner)
    client.force_login(owner)

    answer = post("risk_update", risk.pk, **given(risk, title="Ice", owner=owner.pk))

    risk.refresh_from_db()
    assert answer.status_code == 302
    assert (risk.title, risk.owner) == ("Ice", owner)


def test_a_next_review_left_empty_is_worked_out(post, office):
    risk = make_risk(current=(4, 4), opened_on=date(2012, 3, 1))

    post("risk_update", risk.pk, **given(risk))

    risk.refresh_from_db()
    assert risk.next_review_on == date(2012, 3, 31)


def test_of_two_people_the_second_sees_both_texts(client, post, office):
    risk = make_risk(title="Old")
    services.update_risk(risk, 1, title="Theirs", by=make_user(), reason="Quicker.")

    answer = post("risk_update", risk.pk, **given(risk, title="Mine"))

    [difference] = answer.context["form"].differences
    assert (difference.theirs, difference.yours) == ("Theirs", "Mine")


def test_no_column_changes_that_the_form_does_not_ask_for(client, post):
    """Every column of the table is sent; the state, the current score and all that
    reviews and decisions leave behind stay."""
    other = make_register()
    risk = make_risk(current=(3, 4), reference="R1")
    client.force_login(make_project_manager(risk.register.project))
    before = columns_of(risk)
    sent = {
        name: "5" if name.endswith(("likelihood", "impact", "_id", "reviews")) else "x"
        for name in before
    }
    asked = {
        "title": "Ice",
        "next_review_on": date(2012, 7, 9),
        "inherent_likelihood": 5,
        "inherent_impact": 5,
    }

    answer = post(
        "risk_update",
        risk.pk,
        **sent
        | given(risk, title="Ice")
        | {
            "id": 999,
            "pk": 999,
            "register": other.pk,
            "is_exempt": "on",
            "state": "closed",
            "scheme": other.scheme_id,
            "escalated_to": other.pk,
            "response": "",
            "proximity": "",
            "appetite": "",
            "review_days": "",
            "target_likelihood": "",
            "target_impact": "",
            "owner": "",
            "category": "",
            "objective": "",
            "milestone": "",
        },
    )

    assert answer.status_code == 302
    after = columns_of(risk)
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {
        *asked,
        "cause",
        "event",
        "consequence",
        "saving",
        "inherent_reason",
        "target_reason",
    }
    assert {"state", "reference", "current_likelihood"}.isdisjoint(changed)


def test_the_form_of_a_risk_on_the_register_asks_for_no_current_score(client, office):
    proposed, on_it = make_risk(state="proposed"), make_risk()

    for risk, asks in ((proposed, True), (on_it, False)):
        url = reverse("risks:risk_update", args=[risk.pk])
        form = client.get(url).context["form"]
        assert ("current_likelihood" in form.fields) is asks


def test_a_milestone_its_editor_may_not_see_stays_as_it_is(client, post):
    project = make_project()
    owner = make_user()
    hidden = make_milestone(project, title="Canary", **EXEMPT)
    risk = make_risk(make_register(project), milestone=hidden, owner=owner)
    client.force_login(owner)

    page = client.get(reverse("risks:risk_update", args=[risk.pk])).content.decode()
    post("risk_update", risk.pk, **given(risk, title="Ice", owner=owner.pk))

    risk.refresh_from_db()
    assert "Canary" not in page
    assert (risk.title, risk.milestone) == ("Ice", hidden)


def test_an_owner_who_may_no_longer_sign_in_stays_the_owner(client, post):
    gone = make_user(is_active=False)
    risk = make_risk(owner=gone)
    client.force_login(make_programme_manager(risk.register.project.strand.programme))

    answer = post("risk_update", risk.pk, **given(risk, owner=gone.pk))

    risk.refresh_from_db()
    assert (answer.status_code, risk.owner) == (302, gone)
