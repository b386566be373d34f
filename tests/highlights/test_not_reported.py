"""Who has not reported, and chasing them: once a day, and nothing exempt by e-mail."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from highlights.models import Chase
from highlights.tasks import send_chase
from tests import factories
from tests.highlights.council import (
    Council,
    make_reporting_council,
    submitted,
    written,
)
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

# The first quarter is over, its report overdue; the second has begun.
ON_A_DAY = datetime(2012, 7, 17, 9, 0, tzinfo=UTC)


@pytest.fixture
def council(client, time_machine) -> Council:
    """The programme manager is signed in, on 17 July 2012."""
    time_machine.move_to(ON_A_DAY, tick=False)
    council = make_reporting_council()
    manager = factories.make_programme_manager(council.strand.programme)
    client.force_login(manager)
    return council


def address_of(council: Council) -> str:
    return reverse("highlights:not_reported", args=[council.strand.programme.reference])


def chase(client, council: Council, who: str, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return client.post(address_of(council), {"chase": who}, follow=True)


def test_a_project_without_a_report_is_listed_with_who_writes_it(client, council):
    page = client.get(address_of(council)).content.decode()

    assert council.project.name in page
    assert council.officer.name in page
    assert "Not started" in page


def test_a_draft_has_not_been_reported(client, council):
    written(council)

    rows = client.get(address_of(council)).context["rows"]

    assert [row.state for row in rows] == ["Draft"]


def test_a_submitted_report_is_not_missing(client, council):
    submitted(council)

    page = client.get(address_of(council))

    assert page.context["rows"] == []
    assert "Everybody has reported" in page.content.decode()


def test_a_closed_project_is_not_asked(client, council):
    council.project.state = "closed"
    council.project.save()

    assert client.get(address_of(council)).context["rows"] == []


def test_all_are_chased_in_one_action(
    client, council, django_capture_on_commit_callbacks
):
    other = factories.make_project(council.strand)
    factories.make_project_manager(other)

    page = chase(client, council, "all", django_capture_on_commit_callbacks)

    assert "Chased 2 reports by e-mail." in page.content.decode()
    assert len(mail.outbox) == 2
    assert Chase.objects.filter(sent_at__isnull=False).count() == 2
    assert "http://testserver/" in mail.outbox[0].body


def test_one_is_chased_alone(client, council, django_capture_on_commit_callbacks):
    factories.make_project_manager(factories.make_project(council.strand))
    key = f"project-{council.project.pk}-{council.quarters[0].pk}"

    chase(client, council, key, django_capture_on_commit_callbacks)

    assert [message.to for message in mail.outbox] == [[council.officer.email]]


def test_nobody_is_chased_twice_within_a_day(
    client, council, django_capture_on_commit_callbacks, time_machine
):
    chase(client, council, "all", django_capture_on_commit_callbacks)
    page = chase(client, council, "all", django_capture_on_commit_callbacks)

    assert "within the last day already" in page.content.decode()
    assert len(mail.outbox) == 1

    time_machine.move_to(ON_A_DAY + timedelta(days=1, minutes=1), tick=False)
    client.force_login(factories.make_programme_manager(council.strand.programme))
    chase(client, council, "all", django_capture_on_commit_callbacks)
    assert len(mail.outbox) == 2


def test_where_nobody_has_the_role_the_manager_is_told(
    client, council, django_capture_on_commit_callbacks
):
    factories.make_project(council.strand, name="Nobody's child")

    page = chase(client, council, "all", django_capture_on_commit_callbacks)

    assert "nobody to ask: Nobody&#x27;s child" in page.content.decode()


def test_an_email_does_not_name_an_exempt_project(
    client, council, django_capture_on_commit_callbacks
):
    secret = factories.make_project(
        council.strand, name="Sale of the depot", **factories.EXEMPT
    )
    factories.make_project_manager(secret)

    chase(client, council, "all", django_capture_on_commit_callbacks)

    assert len(mail.outbox) == 2
    assert "depot" not in "".join(
        message.subject + message.body for message in mail.outbox
    )


def test_an_exempt_project_is_not_listed_for_those_not_entitled(client, council):
    factories.make_project(council.strand, name="Sale of the depot", **factories.EXEMPT)
    client.force_login(factories.make_user())

    page = client.get(address_of(council)).content.decode()
    sheet = client.get(address_of(council), {"export": "xlsx"})

    assert "depot" not in page
    assert sheet["Content-Type"].startswith("application/vnd")


def test_a_worker_that_runs_twice_sends_once(
    client, council, django_capture_on_commit_callbacks
):
    chase(client, council, "all", django_capture_on_commit_callbacks)

    send_chase(Chase.objects.get().pk, "http://testserver/")

    assert len(mail.outbox) == 1


def test_the_page_asks_no_more_for_more_projects(client, council):
    assert_queries_stay_flat(
        client,
        address_of(council),
        lambda: factories.make_project_manager(factories.make_project(council.strand)),
    )
