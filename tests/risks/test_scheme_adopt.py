"""The council re-bands its matrix: all registers change at one decision."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.choices import CouncilRoleName
from risks import services
from risks.models import Register, ScoringScheme
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.risks.scheme_forms import text_of
from tests.risks.schemes import stricter

pytestmark = pytest.mark.django_db

WHY = "The audit committee agreed it."


@pytest.fixture
def version_2(client) -> ScoringScheme:
    """12 is red; two registers stand in version 1, one of them the council's."""
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    one, other = factories.make_register(), factories.make_register(council=True)
    factories.make_risk(one, current=(4, 3))
    factories.make_risk(one, current=(1, 1))
    factories.make_risk(other, current=(2, 2))
    return services.new_scheme_version(
        one.scheme, definition=stricter(), by=None, reason=WHY
    )


def page_of(scheme: ScoringScheme) -> str:
    return reverse("risks:scheme_adopt", args=[scheme.pk])


def test_the_way_there_shows_while_a_register_has_not_changed(client, version_2):
    way = f'href="{page_of(version_2)}"'
    assert way in text_of(client.get(version_2.get_absolute_url()))

    client.post(page_of(version_2), {"reason": WHY})

    assert way not in text_of(client.get(version_2.get_absolute_url()))


def test_it_says_first_what_becomes_of_each_register(client, version_2):
    found = client.get(page_of(version_2)).context["found"]

    assert sorted((each.moving, each.rebanded) for each in found) == [(1, 0), (2, 1)]
    assert set(Register.objects.values_list("scheme__version", flat=True)) == {1}


def test_all_registers_change_with_one_reason(client, version_2):
    answer = client.post(page_of(version_2), {"reason": WHY})

    assert answer.url == version_2.get_absolute_url()
    for register in Register.objects.all():
        assert register.scheme == version_2
        assert register.history.first().history_change_reason == WHY
        assert {risk.scheme for risk in register.risks.all()} == {version_2}


def test_a_register_that_needs_a_decision_is_left_to_it(client, version_2):
    """It escalates from a band the new version does not have."""
    waiting = Register.objects.exclude(project=None).get()
    waiting.escalates_at = "of-another-scheme"
    waiting.save()

    page = text_of(client.get(page_of(version_2)))
    client.post(page_of(version_2), {"reason": WHY})

    assert "Change it by itself" in page
    waiting.refresh_from_db()
    assert waiting.scheme.version == 1
    assert Register.objects.get(project=None).scheme == version_2


def test_without_a_reason_no_register_changes(client, version_2):
    page = text_of(client.post(page_of(version_2), {"reason": " "}))

    assert "Say why" in page
    assert set(Register.objects.values_list("scheme__version", flat=True)) == {1}


def test_it_happens_to_all_or_to_none(version_2):
    one, other = Register.objects.all()
    other.escalates_at = "of-another-scheme"
    other.save()

    with pytest.raises(ValidationError, match="no such band"):
        services.adopt_everywhere(version_2, [one, other], by=None, reason=WHY)

    assert set(Register.objects.values_list("scheme__version", flat=True)) == {1}


def test_where_all_have_changed_there_is_nothing_to_do(client, version_2):
    client.post(page_of(version_2), {"reason": WHY})

    page = text_of(client.get(page_of(version_2)))

    assert "stands in this version" in page
    assert client.post(page_of(version_2), {"reason": WHY}).status_code == 200


def test_the_page_asks_no_more_for_eleven_registers(client, version_2):
    first = ScoringScheme.objects.get(version=1)

    assert_queries_stay_flat(
        client,
        page_of(version_2),
        lambda: factories.make_risk(factories.make_register(scheme=first)),
    )
