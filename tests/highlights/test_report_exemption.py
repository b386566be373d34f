"""A report is kept from the public, and opened again, even once it is approved."""

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from highlights import content, services
from highlights.models import FrozenReport, HighlightReport
from reports.load import load_position, only_project
from tests import factories
from tests.highlights.council import approved, make_reporting_council

pytestmark = pytest.mark.django_db


def test_an_approved_report_is_withheld_from_the_next_request_on(client):
    council = make_reporting_council()
    report = approved(council)
    client.force_login(council.officer)

    client.post(
        reverse("highlights:report_withhold", args=[report.pk]),
        {"paragraphs": ["3"], "exempt_reason": "Tenders are being compared."},
    )

    client.force_login(factories.make_user())
    assert client.get(report.get_absolute_url()).status_code == 404
    assert HighlightReport.objects.get().exempt_paragraphs == [3]


def test_keeping_a_report_back_leaves_what_was_frozen_as_it_was(client):
    council = make_reporting_council()
    report = approved(council)
    was = report.frozen.content
    client.force_login(council.officer)

    client.post(
        reverse("highlights:report_withhold", args=[report.pk]),
        {"paragraphs": ["3"], "exempt_reason": "Tenders are being compared."},
    )

    frozen = FrozenReport.objects.get()
    assert frozen.content == was
    assert content.is_intact(frozen)


def test_a_report_is_opened_with_a_reason_that_history_keeps(client):
    council = make_reporting_council()
    report = approved(council, **factories.EXEMPT)
    client.force_login(factories.make_user(CouncilRoleName.CLERK))

    client.post(
        reverse("highlights:report_release", args=[report.pk]),
        {"reason": "The contract is let."},
    )

    opened = HighlightReport.objects.get()
    assert not opened.is_exempt
    reason = opened.history.latest().history_change_reason
    assert reason == "No longer exempt: The contract is let."


def test_an_open_report_cannot_be_opened(client):
    report = approved(make_reporting_council())
    client.force_login(factories.make_user(CouncilRoleName.CLERK))

    page = client.post(
        reverse("highlights:report_release", args=[report.pk]), {"reason": "Why not."}
    )

    assert "This report is not exempt." in page.content.decode()


def test_a_report_repeats_nothing_of_the_exempt_one_before_it(client):
    council = make_reporting_council()
    kept_back = approved(
        council,
        overall="amber_red",
        overall_reason="The bidder has withdrawn.",
        next_period="<p>Find another bidder in secret.</p>",
        **factories.EXEMPT,
    )
    services.withhold_report(
        kept_back, paragraphs=[3], exempt_reason="Tenders.", by=council.strand_lead
    )
    public = approved(council, 1, overall_reason="A new bidder is in place.")
    services.release_report(public, by=council.strand_lead, reason="Nothing secret.")

    client.force_login(factories.make_user())
    told = client.get(public.get_absolute_url()).content.decode()
    position = load_position(only_project(council.project)).public()
    (report,) = position.programmes[0].strands[0].projects[0].reports

    assert "Find another bidder in secret." not in told
    assert "unchanged for" not in told
    assert report.id == public.pk
    assert (report.previous, report.unchanged_for) == ("", 0)

    client.force_login(council.officer)
    entitled = client.get(public.get_absolute_url()).content.decode()
    assert "Find another bidder in secret." in entitled
