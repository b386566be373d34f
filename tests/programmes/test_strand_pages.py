"""The pages where strands are changed."""

from datetime import date

import pytest
from django.urls import reverse

from programmes.models import Strand
from tests.factories import make_programme, make_strand
from tests.programmes.sent import STEP, errors
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db


def test_strand_create_adds_a_strand_and_its_first_step(post, office):
    programme = make_programme()

    post("strand_create", programme.reference, name="Public Access", **STEP)

    strand = Strand.objects.get()
    assert strand.events.get().on == date(2012, 3, 1)


def test_strand_life_tells_every_step(client, post, office):
    strand = make_strand(name="Public Access")
    post("strand_refocus", strand.pk, aims="<p>Doors</p>", **STEP)
    post("strand_continue", strand.pk, **STEP)
    post("strand_rename", strand.pk, name="Access", **STEP)
    post("strand_replace", strand.pk, replaced_by_body="Libraries", **STEP)
    post("strand_reopen", strand.pk, **STEP)
    post("strand_close", strand.pk, **STEP)

    page = client.get(reverse("programmes:strand_life", args=[strand.pk]))

    said = " ".join(page.content.decode().split())
    assert "Renamed: Public Access is now Access" in said
    assert "Replaced by Libraries" in said
    assert [event.kind for event in strand.events.order_by("pk")] == [
        "refocused",
        "continues",
        "renamed",
        "replaced",
        "reopened",
        "closed",
    ]


def test_a_strand_of_another_programme_is_not_offered_as_successor(post, office):
    strand, foreign = make_strand(), make_strand()

    answer = post("strand_replace", strand.pk, replaced_by=foreign.pk, **STEP)

    assert errors(answer) == {
        "replaced_by": ["Choose an active strand of the programme."]
    }


def test_strand_life_asks_no_more_for_more_steps(client, post, office):
    strand = make_strand()
    url = reverse("programmes:strand_life", args=[strand.pk])

    assert_queries_stay_flat(
        client, url, lambda: post("strand_continue", strand.pk, **STEP)
    )
