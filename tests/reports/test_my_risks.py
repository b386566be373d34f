"""My work about risks: reviews, actions, and proposals to decide."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from programmes.choices import ScopedRole
from tests import factories
from tests.queries import assert_queries_stay_flat

HOME = "/"
JULY = datetime(2012, 7, 17, 9, 0, tzinfo=UTC)
OVERDUE, TODAY, SOON = date(2012, 7, 9), date(2012, 7, 17), date(2012, 8, 10)
FAR = date(2012, 10, 1)


@pytest.fixture(autouse=True)
def _july(time_machine, db):
    time_machine.move_to(JULY, tick=False)


@pytest.fixture
def project():
    return factories.make_project(name="Website")


@pytest.fixture
def register(project):
    return factories.make_register(project)


def tasks(client, user):
    """What the page lists: when, what, of what, and where its button leads."""
    client.force_login(user)
    work = client.get(HOME).context["work"]
    groups = {"overdue": work.overdue, "week": work.this_week, "later": work.later}
    return [
        (name, task.what, task.place, task.action)
        for name, group in groups.items()
        for task in group
    ]


def lead(role, place):
    return factories.make_role(role, on=place).user


def test_the_owner_of_a_risk_is_asked_to_review_it(client, register):
    owner = factories.make_user()
    risk = factories.make_risk(register, owner=owner, next_review_on=OVERDUE)

    assert tasks(client, owner) == [
        (
            "overdue",
            "Review a risk",
            str(risk),
            reverse("risks:risk_review", args=[risk.pk]),
        )
    ]


@pytest.mark.parametrize(
    ("due", "group"), [(TODAY, ["week"]), (SOON, ["later"]), (FAR, [])]
)
def test_an_owner_is_asked_a_month_ahead(client, register, due, group):
    owner = factories.make_user()
    factories.make_risk(register, owner=owner, next_review_on=due)

    assert [when for when, *_ in tasks(client, owner)] == group


def test_a_closed_risk_asks_for_nothing(client, register):
    owner = factories.make_user()
    factories.make_risk(register, owner=owner, next_review_on=OVERDUE, state="closed")

    assert tasks(client, owner) == []


def test_who_keeps_a_register_reviews_it_at_one_sitting(client, project, register):
    manager = lead(ScopedRole.PROJECT_MANAGER, project)
    for due in (OVERDUE, TODAY, SOON):
        factories.make_risk(register, owner=manager, next_review_on=due)

    together, alone = tasks(client, manager)

    assert together == (
        "overdue",
        "Review 2 risks",
        "Risk register of Website",
        reverse("risks:register_review", args=[register.pk]),
    )
    assert alone[:2] == ("later", "Review a risk")


def test_one_risk_of_a_register_is_reviewed_alone(client, project, register):
    manager = lead(ScopedRole.PROJECT_MANAGER, project)
    risk = factories.make_risk(register, next_review_on=OVERDUE)

    [(_, _, _, action)] = tasks(client, manager)

    assert action == reverse("risks:risk_review", args=[risk.pk])


@pytest.mark.parametrize("role", [ScopedRole.STRAND_LEAD, ScopedRole.PROGRAMME_MANAGER])
def test_whoever_leads_from_above_is_not_asked_to_review_a_project_s_register(
    client, project, register, role
):
    above = {
        ScopedRole.STRAND_LEAD: project.strand,
        ScopedRole.PROGRAMME_MANAGER: project.strand.programme,
    }
    factories.make_risk(register, next_review_on=OVERDUE)

    assert tasks(client, lead(role, above[role])) == []


def test_a_risk_carried_up_is_reviewed_where_it_went(client, project, register):
    above = factories.make_register(project.strand)
    factories.make_risk(
        register, next_review_on=OVERDUE, escalated_to=above, escalated_on=OVERDUE
    )
    factories.make_risk(above, next_review_on=OVERDUE)

    [(_, what, place, _)] = tasks(client, lead(ScopedRole.STRAND_LEAD, project.strand))

    assert what == "Review 2 risks"
    assert place == f"Risk register of {project.strand}"


def test_the_programme_office_keeps_the_council_s_register(client):
    council = factories.make_register(council=True)
    for _ in range(2):
        factories.make_risk(council, next_review_on=OVERDUE)

    [(_, what, place, _)] = tasks(client, factories.make_user("programme_office"))

    assert (what, place) == ("Review 2 risks", "Council risk register")


def test_an_action_is_asked_of_whoever_is_to_do_it(client, register):
    owner = factories.make_user()
    risk = factories.make_risk(register)
    fields = {"owner": owner, "due_on": OVERDUE}
    action = factories.make_risk_action(risk, description="Test it.", **fields)
    factories.make_risk_action(risk, done_on=OVERDUE, **fields)

    assert tasks(client, owner) == [
        (
            "overdue",
            "Test it.",
            str(risk),
            reverse("risks:action_update", args=[action.pk]),
        )
    ]


def test_a_proposed_risk_waits_for_who_runs_the_register(client, project, register):
    lead_of_it = lead(ScopedRole.STRAND_LEAD, project.strand)
    risk = factories.make_risk(register, state="proposed", raised_on=date(2012, 7, 10))

    assert tasks(client, lead_of_it) == [
        (
            "week",
            "Decide on a proposed risk",
            str(risk),
            reverse("risks:risk_accept", args=[risk.pk]),
        )
    ]


def test_many_proposals_are_one_row(client, project, register):
    sponsor = lead(ScopedRole.SPONSOR, project)
    for _ in range(4):
        factories.make_risk(register, state="proposed")

    [(_, what, place, action)] = tasks(client, sponsor)

    assert (what, place) == ("Decide on 4 proposed risks", "Risk register of Website")
    assert action.endswith("?state=proposed")


def test_the_project_manager_does_not_decide_on_proposals(client, project, register):
    factories.make_risk(register, state="proposed")

    assert tasks(client, lead(ScopedRole.PROJECT_MANAGER, project)) == []


def test_every_button_leads_where_its_reader_may_go(client, project, register):
    user = lead(ScopedRole.STRAND_LEAD, project.strand)
    kept = factories.make_register(project.strand)
    for _ in range(2):
        factories.make_risk(kept, next_review_on=OVERDUE)
    risk = factories.make_risk(register, owner=user, next_review_on=OVERDUE)
    factories.make_risk_action(risk, owner=user)
    for _ in range(4):
        factories.make_risk(register, state="proposed")
    factories.make_risk(kept, state="proposed")

    found = tasks(client, user)

    assert len(found) == 5
    for *_, action in found:
        assert client.get(action).status_code == 200


def test_an_exempt_risk_is_nobody_s_work_who_may_not_know_of_it(client, register):
    """An owner who has lost the role that opened it."""
    owner = factories.make_user()
    canary = {"title": "Canary", "owner": owner, "next_review_on": OVERDUE}
    risk = factories.make_risk(register, **canary, **factories.EXEMPT)
    factories.make_risk_action(risk, description="Canary", owner=owner)
    factories.make_risk(register, **canary | {"state": "proposed"}, **factories.EXEMPT)

    assert tasks(client, owner) == []
    assert "Canary" not in client.get(HOME).content.decode()


@pytest.mark.parametrize(
    "role", [ScopedRole.PROJECT_MANAGER, ScopedRole.STRAND_LEAD, ScopedRole.SPONSOR]
)
def test_my_work_asks_no_more_for_more_risks(client, project, register, role):
    place = project.strand if role == ScopedRole.STRAND_LEAD else project
    user = lead(role, place)
    client.force_login(user)
    factories.make_register(project.strand)

    def add():
        risk = factories.make_risk(register, owner=user, next_review_on=OVERDUE)
        factories.make_risk_action(risk, owner=user)
        factories.make_risk(register, state="proposed")
        factories.make_risk(factories.make_register(), next_review_on=OVERDUE)

    assert_queries_stay_flat(client, HOME, add)
