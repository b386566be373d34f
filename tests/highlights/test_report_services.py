"""An officer writes a report, hands it in, and a strand lead approves it."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from common.locking import EditConflict
from highlights import content, services
from highlights.choices import ReportStatus
from highlights.models import FrozenReport, HighlightReport
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


def test_a_submitted_report_is_not_changed_under_the_approver():
    council = make_reporting_council()
    report = submitted(council)

    with pytest.raises(ValidationError, match="cannot be changed"):
        services.save_report(
            report, report.version, Changes({"comment": "Late."}), council.officer
        )


def test_a_report_is_returned_with_a_comment():
    council = make_reporting_council()
    report = submitted(council)

    with pytest.raises(ValidationError, match="what is to be mended"):
        services.return_report(report, council.strand_lead, "  ")
    report = services.return_report(report, council.strand_lead, "Say more of cost.")

    assert report.status == ReportStatus.RETURNED
    assert report.return_comment == "Say more of cost."
    assert report.is_editable


def test_nobody_approves_what_they_submitted():
    council = make_reporting_council()
    report = submitted(council)

    with pytest.raises(ValidationError, match="somebody else"):
        services.approve_report(report, council.officer)


def test_a_report_mended_meanwhile_is_not_approved_unread():
    council = make_reporting_council()
    read = submitted(council)
    services.return_report(read, council.strand_lead, "Say more of cost.")
    read.refresh_from_db()
    services.submit_report(read, read.version, council.officer)

    with pytest.raises(EditConflict):
        services.approve_report(read, council.strand_lead, version=2)


def test_approval_writes_down_what_the_data_said_and_how_it_was_before():
    council = make_reporting_council()
    approved(council)
    factories.make_milestone(
        council.project, baseline="29 June 2012", forecast="summer 2199"
    )
    time = DimensionChange("outside", "The builder went out of business.")

    report = approved(
        council,
        1,
        overall="amber_green",
        overall_reason="Time is outside tolerance.",
        dimensions={**ALL_WITHIN, "time": time},
    )

    assert (report.indicated, report.previous) == ("amber_green", "green")
    row = report.dimensions.get(dimension="time")
    assert (row.indicated, row.previous) == ("outside", "within")
    assert "1 milestone is" in row.indicated_because


def test_a_rating_counts_the_periods_it_has_been_the_same():
    council = make_reporting_council()

    reports = [approved(council, quarter) for quarter in range(3)]

    assert [report.unchanged_for for report in reports] == [0, 1, 2]


def test_approval_freezes_the_report_with_what_it_was_based_on():
    council = make_reporting_council()
    milestone = factories.make_milestone(council.project, title="Pilot opens")
    milestone.actual_on = milestone.baseline.due
    milestone.save()
    report = approved(council)
    was = report.frozen.content

    milestone.title = "Something else"
    milestone.save()
    frozen = FrozenReport.objects.get(report=report)

    assert frozen.content == was
    assert content.is_intact(frozen)
    told = content.read(frozen)
    assert [line.title for line in told.milestones] == ["Pilot opens"]
    assert told.scheme == council.cycle.scheme.scheme
    assert told.approved_by == council.strand_lead.name
    assert content.canonical(told) == was


def test_an_altered_frozen_text_is_found_out():
    frozen = approved(make_reporting_council()).frozen

    altered = json.loads(frozen.content) | {"comment": "All is well."}
    frozen.content = json.dumps(altered)

    assert not content.is_intact(frozen)


def test_an_exempt_milestone_says_nothing_through_an_open_report():
    council = make_reporting_council()
    factories.make_milestone(
        council.project, baseline="29 June 2012", title="Secret", **factories.EXEMPT
    )

    report = approved(council)

    assert "Secret" not in report.frozen.content
    assert report.dimensions.get(dimension="time").indicated == ""


def test_a_correction_takes_the_place_of_the_old_edition_once_approved():
    council = make_reporting_council()
    old = approved(council)

    new = services.correct_report(old, council.officer, "Cost was left out.")
    same = services.correct_report(old, council.officer, "Cost was left out.")
    old.refresh_from_db()
    assert (new, old.status) == (same, ReportStatus.APPROVED)
    said = Changes({"comment": "Cost is within budget."})
    new = services.save_report(new, new.version, said, council.officer)
    new = services.submit_report(new, new.version, council.officer)
    new = services.approve_report(new, council.strand_lead)

    old.refresh_from_db()
    assert (old.status, new.status) == (ReportStatus.SUPERSEDED, ReportStatus.APPROVED)
    assert new.edition == 2
    assert old.comment == ""


def test_a_correction_says_what_was_wrong():
    council = make_reporting_council()

    with pytest.raises(ValidationError, match="what is wrong"):
        services.correct_report(approved(council), council.officer, " ")


def test_an_approved_report_cannot_be_saved_over():
    report = approved(make_reporting_council())
    report.comment = "Better than I said."

    with pytest.raises(ValidationError, match="never changes"):
        report.save()
    with pytest.raises(ValidationError, match="never changes"):
        report.dimensions.first().save()
    with pytest.raises(ValidationError, match="never changes"):
        report.frozen.save()
    with pytest.raises(ValidationError, match="never changes"):
        report.delete()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE highlights_highlightreport SET comment = 'x'",
        "UPDATE highlights_highlightreport SET status = 'draft'",
        "UPDATE highlights_dimensionrating SET declared = 'x'",
        "UPDATE highlights_frozenreport SET content = 'x'",
    ],
)
def test_the_database_itself_refuses_to_change_an_approved_report(sql):
    approved(make_reporting_council())

    with (
        pytest.raises((DatabaseError, IntegrityError), match="never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
