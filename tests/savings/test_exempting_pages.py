"""Keeping what a council saves and gains from the public."""

import pytest

from tests import factories
from tests.savings.saving_pages import address, said

pytestmark = pytest.mark.django_db


def test_an_owner_may_lose_sight_of_a_benefit_and_is_told_each_time(client) -> None:
    owner = factories.make_user()
    benefit = factories.make_benefit(title="Fewer beds", owner=owner)
    client.force_login(owner)
    url = address("benefit_withhold", benefit.pk)
    sent = {
        "paragraphs": ["3"],
        "exempt_reason": "Bids are compared.",
        "version": "1",
        "sent_once": "a" * 32,
    }

    assert "you no longer see it either" in said(client, url)
    first = client.post(url, sent)
    landed = said(client, first.url)
    again = client.post(url, sent)

    benefit.refresh_from_db()
    assert benefit.is_exempt
    assert first.url == again.url == benefit.place.get_absolute_url()
    assert "You are not among those who may see it now." in landed
    assert "Fewer beds" not in landed
