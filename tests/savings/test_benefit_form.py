"""What may be changed of a benefit whose money is counted as an exempt saving."""

import pytest
from django.urls import reverse

from savings.models import Benefit
from tests import factories
from tests.factories import EXEMPT

pytestmark = pytest.mark.django_db


def test_who_may_not_see_the_saving_keeps_the_benefit_counted_as_it(client):
    """And learns nothing of it: the benefit is its owner's, the saving is not."""
    hidden = factories.make_saving(title="Canary", **EXEMPT)
    owner = factories.make_user()
    benefit = factories.make_benefit(saving=hidden, owner=owner)
    client.force_login(owner)
    url = reverse("savings:benefit_update", args=[benefit.pk])

    page = client.get(url).content.decode()
    other = factories.make_saving()
    sent = {"title": "Sooner", "kind": "quantitative", "saving": str(other.pk)}
    answer = client.post(url, sent | {"version": "1", "reason": "Clearer."})

    assert answer.status_code == 302
    assert "Canary" not in page
    assert Benefit.objects.get().title == "Sooner"
    assert Benefit.objects.get().saving == hidden
