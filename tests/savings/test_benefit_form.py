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


def test_a_form_sent_as_it_was_opened_changes_nothing(client):
    """Dates, worth, what must be done and why it is declared so are all in it."""
    owner = factories.make_user()
    benefit = factories.make_benefit(
        owner=owner,
        annual_value=1_200_50,
        activities="Join both desks.",
        declared="off_track",
        declared_reason="The desk opened late.",
    )
    client.force_login(owner)
    url = reverse("savings:benefit_update", args=[benefit.pk])
    form = client.get(url).context["form"]
    sent = {"reason": "Looked over."}
    for bound in form:
        value = bound.value()
        parts = getattr(bound.field.widget, "decompress", None)
        if parts:
            names = ("_day", "_month", "_year")
            pairs = zip(names, parts(value), strict=True)
            sent |= {f"{bound.html_name}{name}": part or "" for name, part in pairs}
        elif value not in (None, False, "") and bound.name != "reason":
            sent[bound.html_name] = value

    answer = client.post(url, sent)

    assert answer.status_code == 302
    assert form["target"].value() == "10"
    after = Benefit.objects.get()
    names = [
        field.attname
        for field in Benefit._meta.concrete_fields
        if field.name != "version"
    ]
    assert {name: getattr(after, name) for name in names} == {
        name: getattr(benefit, name) for name in names
    }
