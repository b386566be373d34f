"""No filter tells of a risk that is kept from its reader, then or now."""

import pytest
import time_machine
from django.urls import reverse

from accounts.choices import CouncilRoleName
from common.history import save_with_reason
from programmes.choices import ScopedRole
from tests import factories
from tests.risks.registers import NOW, at, make_risk, page, review, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _july_2012():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def register():
    return factories.make_register()


@pytest.fixture
def viewer(client):
    client.force_login(factories.make_user(CouncilRoleName.VIEWER))
    return client


@pytest.fixture
def office(client):
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    return client


def shown(client, register, **query):
    return titles(client.get(page("register_detail", register, **query)))


def test_owners_of_exempt_risks_alone_are_not_offered(viewer, register):
    secret = factories.make_user(name="Somebody Secret")
    make_risk(register, owner=secret, **factories.EXEMPT)
    make_risk(register, title="Here")

    response = viewer.get(page("register_detail", register, owner=secret.pk))

    assert "Somebody Secret" not in response.content.decode()
    assert titles(response) == {"Here"}


def test_an_exempt_risk_answers_no_filter_of_those_not_entitled(viewer, register):
    make_risk(
        register, title="Hidden", cause="Zeppelin", current=(5, 5), **factories.EXEMPT
    )
    make_risk(register, title="Here", current=(1, 1))
    key = f"{register.scheme_id}-current-5-5"

    for query in ({"q": "Zeppelin"}, {"band": ":red"}, {"cell": key}):
        response = viewer.get(page("register_detail", register, **query))
        assert titles(response) == set()
        assert response.context["page"].paginator.count == 0
    assert shown(viewer, register, exempt="yes") == {"Here"}


def test_the_entitled_may_ask_for_what_is_exempt(office, register):
    make_risk(register, title="Hidden", **factories.EXEMPT)
    make_risk(register, title="Here")

    assert shown(office, register, exempt="yes") == {"Hidden"}
    assert shown(office, register, exempt="no") == {"Here"}


def test_only_the_entitled_find_all_risks_of_their_own_exempt_project(client):
    project = factories.make_project(**factories.EXEMPT)
    make_risk(factories.make_register(project), title="Of ours")
    make_risk(
        factories.make_register(factories.make_project(**factories.EXEMPT)),
        title="Of theirs",
    )
    role = factories.make_role(ScopedRole.PROJECT_MANAGER, on=project)
    client.force_login(role.user)

    response = client.get(reverse("risks:risk_list", query={"exempt": "yes"}))

    assert titles(response) == {"Of ours"}


def test_what_a_risk_scored_while_it_was_exempt_stays_withheld(viewer, register):
    risk = make_risk(register, title="Opened", current=(5, 5), **factories.EXEMPT)
    review(risk, 3, 3, on=at(2012, 4, 1))
    risk.refresh_from_db()
    risk.is_exempt = False
    save_with_reason(risk, by=None, reason="It is public now.", at=at(2012, 5, 1))

    response = viewer.get(page("register_detail", register))

    line = response.context["lines"][0]
    assert (line.before, line.travel.direction.value) == (None, "not_comparable")
    assert shown(viewer, register, direction="improved") == set()
    assert shown(viewer, register, direction="not_comparable") == {"Opened"}
    assert "improved" not in str(response.context["sentence"])


def test_what_a_risk_scored_while_its_project_was_exempt_stays_withheld(viewer):
    with time_machine.travel(at(2012, 1, 3), tick=False):
        project = factories.make_project(**factories.EXEMPT)
    opened = factories.make_register(project)
    risk = make_risk(opened, title="Opened", current=(5, 5))
    review(risk, 3, 3, on=at(2012, 4, 1))
    project.is_exempt = False
    save_with_reason(project, by=None, reason="It is public now.", at=at(2012, 5, 1))

    assert shown(viewer, opened, direction="improved") == set()
    assert shown(viewer, opened, direction="not_comparable") == {"Opened"}
