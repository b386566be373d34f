"""A register changes its scheme: what that does is said before it is done."""

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from risks import services
from risks.models import Register, ScoringScheme
from risks.shipped_schemes import FOUR_BY_FOUR
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.risks.scheme_forms import text_of
from tests.risks.schemes import stricter

pytestmark = pytest.mark.django_db

WHY = "The audit committee agreed it."


@pytest.fixture
def register(client) -> Register:
    """A project's register; the programme office is signed in."""
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    return factories.make_register()


@pytest.fixture
def version_2(register) -> ScoringScheme:
    """Version 2: 12 is red."""
    return services.new_scheme_version(
        register.scheme, definition=stricter(), by=None, reason=WHY
    )


def page_of(register: Register, scheme: ScoringScheme | None = None) -> str:
    url = reverse("risks:register_scheme", args=[register.pk])
    return f"{url}?scheme={scheme.pk}" if scheme else url


def test_what_would_change_is_said_first(client, register, version_2):
    factories.make_risk(register, title="Floods", current=(4, 3))
    factories.make_risk(register, title="Delay", current=(2, 2))

    page = text_of(client.get(page_of(register, version_2)))

    assert "2 risks of this register move over with their scores" in page
    table = page[page.index("come into another band") : page.index("</table>")]
    assert "Floods" in table
    assert "Delay" not in table
    register.refresh_from_db()
    assert register.scheme.version == 1


def test_risks_that_keep_their_scheme_are_named(client, register):
    factories.make_risk(register, title="Floods")
    four = factories.make_scoring_scheme(FOUR_BY_FOUR)

    page = text_of(client.get(page_of(register, four)))

    assert "1 risk keeps the scheme it was scored in until the next review" in page
    assert "Floods" in page


def test_the_register_changes_with_a_reason(client, register, version_2):
    answers = {"version": "1", "escalates_at": "significant", "reason": WHY}

    answer = client.post(page_of(register, version_2), answers)

    register.refresh_from_db()
    assert answer.status_code == 302
    assert register.scheme == version_2
    assert register.escalates_at == "significant"
    assert register.history.first().history_change_reason == WHY


def test_without_a_reason_nothing_changes(client, register, version_2):
    answers = {"version": "1", "escalates_at": "", "reason": ""}

    page = text_of(client.post(page_of(register, version_2), answers))

    assert "Say why" in page
    register.refresh_from_db()
    assert register.scheme.version == 1


def test_only_schemes_in_force_are_offered(client, register, version_2):
    offered = client.get(page_of(register)).context["choice"]
    assert [row.version for row in offered.fields["scheme"].queryset] == [2]

    page = text_of(client.get(page_of(register, register.scheme)))
    assert "Choose one of the schemes in force." in page


@pytest.mark.parametrize("asked", ["x", "0", str(2**70), "\x00", "1' OR 1=1"])
def test_a_scheme_there_is_not_is_asked_for_again(client, register, asked):
    answer = client.get(page_of(register), {"scheme": asked})

    assert answer.status_code == 200
    assert "There is a problem" in text_of(answer)


def test_of_two_who_change_a_register_the_second_is_told(client, register, version_2):
    services.update_register(
        register, register.version, by=None, reason=WHY, unchanged_limit=4
    )
    answers = {"version": "1", "escalates_at": "high", "reason": "Mine."}

    page = text_of(client.post(page_of(register, version_2), answers))

    assert "other parts of this were saved" in page
    assert "Mine." in page


def test_only_those_who_run_the_register_change_its_scheme(client, register, version_2):
    project = register.project
    url = page_of(register, version_2)

    for person, code in (
        (factories.make_user(), 403),
        (factories.make_project_manager(project), 403),
        (factories.make_strand_lead(project.strand), 200),
        (factories.make_programme_manager(project.strand.programme), 200),
    ):
        client.force_login(person)
        assert client.get(url).status_code == code


def test_the_page_asks_no_more_for_eleven_risks(client, register, version_2):
    assert_queries_stay_flat(
        client,
        page_of(register, version_2),
        lambda: factories.make_risk(register, current=(4, 3)),
    )
