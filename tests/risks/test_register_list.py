"""The list of all registers: how they stand, and where there is none yet."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.choices import CouncilRoleName
from programmes.choices import ScopedRole
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.risks.registers import NOW, TODAY, at, make_risk, review, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _july_2012():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def project():
    return factories.make_project()


@pytest.fixture
def register(project):
    return factories.make_register(project)


@pytest.fixture
def viewer(client):
    client.force_login(factories.make_user(CouncilRoleName.VIEWER))
    return client


def text_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.split())


def test_the_registers_stand_by_programme_the_councils_own_first(viewer, project):
    programme = project.strand.programme
    for place in (project, project.strand, programme):
        factories.make_register(place)
    factories.make_register(council=True)

    groups = viewer.get(reverse("risks:register_list")).context["groups"]

    names = [(group.name, [row.name for row in group.rows]) for group in groups]
    assert names == [
        ("The whole council", ["Council risk register"]),
        (programme.name, [programme.name, project.strand.name, project.name]),
    ]


def test_the_sentence_on_top_counts_every_open_risk_once(viewer, project):
    below = factories.make_register(project)
    above = factories.make_register(project.strand)
    yesterday = TODAY - timedelta(days=1)
    carried = {"escalated_to": above, "escalated_on": TODAY}
    make_risk(below, current=(5, 5), next_review_on=yesterday, **carried)
    make_risk(below, current=(1, 1))
    make_risk(below, state="closed", next_review_on=None)
    risk = make_risk(above, current=(2, 2))
    review(risk, 3, 2, on=at(2012, 7, 2))

    response = viewer.get(reverse("risks:register_list"))

    assert told(response) == (
        "3 open risks on 2 registers, 1 red. At their latest review 1 got worse. "
        "1 review is overdue."
    )
    rows = {row.name: row.tally for row in response.context["groups"][0].rows}
    assert (rows[project.name].total, rows[project.name].from_below) == (2, 0)
    assert (rows[project.strand.name].total, rows[project.strand.name].from_below) == (
        2,
        1,
    )


def test_a_review_due_today_is_not_overdue(viewer, register):
    make_risk(register, next_review_on=TODAY)

    assert "No review is overdue." in told(viewer.get(reverse("risks:register_list")))


def test_an_empty_council_says_so(viewer):
    response = viewer.get(reverse("risks:register_list"))

    assert told(response) == "There is no risk register yet."


def test_those_who_may_are_led_to_open_registers_where_there_is_none(client, project):
    role = factories.make_role(ScopedRole.STRAND_LEAD, on=project.strand)
    client.force_login(role.user)

    group = client.get(reverse("risks:register_list")).context["groups"][0]

    assert {place.kind for place in group.without} == {"strand", "project"}


def test_nobody_else_is_offered_a_register_to_open(viewer, project):
    response = viewer.get(reverse("risks:register_list"))

    assert response.context["groups"][0].without == []
    assert not response.context["may_open_council"]


def test_an_exempt_project_shows_in_no_list_to_those_not_entitled(viewer, project):
    hidden = factories.make_project(
        project.strand, name="Hush hush", **factories.EXEMPT
    )
    make_risk(factories.make_register(hidden))
    factories.make_project(project.strand, name="Hush too", **factories.EXEMPT)

    response = viewer.get(reverse("risks:register_list"))

    assert "Hush" not in response.content.decode()
    assert "1 entry is withheld" in text_of(response)
    assert told(response) == "There is no risk register yet."


def test_the_lists_ask_no_more_of_eleven_registers_than_of_one(client):
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))

    def add():
        project = factories.make_project()
        above = factories.make_register(project.strand)
        below = factories.make_register(project)
        make_risk(below, escalated_to=above, escalated_on=TODAY)

    assert_queries_stay_flat(client, reverse("risks:register_list"), add)
    assert_queries_stay_flat(client, reverse("risks:risk_list"), add)
