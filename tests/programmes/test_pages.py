"""The pages where programmes are changed, and what they say to bad input."""

from datetime import date

import pytest
from django.urls import reverse

from programmes.models import Board, Milestone, Programme, Project, Strand
from tests.common.script_payloads import PAYLOADS
from tests.factories import (
    make_board,
    make_milestone,
    make_priority,
    make_programme,
    make_programme_manager,
    make_project,
    make_project_manager,
    make_strand,
    make_user,
)
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

WHY = {"reason": "The board agreed."}
STEP = {"on_day": "1", "on_month": "3", "on_year": "2012"} | WHY


@pytest.fixture
def office(client):
    """Somebody of the programme office, signed in."""
    officer = make_user("programme_office")
    client.force_login(officer)
    return officer


def post(client, page, *args, **typed):
    return client.post(reverse(f"programmes:{page}", args=args), typed)


def errors(answer):
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


# --- Programmes -----------------------------------------------------------------------


def test_programme_create_opens_a_programme(client, office):
    answer = post(
        client,
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


def test_31_june_is_not_a_date(client, office):
    answer = post(
        client,
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


def test_an_end_before_the_start_is_told_beside_the_end(client, office):
    answer = post(
        client,
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


def test_a_reference_is_used_once(client, office):
    make_programme(reference="otp")

    answer = post(client, "programme_create", name="Another", reference="otp")

    assert errors(answer) == {"reference": ["Another programme has this reference."]}


def test_an_empty_form_says_what_is_missing(client, office):
    answer = post(client, "programme_create")

    page = answer.content.decode()
    assert errors(answer)["name"] == ["Enter the name of the programme."]
    assert "There is a problem" in page
    assert "<title>Error: " in page


def test_200_kb_pasted_from_word_are_cleaned_and_kept(client, office):
    programme = make_programme()
    pasted = (
        '<p class="MsoNormal" style="margin:0"><o:p>Better <b>services</b></o:p></p>'
        * 3000
    )
    assert len(pasted) > 200_000

    answer = post(
        client,
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


def test_scripts_are_removed_from_what_is_stored(client, office):
    programme = make_programme()

    post(
        client,
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
def test_names_that_cannot_be_stored_are_refused(client, office, name):
    answer = post(client, "programme_create", name=name, reference="change")

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


def test_programme_priorities_are_chosen(client, office):
    programme, growth = make_programme(), make_priority(name="Growth")
    make_priority(name="Caring")

    post(
        client,
        "programme_priorities",
        programme.reference,
        priorities=[growth.pk],
        **WHY,
    )

    assert [row.priority for row in programme.supports.all()] == [growth]


def test_programme_close_and_reopen(client, office):
    programme = make_programme()

    post(client, "programme_close", programme.reference, **WHY)
    programme.refresh_from_db()
    assert programme.status == "closed"
    post(client, "programme_reopen", programme.reference, **WHY)

    programme.refresh_from_db()
    assert programme.status == "active"


# --- Boards ---------------------------------------------------------------------------


def test_a_board_is_added_changed_and_removed(client, office):
    programme = make_programme()

    post(client, "board_create", programme.reference, name="Steering group", order="1")
    board = Board.objects.get()
    post(client, "board_update", board.pk, name="Board", order="2", version=1, **WHY)
    board.refresh_from_db()
    assert (board.name, board.order) == ("Board", 2)
    answer = post(client, "board_remove", board.pk, **WHY)

    assert answer.url == reverse("programmes:board_list", args=[programme.reference])
    assert not Board.objects.exists()
    assert Board.history.count() == 3


def test_board_list_asks_no_more_for_more_boards(client, office):
    programme = make_programme()
    url = reverse("programmes:board_list", args=[programme.reference])

    assert_queries_stay_flat(client, url, lambda: make_board(programme=programme))


# --- Strands --------------------------------------------------------------------------


def test_strand_create_adds_a_strand_and_its_first_step(client, office):
    programme = make_programme()

    post(client, "strand_create", programme.reference, name="Public Access", **STEP)

    strand = Strand.objects.get()
    assert strand.events.get().on == date(2012, 3, 1)


def test_strand_life_tells_every_step(client, office):
    strand = make_strand(name="Public Access")
    post(client, "strand_refocus", strand.pk, aims="<p>Doors</p>", **STEP)
    post(client, "strand_continue", strand.pk, **STEP)
    post(client, "strand_rename", strand.pk, name="Access", **STEP)
    post(client, "strand_replace", strand.pk, replaced_by_body="Libraries", **STEP)
    post(client, "strand_reopen", strand.pk, **STEP)
    post(client, "strand_close", strand.pk, **STEP)

    page = client.get(reverse("programmes:strand_life", args=[strand.pk]))

    said = " ".join(page.content.decode().split())
    assert "Renamed: Public Access is now Access" in said
    assert "Replaced by Libraries" in said
    assert [event.kind for event in strand.events.order_by("pk")] == [
        "refocused",
        "continues",
        "renamed",
        "replaced",
        "reopened",
        "closed",
    ]


def test_a_strand_of_another_programme_is_not_offered_as_successor(client, office):
    strand, foreign = make_strand(), make_strand()

    answer = post(client, "strand_replace", strand.pk, replaced_by=foreign.pk, **STEP)

    assert errors(answer) == {
        "replaced_by": ["Choose an active strand of the programme."]
    }


def test_strand_life_asks_no_more_for_more_steps(client, office):
    strand = make_strand()
    url = reverse("programmes:strand_life", args=[strand.pk])

    assert_queries_stay_flat(
        client, url, lambda: post(client, "strand_continue", strand.pk, **STEP)
    )


# --- Projects -------------------------------------------------------------------------


def test_project_create_opens_a_project(client, office):
    strand = make_strand()

    answer = post(
        client, "project_create", strand.pk, name="Front desk", state="not_started"
    )

    project = Project.objects.get()
    assert answer.url == f"/projects/{project.pk}/"
    assert (project.strand, project.state) == (strand, "not_started")


def test_project_state_pauses_a_project(client, office):
    project = make_project()

    post(client, "project_state", project.pk, state="paused", **WHY)

    project.refresh_from_db()
    assert project.state == "paused"


def test_a_project_moves_only_where_its_officer_may_change_things(client):
    project, foreign = make_project(), make_strand()
    client.force_login(make_programme_manager(project.strand.programme))

    answer = post(client, "project_move", project.pk, strand=foreign.pk, **WHY)

    assert errors(answer) == {
        "strand": ["Choose an active strand that you may change."]
    }
    project.refresh_from_db()
    assert project.strand != foreign


def test_an_officer_cannot_slip_in_what_the_form_does_not_ask(client):
    project, other = make_project(), make_strand()
    client.force_login(make_project_manager(project))

    post(
        client,
        "project_update",
        project.pk,
        name="Front desk",
        order="1",
        version=1,
        state="closed",
        strand=other.pk,
        strand_id=other.pk,
        id=999,
        pk=999,
        is_exempt="on",
        exempt_paragraphs="[3]",
        **WHY,
    )

    project.refresh_from_db()
    assert project.name == "Front desk"
    assert (project.state, project.is_exempt) == ("in_progress", False)
    assert project.strand != other


# --- Milestones -----------------------------------------------------------------------


def test_milestone_create_takes_dates_as_councils_give_them(client, office):
    project = make_project()

    post(
        client,
        "milestone_create",
        project.pk,
        title="Opening",
        baseline="summer 2012",
        forecast="March 2013 onwards",
    )

    milestone = Milestone.objects.get()
    assert (str(milestone.baseline), str(milestone.forecast)) == (
        "summer 2012",
        "March 2013 onwards",
    )


def test_a_forecast_without_a_baseline_is_told_beside_the_baseline(client, office):
    answer = post(
        client, "milestone_create", make_project().pk, title="X", forecast="May 2013"
    )

    assert errors(answer) == {
        "baseline": [
            "A forecast needs an approved date to be measured against: give that too."
        ]
    }


@pytest.mark.parametrize("words", ["soon", "31 June 2012", "\x00", "x" * 500])
def test_a_date_that_is_none_is_explained(client, office, words):
    answer = post(
        client, "milestone_create", make_project().pk, title="X", baseline=words
    )

    assert answer.status_code == 200
    assert errors(answer)["baseline"]


def test_milestone_rebaseline_keeps_the_old_date_in_sight(client, office):
    milestone = make_milestone(baseline="summer 2012")

    post(
        client,
        "milestone_rebaseline",
        milestone.pk,
        baseline="May 2013",
        agreed_by="Programme Board",
        version=1,
        **STEP,
    )
    page = client.get(reverse("programmes:milestone_rebaseline", args=[milestone.pk]))

    assert "summer 2012 to May 2013, agreed by Programme Board" in page.content.decode()


def test_a_milestone_is_changed_but_not_its_baseline(client):
    milestone = make_milestone(baseline="summer 2012")
    client.force_login(make_project_manager(milestone.project))

    post(
        client,
        "milestone_update",
        milestone.pk,
        title="Opening",
        forecast="May 2013",
        baseline="May 2013",
        version=1,
        **WHY,
    )

    milestone.refresh_from_db()
    assert str(milestone.forecast) == "May 2013"
    assert str(milestone.baseline) == "summer 2012"


# --- Methods --------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, office, method):
    address = reverse("programmes:programme_create")

    assert getattr(client, method)(address).status_code == 405
