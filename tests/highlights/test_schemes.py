"""Rating schemes: shipped, read, and changed only in new versions."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.choices import CouncilRoleName
from highlights import defaults
from highlights.models import RatingScheme
from highlights.shipped_schemes import MILTON_KEYNES_2012, SHIPPED_SCHEMES
from tests import factories
from tests.highlights.council import approved, make_reporting_council

pytestmark = pytest.mark.django_db


@pytest.fixture
def scheme(client) -> RatingScheme:
    """Milton Keynes 2012; an administrator is signed in."""
    client.force_login(factories.make_user(CouncilRoleName.ADMINISTRATOR))
    return factories.make_scheme(MILTON_KEYNES_2012)


def form_of(scheme: RatingScheme) -> str:
    return reverse("highlights:scheme_update", args=[scheme.pk])


def typed(client, scheme: RatingScheme, **changes: object) -> dict[str, object]:
    """The form as the page offers it, with some answers changed."""
    form = client.get(form_of(scheme)).context["form"]
    answers = {field.html_name: field.value() for field in form}
    return answers | {"reason": "The board agreed."} | changes


def test_four_schemes_come_with_the_product_once():
    defaults.load()
    defaults.load()

    codes = set(RatingScheme.objects.values_list("code", flat=True))
    assert codes == {shipped.code for shipped in SHIPPED_SCHEMES}
    assert RatingScheme.objects.count() == len(SHIPPED_SCHEMES)


def test_the_definitions_are_printed(client, scheme):
    page = client.get(scheme.get_absolute_url()).content.decode()

    assert "Amber/Green" in page
    assert "One of time, cost, scope and benefits is outside tolerance" in page


def test_a_change_is_a_new_version_which_cycles_use_from_now_on(client, scheme):
    cycle = factories.make_cycle(scheme=scheme)

    client.post(form_of(scheme), typed(client, scheme, state_green_label="On track"))

    revised = RatingScheme.objects.get(version=2)
    cycle.refresh_from_db()
    scheme.refresh_from_db()
    assert revised.scheme.state("green").label == "On track"
    assert scheme.scheme.state("green").label == "Green"
    assert cycle.scheme == revised


def test_reports_keep_the_words_they_were_rated_in(client):
    council = make_reporting_council()
    report = approved(council)
    client.force_login(factories.make_user(CouncilRoleName.ADMINISTRATOR))

    changes = typed(client, council.cycle.scheme, state_green_label="On track")
    client.post(form_of(council.cycle.scheme), changes)

    page = client.get(report.get_absolute_url()).content.decode()
    assert "On track" not in page


def test_thresholds_that_make_no_sense_are_refused(client, scheme):
    page = client.post(form_of(scheme), typed(client, scheme, step_amber_red=0))

    assert "begin at 0 and rise" in page.content.decode()
    assert RatingScheme.objects.count() == 1


def test_an_old_version_is_not_changed_again(client, scheme):
    changes = typed(client, scheme)
    client.post(form_of(scheme), changes)

    page = client.post(form_of(scheme), changes | {"reason": "Once more."})

    assert "Version 2 of this scheme exists already" in page.content.decode()


def test_a_version_that_reports_were_rated_in_never_changes():
    council = make_reporting_council()
    approved(council)

    with pytest.raises(ValidationError, match="never changes"):
        council.cycle.scheme.save()
