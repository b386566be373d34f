"""The pages where programmes and boards are changed, and bad input to them."""

from datetime import date

import pytest
from django.urls import reverse

from programmes.models import Board, Programme
from tests.common.script_payloads import PAYLOADS
from tests.factories import make_board, make_priority, make_programme
from tests.programmes.sent import WHY, errors
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db


def test_programme_create_opens_a_programme(post, office):
    answer = post(
        "programme_create",
        name="Organisational Transformation",
        reference="otp",
        starts_on_day="1",
        starts_on_month="June",
        starts_on_year="2011",
        vision="<p>One council.</p>",
    )

    programme = Programme.objects.get()
    assert answer.url == "/programmes/otp/"
    assert programme.starts_on == date(2011, 6, 1)
    assert programme.history.get().history_user == office


def test_31_june_is_not_a_date(post, office):
    answer = post(
        "programme_create",
        name="Change",
        reference="change",
        starts_on_day="31",
        starts_on_month="6",
        starts_on_year="2012",
    )

    assert errors(answer) == {
        "starts_on": ["31 June 2012 is not a date: June has 30 days."]
    }
    assert 'value="Change"' in answer.content.decode()


def test_an_end_before_the_start_is_told_beside_the_end(post, office):
    answer = post(
        "programme_create",
        name="Change",
        reference="change",
        starts_on_day="1",
        starts_on_month="6",
        starts_on_year="2012",
        ends_on_day="31",
        ends_on_month="5",
        ends_on_year="2012",
    )

    assert errors(answer) == {"ends_on": ["A programme cannot end before it starts."]}


def test_a_reference_is_used_once(post, office):
    make_programme(reference="otp")

    answer = post("programme_create", name="Another", reference="otp")

    assert errors(answer) == {"reference": ["Another programme has this reference."]}


def test_an_empty_form_says_what_is_missing(post, office):
    answer = post("programme_create")

    page = answer.content.decode()
    assert errors(answer)["name"] == ["Enter the name of the programme."]
    assert "There is a problem" in page
    assert "<title>Error: " in page


def test_200_kb_pasted_from_word_are_cleaned_and_kept(post, office):
    programme = make_programme()
    pasted = (
        '<p class="MsoNormal" style="margin:0"><o:p>Better <b>services</b></o:p></p>'
        * 3000
    )
    assert len(pasted) > 200_000

    answer = post(
        "programme_update",
        programme.reference,
        name="Change",
        reference=programme.reference,
        vision=pasted,
        version=1,
        **WHY,
    )

    programme.refresh_from_db()
    assert answer.status_code == 302
    assert programme.vision.count("services") == 3000
    assert "Mso" not in programme.vision
    assert "style" not in programme.vision


def test_scripts_are_removed_from_what_is_stored(client, post, office):
    programme = make_programme()

    post(
        "programme_update",
        programme.reference,
        name="<script>alert(1)</script>",
        reference=programme.reference,
        aims="".join(PAYLOADS).encode("utf-8", "replace").decode(),
        version=1,
        **WHY,
    )
    page = client.get(
        reverse("programmes:programme_update", args=[programme.reference])
    )

    programme.refresh_from_db()
    assert "<script" not in programme.aims
    assert "onerror" not in programme.aims.lower()
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("name", ["NUL \x00 inside", "x" * 201])
def test_names_that_cannot_be_stored_are_refused(post, office, name):
    answer = post("programme_create", name=name, reference="change")

    assert answer.status_code == 200
    assert "name" in errors(answer)


@pytest.mark.parametrize("number", [2**31, 2**63, 2**70])
def test_numbers_beyond_the_database_are_not_found(client, office, number):
    addresses = [
        reverse("programmes:strand_update", args=[number]),
        reverse("programmes:project_update", args=[number]),
        reverse("programmes:milestone_update", args=[number]),
        reverse("programmes:role_end", args=[number]),
        reverse("programmes:record_history", args=["programme", number]),
        reverse("accounts:person_detail", args=[number]),
    ]

    assert {client.get(address).status_code for address in addresses} == {404}


def test_programme_priorities_are_chosen(post, office):
    programme, growth = make_programme(), make_priority(name="Growth")
    make_priority(name="Caring")

    post(
        "programme_priorities",
        programme.reference,
        priorities=[growth.pk],
        **WHY,
    )

    assert [row.priority for row in programme.supports.all()] == [growth]


def test_programme_close_and_reopen(post, office):
    programme = make_programme()

    post("programme_close", programme.reference, **WHY)
    programme.refresh_from_db()
    assert programme.status == "closed"
    post("programme_reopen", programme.reference, **WHY)

    programme.refresh_from_db()
    assert programme.status == "active"


def test_a_board_is_added_changed_and_removed(post, office):
    programme = make_programme()

    post("board_create", programme.reference, name="Steering group", order="1")
    board = Board.objects.get()
    post("board_update", board.pk, name="Board", order="2", version=1, **WHY)
    board.refresh_from_db()
    assert (board.name, board.order) == ("Board", 2)
    answer = post("board_remove", board.pk, **WHY)

    assert answer.url == reverse("programmes:board_list", args=[programme.reference])
    assert not Board.objects.exists()
    assert Board.history.count() == 3


def test_board_list_asks_no_more_for_more_boards(client, office):
    programme = make_programme()
    url = reverse("programmes:board_list", args=[programme.reference])

    assert_queries_stay_flat(client, url, lambda: make_board(programme=programme))


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, office, method):
    address = reverse("programmes:programme_create")

    assert getattr(client, method)(address).status_code == 405
