"""A report says why before it is submitted."""

import pytest
from django.core.exceptions import ValidationError

from highlights import services
from highlights.choices import ReportStatus
from highlights.services import Changes, DimensionChange
from tests import factories
from tests.highlights.council import (
    ALL_WITHIN,
    approved,
    make_reporting_council,
    submitted,
    written,
)

pytestmark = pytest.mark.django_db


def refusals(caught: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return caught.value.message_dict


def test_a_report_says_everything_that_must_be_said_before_it_is_submitted():
    council = make_reporting_council()
    report = services.start_report(
        subject=council.project, period=council.quarters[0], by=council.officer
    )

    with pytest.raises(ValidationError) as caught:
        services.submit_report(report, report.version, council.officer)

    assert refusals(caught).keys() == {"overall", "this_period"}


def test_every_dimension_of_a_rated_project_is_rated():
    council = make_reporting_council()
    report = written(council, dimensions={"time": DimensionChange("within")})

    with pytest.raises(ValidationError) as caught:
        services.submit_report(report, report.version, council.officer)

    assert refusals(caught) == {
        "rating_cost": ["Rate cost."],
        "rating_scope": ["Rate scope."],
        "rating_benefits": ["Rate benefits."],
    }


def test_a_paused_project_is_not_rated_in_its_parts():
    council = make_reporting_council()

    report = submitted(
        council, overall="paused", dimensions={"time": DimensionChange("")}
    )

    assert report.status == ReportStatus.SUBMITTED


def test_worse_than_green_needs_a_reason():
    council = make_reporting_council()
    said = {**ALL_WITHIN, "cost": DimensionChange("outside")}
    report = written(council, overall="amber_green", dimensions=said)

    with pytest.raises(ValidationError) as caught:
        services.submit_report(report, report.version, council.officer)

    assert refusals(caught).keys() == {"overall_reason", "reason_cost"}
    assert "worse than Green" in refusals(caught)["overall_reason"][0]


def test_disagreeing_with_the_data_needs_a_reason():
    council = make_reporting_council()
    factories.make_milestone(
        council.project, baseline="29 June 2012", forecast="9 August 2012"
    )
    report = written(council)

    with pytest.raises(ValidationError) as caught:
        services.submit_report(report, report.version, council.officer)

    assert refusals(caught).keys() == {"reason_time"}
    assert "The data indicates Outside tolerance" in refusals(caught)["reason_time"][0]


def test_a_rating_that_moves_needs_a_reason_of_its_own():
    council = make_reporting_council()
    worse = {**ALL_WITHIN, "cost": DimensionChange("outside", "Fees rose.")}
    approved(
        council, overall="amber_green", overall_reason="Fees rose.", dimensions=worse
    )
    better = {**ALL_WITHIN, "cost": DimensionChange("within", "Fees rose.")}
    report = written(council, 1, overall="green", dimensions=better)

    with pytest.raises(ValidationError) as caught:
        services.submit_report(report, report.version, council.officer)

    assert refusals(caught).keys() == {"overall_reason", "reason_cost"}
    assert "still last time's" in refusals(caught)["reason_cost"][0]


def test_a_date_for_a_decision_needs_the_decision():
    council = make_reporting_council()
    report = written(council, ask_by="2012-09-01")

    with pytest.raises(ValidationError) as caught:
        services.submit_report(report, report.version, council.officer)

    assert refusals(caught).keys() == {"ask"}


def test_a_strand_better_than_its_project_says_why():
    council = make_reporting_council()
    worse = {**ALL_WITHIN, "cost": DimensionChange("outside", "Fees rose.")}
    approved(council, overall="amber_green", overall_reason="Fees.", dimensions=worse)
    strands = factories.make_cycle(
        council.strand.programme, reports_on="strands", scheme=council.cycle.scheme
    )
    report = services.start_report(
        subject=council.strand,
        period=factories.make_period(strands),
        by=council.strand_lead,
    )
    said = Changes({"overall": "green", "this_period": "<p>On track.</p>"}, ALL_WITHIN)
    report = services.save_report(report, report.version, said, council.strand_lead)

    with pytest.raises(ValidationError) as caught:
        services.submit_report(report, report.version, council.strand_lead)

    assert refusals(caught).keys() == {"parent_reason"}
