"""The hunt has teeth: take one filter away, and it finds canaries."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from programmes.standing import Entitlement
from reports.position import Position
from risks import querysets as of_risks
from risks.models import Risk
from risks.sight import past
from savings import past as past_of_savings
from savings import querysets as of_savings
from savings.facts import SavingsFacts
from savings.pages import benefits as page_of_benefits
from savings.pages import case_history as page_of_cases
from savings.pages import dashboard_choice
from tests.canaries.hunt import RISKS, read

pytestmark = pytest.mark.django_db

# Each with the outsider who would learn of it, and the pages where. Not the filters
# of controls, ceilings and spending: their pages ask for the risk or case as well.
FILTERS = (
    (of_risks.RegisterQuerySet, "member", RISKS),
    (of_risks.RiskQuerySet, "member", RISKS),
    (of_risks.LogEntryQuerySet, "member", RISKS),
    (of_risks.RiskImportQuerySet, "member", RISKS),
    (of_savings.SavingQuerySet, "member", "/savings/all/"),
    (of_savings.BenefitQuerySet, "member", "/savings/benefits/"),
    (of_savings.BusinessCaseQuerySet, "member", "/savings/cases/"),
    (of_savings.CaseVersionQuerySet, "member", "/savings/cases/versions/"),
    (of_savings.ValidationQuerySet, "budget_owner", "/savings/validation/evidence/"),
    (of_savings.SavingsTargetQuerySet, "member", "/savings/targets/"),
    (of_savings.SavingsReturnQuerySet, "other_officer", "/savings/returns/"),
    (of_savings.SavingsImportQuerySet, "member", "/savings/imports/"),
)


def unfiltered(self: Any, user: User) -> Any:
    return self


@pytest.mark.parametrize(
    ("queryset", "who", "within"),
    FILTERS,
    ids=[queryset.__name__ for queryset, _, _ in FILTERS],
)
def test_without_any_one_filter_the_hunt_finds_canaries(
    queryset: type[Any], who, within, outsiders, monkeypatch
):
    monkeypatch.setattr(queryset, "visible_to", unfiltered)

    assert any(outsiders[who].leaks(within=(within,)))


def test_without_the_filter_of_actions_they_are_among_what_is_to_do(
    council, clients, monkeypatch
):
    monkeypatch.setattr(of_risks.RiskActionQuerySet, "visible_to", unfiltered)

    said = read(clients["member"].get(reverse("reports:my_work")))
    actions = [s.hidden.get("risks:action") for s in council.kept]
    assert all(action.description.encode() in said for action in actions if action)


def test_without_the_past_the_hunt_finds_what_reviews_said_while_a_risk_was_exempt(
    outsiders, monkeypatch
):
    def never(user: User, risk: Risk) -> past.WasExempt:
        return lambda at: False

    monkeypatch.setattr(past, "was_exempt", never)

    assert any(outsiders["administrator"].leaks(within=(RISKS,)))


@pytest.mark.parametrize(
    ("of", "room", "name"),
    [
        (past_of_savings, "", "saving"),
        (page_of_benefits, "benefits/", "benefit"),
        (page_of_cases, "cases/", "case"),
    ],
    ids=["saving", "benefit", "case"],
)
def test_without_the_past_the_hunt_finds_what_was_said_of_money_while_exempt(
    of: Any, room, name, council, outsiders, monkeypatch
):
    monkeypatch.setattr(of, "was_exempt", lambda user, row: lambda at: False)

    page = f"/savings/{room}{getattr(council.world, name).pk}/history/"
    assert any(outsiders["administrator"].leaks(within=(page,)))


def test_without_the_filter_of_the_position_the_hunt_finds_canaries(
    outsiders, monkeypatch
):
    def whole(self: Position, entitlement: Entitlement) -> Position:
        return self

    monkeypatch.setattr(Position, "visible_to", whole)

    assert any(outsiders["board_member"].leaks(within=("/programmes/",)))


def test_without_the_filter_of_facts_the_hunt_finds_canaries(outsiders, monkeypatch):
    def whole(facts: SavingsFacts, entitlement: Entitlement) -> Any:
        return facts, ()

    monkeypatch.setattr(dashboard_choice, "open_to", whole)

    assert any(outsiders["board_member"].leaks(within=("/savings/",)))
