"""The report form: an unchanged week in four interactions, nothing typed is lost."""

import pytest
from django.urls import reverse

from highlights import services
from highlights.choices import ReportStatus
from highlights.models import HighlightReport
from highlights.services import Changes
from tests import factories
from tests.highlights.council import (
    Council,
    approved,
    make_reporting_council,
    submitted,
    written,
)

pytestmark = pytest.mark.django_db

GREEN = {
    "overall": "green",
    "rating_time": "within",
    "rating_cost": "within",
    "rating_scope": "within",
    "rating_benefits": "within",
    "this_period": "<p>The pilot opened.</p>",
}


@pytest.fixture
def council(client) -> Council:
    """The officer is signed in."""
    council = make_reporting_council()
    client.force_login(council.officer)
    return council


def form_of(report: HighlightReport) -> str:
    return reverse("highlights:report_update", args=[report.pk])


def autosave_of(report: HighlightReport) -> str:
    return reverse("highlights:report_autosave", args=[report.pk])


def start(client, council: Council, quarter: int = 0) -> HighlightReport:
    address = reverse(
        "highlights:report_start",
        args=[council.quarters[quarter].pk, "project", council.project.pk],
    )
    client.post(address)
    return HighlightReport.objects.open().get()


def fresh(report: HighlightReport) -> HighlightReport:
    return HighlightReport.objects.get(pk=report.pk)


def test_an_unchanged_period_is_started_repeated_and_submitted(client, council):
    approved(council)

    report = start(client, council, quarter=1)
    repeated = client.post(form_of(report), {"version": 1, "nothing_changed": "1"})
    page = client.get(repeated.url)
    said = GREEN | {"version": fresh(report).version, "submit": "1"}
    done = client.post(form_of(report), said)

    assert "Everything is as it was last time" in page.content.decode()
    assert done.url == reverse("reports:my_work")
    assert fresh(report).status == ReportStatus.SUBMITTED
    assert fresh(report).this_period == "<p>The pilot opened.</p>"


def test_nothing_changed_can_be_undone(client, council):
    approved(council)
    report = start(client, council, quarter=1)
    typed = GREEN | {"version": 1, "this_period": "<p>Everything is new.</p>"}

    repeated = client.post(form_of(report), typed | {"nothing_changed": "1"})
    as_last_time = fresh(report)
    assert as_last_time.this_period == "<p>The pilot opened.</p>"
    back_to = repeated.url.partition("back_to=")[2].partition("#")[0]
    said = GREEN | {"version": as_last_time.version, "back_to": back_to}
    client.post(form_of(report), said)

    assert fresh(report).this_period == "<p>Everything is new.</p>"


def test_a_refused_report_keeps_what_was_typed_and_says_where(client, council):
    report = start(client, council)
    typed = GREEN | {"version": 1, "overall": "amber_green", "submit": "1"}

    page = client.post(form_of(report), typed)

    assert "overall_reason" in page.context["form"].errors
    assert "There is a problem" in page.content.decode()
    assert fresh(report).this_period == "<p>The pilot opened.</p>"
    again = typed | {
        "version": page.context["form"]["version"].value(),
        "overall_reason": "The parts do not say it all.",
    }
    assert client.post(form_of(report), again).status_code == 302


def test_a_date_that_does_not_exist_is_told_beside_its_boxes(client, council):
    report = start(client, council)
    typed = {"ask_by_day": "31", "ask_by_month": "2", "ask_by_year": "2012"}

    page = client.post(form_of(report), GREEN | typed | {"version": 1})

    assert "February 2012 has" in page.content.decode() or "not a date" in str(
        page.context["form"].errors
    )
    assert "The pilot opened" in page.content.decode()


def test_what_is_typed_is_saved_as_one_types(client, council):
    report = start(client, council)

    answer = client.post(autosave_of(report), GREEN | {"version": 1})

    assert answer.json() == {"version": 2, "message": ""}
    assert fresh(report).overall == "green"


def test_a_half_typed_date_does_not_keep_the_rest_from_being_saved(client, council):
    report = start(client, council)

    answer = client.post(autosave_of(report), GREEN | {"version": 1, "ask_by_day": "3"})

    assert answer.status_code == 200
    assert "Decision needed by" in answer.json()["message"]
    assert fresh(report).this_period == "<p>The pilot opened.</p>"


def test_saving_as_one_types_stops_when_a_colleague_was_quicker(client, council):
    report = written(council)

    answer = client.post(autosave_of(report), GREEN | {"version": 1})

    assert answer.status_code == 409
    assert fresh(report).version == report.version


def test_saving_as_one_types_says_that_the_sign_in_has_ended(client, council):
    report = start(client, council)
    client.logout()

    answer = client.post(
        autosave_of(report),
        GREEN | {"version": 1},
        headers={"X-Requested-With": "fetch"},
    )

    assert answer.status_code == 401


def test_what_was_typed_before_the_sign_in_ended_comes_back(client, council):
    report = start(client, council)
    typist = client.get(form_of(report)).content.decode()
    signed = typist.partition('name="typed_by" value="')[2].partition('"')[0]
    client.logout()

    client.post(
        form_of(report), GREEN | {"version": 1, "comment": "Kept.", "typed_by": signed}
    )
    client.force_login(council.officer)
    page = client.get(form_of(report)).content.decode()

    assert 'value="Kept."' in page
    assert "is back, and not saved yet" in page


def test_two_texts_are_shown_side_by_side_and_one_is_chosen(client, council):
    report = written(council)
    lead = Changes({"comment": "The lead's words.", "issues": "<p>None at all.</p>"})
    services.save_report(report, report.version, lead, council.strand_lead)
    mine = GREEN | {
        "version": report.version,
        "comment": "The officer's words.",
        "next_period": "<p>Two more sites follow.</p>",
    }

    page = client.post(form_of(report), mine)
    text = page.content.decode()

    assert "The lead&#x27;s words." in text
    assert "The officer&#x27;s words." in text
    assert [row.name for row in page.context["different"]] == ["comment"]
    assert fresh(report).comment == "The lead's words."

    chosen = dict(page.context["typed"]) | {
        "current_version": fresh(report).version,
        "choose_comment": "mine",
    }
    client.post(form_of(report), chosen)

    assert fresh(report).comment == "The officer's words."
    assert fresh(report).issues == "<p>None at all.</p>"


def test_a_colleagues_words_may_be_chosen(client, council):
    report = written(council)
    lead = Changes({"comment": "The lead's words."})
    services.save_report(report, report.version, lead, council.strand_lead)
    mine = GREEN | {"version": report.version, "comment": "The officer's words."}

    page = client.post(form_of(report), mine)
    chosen = dict(page.context["typed"]) | {
        "current_version": fresh(report).version,
        "choose_comment": "theirs",
    }
    client.post(form_of(report), chosen)

    assert fresh(report).comment == "The lead's words."


def test_two_who_wrote_different_fields_lose_nothing(client, council):
    report = written(council)
    lead = Changes({"issues": "<p>No planner is free.</p>"})
    services.save_report(report, report.version, lead, council.strand_lead)
    mine = GREEN | {
        "version": report.version,
        "comment": "Mine.",
        "next_period": "<p>Two more sites follow.</p>",
    }

    answer = client.post(form_of(report), mine)

    assert answer.status_code == 302
    assert fresh(report).comment == "Mine."
    assert fresh(report).issues == "<p>No planner is free.</p>"


def test_a_submitted_report_is_read_and_not_written(client, council):
    report = submitted(council)

    assert client.get(form_of(report)).url == report.get_absolute_url()
    assert client.post(autosave_of(report), {"version": 3}).status_code == 400


def test_the_form_shows_what_was_promised_and_what_moved(client, council):
    milestone = factories.make_milestone(
        council.project, title="Opening day", baseline="March 2199"
    )
    approved(council, next_period="<p>Two more sites follow.</p>")
    milestone.forecast = type(milestone.baseline).parse("April 2199")
    milestone.save()

    report = start(client, council, quarter=1)
    page = client.get(form_of(report)).content.decode()

    assert "Two more sites follow." in page
    assert "slipped 30 days, to April 2199 (was March 2199)" in page


def test_the_form_marks_last_times_rating_and_the_indicated_one(client, council):
    approved(council)
    factories.make_milestone(council.project, baseline="29 June 2012")

    report = start(client, council, quarter=1)
    page = client.get(form_of(report)).content.decode()

    assert "Last time" in page
    assert "Indicated by the data" in page
    assert "1 milestone is overdue" in page


def test_no_field_may_be_written_that_the_form_does_not_offer(client, council):
    report = start(client, council)
    before = fresh(report)
    smuggled = {
        "status": "approved",
        "edition": "7",
        "approved_by": council.officer.pk,
        "indicated": "green",
        "is_exempt": "on",
        "project": "0",
    }

    client.post(form_of(report), GREEN | smuggled | {"version": 1})

    after = fresh(report)
    for name in smuggled:
        assert getattr(after, name) == getattr(before, name), name
