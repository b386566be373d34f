"""Reading, approving, returning and correcting reports in a browser."""

import pytest
from django.urls import reverse

from highlights import services
from highlights.choices import ReportStatus
from highlights.models import HighlightReport
from programmes.choices import ScopedRole
from tests import factories
from tests.highlights.council import (
    Council,
    approved,
    make_quarters,
    make_reporting_council,
    submitted,
    written,
)
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(client) -> Council:
    """The strand lead is signed in."""
    council = make_reporting_council()
    client.force_login(council.strand_lead)
    return council


def page_of(client, name: str, report: HighlightReport) -> str:
    return client.get(reverse(name, args=[report.pk])).content.decode()


def test_an_approved_report_is_read_as_it_was_frozen(client, council):
    milestone = factories.make_milestone(council.project, title="Pilot opens")
    milestone.actual_on = milestone.baseline.due
    milestone.save()
    report = approved(council)
    milestone.title = "Renamed afterwards"
    milestone.save()

    text = page_of(client, "highlights:report_detail", report)

    assert "Pilot opens" in text
    assert "Renamed afterwards" not in text
    assert report.frozen.sha256 in text
    assert "does not match" not in text


def test_an_open_report_is_read_as_it_stands(client, council):
    report = written(council, comment="Still being written.")

    assert "Still being written." in page_of(client, "highlights:report_detail", report)


def test_every_edition_of_a_report_can_be_read(client, council):
    old = approved(council, comment="First words.")
    new = services.correct_report(old, council.officer, "Cost was left out.")
    new = services.submit_report(new, new.version, council.officer)
    services.approve_report(new, council.strand_lead)

    text = page_of(client, "highlights:report_detail", old)

    assert "First words." in text
    assert new.get_absolute_url() in text
    assert "Replaced by a correction" in text


def test_the_history_says_who_did_what(client, council):
    text = page_of(client, "highlights:report_detail", approved(council))

    assert "Submitted for approval." in text
    assert council.officer.name in text


def test_script_in_a_report_never_reaches_a_reader(client, council):
    report = written(
        council,
        issues="<script>steal()</script><p onclick='steal()'>Fine.</p>",
        comment="<script>steal()</script>",
    )

    text = page_of(client, "highlights:report_detail", report)

    assert "<script>steal()" not in text
    assert "onclick" not in text


def test_a_green_over_an_overdue_milestone_looks_wrong(client, council):
    report = submitted(council)
    factories.make_milestone(council.project, baseline="29 June 2012")

    text = page_of(client, "highlights:report_approve", report)

    assert "It is rated Green, but 1 milestone is overdue." in text
    assert "the data indicates Outside tolerance" in text


def test_what_differs_from_last_time_is_shown_to_the_approver(client, council):
    approved(council)
    report = submitted(council, 1, this_period="<p>The second site opened.</p>")

    text = page_of(client, "highlights:report_approve", report)

    assert "The pilot opened." in text
    assert "The second site opened." in text


def test_the_approver_approves_in_one_click(client, council):
    report = submitted(council)

    client.post(
        reverse("highlights:report_approve", args=[report.pk]),
        {"version": report.version},
    )

    assert HighlightReport.objects.get().status == ReportStatus.APPROVED


def test_an_approver_who_submitted_it_is_told_why_not(client, council):
    report = written(council)
    report = services.submit_report(report, report.version, council.strand_lead)

    page = client.post(
        reverse("highlights:report_approve", args=[report.pk]),
        {"version": report.version},
    )

    assert "somebody else has to approve it" in page.content.decode()


def test_a_report_changed_under_the_approver_is_read_again(client, council):
    report = submitted(council)
    address = reverse("highlights:report_approve", args=[report.pk])

    page = client.post(address, {"version": report.version - 1}, follow=True)

    assert "read it again" in page.content.decode()
    assert HighlightReport.objects.get().status == ReportStatus.SUBMITTED


def test_a_report_is_returned_with_what_is_to_be_mended(client, council):
    report = submitted(council)
    address = reverse("highlights:report_return", args=[report.pk])

    refused = client.post(address, {"version": report.version, "comment": " "})
    client.post(address, {"version": report.version, "comment": "Say more of cost."})
    client.force_login(council.officer)
    form = page_of(client, "highlights:report_update", report)

    assert refused.status_code == 200
    assert "Say more of cost." in form


def test_a_report_is_corrected_with_a_reason(client, council):
    report = approved(council)
    address = reverse("highlights:report_correct", args=[report.pk])

    client.post(address, {"reason": "Cost was left out."})

    edition = HighlightReport.objects.get(edition=2)
    assert edition.correction_reason == "Cost was left out."


def test_an_exempt_report_is_not_there_for_those_not_entitled(client, council):
    report = approved(council, **factories.EXEMPT)
    client.force_login(factories.make_user())

    response = client.get(report.get_absolute_url())

    assert response.status_code == 404


@pytest.mark.parametrize(
    "page",
    [
        "highlights:report_detail",
        "highlights:report_update",
        "highlights:report_approve",
    ],
)
def test_the_pages_of_a_report_ask_no_more_for_more_milestones(client, council, page):
    approved(council)
    report = (
        written(council, 1)
        if page == "highlights:report_update"
        else submitted(council, 1)
    )

    assert_queries_stay_flat(
        client,
        reverse(page, args=[report.pk]),
        lambda: factories.make_milestone(council.project, baseline="March 2199"),
    )


def test_a_strands_report_asks_no_more_for_more_projects(client, council):
    programme = council.strand.programme
    cycle = factories.make_cycle(
        programme, reports_on="strands", scheme=council.cycle.scheme
    )
    factories.make_role(ScopedRole.STRAND_LEAD, on=council.strand, user=council.officer)
    report = services.start_report(
        subject=council.strand, period=make_quarters(cycle, 1)[0], by=council.officer
    )

    assert_queries_stay_flat(
        client,
        reverse("highlights:report_update", args=[report.pk]),
        lambda: factories.make_milestone(factories.make_project(council.strand)),
    )
