"""What is exempt of a risk is told to nobody who may not know: on no page, in no file,
by no filter, search or log. And the hunt that says so has teeth."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from common.history import save_with_reason
from programmes.standing import Entitlement
from reports.position import Position
from risks import querysets, services
from risks.choices import Proximity, Response
from risks.models import Risk
from risks.scoring import Score
from risks.sight import past
from tests.risks.canaries import (
    KEPT_OUT_OF_THE_PROJECT,
    CanaryCouncil,
    make_canary_council,
)
from tests.risks.hunt import (
    RISKS,
    Leak,
    everything_logged,
    leaks,
    pages,
    questions,
    read,
)

pytestmark = pytest.mark.django_db
ENOUGH = 20


@pytest.fixture(scope="module")
def council(django_db_setup, django_db_blocker) -> Iterator[CanaryCouncil]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_canary_council()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def clients(council) -> dict[str, Client]:
    found = {"signed_out": Client(raise_request_exception=False)}
    for name in KEPT_OUT_OF_THE_PROJECT[1:]:
        found[name] = Client(raise_request_exception=False)
        found[name].force_login(council.world.people[name])
    return found


def first(found: Iterator[Leak]) -> str:
    return "\n".join(str(leak) for leak in islice(found, ENOUGH))


def test_there_is_something_to_find(council):
    clerk = Client()
    clerk.force_login(council.world.people["clerk"])

    for secret in council.kept:
        page = read(clerk.get(secret.risk.get_absolute_url()))

        assert secret.risk.title.encode() in page
        assert secret.hidden["control"].description.encode() in page


@pytest.mark.one_database
@pytest.mark.parametrize("who", KEPT_OUT_OF_THE_PROJECT)
def test_no_canary_sings_to_an_outsider_on_any_page_or_into_the_logs(
    council, clients, who
):
    with everything_logged() as lines:
        found = first(leaks(council, {who: clients[who]}))

    assert not found
    logged = "\n".join(lines)
    assert not [
        canary
        for secret in council.secrets
        for canary in secret.aviary.all
        if canary in logged
    ]


@pytest.mark.one_database
@pytest.mark.parametrize("who", ["member", "other_officer"])
def test_what_an_outsider_reads_does_not_depend_on_what_is_exempt(
    council, clients, who
):
    """Scores, dates, choices, people: nothing of it can be worked out from a count, a
    colour, an order or a filter."""
    before = told(clients[who], council)

    with transaction.atomic():
        for secret in council.kept:
            become_otherwise(secret.risk, council)
        after = told(clients[who], council)
        transaction.set_rollback(True)

    addresses = before.keys() | after.keys()
    assert not [each for each in addresses if before.get(each) != after.get(each)]


def told(client: Client, council: CanaryCouncil) -> dict[str, bytes]:
    found = {}
    for page in pages(council.world):
        answer = client.get(page)
        found[page] = read(answer)
        if page.startswith(RISKS):
            hidden = [secret.risk for secret in council.kept]
            for address in questions(page, answer, hidden):
                found[address] = read(client.get(address))
    return found


def become_otherwise(risk: Risk, council: CanaryCouncil) -> None:
    """As exempt as before, and different in everything else."""
    risk = Risk.objects.get(pk=risk.pk)
    clerk = council.world.people["clerk"]
    risk.owner, risk.category, risk.objective, risk.appetite = None, None, None, ""
    risk.response, risk.proximity = Response.TRANSFER, Proximity.LATER
    risk.escalated_on, risk.accepted_on = date(2012, 2, 8), None
    risk.raised_on = risk.opened_on = date(2011, 2, 7)
    risk.inherent_likelihood, risk.inherent_impact = 5, 4
    risk.target_likelihood, risk.target_impact = 1, 1
    save_with_reason(risk, by=clerk, reason="Otherwise.")
    services.add_control(risk, by=clerk, description="Another control")
    services.add_action(
        risk, by=clerk, description="Another action", due_on=date(2012, 1, 2)
    )
    services.review_risk(
        risk, risk.version, score=Score(1, 2), by=clerk, reason="Much better."
    )


# --- The hunt has teeth: take one filter away, and it finds them ----------------------

# Not that of controls: their pages ask for the risk as well.
FILTERS = (
    querysets.RegisterQuerySet,
    querysets.RiskQuerySet,
    querysets.LogEntryQuerySet,
    querysets.RiskImportQuerySet,
)


def unfiltered(self: Any, user: User) -> Any:
    return self


@pytest.mark.parametrize("queryset", FILTERS, ids=lambda each: each.__name__)
def test_without_any_one_filter_the_hunt_finds_canaries(
    queryset: type[Any], council, clients, monkeypatch
):
    monkeypatch.setattr(queryset, "visible_to", unfiltered)

    assert any(leaks(council, clients, within=RISKS))


def test_without_the_filter_of_actions_they_are_among_what_is_to_do(
    council, clients, monkeypatch
):
    monkeypatch.setattr(querysets.RiskActionQuerySet, "visible_to", unfiltered)

    said = read(clients["member"].get(reverse("reports:my_work")))
    assert all(
        secret.hidden["action"].description.encode() in said for secret in council.kept
    )


def test_without_the_past_the_hunt_finds_what_reviews_said_while_a_risk_was_exempt(
    council, clients, monkeypatch
):
    def never(user: User, risk: Risk) -> past.WasExempt:
        return lambda at: False

    monkeypatch.setattr(past, "was_exempt", never)

    assert any(leaks(council, clients, within=RISKS))


def test_without_the_filter_of_the_position_the_hunt_finds_canaries(
    council, clients, monkeypatch
):
    def whole(self: Position, entitlement: Entitlement) -> Position:
        return self

    monkeypatch.setattr(Position, "visible_to", whole)

    assert any(leaks(council, clients, within="/programmes/"))
