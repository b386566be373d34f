"""The council's settings and lists, its colour, and what a fresh installation has."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from programmes.brand import text_on
from programmes.models import Council, Stage
from tests.factories import (
    make_council,
    make_priority,
    make_return_period,
    make_saving,
    make_saving_year,
    make_stage,
    make_user,
)
from tests.queries import assert_queries_stay_flat

SETTINGS = {
    "name": "Exampleshire Council",
    "brand_colour": "#005A30",
    "financial_year_starts_in": "4",
    "milestone_tolerance_days": "30",
    "version": "1",
}


@pytest.fixture
def administrator(client):
    person = make_user("administrator")
    client.force_login(person)
    return person


@pytest.mark.django_db
def test_council_update_changes_the_settings(client, administrator):
    council = make_council()

    answer = client.post(reverse("programmes:council_update"), SETTINGS)

    council.refresh_from_db()
    assert answer.status_code == 302
    assert council.milestone_tolerance_days == 30
    assert council.history.first().history_user == administrator


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"brand_colour": "red; } body { display: none"},
        {"financial_year_starts_in": "13"},
        {"milestone_tolerance_days": "-1"},
    ],
)
def test_settings_that_make_no_sense_are_refused(client, administrator, wrong):
    make_council()

    answer = client.post(reverse("programmes:council_update"), SETTINGS | wrong)

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == list(wrong)


@pytest.mark.django_db
def test_the_financial_year_does_not_move_under_what_is_kept_by_it(
    client, administrator
):
    council, address = make_council(), reverse("programmes:council_update")
    january = SETTINGS | {"financial_year_starts_in": "1"}
    assert client.post(address, january).status_code == 302
    make_saving_year(make_saving(), 2013)
    make_return_period()

    april = SETTINGS | {"version": "2"}
    refused = client.post(address, april).context["form"].errors

    assert list(refused) == ["financial_year_starts_in"]
    [words] = refused["financial_year_starts_in"]
    assert "goes on starting in January." in words
    assert words.endswith(": 2 years of savings and 1 return period.")
    assert client.post(address, january | {"version": "2"}).status_code == 302
    council.refresh_from_db()
    assert council.financial_year_starts_in == 1


@pytest.mark.django_db
def test_the_colour_is_served_signed_out_and_not_sent_twice(client):
    make_council(brand_colour="#005a30")
    url = reverse("programmes:brand_css")

    first = client.get(url)
    second = client.get(url, headers={"If-None-Match": first["ETag"]})

    assert "--app-brand: #005a30; --app-brand-text: #ffffff" in first.content.decode()
    assert first["Content-Type"].startswith("text/css")
    assert "max-age" in first["Cache-Control"]
    assert second.status_code == 304


@pytest.mark.django_db
def test_without_a_council_the_built_in_colour_holds(client):
    answer = client.get(reverse("programmes:brand_css"))

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("colour", "text"),
    [("#1d3d63", "#ffffff"), ("#ffdd00", "#0b0c0c"), ("#FFFFFF", "#0b0c0c")],
)
def test_text_on_the_council_colour_can_be_read(colour, text):
    assert text_on(colour) == text


@pytest.mark.django_db
def test_stages_and_priorities_are_added_and_changed(client, administrator):
    client.post(
        reverse("programmes:stage_create"),
        {"name": "Mandate", "order": "1", "meaning": "Asked for."},
    )
    stage = Stage.objects.get()
    client.post(
        reverse("programmes:stage_update", args=[stage.pk]),
        {"name": "Proposal", "order": "2", "version": "1"},
    )

    stage.refresh_from_db()
    assert (stage.name, stage.order) == ("Proposal", 2)
    again = client.post(
        reverse("programmes:stage_create"), {"name": "Proposal", "order": "3"}
    )
    assert "name" in again.context["form"].errors


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "make"), [("stage_list", make_stage), ("priority_list", make_priority)]
)
def test_lists_ask_no_more_for_more_rows(client, administrator, page, make):
    assert_queries_stay_flat(client, reverse(f"programmes:{page}"), make)


@pytest.mark.django_db
def test_load_defaults_never_overwrites_what_was_changed():
    call_command("load_defaults")
    council, stage = Council.objects.get(), Stage.objects.first()
    council.name, stage.name = "Exampleshire Council", "Asked for"
    council.save()
    stage.save()
    stages = Stage.objects.count()

    call_command("load_defaults")

    assert Council.objects.get().name == "Exampleshire Council"
    assert Stage.objects.first().name == "Asked for"
    assert Stage.objects.count() == stages
