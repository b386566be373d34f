from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from reports.blocks import BLOCKS
from tests import factories
from tests.reports import histories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return histories.begin()


@pytest.fixture
def member(client):
    client.force_login(factories.make_user("member"))
    return client


def export(client, story, block, **query):
    args = [story.programme.reference, block]
    return client.get(reverse("reports:block_export", args=args, query=query))


def rows_of(response):
    book = load_workbook(BytesIO(response.content))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def text_of(response):
    book = load_workbook(BytesIO(response.content))
    return str([list(s.iter_rows(values_only=True)) for s in book.worksheets])


def test_a_table_goes_out_as_it_is_shown(member, story):
    rows = rows_of(export(member, story, "project_dashboard"))

    headings, *projects = rows
    assert headings[:3] == ["Strand", "Name", "Project manager"]
    assert [row[1] for row in projects] == [p.name for p in story.projects]
    assert {row[6] for row in projects} == {"Not reported"}


def test_dates_and_days_go_out_as_dates_and_numbers(member, story):
    headings, first, *_ = rows_of(export(member, story, "milestones"))

    found = dict(zip(headings, first, strict=True))
    assert found["Baseline"].year == 2012
    assert found["Days late"] == 0


def test_the_second_sheet_says_as_at_when_and_how(member, story):
    told = text_of(export(member, story, "strand_progress", as_at="2012-07-17"))

    assert "As at 17 July 2012" in told
    assert "house defaults" in told


def test_what_is_narrowed_on_the_page_is_narrowed_in_the_sheet(member, story):
    strand = story.strands[0]

    response = export(member, story, "project_dashboard", strand=str(strand.pk))

    assert [row[1] for row in rows_of(response)[1:]] == [story.projects[0].name]
    assert "Narrowed to Strand" in text_of(response)


def test_a_project_goes_out_alone(member, story):
    response = export(member, story, "milestones", project_id=str(story.projects[1].pk))

    assert [row[0] for row in rows_of(response)[1:]] == [story.milestones[1].title]


@pytest.mark.parametrize("block", [code for code, b in BLOCKS.items() if b.sheet])
def test_nothing_exempt_goes_out_to_who_is_not_entitled(member, story, block):
    secret = factories.make_project(story.strands[0], name="Canary", **factories.EXEMPT)
    factories.make_milestone(secret, title="Canary")

    whole = export(member, story, block, since="2012-06-01")
    alone = export(member, story, block, project_id=str(secret.pk))

    assert "Canary" not in text_of(whole)
    assert alone.status_code == 404


@pytest.mark.parametrize("query", [{"project_id": "0x1"}, {"strand_id": "9" * 30}])
def test_ids_that_are_none_are_not_found(member, story, query):
    assert export(member, story, "milestones", **query).status_code == 404


def test_a_project_of_another_programme_is_not_found(member, story):
    other = factories.make_project()

    response = export(member, story, "milestones", project_id=str(other.pk))

    assert response.status_code == 404


def test_the_portfolio_goes_out(member, story):
    response = member.get(reverse("reports:portfolio_export"))

    assert rows_of(response)[1][0] == story.programme.name
