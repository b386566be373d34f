"""The pages of the logs of issues, assumptions and decisions beside a register."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import CouncilRoleName
from risks import services
from risks.choices import LogKind, LogState
from risks.models import LogEntry, Register
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.risks.log_entries import add

pytestmark = pytest.mark.django_db

CANARY = "Zanzibar tender"


def log_of(register: Register, query: str = "") -> str:
    return reverse("risks:log_list", args=[register.pk]) + query


def typed(**more: str) -> dict[str, str]:
    return {
        "title": "The printers are late",
        "raised_on_day": "2",
        "raised_on_month": "4",
        "raised_on_year": "2012",
        "version": "1",
        "reason": "The supplier told us.",
    } | more


# --- The pages ------------------------------------------------------------------------


def test_log_list_shows_the_three_logs_or_one_of_them(as_officer, register):
    issue, decision = add(register), add(register, LogKind.DECISION)

    both = as_officer.get(log_of(register))
    one = as_officer.get(log_of(register, "?kind=decision"))

    assert set(both.context["page"]) == {issue, decision}
    assert list(one.context["page"]) == [decision]


def test_log_list_shows_what_is_open_first_and_finds_words(as_officer, register):
    closed = services.close_log_entry(
        add(register, title="No bus"), 1, outcome="It came.", by=None, reason="Over."
    )
    open_entry = add(register, raised_on=date(2011, 1, 1))

    page = as_officer.get(log_of(register))

    assert list(page.context["page"]) == [open_entry, closed]
    found = as_officer.get(log_of(register, "?q=came"))
    assert list(found.context["page"]) == [closed]
    narrowed = as_officer.get(log_of(register, "?state=open"))
    assert list(narrowed.context["page"]) == [open_entry]


def test_log_create_adds_an_entry(as_officer, register):
    address = reverse("risks:log_create", args=[register.pk, "issue"])

    answer = as_officer.post(address, typed(), follow=True)

    assert "The printers are late" in answer.content.decode()
    entry = LogEntry.objects.get()
    assert entry.reference == "I1"
    assert entry.history.get().history_user is not None


def test_a_decision_says_who_took_it(as_officer, register):
    address = reverse("risks:log_create", args=[register.pk, "decision"])

    page = as_officer.post(address, typed())

    assert "which board or officer decided it" in page.content.decode()
    as_officer.post(address, typed(decided_by="The board"))
    assert LogEntry.objects.get().decided_by == "The board"


def test_an_exempt_entry_says_under_which_paragraph_and_why(as_officer, register):
    address = reverse("risks:log_create", args=[register.pk, "issue"])

    page = as_officer.post(address, typed(is_exempt="on"))
    assert page.context["form"].errors.keys() >= {"exempt_paragraphs", "exempt_reason"}
    assert not LogEntry.objects.exists()

    why = {"exempt_paragraphs": ["3"], "exempt_reason": "Tenders are compared."}
    as_officer.post(address, typed(is_exempt="on") | why)
    assert LogEntry.objects.get().exempt_paragraphs == [3]


def test_log_update_close_and_reopen_lead_back_to_the_log(as_officer, register):
    entry = add(register)

    answer = as_officer.post(reverse("risks:log_update", args=[entry.pk]), typed())
    assert answer.headers["Location"] == entry.get_absolute_url()
    as_officer.post(
        reverse("risks:log_close", args=[entry.pk]),
        {"outcome": "They came.", "version": "2"},
    )
    entry.refresh_from_db()
    assert (entry.title, entry.state) == ("The printers are late", LogState.CLOSED)
    as_officer.post(
        reverse("risks:log_reopen", args=[entry.pk]),
        {"reason": "They left.", "version": "3"},
    )
    entry.refresh_from_db()
    assert entry.state == LogState.OPEN


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", ""),
        ("title", "x" * 200_000),
        ("detail", "a\x00b"),
        ("raised_on_day", "31"),
        ("raised_on_year", "2999"),
        ("due_on_year", "1999"),
        ("owner", str(2**63)),
        ("risk", "1"),
        ("exempt_review_on_day", "x"),
    ],
)
def test_nonsense_is_an_error_beside_the_field(as_officer, register, name, value):
    factories.make_risk(pk=1)
    due = {"due_on_day": "1", "due_on_month": "4", "due_on_year": "2013"}
    address = reverse("risks:log_create", args=[register.pk, "issue"])

    page = as_officer.post(address, typed(**due) | {name: value})

    assert page.status_code == 200
    assert page.context["form"].errors
    assert not LogEntry.objects.exists()


def test_the_spreadsheet_holds_what_the_table_shows(as_officer, register):
    add(register, title='=HYPERLINK("http://example.gov.uk")')

    answer = as_officer.get(log_of(register, "?export=xlsx"))

    assert answer.status_code == 200
    assert "spreadsheet" in answer.headers["Content-Type"]


# --- What is exempt -------------------------------------------------------------------


@pytest.mark.parametrize("through", ["itself", "its risk", "the project of its risk"])
def test_the_log_says_only_that_something_is_withheld(client, register, through):
    if through == "itself":
        add(register, title=CANARY, **factories.EXEMPT)
    elif through == "its risk":
        risk = factories.make_risk(register, **factories.EXEMPT)
        add(register, title=CANARY, risk=risk)
    else:
        hidden = factories.make_register(factories.make_project(**factories.EXEMPT))
        risk = factories.make_risk(
            hidden, escalated_to=register, escalated_on=timezone.localdate()
        )
        add(register, title=CANARY, risk=risk)
    client.force_login(factories.make_user(CouncilRoleName.VIEWER))

    page = client.get(log_of(register)).content.decode()

    assert CANARY not in page
    assert "1 entry is withheld: exempt under paragraph 3" in page
    assert "Nothing is logged here yet" in page
    sheet = client.get(log_of(register, "?export=xlsx"))
    assert CANARY.encode() not in sheet.content


def test_only_the_monitoring_officer_and_the_clerk_open_an_entry(client, register):
    entry = add(register, **factories.EXEMPT)
    client.force_login(factories.make_user(CouncilRoleName.LEGAL))

    client.post(
        reverse("risks:log_release", args=[entry.pk]),
        {"reason": "The contract is let.", "version": "1"},
    )

    entry.refresh_from_db()
    assert (entry.is_exempt, entry.exempt_paragraphs) == (False, [])


def test_a_known_entry_may_be_kept_from_the_public(as_officer, register):
    entry = add(register)

    as_officer.post(
        reverse("risks:log_withhold", args=[entry.pk]),
        {"paragraphs": ["3"], "exempt_reason": "Tenders.", "version": "1"},
    )

    entry.refresh_from_db()
    assert (entry.is_exempt, entry.exempt_reason) == (True, "Tenders.")


def test_log_list_asks_as_much_of_many_as_of_one(as_officer, register):
    person = factories.make_user()

    def logged() -> None:
        add(register, owner=person, risk=factories.make_risk(register))
        add(register, due_on=timezone.localdate() + timedelta(days=3))

    assert_queries_stay_flat(as_officer, log_of(register), logged)


def test_an_entry_may_be_changed_whose_risk_has_gone_back(client):
    project = factories.make_project()
    above = factories.make_register(project.strand)
    risk = factories.make_risk(
        factories.make_register(project),
        escalated_to=above,
        escalated_on=timezone.localdate(),
    )
    entry = add(above, risk=risk)
    services.hand_back_risk(risk, 1, by=None, reason="Ours again.")
    client.force_login(factories.make_strand_lead(project.strand))
    url = reverse("risks:log_update", args=[entry.pk])

    named = client.get(url).context["form"]["risk"]
    answer = client.post(url, typed(risk=str(risk.pk)))

    assert f'value="{risk.pk}" selected' in str(named)
    assert answer.status_code == 302
    entry.refresh_from_db()
    assert entry.risk == risk
