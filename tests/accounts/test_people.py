"""Inviting people, changing them, taking access away, and council-wide roles."""

import re
from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts import services
from accounts.models import CouncilRole, User
from tests.factories import make_council_role, make_user
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

NEW = {"name": "New Officer", "email": "New@Example.gov.uk", "job_title": "Planner"}
WHY = {"reason": "They have left the council."}
FROM = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2012"}


@pytest.fixture
def administrator(client):
    person = make_user("administrator", name="Administrator")
    client.force_login(person)
    return person


def post(client, page, *args, **typed):
    return client.post(reverse(f"accounts:{page}", args=args), typed)


def test_an_invited_person_chooses_a_password_and_signs_in(client, administrator):
    post(client, "person_create", **NEW)
    client.logout()
    [invitation] = mail.outbox
    link = re.search(r"http://testserver(/\S+)", invitation.body)[1]

    form = client.get(link, follow=True)
    chosen = {"password1": "a long enough word", "password2": "a long enough word"}
    client.post(form.redirect_chain[-1][0], chosen)
    answer = client.post(
        reverse("account_login"),
        {"login": "new@example.gov.uk", "password": "a long enough word"},
    )

    person = User.objects.get(email="new@example.gov.uk")
    assert invitation.to == ["new@example.gov.uk"]
    assert person.history.last().history_user == administrator
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)


def test_nobody_is_invited_when_the_e_mail_cannot_be_sent(
    client, administrator, monkeypatch
):
    def fail(**_):
        raise ConnectionRefusedError

    monkeypatch.setattr("accounts.invitation.send_mail", fail)

    answer = post(client, "person_create", **NEW)

    assert "could not be sent just now" in answer.content.decode()
    assert not User.objects.filter(name="New Officer").exists()


def test_an_address_is_used_by_one_person(client, administrator):
    make_user(email="new@example.gov.uk")

    answer = post(client, "person_create", **NEW)

    assert "already signs in with this address" in answer.content.decode()
    assert not mail.outbox


def test_an_invitation_is_sent_again(client, administrator):
    post(client, "person_create", **NEW)
    person = User.objects.get(name="New Officer")

    answer = post(client, "person_invite", person.pk)

    assert answer.url == person.get_absolute_url()
    assert len(mail.outbox) == 2


def test_who_is_deactivated_is_signed_out_at_once(client, administrator):
    person = make_user()
    client.force_login(person)
    assert client.get(reverse("accounts:person_list")).status_code == 200

    services.deactivate_person(person, by=administrator, **WHY)

    assert client.get(reverse("accounts:person_list")).status_code == 302


def test_nobody_takes_their_own_access_away(client, administrator):
    answer = post(client, "person_deactivate", administrator.pk, **WHY)

    assert "You cannot take away your own access" in answer.content.decode()


def test_access_is_taken_away_once_and_given_back(administrator):
    person = make_user()
    services.deactivate_person(person, by=administrator, **WHY)

    with pytest.raises(ValidationError):
        services.deactivate_person(person, by=administrator, **WHY)
    services.reactivate_person(person, by=administrator, **WHY)

    person.refresh_from_db()
    assert person.is_active
    assert person.history.count() == 3


def test_a_person_is_changed_with_a_name_in_the_history(client, administrator):
    person = make_user()

    post(
        client,
        "person_update",
        person.pk,
        name="Married Name",
        email=person.email,
        version=1,
    )

    person.refresh_from_db()
    assert person.name == "Married Name"
    assert person.history.first().history_user == administrator


def test_a_form_about_a_person_cannot_give_powers(client, administrator):
    person = make_user()

    post(
        client,
        "person_update",
        person.pk,
        name="X",
        email=person.email,
        version=1,
        is_active="",
        password="x",
        joined_at="2000-01-01",
    )

    changed = User.objects.get(pk=person.pk)
    assert changed.is_active
    assert changed.password == person.password
    assert changed.joined_at == person.joined_at


def test_council_roles_are_given_and_ended_with_dates(client, administrator):
    person = make_user()
    post(client, "council_role_create", person.pk, role="clerk", **FROM)
    role = CouncilRole.objects.get(user=person)
    assert role.starts_on == date(2012, 3, 1)

    post(
        client,
        "council_role_end",
        role.pk,
        ends_on_day="30",
        ends_on_month="6",
        ends_on_year="2012",
        **WHY,
    )

    role.refresh_from_db()
    assert role.ends_on == date(2012, 6, 30)


def test_a_council_role_is_not_held_twice_at_a_time(administrator):
    role = make_council_role(role="clerk")

    with pytest.raises(ValidationError, match="already holds this role"):
        services.give_council_role(
            role.user, "clerk", starts_on=date(2012, 3, 1), by=administrator
        )


def test_an_administrator_cannot_end_their_own_role(administrator):
    role = administrator.council_roles.get()

    with pytest.raises(ValidationError, match="ask a colleague"):
        services.end_council_role(
            role, ends_on=date(2199, 1, 1), by=administrator, reason="Enough."
        )


def test_a_role_cannot_end_before_it_starts(client, administrator):
    role = make_council_role()

    answer = post(
        client,
        "council_role_end",
        role.pk,
        ends_on_day="1",
        ends_on_month="1",
        ends_on_year="1999",
        **WHY,
    )

    assert answer.context["form"].errors["ends_on"] == [
        "A role cannot end before it starts."
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"words": "plan"}, ["Planner"]),
        ({"role": "clerk"}, ["Clerk"]),
        ({"access": "no"}, ["Left"]),
        ({"words": "nobody at all"}, []),
    ],
)
def test_the_list_of_people_is_narrowed(client, query, found):
    make_user(name="Planner")
    make_user("clerk", name="Clerk")
    make_user(name="Left", is_active=False)
    client.force_login(make_user(name="Reader"))

    page = client.get(reverse("accounts:person_list"), query).context["page"]

    assert [person.name for person in page] == found


@pytest.mark.parametrize(
    "query", [{"role": "king"}, {"words": "\x00"}, {"access": "2"}, {"page": "2" * 30}]
)
def test_filters_that_make_no_sense_break_nothing(client, administrator, query):
    assert client.get(reverse("accounts:person_list"), query).status_code == 200


def test_person_list_asks_no_more_for_more_people(client, administrator):
    assert_queries_stay_flat(client, reverse("accounts:person_list"), make_user)


def test_person_detail_asks_no_more_for_more_roles(client, administrator):
    person = make_user()
    url = person.get_absolute_url()

    assert_queries_stay_flat(client, url, lambda: make_council_role(user=person))
