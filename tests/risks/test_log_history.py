"""The history of an entry of a log: what changed, by whom, why, and what stays
withheld."""

import pytest
from django.urls import reverse

from common.exempting import lift_exemption, mark_exempt
from risks import services
from tests.factories import make_project, make_register, make_risk, make_user
from tests.queries import assert_queries_stay_flat
from tests.risks.log_entries import add

pytestmark = pytest.mark.django_db

WHY = {"by": None, "reason": "The board agreed."}


def changed(entry, **fields):
    entry.refresh_from_db()
    return services.update_log_entry(entry, entry.version, **WHY | fields)


def exempt(risk):
    risk.refresh_from_db()
    return mark_exempt(
        risk, risk.version, paragraphs=[3], exempt_reason="Bidder named", by=None
    )


def opened(risk):
    risk.refresh_from_db()
    return lift_exemption(risk, risk.version, **WHY)


@pytest.fixture
def reader(client):
    person = make_user()
    client.force_login(person)
    return person


def test_a_change_is_told_with_who_made_it_and_why(reader, shown):
    officer, register = make_user(name="Strand Lead"), make_register()
    risk = make_risk(register, title="Snow")
    entry = add(register, title="No bus")
    changed(entry, title="No tram", risk=risk, by=officer, reason="It froze.")

    page = shown("log_history", entry.pk)

    for told in (
        "Strand Lead",
        "It froze.",
        "<del>No bus</del>",
        "<ins>No tram</ins>",
        f"<ins>{risk}</ins>",
    ):
        assert told in page


def test_the_log_leads_to_the_history_of_each_entry(reader, shown):
    entry = add(make_register())

    page = shown("log_list", entry.register_id)

    assert reverse("risks:log_history", args=[entry.pk]) in page


def test_closing_and_opening_again_are_part_of_it(reader, shown):
    entry = add(make_register())
    entry = services.close_log_entry(entry, 1, outcome="It came.", **WHY)
    services.reopen_log_entry(entry, entry.version, **WHY)

    page = shown("log_history", entry.pk)

    assert "<ins>It came.</ins>" in page
    assert "<ins>Closed</ins>" in page
    assert "<ins>Open</ins>" in page


def test_what_was_written_while_the_entry_was_exempt_stays_withheld(reader, shown):
    entry = add(make_register(), title="Known before")
    mark_exempt(entry, 1, paragraphs=[3], exempt_reason="Bidder named", by=None)
    changed(entry, title="Canary")
    entry = changed(entry, title="Known after")
    lift_exemption(entry, entry.version, **WHY)

    page = shown("log_history", entry.pk)

    assert "Canary" not in page
    assert "Bidder named" not in page
    assert "Known before" not in page
    assert "3 earlier versions withheld" in page


def test_what_was_written_while_its_risk_was_exempt_stays_withheld(reader, shown):
    register = make_register()
    risk = make_risk(register)
    entry = add(register, title="Known before", risk=risk)
    exempt(risk)
    changed(entry, title="Canary")
    opened(risk)
    changed(entry, title="Known after")

    page = shown("log_history", entry.pk)

    assert "Canary" not in page
    assert "1 earlier version withheld" in page


def test_so_it_does_when_the_entry_no_longer_names_that_risk(reader, shown):
    register = make_register()
    risk = make_risk(register, title="Canary risk")
    entry = add(register, title="Known before", risk=risk)
    exempt(risk)
    changed(entry, title="Canary")
    entry = changed(entry, title="As it is opened", risk=None)
    entry = lift_exemption(entry, entry.version, **WHY)
    changed(entry, title="Known after")

    page = shown("log_history", entry.pk)

    assert "<del>As it is opened</del>" in page
    assert "Canary" not in page
    assert "2 earlier versions withheld" in page


@pytest.mark.parametrize("whose", ["of the log", "of the risk it names"])
def test_so_does_what_was_written_while_a_project_was_exempt(reader, shown, whose):
    project = make_project()
    own = make_register(project)
    register = own if whose == "of the log" else make_register(project.strand)
    risk = make_risk(own)
    if register != own:
        risk = services.escalate_risk(risk, risk.version, **WHY)
    entry = add(register, title="Known before", risk=risk)
    mark_exempt(project, 1, paragraphs=[3], exempt_reason="A bid", by=None)
    changed(entry, title="Canary")
    lift_exemption(project, 2, by=None, reason="Signed.")
    changed(entry, title="Known after")

    page = shown("log_history", entry.pk)

    assert "Canary" not in page
    assert "1 earlier version withheld" in page


def test_a_risk_that_became_exempt_is_no_longer_named(reader, shown):
    register = make_register()
    risk = make_risk(register, title="Canary")
    entry = add(register)
    changed(entry, risk=risk)
    assert f"<ins>{risk}</ins>" in shown("log_history", entry.pk)
    changed(entry, risk=None)

    exempt(risk)

    page = shown("log_history", entry.pk)
    assert "Canary" not in page
    assert "(a risk that is withheld)" in page


def test_those_entitled_read_all_of_it(client, shown):
    entry = add(make_register())
    entry = mark_exempt(entry, 1, paragraphs=[3], exempt_reason="Bidder named", by=None)
    lift_exemption(entry, entry.version, **WHY)
    client.force_login(make_user("auditor"))

    page = shown("log_history", entry.pk)

    assert "Bidder named" in page
    assert "withheld" not in page


def test_log_history_asks_no_more_for_more_versions(client):
    register = make_register()
    entry = add(register)
    client.force_login(make_user())

    def change():
        changed(entry, owner=make_user(), risk=make_risk(register))

    assert_queries_stay_flat(
        client, reverse("risks:log_history", args=[entry.pk]), change
    )
