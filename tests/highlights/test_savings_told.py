"""Savings, benefits and spending beside a report, in it and frozen with it."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from highlights import content, services
from highlights.evidence import evidence_for
from highlights.models import FrozenReport
from highlights.services import Changes, DimensionChange
from highlights.views.beside import changes_since_last
from tests import factories
from tests.highlights.council import approved, make_reporting_council, noted, written
from tests.queries import assert_queries_stay_flat

JULY = datetime(2012, 7, 17, 12, tzinfo=UTC)
APRIL = datetime(2012, 4, 20, 12, tzinfo=UTC)


@pytest.fixture
def council(time_machine, db):
    time_machine.move_to(JULY, tick=False)
    return make_reporting_council()


def make_saving(*places, **fields):
    """Of £10,000, of which £6,000 is forecast."""
    figures = {"forecast": 6_000_00, "state_since": date(2012, 4, 1)} | fields
    return factories.make_saving(*places, at=APRIL, **figures)


def told(report):
    return content.content_of(
        report, report.dimensions.order_by("pk"), evidence_for(report)
    ).money


def test_a_report_tells_of_what_its_project_claims(council):
    other = factories.make_project(council.strand, at=APRIL)
    make_saving(council.project, other, title="Share the depot")
    make_saving(other, title="Elsewhere")
    factories.make_benefit(council.project, title="Sooner", at=APRIL)
    case = factories.make_business_case(council.project)
    factories.make_spend_ceiling(case)

    found = told(written(council))

    [saving] = found.savings
    assert (saving.title, saving.proposed, saving.forecast) == (
        "Share the depot",
        5_000_00,
        3_000_00,
    )
    assert found.year == "2012-13"
    assert found.benefits_because == "£2,000 of this year's £5,000 is not forecast."
    assert [benefit.title for benefit in found.benefits] == ["Sooner"]
    assert found.cost_because == "£0 of £400,000 (Scoping) is spent."


def test_a_report_tells_a_claim_of_delivery_as_a_claim(council):
    given = {"state": "delivered", "delivery": "blue", "achieved": 10_000_00}
    make_saving(council.project, **given)
    make_saving(council.project, **given, validated=10_000_00)

    claim, seen = told(written(council)).savings

    assert (claim.state, claim.delivery.label) == ("Delivered, as claimed",) * 2
    assert (seen.state, seen.delivery.label) == ("Delivered",) * 2


def test_the_evidence_stands_beside_the_report_while_it_is_written(client, council):
    saving = make_saving(council.project)
    benefit = factories.make_benefit(council.project, at=APRIL)
    factories.make_benefit_reading(benefit, value=Decimal(19), at=APRIL)
    client.force_login(council.officer)
    report = written(council)

    page = client.get(reverse("highlights:report_update", args=[report.pk]))

    beside = page.content.decode()
    assert f"{saving.reference} {saving.title}" in beside
    assert "£6,000 forecast of £10,000" in beside
    assert "is not forecast; 1 of 1 benefit is off track" in beside


def test_a_rating_that_contradicts_the_savings_needs_a_reason(council):
    make_saving(council.project)
    report = written(council)

    with pytest.raises(ValidationError) as refused:
        services.submit_report(report, report.version, council.officer)
    said = {"benefits": DimensionChange("within", "Finance agreed a replacement.")}
    report = services.save_report(
        report, report.version, Changes({}, said), council.officer
    )
    services.submit_report(report, report.version, council.officer)

    assert set(refused.value.message_dict) == {"reason_benefits"}
    assert "Outside" in refused.value.message_dict["reason_benefits"][0]


def test_what_was_approved_keeps_its_savings(client, council):
    saving = make_saving(council.project, title="Share the depot", forecast=10_000_00)
    factories.make_benefit_reading(
        factories.make_benefit(council.project, at=APRIL), value=Decimal(10), at=APRIL
    )
    report = approved(council)
    saving.title = "Renamed since"
    noted(saving, JULY)

    frozen = FrozenReport.objects.get(report=report)

    money = content.read(frozen).money
    assert [each.title for each in money.savings] == ["Share the depot"]
    assert money.benefits[0].standing.label == "Realised"
    assert content.canonical(content.read(frozen)) == frozen.content
    client.force_login(council.officer)
    page = client.get(report.get_absolute_url()).content.decode()
    assert "Share the depot" in page
    assert "Renamed since" not in page


def test_a_report_frozen_before_there_were_savings_can_still_be_read(council):
    frozen = FrozenReport.objects.get(report=approved(council))
    old = json.loads(frozen.content)
    del old["money"]
    frozen.content = json.dumps(old)

    assert not content.read(frozen).money.is_told


def test_nothing_exempt_is_told_with_a_report(council):
    make_saving(council.project, **factories.EXEMPT)
    far = factories.make_project(at=APRIL, **factories.EXEMPT)
    make_saving(council.project, far)
    factories.make_benefit(council.project, at=APRIL, **factories.EXEMPT)
    factories.make_business_case(council.project, **factories.EXEMPT)

    assert not told(written(council)).is_told


def test_what_is_kept_back_with_its_project_is_told_with_its_own_report(
    time_machine, db
):
    time_machine.move_to(JULY, tick=False)
    council = make_reporting_council(**factories.EXEMPT)
    make_saving(council.project, title="Told here")
    factories.make_benefit(council.project, title="Too", at=APRIL)

    money = told(written(council))

    assert [each.title for each in money.savings] == ["Told here"]
    assert [each.title for each in money.benefits] == ["Too"]


def test_what_changed_since_the_last_report_is_told(time_machine, council):
    saving = make_saving(council.project, forecast=10_000_00)
    approved(council)
    time_machine.move_to(datetime(2012, 10, 3, 12, tzinfo=UTC), tick=False)
    year = saving.years.get()
    year.forecast = 9_500_00
    noted(year, datetime(2012, 10, 1, 12, tzinfo=UTC))
    saving.state = "part_delivered"
    noted(saving, datetime(2012, 10, 1, 12, tzinfo=UTC))

    changes = changes_since_last(evidence_for(written(council, 1)))

    assert [(change.title, change.what) for change in changes] == [
        (
            f"{saving.reference} {saving.title}",
            "part delivered, as claimed; forecast £9,500, was £10,000",
        )
    ]


def test_more_savings_take_no_more_queries(client, council):
    client.force_login(council.officer)
    report = written(council)
    page = reverse("highlights:report_update", args=[report.pk])

    def add():
        make_saving(council.project)
        benefit = factories.make_benefit(council.project, at=APRIL)
        factories.make_benefit_reading(benefit, at=APRIL)

    assert_queries_stay_flat(client, page, add)
