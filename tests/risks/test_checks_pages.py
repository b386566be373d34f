"""The pages of checks: of one register, and of all that a reader may see."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.choices import CouncilRoleName
from common.exempting import lift_exemption
from programmes.choices import ScopedRole
from risks import services
from risks.checks import Check
from risks.models import Register, Risk
from risks.scoring import Score
from tests import factories
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

CANARY = "Zanzibar tender"
SOON = timezone.localdate() + timedelta(days=30)


@pytest.fixture
def as_office(client: Client) -> Client:
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    return client


@pytest.fixture
def as_viewer(client: Client) -> Client:
    client.force_login(factories.make_user(CouncilRoleName.VIEWER))
    return client


def sound(register: Register | None = None, **fields) -> Risk:
    """Nothing to mend: owned, not red, its review still to come."""
    usual = {"owner": factories.make_user(), "next_review_on": SOON}
    return factories.make_risk(register, **usual | fields)


def checks_of(register: Register, query: str = "") -> str:
    return reverse("risks:register_checks", args=[register.pk]) + query


ALL = "/risks/checks/"


def found_on(client: Client, address: str) -> list[tuple[int, Check]]:
    findings = client.get(address).context["found"].findings
    return [(row.fact.id, row.check) for row in findings]


def test_a_register_without_faults_says_so(as_office):
    risk = sound()

    page = as_office.get(checks_of(risk.register))

    assert "1 open risk, and nothing to mend." in page.content.decode()


def test_each_finding_leads_straight_to_where_it_is_mended(as_office):
    register = factories.make_register(escalates_at="significant")
    risk = factories.make_risk(
        register, current=(4, 4), inherent=(5, 5), target=(4, 4), unchanged_reviews=3
    )
    action = factories.make_risk_action(risk, due_on=date(2012, 6, 29))

    rows = as_office.get(checks_of(register)).context["found"].findings

    assert {row.check: row.address for row in rows} == {
        Check.NOT_ESCALATED: reverse("risks:risk_escalate", args=[risk.pk]),
        Check.REVIEW_OVERDUE: reverse("risks:risk_review", args=[risk.pk]),
        Check.ACTION_OVERDUE: reverse("risks:action_update", args=[action.pk]),
        Check.NO_OWNER: reverse("risks:risk_update", args=[risk.pk]),
        Check.UNCHANGED: reverse("risks:risk_review", args=[risk.pk]),
        Check.TARGET: reverse("risks:risk_update", args=[risk.pk]),
        Check.NO_CONTROL: reverse("risks:control_create", args=[risk.pk]),
    }


def test_who_may_not_mend_it_is_not_sent_there(as_viewer):
    risk = factories.make_risk()

    (first, *_) = as_viewer.get(checks_of(risk.register)).context["found"].findings

    assert (first.mend, first.address) == ("", "")


def test_the_owner_mends_but_decides_nothing(client):
    owner = factories.make_user()
    register = factories.make_register(escalates_at="significant")
    factories.make_risk(register, current=(5, 5), owner=owner)
    client.force_login(owner)

    rows = client.get(checks_of(register)).context["found"].findings

    mends = {row.check: row.mend for row in rows}
    assert mends[Check.NOT_ESCALATED] == ""
    assert mends[Check.RED_WITHOUT_ACTION] == "Add an action"


def test_findings_are_counted_by_kind_and_narrowed_to_one(as_office):
    register = factories.make_register()
    nobodys = [sound(register, owner=None, title=f"Risk of {n}") for n in "ab"]
    sound(register, next_review_on=date(2012, 7, 9), title="Something else")

    page = as_office.get(checks_of(register, "?kind=no_owner"))

    assert page.context["counts"] == [(Check.REVIEW_OVERDUE, 1), (Check.NO_OWNER, 2)]
    assert [row.fact.id for row in page.context["page"]] == [r.pk for r in nobodys]
    odd = as_office.get(checks_of(register, "?kind=nonsense&sort=owner"))
    assert odd.context["page"].paginator.count == 3


def test_what_came_up_is_checked_where_it_came_from_and_where_it_stands(as_office):
    strand = factories.make_register(factories.make_strand())
    below = factories.make_register(factories.make_project(strand.strand))
    risk = sound(below, owner=None, escalated_to=strand, escalated_on=SOON)
    sound(below, owner=None, title="Of no concern above")

    assert found_on(as_office, checks_of(strand)) == [(risk.pk, Check.NO_OWNER)]
    assert len(found_on(as_office, checks_of(below))) == 2
    assert len(found_on(as_office, ALL)) == 2


def test_the_same_risk_on_two_registers_is_found_among_all(as_office):
    one, other = sound(title="Loss of key staff"), sound(title="The loss of key staff")

    assert found_on(as_office, checks_of(one.register)) == []
    rows = as_office.get(ALL).context["found"].findings
    assert [row.check for row in rows] == [Check.SAME_TWICE] * 2
    assert str(other.register) in rows[0].problem.sentence
    assert rows[0].address == other.get_absolute_url()


def test_what_is_exempt_is_neither_counted_nor_compared(as_viewer):
    register = factories.make_register()
    sound(register, title=f"{CANARY} fails")
    factories.make_risk(register, title=f"{CANARY} failing", **factories.EXEMPT)
    hidden = factories.make_register(factories.make_project(**factories.EXEMPT))
    factories.make_risk(hidden, title=f"{CANARY} failed")

    assert found_on(as_viewer, checks_of(register)) == []
    assert found_on(as_viewer, ALL) == []
    page = as_viewer.get(ALL).content.decode()
    assert "2 entries are withheld: exempt under paragraph 3" in page
    assert CANARY not in page


def test_reviews_made_while_a_risk_was_exempt_are_not_told_of(as_viewer):
    register = factories.make_register(unchanged_limit=1)
    risk = sound(register, current=(3, 4), **factories.EXEMPT)
    services.review_risk(risk, 1, score=Score(3, 4), by=None, reason="As before.")
    lift_exemption(risk, 2, by=None, reason="The contract is let.")

    assert found_on(as_viewer, checks_of(register)) == []


def test_the_spreadsheet_holds_the_findings_of_the_kind_shown(as_office):
    risk = factories.make_risk(title="=1+1")

    answer = as_office.get(checks_of(risk.register, "?kind=no_owner&export=xlsx"))

    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][3:] == ("No owner", "Nobody owns it.")
    assert sheet["B2"].data_type != "f"


def test_the_checks_ask_as_much_of_many_risks_as_of_one(as_office):
    strand = factories.make_register(factories.make_strand())

    def to_mend() -> None:
        below = factories.make_register(factories.make_project(strand.strand))
        risk = factories.make_risk(
            below, escalated_to=strand, escalated_on=SOON, title="Loss of key staff"
        )
        factories.make_risk(strand, owner=factories.make_user())
        factories.make_risk_action(risk, due_on=date(2012, 6, 29))
        factories.make_risk_control(risk)

    assert_queries_stay_flat(as_office, checks_of(strand), to_mend)
    assert_queries_stay_flat(as_office, ALL, to_mend)


def test_a_project_manager_checks_a_register_with_its_exempt_risks(client):
    risk = factories.make_risk(**factories.EXEMPT)
    role = factories.make_role(ScopedRole.PROJECT_MANAGER, on=risk.register.project)
    client.force_login(role.user)

    assert (risk.pk, Check.NO_OWNER) in found_on(client, checks_of(risk.register))
