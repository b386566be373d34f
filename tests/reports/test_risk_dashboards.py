"""Risks on the dashboards and in their spreadsheets; what is exempt stays away."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from common.history import save_with_reason
from reports.blocks import BLOCKS
from risks import services
from risks.models import Risk
from risks.scoring import Score
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.reports import histories
from tests.reports.pages import NOW, of_programme

pytestmark = pytest.mark.django_db

CANARY = {
    "title": "Canary title",
    "cause": "Canary cause",
    "event": "Canary event",
    "consequence": "Canary consequence",
    "current_reason": "Canary reason",
    "current": (5, 5),
}
WITHHELD = "1 risk is withheld: exempt under paragraph 3."


@pytest.fixture(autouse=True)
def _july_2012():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def story():
    return histories.begin()


@pytest.fixture
def member(client, story):
    """A councillor, who may see nothing exempt, is signed in."""
    client.force_login(factories.make_user("member"))
    return client


@pytest.fixture
def register(story):
    return factories.make_register(story.projects[0], at=histories.ADDED)


def make_risk(register, **fields):
    return factories.make_risk(register, at=histories.ADDED, **fields)


def every_page(story):
    return [
        of_programme(story),
        reverse("reports:strand_detail", args=[story.strands[0].pk]),
        reverse("reports:project_detail", args=[story.projects[0].pk]),
        reverse("reports:portfolio"),
    ]


def with_everything(risk):
    """A risk with all that hangs on it, canaries throughout."""
    factories.make_risk_control(risk, description="Canary control")
    factories.make_risk_action(risk, description="Canary action")
    factories.make_log_entry(risk.register, risk=risk, title="Canary issue")
    return risk


def text_of(response):
    book = load_workbook(BytesIO(response.content))
    return str([list(s.iter_rows(values_only=True)) for s in book.worksheets])


def test_every_dashboard_lists_its_open_risks(member, story, register):
    make_risk(register, title="The old system fails")
    make_risk(register, title="Long gone", state="closed")

    for url in every_page(story):
        table = member.get(url).context["risks"].html
        assert "The old system fails" in table
        assert "Long gone" not in table


def test_the_sentence_leads_to_the_risks_it_counts(member, story, register):
    make_risk(register, title="A grave one", current=(5, 5))
    make_risk(register, title="A light one", current=(1, 1))

    page = member.get(of_programme(story)).content.decode()
    narrowed = member.get(of_programme(story, risks="red"))

    assert 'href="?risks=red#risks">1 risk</a> is Significant' in page
    assert "A grave one" in narrowed.context["risks"].html
    assert "A light one" not in narrowed.context["risks"].html


def test_a_past_day_shows_the_risks_of_that_day(member, story, register):
    risk = make_risk(register, title="As it was called")
    risk.title = "As it is called"
    save_with_reason(risk, by=None, reason="Renamed.", at=histories.OPENED)

    then = member.get(of_programme(story, as_at="2012-06-19")).context["risks"].html

    assert "As it was called" in then
    assert "As it is called" not in then


def test_a_place_without_a_register_says_so_and_who_runs_it_can_start_one(
    client, story
):
    start = reverse("risks:register_open", args=["programme", story.programme.pk])
    client.force_login(factories.make_user("member"))
    seen = client.get(of_programme(story)).content.decode()
    client.force_login(factories.make_programme_manager(story.programme))
    run = client.get(of_programme(story)).content.decode()

    assert "No risk register is kept here yet." in seen
    assert start not in seen
    assert start in run


def test_a_choice_of_risks_that_makes_no_sense_narrows_nothing(member, story, register):
    make_risk(register, title="The old system fails")

    response = member.get(of_programme(story, risks="<script>"))

    assert "The old system fails" in response.context["risks"].html


def test_an_exempt_risk_is_on_no_page_for_who_is_not_entitled(member, story, register):
    with_everything(make_risk(register, **CANARY, **factories.EXEMPT))

    for url in every_page(story):
        for query in ({}, {"as_at": "2012-07-01"}, {"since": "2012-06-19"}):
            page = member.get(url, query).content.decode()
            assert "Canary" not in page
            assert WITHHELD in page


def test_an_exempt_risk_is_shown_to_who_is_entitled(client, story, register):
    make_risk(register, **CANARY, **factories.EXEMPT)
    client.force_login(factories.make_user("auditor"))

    page = client.get(of_programme(story)).content.decode()

    assert "Canary title" in page
    assert "Exempt: paragraph 3" in page


def test_a_risk_marked_exempt_today_leaves_the_past_as_well(member, story, register):
    risk = Risk.objects.get(pk=make_risk(register, **CANARY).pk)
    for name, value in factories.EXEMPT.items():
        setattr(risk, name, value)
    save_with_reason(risk, by=None, reason="A contract is at stake.")

    for query in ({"as_at": "2012-07-01"}, {"since": "2012-07-01"}):
        page = member.get(of_programme(story, **query)).content.decode()
        assert "Canary" not in page
        assert WITHHELD in page


def test_a_risk_opened_today_stays_away_from_the_days_it_was_exempt(
    member, story, register
):
    risk = make_risk(register, **CANARY, **factories.EXEMPT)
    open_to_the_public(risk)

    then = member.get(of_programme(story, as_at="2012-07-01")).content.decode()
    now = member.get(of_programme(story, since="2012-07-01"))

    assert "Canary" not in then
    # It stood on the register that day, where nobody may know: it is not new.
    table = now.context["risks"].html
    assert "Canary title" in table
    assert "New" not in table


def test_the_risks_of_an_exempt_project_go_with_it(member, story):
    secret = factories.make_project(story.strands[0], **factories.EXEMPT)
    with_everything(make_risk(factories.make_register(secret), **CANARY))

    pages = [member.get(url).content.decode() for url in every_page(story)]

    assert not any("Canary" in page for page in pages)
    assert "1 project is withheld: exempt under paragraph 3." in pages[0]


def test_the_council_s_exempt_risks_are_for_those_entitled_to_everything(client, story):
    make_risk(factories.make_register(council=True), **CANARY, **factories.EXEMPT)
    url = reverse("reports:portfolio")
    client.force_login(factories.make_programme_manager(story.programme))
    run = client.get(url).content.decode()
    client.force_login(factories.make_user("auditor"))
    audited = client.get(url).content.decode()

    assert "Canary" not in run
    assert WITHHELD in run
    assert "Canary title" in audited


@pytest.mark.parametrize("block", [code for code, b in BLOCKS.items() if b.sheet])
def test_no_exempt_risk_goes_out_in_a_spreadsheet(member, story, register, block):
    with_everything(make_risk(register, **CANARY, **factories.EXEMPT))
    args = [story.programme.reference, block]

    response = member.get(
        reverse("reports:block_export", args=args, query={"since": "2012-06-19"})
    )

    assert "Canary" not in text_of(response)


def test_the_spreadsheet_holds_every_risk_asked_for_not_only_the_first_ten(
    member, story, register
):
    for nth in range(12):
        make_risk(register, title=f"Risk number {nth}", current=(5, 5))
    make_risk(register, title="A light one", current=(1, 1))
    page = member.get(of_programme(story, risks="red"))

    told = text_of(member.get(page.context["risks"].export))

    assert "2 more " in page.context["risks"].html
    assert all(f"Risk number {nth}'" in told for nth in range(12))
    assert "A light one" not in told


@pytest.mark.parametrize("query", ["", "?as_at=2012-07-16&since=2012-06-19"])
@pytest.mark.parametrize("nth", range(4))
def test_a_dashboard_takes_as_many_queries_for_eleven_risks(
    member, story, register, query, nth
):
    owner = factories.make_user()

    def add():
        risk = make_risk(register, owner=owner, milestone=story.milestones[0])
        factories.make_risk_control(risk)
        factories.make_risk_action(risk, owner=owner)
        factories.make_log_entry(register, risk=risk)

    assert_queries_stay_flat(member, every_page(story)[nth] + query, add)


def open_to_the_public(risk):
    opened = Risk.objects.get(pk=risk.pk)
    for name in factories.EXEMPT:
        setattr(opened, name, Risk._meta.get_field(name).get_default())
    save_with_reason(opened, by=None, reason="The contract is signed.")


def test_where_a_risk_stood_while_it_was_exempt_is_not_told(client, story, register):
    risk = make_risk(register, title="Let", current=(5, 5), **factories.EXEMPT)
    services.review_risk(
        risk,
        risk.version,
        score=Score(3, 4),
        by=None,
        reason="The tenders are in.",
        at=datetime(2012, 7, 2, 9, tzinfo=UTC),
    )
    open_to_the_public(risk)

    def told(role):
        client.force_login(factories.make_user(role))
        url = reverse("reports:project_detail", args=[story.projects[0].pk])
        position = client.get(url).context["dashboard"].position.programmes[0]
        [found] = position.strands[0].projects[0].register.risks
        return found.previous

    assert told("member") is None
    assert told("auditor") == Score(5, 5)
