"""A report is approved, frozen and corrected, or returned."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from common.locking import EditConflict
from highlights import content, services
from highlights.choices import ReportStatus
from highlights.models import FrozenReport
from highlights.services import Changes, DimensionChange
from tests import factories
from tests.highlights.council import (
    ALL_WITHIN,
    approved,
    make_reporting_council,
    submitted,
)

pytestmark = pytest.mark.django_db


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
