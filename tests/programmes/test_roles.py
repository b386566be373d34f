"""Roles have dates: who held one in March 2012 stays answerable."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programmes import services
from programmes.choices import ScopedRole
from programmes.models import RoleAssignment
from tests.factories import (
    make_programme_manager,
    make_project,
    make_role,
    make_strand,
    make_strand_lead,
    make_user,
)
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

LEAD = ScopedRole.STRAND_LEAD
JUNE_2011, MARCH_2012, JUNE_2012 = date(2011, 6, 1), date(2012, 3, 1), date(2012, 6, 1)


def give(user, role, where, starts_on=JUNE_2011, **more):
    return services.assign_role(user, role, where, starts_on=starts_on, by=None, **more)


def test_who_was_strand_lead_in_march_2012_stays_answerable():
    strand, before, after = make_strand(), make_user(), make_user()
    first = give(before, LEAD, strand)
    services.end_role(first, ends_on=MARCH_2012, by=None, reason="A new post.")
    give(after, LEAD, strand, starts_on=date(2012, 3, 2))

    def held(on):
        found = RoleAssignment.objects.who_held(LEAD, strand, on=on)
        return [role.user for role in found]

    assert held(date(2011, 5, 31)) == []
    assert held(JUNE_2011) == [before]
    assert held(MARCH_2012) == [before]
    assert held(date(2012, 3, 2)) == [after]


def test_a_role_ends_and_stays_on_record():
    role = give(make_user(), LEAD, make_strand())

    services.end_role(role, ends_on=MARCH_2012, by=None, reason="A new post.")

    assert RoleAssignment.objects.get().ends_on == MARCH_2012
    with pytest.raises(ValidationError, match="already ends on 1 March 2012"):
        services.end_role(role, ends_on=JUNE_2012, by=None, reason="Later.")


def test_a_role_cannot_end_before_it_starts():
    role = give(make_user(), LEAD, make_strand())

    with pytest.raises(ValidationError, match="before it starts, on 1 June 2011"):
        services.end_role(role, ends_on=date(2011, 5, 1), by=None, reason="A slip.")


def test_nobody_holds_one_role_twice_at_a_time():
    user, strand = make_user(), make_strand()
    give(user, LEAD, strand, ends_on=MARCH_2012)

    with pytest.raises(ValidationError, match="already holds this role"):
        give(user, LEAD, strand, starts_on=MARCH_2012)

    assert give(user, LEAD, strand, starts_on=JUNE_2012)


def test_a_strand_lead_leads_a_strand():
    with pytest.raises(ValidationError, match="A strand lead is not of a project"):
        give(make_user(), LEAD, make_project())


def test_who_has_left_is_given_no_role():
    with pytest.raises(ValidationError, match="may no longer sign in"):
        give(make_user(is_active=False), LEAD, make_strand())


def test_the_page_says_who_held_what_on_a_day(client):
    strand = make_strand()
    make_strand_lead(strand, user=make_user(name="Before"), ends_on=MARCH_2012)
    make_strand_lead(strand, user=make_user(name="After"), starts_on=date(2012, 3, 2))
    client.force_login(make_user())
    url = reverse("programmes:role_list", args=["strand", strand.pk])

    everybody = client.get(url).content.decode()
    in_march = client.get(url, {"on": "1 March 2012"}).content.decode()

    assert "Before" in everybody
    assert "After" in everybody
    assert "Who held what on 1 March 2012" in in_march
    assert "Before" in in_march
    assert "After" not in in_march


def test_a_day_that_does_not_exist_is_explained(client):
    client.force_login(make_user())
    url = reverse("programmes:role_list", args=["strand", make_strand().pk])

    page = client.get(url, {"on": "31 June 2012"}).content.decode()

    assert "June has 30 days" in page


def test_role_list_asks_no_more_for_more_roles(client):
    strand = make_strand()
    client.force_login(make_programme_manager(strand.programme))
    url = reverse("programmes:role_list", args=["strand", strand.pk])

    assert_queries_stay_flat(client, url, lambda: make_role(LEAD, on=strand))


def test_role_create_gives_a_role(client):
    strand, person = make_strand(), make_user()
    manager = make_programme_manager(strand.programme)
    client.force_login(manager)

    answer = client.post(
        reverse("programmes:role_create", args=["strand", strand.pk]),
        {
            "user": person.pk,
            "role": "strand_lead",
            "starts_on_day": "1",
            "starts_on_month": "June",
            "starts_on_year": "2011",
            "reason": "Named by the board.",
        },
    )

    role = RoleAssignment.objects.get(user=person)
    assert answer.url == reverse("programmes:role_list", args=["strand", strand.pk])
    assert (role.strand, role.starts_on) == (strand, JUNE_2011)
    assert role.history.get().history_user == manager


def test_a_role_on_an_exempt_project_is_not_found_by_number(client):
    exempt = make_project(
        is_exempt=True, exempt_paragraphs=[3], exempt_reason="A tender."
    )
    role = make_role(on=exempt)
    client.force_login(make_user())

    answer = client.get(reverse("programmes:role_end", args=[role.pk]))

    assert answer.status_code == 404
