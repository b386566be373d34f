"""The council's own kinds of risk."""

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from risks.models import RiskCategory
from tests import factories
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

LIST = reverse("risks:category_list")
CREATE = reverse("risks:category_create")


@pytest.fixture
def office(client):
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))


def test_everybody_may_read_the_categories(client):
    factories.make_risk_category(name="Climate")
    client.force_login(factories.make_user())

    page = client.get(LIST).content.decode()

    assert "Climate" in page
    assert "Add a category" not in page


def test_a_category_is_added_with_who_and_why(client, office):
    client.post(CREATE, {"name": "Climate", "order": "3"})

    category = RiskCategory.objects.get()
    assert (category.name, category.order) == ("Climate", 3)
    assert category.history.get().history_user is not None


def test_no_two_categories_have_one_name(client, office):
    factories.make_risk_category(name="Climate")

    page = client.post(CREATE, {"name": "Climate", "order": "3"}).content.decode()

    assert "already exists" in page
    assert RiskCategory.objects.count() == 1


def test_a_category_is_renamed_with_a_reason(client, office):
    category = factories.make_risk_category(name="Climate")
    url = reverse("risks:category_update", args=[category.pk])
    answers = {"name": "Climate and flooding", "order": "1", "version": "1"}

    assert "Say why" in client.post(url, answers | {"reason": ""}).content.decode()
    client.post(url, answers | {"reason": "It floods."})

    category.refresh_from_db()
    assert category.name == "Climate and flooding"
    assert category.history.first().history_change_reason == "It floods."


def test_of_two_who_rename_a_category_the_second_sees_both(client, office):
    category = factories.make_risk_category(name="Climate")
    url = reverse("risks:category_update", args=[category.pk])
    first = {"name": "Weather", "order": "0", "version": "1", "reason": "Shorter."}
    client.post(url, first)

    page = client.post(url, first | {"name": "Flooding"}).content.decode()

    assert "Both texts" in page
    assert "Weather" in page
    assert "Flooding" in page


@pytest.mark.parametrize("order", ["-1", str(2**63), "first", ""])
def test_a_place_in_the_list_that_is_none_is_answered_in_words(client, office, order):
    answer = client.post(CREATE, {"name": "Climate", "order": order})

    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_the_list_asks_no_more_for_eleven_categories(client, office):
    assert_queries_stay_flat(client, LIST, factories.make_risk_category)
