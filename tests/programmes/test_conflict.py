"""Two people on one record, or one clicking twice: nothing lost, nothing doubled."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from accounts.models import SentForm
from programmes import services
from programmes.models import Programme, Rebaseline
from tests.factories import make_milestone, make_programme, make_user
from tests.programmes.sent import WHY

pytestmark = pytest.mark.django_db


def token_of(client, url):
    page = client.get(url).content.decode()
    return re.search(r'name="sent_once" value="([^"]+)"', page)[1]


def test_both_texts_stand_side_by_side_and_nothing_is_lost(client, office):
    programme = make_programme(
        reference="otp", name="Old", vision="<p>Old vision</p>", aims="<p>Old aims</p>"
    )
    services.update_programme(
        programme,
        1,
        vision="<p>Their vision</p>",
        aims="<p>Their aims</p>",
        by=make_user(),
        reason="They were quicker.",
    )
    url = reverse("programmes:programme_update", args=["otp"])

    answer = client.post(
        url,
        {
            "name": "Old",
            "reference": "otp",
            "vision": "<p>My vision</p>",
            "aims": "<p>Old aims</p>",
            "version": "1",
        }
        | WHY,
    )

    page = answer.content.decode()
    form = answer.context["form"]
    assert answer.status_code == 200
    assert "This was saved while you were writing" in page
    assert "Saved meanwhile" in page
    [difference] = form.differences
    assert difference.label == "Vision"
    assert "Their vision" in difference.theirs
    assert "My vision" in difference.yours
    # What I left alone is theirs now; what I wrote is still in the form.
    assert form["aims"].value() == "<p>Their aims</p>"
    assert form["vision"].value() == "<p>My vision</p>"
    assert form["version"].value() == "2"
    programme.refresh_from_db()
    assert programme.vision == "<p>Their vision</p>"


def test_two_people_on_different_fields_have_nothing_to_compare(client, office):
    programme = make_programme(reference="otp", name="Old", aims="<p>Old aims</p>")
    services.update_programme(
        programme, 1, aims="<p>Their aims</p>", by=None, reason="First."
    )
    url = reverse("programmes:programme_update", args=["otp"])

    answer = client.post(
        url,
        {"name": "Mine", "reference": "otp", "aims": "<p>Old aims</p>", "version": "1"}
        | WHY,
    )

    form = answer.context["form"]
    assert "other parts of this were saved" in answer.content.decode()
    assert form.differences == []
    assert form["name"].value() == "Mine"
    assert form["aims"].value() == "<p>Their aims</p>"


def test_saving_again_saves_over_what_was_compared(client, office):
    programme = make_programme(reference="otp", name="Old")
    services.update_programme(programme, 1, name="Theirs", by=None, reason="First.")
    url = reverse("programmes:programme_update", args=["otp"])
    mine = {"name": "Mine", "reference": "otp"} | WHY

    compared = client.post(url, mine | {"version": "1"})
    answer = client.post(
        url, mine | {"version": compared.context["form"]["version"].value()}
    )

    programme.refresh_from_db()
    assert answer.status_code == 302
    assert programme.name == "Mine"
    assert [row.name for row in programme.history.all()] == ["Mine", "Theirs", "Old"]


def test_dates_and_boxes_left_alone_take_the_colleagues(client, office):
    milestone = make_milestone(title="Old", baseline="summer 2012")
    services.update_milestone(
        milestone,
        1,
        actual_on=date(2012, 3, 1),
        by=None,
        reason="It happened.",
    )
    url = reverse("programmes:milestone_update", args=[milestone.pk])

    answer = client.post(url, {"title": "New", "version": "1"} | WHY)

    form = answer.context["form"]
    assert form["title"].value() == "New"
    assert form["actual_on"].value() == ["1", "3", "2012"]


def test_a_double_click_opens_one_programme(client, office):
    url = reverse("programmes:programme_create")
    sent = {"name": "Change", "reference": "change", "sent_once": token_of(client, url)}

    first, second = client.post(url, sent), client.post(url, sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url == "/programmes/change/"
    assert Programme.objects.count() == 1


def test_going_back_and_sending_something_else_is_a_new_form(client, office):
    url = reverse("programmes:programme_create")
    token = token_of(client, url)

    client.post(url, {"name": "Change", "reference": "change", "sent_once": token})
    client.post(url, {"name": "Other", "reference": "other", "sent_once": token})

    assert Programme.objects.count() == 2


def test_a_double_click_on_a_step_takes_it_once_and_is_no_conflict(client, office):
    milestone = make_milestone(baseline="summer 2012")
    url = reverse("programmes:milestone_rebaseline", args=[milestone.pk])
    sent = {
        "baseline": "May 2013",
        "agreed_by": "Programme Board",
        "on_day": "1",
        "on_month": "3",
        "on_year": "2012",
        "version": "1",
        "sent_once": token_of(client, url),
    } | WHY

    answers = [client.post(url, sent), client.post(url, sent)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Rebaseline.objects.count() == 1


def test_a_refused_form_is_not_remembered_as_sent(client, office):
    make_programme(reference="change")
    url = reverse("programmes:programme_create")
    sent = {"name": "Change", "reference": "change", "sent_once": token_of(client, url)}

    answer = client.post(url, sent)

    assert answer.status_code == 200
    assert not SentForm.objects.exists()


def test_a_sent_form_is_remembered_for_two_days(client, office):
    url = reverse("programmes:programme_create")
    with time_machine.travel("2012-07-17 09:00", tick=False):
        client.force_login(office)
        client.post(url, {"name": "A", "reference": "a", "sent_once": "one"})
    with time_machine.travel("2012-07-20 09:00", tick=False):
        client.force_login(office)
        client.post(url, {"name": "B", "reference": "b", "sent_once": "two"})

    assert [form.leads_to for form in SentForm.objects.all()] == ["/programmes/b/"]


def test_what_was_typed_before_the_sign_in_ended_comes_back_unsaved(client, office):
    url = reverse("programmes:programme_create")
    page = client.get(url).content.decode()
    typist = re.search(r'name="typed_by" value="([^"]+)"', page)[1]
    client.logout()
    client.post(url, {"name": "Typed late", "reference": "late", "typed_by": typist})

    session = dict(client.session)
    client.force_login(office)
    kept = client.session
    kept.update({key: value for key, value in session.items() if key == "typing_kept"})
    kept.save()
    page = client.get(url).content.decode()

    assert 'value="Typed late"' in page
    assert "not saved yet" in page
    assert not Programme.objects.exists()
