import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from tests import factories
from tests.reports import histories
from tests.reports.pages import NOW, approve, of_programme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _july_2012():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def story():
    return histories.begin()


@pytest.fixture
def member(client, story):
    """A councillor, who may see nothing exempt, is signed in."""
    client.force_login(factories.make_user("member"))
    return client


def every_page(story):
    project, strand = story.projects[0], story.strands[0]
    return [
        reverse("reports:portfolio"),
        of_programme(story),
        of_programme(story, "timeline"),
        reverse("reports:strand_detail", args=[strand.pk]),
        reverse("reports:project_detail", args=[project.pk]),
    ]


def test_every_dashboard_says_as_at_when(member, story):
    for url in every_page(story):
        page = member.get(url).content.decode()

        assert "Shown as at <strong>17 July 2012</strong>, as it stands now" in page


def test_every_dashboard_shows_the_past(member, story):
    for url in every_page(story):
        response = member.get(url, {"as_at": "2012-06-19"})

        page = response.content.decode()
        assert response.status_code == 200
        assert "As it was on 19 June 2012" in page
        assert "Shown as at <strong>19 June 2012</strong>" in page


def test_every_dashboard_has_something_to_say_of_a_day_before_all_days(member, story):
    for url in every_page(story):
        response = member.get(url, {"as_at": "1990-01-01"})

        assert response.status_code == 200


def test_an_approved_report_is_on_the_dashboard_at_once(member, story):
    approve(story.projects[0], ask="Approve the implementation plan.")

    page = member.get(of_programme(story)).content.decode()

    assert "Plan awaits sign-off." in page
    assert "Approve the implementation plan." in page
    assert "1 decision</a> is asked of the board" in page
    assert "1 project</a> has not reported" in page


def test_the_sentence_leads_to_the_rows_it_counts(member, story):
    approve(story.projects[0])

    url = of_programme(story, rating="not_reported")
    page = member.get(url)

    table = page.context["projects"].html
    assert story.projects[1].name in table
    assert story.projects[0].name not in table
    assert "1 of 2 projects" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"as_at": "2012-07-18"}, "18 July 2012 has not come yet"),
        ({"as_at": "31 June 2012"}, "June has 30 days"),
        ({"as_at": "soon"}, "Write the date as day, month and year"),
        ({"since": "2012-07-17"}, "Choose a day before 17 July 2012."),
        ({"as_at": "2012-06-01", "since": "2012-06-02"}, "a day before 1 June 2012."),
    ],
)
def test_a_day_that_cannot_be_shown_is_told_beside_its_field(
    member, story, query, told
):
    response = member.get(of_programme(story, **query))

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count(told) == 2  # in the summary and beside the field
    assert "as it stands now" in page


def test_a_spreadsheet_of_a_day_that_cannot_be_read_is_refused(member, story):
    url = reverse(
        "reports:block_export",
        args=[story.programme.reference, "strand_progress"],
        query={"as_at": "soon"},
    )

    assert member.get(url).status_code == 400


def test_old_names_are_shown_in_old_periods(member, story):
    old = story.strands[0].name
    story.now = datetime(2012, 7, 1, 9, tzinfo=UTC)
    histories.rename_strand(story, 0)
    url = reverse("reports:strand_detail", args=[story.strands[0].pk])

    now = member.get(url).content.decode()
    then = member.get(url, {"as_at": "2012-06-30"}).content.decode()

    assert f"Renamed from {old} to {story.strands[0].name}" in now
    assert story.strands[0].name not in then.split("<main")[1].split("</h1>")[0]
    assert old in then


def test_what_changed_since_a_day_is_listed(member, story):
    story.now = datetime(2012, 7, 1, 9, tzinfo=UTC)
    histories.slip(story, 40)

    page = member.get(of_programme(story, since="2012-06-30")).content.decode()

    assert "compared with <strong>30 June 2012</strong>" in page
    assert "Slipped" in page


def test_an_exempt_project_is_not_there_for_who_is_not_entitled(member, story):
    secret = factories.make_project(story.strands[0], name="Canary", **factories.EXEMPT)

    own_page = member.get(reverse("reports:project_detail", args=[secret.pk]))
    pages = [member.get(url).content.decode() for url in every_page(story)]

    assert own_page.status_code == 404
    assert not any("Canary" in page for page in pages)
    assert "1 project is withheld: exempt under paragraph 3." in pages[1]


def test_an_exempt_project_is_shown_to_who_is_entitled(client, story):
    secret = factories.make_project(story.strands[0], name="Canary", **factories.EXEMPT)
    client.force_login(factories.make_user("auditor"))

    page = client.get(reverse("reports:project_detail", args=[secret.pk]))

    assert "Exempt from publication" in page.content.decode()


def test_a_project_that_was_exempt_stays_withheld_on_those_days(member, story):
    project = story.projects[0]
    story.now = datetime(2012, 7, 1, 9, tzinfo=UTC)
    histories.hide_or_show(story, 0)
    story.now = datetime(2012, 7, 5, 9, tzinfo=UTC)
    histories.hide_or_show(story, 0)
    url = reverse("reports:project_detail", args=[project.pk])

    then = member.get(url, {"as_at": "2012-07-02"}).content.decode()

    assert "Nothing is shown of this project on that day." in then


def test_projects_can_be_narrowed_to_mine(client, story):
    manager = factories.make_project_manager(story.projects[1])
    client.force_login(manager)

    table = client.get(of_programme(story, mine="on")).context["projects"].html

    assert story.projects[1].name in table
    assert story.projects[0].name not in table


def test_a_filter_that_makes_no_sense_narrows_nothing(member, story):
    response = member.get(of_programme(story, rating="mauve", strand="x", sort="'"))

    assert response.status_code == 200
    assert story.projects[0].name in response.context["projects"].html


def test_tables_sort_by_what_the_address_asks(member, story):
    query = {"project_dashboard-sort": "-name"}
    page = member.get(of_programme(story, **query))

    table = page.context["projects"].html
    first, second = sorted((p.name for p in story.projects), reverse=True)
    assert table.index(first) < table.index(second)
    assert 'aria-sort="descending"' in table


def test_the_portfolio_is_narrowed_by_name_and_keeps_its_days(member, story):
    factories.make_programme(name="Another programme")
    url = reverse("reports:portfolio")

    response = member.get(url, {"q": "another", "as_at": "2012-07-16"})
    live = member.get(url, {"q": "another"})

    assert [row.name for row in response.context["page"]] == []
    assert [row.name for row in live.context["page"]] == ["Another programme"]
    assert '<input type="hidden" name="as_at" value="2012-07-16">' in (
        response.content.decode()
    )


def test_a_reader_is_offered_only_what_is_theirs(client, story):
    client.force_login(factories.make_user("viewer"))
    seen = client.get(of_programme(story)).content.decode()
    client.force_login(factories.make_programme_manager(story.programme))
    run = client.get(of_programme(story)).content.decode()

    assert "Change this programme" not in seen
    assert "Change this programme" in run


def test_dates_are_kept_in_the_links(member, story):
    page = member.get(of_programme(story, as_at="2012-07-16")).content.decode()

    project = reverse("reports:project_detail", args=[story.projects[0].pk])
    assert f"{project}?as_at=2012-07-16" in page


def test_every_place_the_sentence_leads_to_is_on_the_page(member, story):
    for url in every_page(story):
        page = member.get(url).content.decode()
        sentence = page.split('class="app-headline"')
        if len(sentence) > 1:
            anchors = re.findall(r'href="[^"]*#([^"]+)"', sentence[1].split("</p>")[0])

            assert anchors
            assert all(f'id="{anchor}"' in page for anchor in anchors)
