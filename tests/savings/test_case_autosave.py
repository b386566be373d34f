"""Drafts of business cases save themselves: nothing typed is lost, nothing is assured
or taken away by a pause."""

from dataclasses import replace

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from savings.appraisal.content import Assurance, content_as_json
from savings.choices import CaseStage, CaseStatus
from savings.models import CaseVersion
from savings.pages.case_history import history_of_case
from savings.services.case import save_content
from tests import factories
from tests.savings.case_forms import CONTENT, as_sent

pytestmark = pytest.mark.django_db
ASSURED = replace(
    CONTENT, assurance=Assurance.FULL, assurance_statement="Tested by finance."
)


@pytest.fixture
def row():
    return factories.make_case_version(content=ASSURED, stage=CaseStage.OUTLINE)


@pytest.fixture
def office(client):
    client.user = factories.make_user(CouncilRoleName.PROGRAMME_OFFICE)
    client.force_login(client.user)
    return client


def page(client, row, section, query=""):
    address = reverse(f"savings:case_{section}", args=[row.pk])
    return client.get(f"{address}{query}").context


def type_in(client, shown, **changes):
    """What the page holds, with this typed over it, saved by the page itself."""
    sent = as_sent(shown["form"], **changes).dict()
    return client.post(shown["autosave"], sent)


def stored():
    return CaseVersion.objects.get().parsed


def test_figures_are_saved_at_a_pause_and_count_as_not_assured(as_finance, row):
    shown = page(as_finance, row, "money", "?option=share")

    answer = type_in(as_finance, shown, **{"flow-1-year-1": "£120,000"})

    assert answer.status_code == 200
    assert answer.json()["version"] == 2
    assert "not assured any more" in answer.json()["message"]
    assert stored().option("share").flows[0].amounts == (40_000_000, 12_000_000, 0)
    assert stored().assurance == Assurance.NONE

    sent = as_sent(shown["form"], version="2", **{"flow-1-year-1": "£1m"})
    saved = as_finance.post(reverse("savings:case_money", args=[row.pk]), sent.dict())
    assert saved.status_code == 302


def test_what_cannot_be_read_saves_nothing_and_says_which(as_finance, row):
    shown = page(as_finance, row, "money", "?option=share")

    answer = type_in(as_finance, shown, **{"flow-1-year-1": "12,ooo", "years": "4"})

    assert answer.status_code == 400
    assert answer.json()["message"].startswith("Not saved yet: Row 1: 2013-14: ")
    assert CaseVersion.objects.get().version == 1


def test_a_new_option_keeps_its_code_and_one_with_money_goes_only_by_save(office, row):
    shown = page(office, row, "options")
    grown = as_sent(shown["form"], do="option:add:1").dict()
    address = reverse("savings:case_options", args=[row.pk])
    shown = office.post(address, grown).context

    first = type_in(office, shown, **{"option-2-name": "Lease"}).json()
    given = first["fields"] | {"version": str(first["version"])}
    second = type_in(office, shown, **given, **{"option-2-name": "Lease it"}).json()

    assert first["fields"]["option-2-code"] == "lease"
    assert stored().option("lease").name == "Lease it"

    now = page(office, row, "options")
    fewer = office.post(address, as_sent(now["form"], do="option:remove:3").dict())
    refused = type_in(office, fewer.context)

    assert second["version"] == 3
    assert refused.status_code == 400
    assert "Share the service would go" in refused.json()["message"]
    assert stored().option("share").flows


def test_colleagues_on_two_parts_go_on_and_on_one_part_are_stopped(office, row):
    texts, options = page(office, row, "texts"), page(office, row, "options")
    said = replace(CONTENT, strategic="<p>Calls wait.</p>")
    save_content(row, 1, said, by=None, reason="Draft.")

    assert type_in(office, options, why_preferred="It is safer.").status_code == 200
    assert type_in(office, texts, strategic="<p>Mine.</p>").status_code == 409
    assert stored().strategic == "<p>Calls wait.</p>"
    assert stored().why_preferred == "It is safer."


def test_a_pause_assures_nothing(as_finance, row):
    row.content = content_as_json(CONTENT)
    factories.saved(row)
    shown = page(as_finance, row, "steps")

    answer = type_in(as_finance, shown, assurance="full", assurance_statement="Test")

    assert "only when you press Save" in answer.json()["message"]
    assert (stored().assurance, stored().assurance_statement) == (
        Assurance.NONE,
        "Test",
    )


def test_history_tells_the_pauses_of_a_day_as_one_step(office, row):
    shown = page(office, row, "options")
    for nth, words in enumerate(["It", "It is", "It is safer.", "It is safer."]):
        type_in(office, shown, why_preferred=words, version=str(nth + 1))

    steps = history_of_case(office.user, row.case).versions

    assert CaseVersion.objects.get().version == 4
    (told,) = [step for step in steps if step.reason == "Draft: options."]
    assert [change.after for change in told.changes] == ["It is safer."]


def test_history_tells_of_every_assurance_given_and_lost(office, row):
    cheaper = replace(ASSURED, discount_rate=300)
    for version in (1, 2):  # lost with the first figures, given again to them
        save_content(row, version, cheaper, by=None, reason="Draft: money.")

    steps = history_of_case(office.user, row.case).versions

    told = [change for step in steps for change in step.changes]
    assert [change.after for change in told if change.label == "Assurance"] == [
        "Assured in full",
        "Not yet assured",
    ]


def test_what_is_submitted_meanwhile_stays_as_it_was_submitted(office, row):
    shown = page(office, row, "options")
    row.status = CaseStatus.SUBMITTED
    factories.saved(row)

    answer = type_in(office, shown, why_preferred="It is safer.")

    assert answer.status_code == 400
    assert "never changes" in answer.json()["message"]
    assert stored() == ASSURED
