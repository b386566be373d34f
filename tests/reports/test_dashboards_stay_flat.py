from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from tests import factories
from tests.queries import assert_queries_stay_flat
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
    client.force_login(factories.make_user("member"))
    return client


@pytest.mark.parametrize("query", ["", "?as_at=2012-07-16&since=2012-06-19"])
def test_a_programme_takes_as_many_queries_for_eleven_projects(member, story, query):
    add = project_adder(story)

    assert_queries_stay_flat(member, of_programme(story) + query, add)


@pytest.mark.parametrize("query", ["", "?as_at=2012-07-16"])
def test_the_portfolio_takes_as_many_queries_for_eleven_programmes(
    member, story, query
):
    def add():
        with time_machine.travel(histories.ADDED, tick=False):
            project = factories.make_project()
            factories.make_milestone(project)

    assert_queries_stay_flat(member, reverse("reports:portfolio") + query, add)


def test_a_project_takes_as_many_queries_for_eleven_milestones(member, story):
    project = story.projects[0]
    approve(project)
    url = reverse("reports:project_detail", args=[project.pk])

    assert_queries_stay_flat(member, url, lambda: factories.make_milestone(project))


def project_adder(story):
    def add():
        with time_machine.travel(histories.ADDED, tick=False):
            project = factories.make_project(story.strands[0])
            factories.make_milestone(project)
            approve(project, approved_at=datetime(2012, 6, 18, 12, tzinfo=UTC))

    return add
