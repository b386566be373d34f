"""A report is started, begins with last time's, and is saved as it is written."""

import pytest
from django.core.exceptions import ValidationError

from common.locking import EditConflict
from highlights import services
from highlights.models import HighlightReport
from highlights.services import Changes, DimensionChange
from tests import factories
from tests.highlights.council import (
    ALL_WITHIN,
    approved,
    make_reporting_council,
    written,
)

pytestmark = pytest.mark.django_db


def refusals(caught: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return caught.value.message_dict


def test_a_double_click_starts_one_report():
    council = make_reporting_council()

    first = services.start_report(
        subject=council.project, period=council.quarters[0], by=council.officer
    )
    second = services.start_report(
        subject=council.project, period=council.quarters[0], by=council.officer
    )

    assert first == second
    assert HighlightReport.objects.count() == 1


def test_a_new_report_carries_forward_the_last_approved_one():
    council = make_reporting_council()
    said = {**ALL_WITHIN, "cost": DimensionChange("outside", "Fees rose.")}
    approved(
        council,
        overall="amber_green",
        overall_reason="Cost is outside tolerance.",
        dimensions=said,
        issues="<p>No planner is free.</p>",
    )

    report = services.start_report(
        subject=council.project, period=council.quarters[1], by=council.officer
    )

    assert report.overall == "amber_green"
    assert report.issues == "<p>No planner is free.</p>"
    cost = report.dimensions.get(dimension="cost")
    assert (cost.declared, cost.reason) == ("outside", "Fees rose.")


def test_an_exempt_report_is_followed_by_an_exempt_one():
    council = make_reporting_council()
    approved(council, **factories.EXEMPT)

    report = services.start_report(
        subject=council.project, period=council.quarters[1], by=council.officer
    )

    assert report.is_exempt
    assert report.exempt_paragraphs == [3]


def test_a_report_is_not_started_before_its_period():
    council = make_reporting_council()
    report = council.quarters[0]
    report.starts_on, report.ends_on, report.due_on = (
        day.replace(year=2199)
        for day in (report.starts_on, report.ends_on, report.due_on)
    )
    report.save()

    with pytest.raises(ValidationError, match="has not begun"):
        services.start_report(
            subject=council.project, period=report, by=council.officer
        )


def test_a_report_is_started_in_a_period_of_its_own_programme():
    council, other = make_reporting_council(), make_reporting_council()

    with pytest.raises(ValidationError, match="another reporting cycle"):
        services.start_report(
            subject=council.project, period=other.quarters[0], by=council.officer
        )


def test_the_second_of_two_editors_is_told_and_overwrites_nothing():
    council = make_reporting_council()
    report = written(council)

    services.save_report(
        report, report.version, Changes({"comment": "First."}), council.officer
    )

    with pytest.raises(EditConflict) as caught:
        services.save_report(
            report, report.version, Changes({"comment": "Second."}), council.strand_lead
        )
    assert caught.value.current.comment == "First."
    report.refresh_from_db()
    assert report.comment == "First."


def test_saving_what_is_there_already_leaves_no_trace():
    council = make_reporting_council()
    report = written(council)
    steps = report.history.count()

    again = services.save_report(
        report, report.version, Changes({"overall": "green"}), council.officer
    )

    assert again.version == report.version
    assert report.history.count() == steps


def test_what_is_pasted_is_cleaned_and_kept_whole():
    council = make_reporting_council()
    pasted = "<p onclick='steal()'>All well.</p><script>steal()</script>" + (
        "<p class='MsoNormal' style='mso-x:1'>Word says so.</p>" * 3500
    )
    assert len(pasted) > 180_000

    report = written(council, issues=pasted)

    report.refresh_from_db()
    assert "steal" not in report.issues
    assert report.issues.count("Word says so.") == 3500


def test_a_rating_that_is_not_offered_is_refused():
    council = make_reporting_council()

    with pytest.raises(ValidationError) as caught:
        written(council, overall="purple")

    assert refusals(caught) == {"overall": ["Choose one of the ratings offered."]}
