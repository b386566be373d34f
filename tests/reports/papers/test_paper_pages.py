"""The clerk's pages: from a new paper to the published one."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from highlights.choices import ReportStatus
from reports.models import Paper, Publication
from reports.papers.choices import PreviewStatus
from tests.factories import (
    EXEMPT,
    make_paper,
    make_paper_template,
    make_preview,
    make_programme,
    make_programme_manager,
    make_report,
    make_section,
    make_strand,
    make_user,
)
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

APPROVED = {
    "status": ReportStatus.APPROVED,
    "approved_at": datetime(2012, 7, 6, 9, tzinfo=UTC),
}


@pytest.fixture
def clerk(client):
    clerk = make_user(CouncilRoleName.CLERK)
    client.force_login(clerk)
    return clerk


def page(client, name, *args):
    return client.get(reverse(f"reports:{name}", args=args))


def test_a_day_before_the_programme_was_recorded_is_refused(client, clerk):
    paper = make_paper()
    typed = {"title": "Update", "body_name": "Cabinet", "author_role": "Manager"}
    for name, year in (
        ("meeting_on", 2012),
        ("last_update_on", 2011),
        ("year_from", 2010),
        ("as_at_on", 1950),
    ):
        typed |= {f"{name}_day": 1, f"{name}_month": 6, f"{name}_year": year}

    answer = client.post(
        reverse("reports:paper_update", args=[paper.reference]),
        typed | {"version": paper.version},
    )

    assert "was not recorded yet on 1 June 1950" in answer.text
    assert answer.context["form"].errors["as_at_on"]


def test_the_clerk_opens_a_paper(client, clerk):
    programme, template = make_programme(), make_paper_template()
    typed = {
        "title": "Fourth quarterly update",
        "reference": "fourth-update",
        "programme": programme.pk,
        "template": template.pk,
        "body_name": "Cabinet",
        "author_role": "Programme Manager",
        "wards": "All wards",
        "meeting_on_day": "25", "meeting_on_month": "7", "meeting_on_year": "2012",
        "last_update_on_day": "25", "last_update_on_month": "4",
        "last_update_on_year": "2012",
        "year_from_day": "25", "year_from_month": "4", "year_from_year": "2011",
    }  # fmt: skip

    answer = client.post(reverse("reports:paper_create"), typed)

    assert answer.status_code == 302, answer.context["form"].errors
    paper = Paper.objects.get()
    assert paper.meeting_on == date(2012, 7, 25)
    assert client.get(answer["Location"]).status_code == 200


def test_whoever_runs_a_programme_opens_papers_on_it_alone(client):
    programme = make_programme()
    make_programme()
    client.force_login(make_programme_manager(programme))

    form = page(client, "paper_create").context["form"]

    assert list(form.fields["programme"].queryset) == [programme]


def test_the_outline_says_what_is_missing(client, clerk):
    paper = make_paper()

    answer = page(client, "paper_detail", paper.reference)

    assert "1 Recommendation(s) <span" in answer.text
    assert answer.context["next_step"].label == "Mend what stops it"
    texts = [finding.check.text for finding in answer.context["findings"]]
    assert texts[0].startswith("The recommendation is empty")


def test_a_section_starts_from_nothing_and_is_kept(client, clerk):
    paper = make_paper()
    address = reverse("reports:paper_section", args=[paper.reference, "legal"])

    assert client.get(address).status_code == 200
    answer = client.post(
        address,
        {"html": "<p>Powers <b>exist</b>.<script>x</script></p>", "version": 0},
    )

    assert answer.status_code == 302
    assert paper.sections.get().html == "<p>Powers <strong>exist</strong>.</p>"


def test_marks_are_kept_with_their_implication(client, clerk):
    paper = make_paper()
    address = reverse("reports:paper_section", args=[paper.reference, "risk"])

    client.post(address, {"html": "", "mark_0": "Y", "mark_1": "X", "version": 0})

    assert paper.sections.get().marks == {"Capital": "Y", "Revenue": "X"}


def test_two_who_write_one_section_lose_nothing(client, clerk):
    paper = make_paper()
    make_section(paper, key="risk", html="<p>Theirs.</p>", marks={"Capital": "X"})
    address = reverse("reports:paper_section", args=[paper.reference, "risk"])

    answer = client.post(address, {"html": "<p>Mine.</p>", "mark_0": "Y", "version": 0})

    assert answer.status_code == 200
    assert "This was saved while you were writing" in answer.text
    theirs = {d.label: (d.theirs, d.yours) for d in answer.context["form"].differences}
    assert theirs == {"Text": ("Theirs.", "Mine."), "Capital": ("X", "Y")}
    again = client.post(address, {"html": "<p>Mine.</p>", "mark_0": "Y", "version": 1})
    assert again.status_code == 302
    assert paper.sections.get().html == "<p>Mine.</p>"


def test_what_is_typed_is_saved_quietly(client, clerk):
    paper = make_paper()
    address = reverse("reports:paper_section_autosave", args=[paper.reference, "legal"])

    first = client.post(address, {"html": "<p>One.</p>", "version": 0})
    second = client.post(address, {"html": "<p>Two.</p>", "version": 1})
    late = client.post(address, {"html": "<p>Late.</p>", "version": 1})

    assert (first.json(), second.json()) == ({"version": 1}, {"version": 2})
    assert late.status_code == 409
    assert paper.sections.get().html == "<p>Two.</p>"


def test_a_section_that_does_not_exist_is_not_found(client, clerk):
    paper = make_paper()

    assert page(client, "paper_section", paper.reference, "no-such").status_code == 404
    assert page(client, "paper_section", paper.reference, "annex").status_code == 404


def test_a_viewer_reads_the_draft_and_changes_nothing(client):
    paper = make_paper()
    client.force_login(make_user(CouncilRoleName.VIEWER))

    assert page(client, "paper_detail", paper.reference).status_code == 200
    assert page(client, "paper_preview", paper.reference).status_code == 200
    assert page(client, "paper_section", paper.reference, "legal").status_code == 403
    assert page(client, "paper_publish", paper.reference).status_code == 403


def test_an_exempt_paper_does_not_exist_for_a_viewer(client):
    paper = make_paper(**EXEMPT)
    client.force_login(make_user(CouncilRoleName.VIEWER))

    assert page(client, "paper_detail", paper.reference).status_code == 404


def test_a_section_is_kept_from_the_public_and_opened_again(client, clerk):
    paper = make_paper()
    make_section(paper, key="legal", html="<p>Advice.</p>")
    withhold, release = (
        reverse(f"reports:{name}", args=[paper.reference, "legal"])
        for name in ("paper_withhold", "paper_release")
    )

    client.post(withhold, {"paragraphs": ["5"], "reason": "Legal privilege."})
    assert paper.sections.get().exempt_paragraphs == [5]
    assert client.get(withhold).status_code == 200

    client.post(release, {"reason": "The case is over."})
    assert not paper.sections.get().is_exempt


def test_the_list_of_papers_stays_quick(client, clerk):
    assert_queries_stay_flat(client, reverse("reports:paper_list"), make_paper)


def test_the_list_is_sorted_as_asked_and_taken_away_as_shown(client, clerk):
    make_paper(title="B")
    make_paper(title="A")
    address = reverse("reports:paper_list")

    shown = client.get(address, {"sort": "title"}).context["page"]
    export = client.get(address, {"sort": "title", "export": "xlsx"})

    assert [paper.title for paper in shown] == ["A", "B"]
    sheet = openpyxl.load_workbook(io.BytesIO(export.content)).active
    assert [row[0].value for row in sheet.iter_rows()] == ["Paper", "A", "B"]


def test_a_paper_asks_no_more_of_many_strands(client, clerk):
    programme = make_programme()
    paper = make_paper(programme)

    assert_queries_stay_flat(
        client, paper.get_absolute_url(), lambda: make_strand(programme)
    )
    assert_queries_stay_flat(
        client,
        reverse("reports:paper_preview", args=[paper.reference]),
        lambda: make_strand(programme),
    )


def test_nothing_is_published_without_a_recommendation(client, clerk):
    paper = make_paper()
    address = reverse("reports:paper_publish", args=[paper.reference])

    answer = client.post(address, {"version": paper.version, "text_saves": 0})

    assert "The recommendation is empty" in answer.text
    assert not Publication.objects.exists()


def test_a_strands_report_stays_live_until_somebody_writes(client, clerk):
    programme = make_programme()
    strand = make_strand(programme)
    paper = make_paper(programme)
    make_report(strand, this_period="<p>The pilot opened.</p>", **APPROVED)
    key = f"strand-{strand.pk}"
    address = reverse("reports:paper_section", args=[paper.reference, key])

    assert "The pilot opened." in client.get(address).text
    client.post(address, {"html": "<p>The pilot opened.</p>", "version": 0})

    assert not paper.sections.exists()


def test_an_exempt_report_is_not_copied_into_an_open_section(client, clerk):
    programme = make_programme()
    strand = make_strand(programme)
    paper = make_paper(programme)
    make_report(strand, this_period="<p>The bidder.</p>", **APPROVED, **EXEMPT)

    key = f"strand-{strand.pk}"
    answer = page(client, "paper_section", paper.reference, key)

    assert "The bidder." not in answer.context["form"]["html"].value()


def test_a_page_that_asks_how_far_it_is_hears_nothing_until_there_is_news(
    client, clerk
):
    preview = make_preview(asked_by=clerk, status=PreviewStatus.RENDERING, content=None)
    asking = {"HX-Request": "true"}

    assert client.get(preview.get_absolute_url()).status_code == 200
    waiting = client.get(preview.get_absolute_url(), headers=asking)
    preview.status = PreviewStatus.READY
    preview.save()
    ready = client.get(preview.get_absolute_url(), headers=asking)

    assert waiting.status_code == 204
    assert "Open the PDF of the draft" in ready.text
    assert "<html" not in ready.text
