"""The pages where projects and milestones are changed."""

import pytest
from django.urls import reverse

from programmes.models import Milestone, Project
from tests.factories import (
    make_milestone,
    make_programme_manager,
    make_project,
    make_project_manager,
    make_strand,
)
from tests.programmes.sent import STEP, WHY, errors

pytestmark = pytest.mark.django_db


def test_project_create_opens_a_project(post, office):
    strand = make_strand()

    answer = post("project_create", strand.pk, name="Front desk", state="not_started")

    project = Project.objects.get()
    assert answer.url == f"/projects/{project.pk}/"
    assert (project.strand, project.state) == (strand, "not_started")


def test_project_state_pauses_a_project(post, office):
    project = make_project()

    post("project_state", project.pk, state="paused", **WHY)

    project.refresh_from_db()
    assert project.state == "paused"


def test_a_project_moves_only_where_its_officer_may_change_things(client, post):
    project, foreign = make_project(), make_strand()
    client.force_login(make_programme_manager(project.strand.programme))

    answer = post("project_move", project.pk, strand=foreign.pk, **WHY)

    assert errors(answer) == {
        "strand": ["Choose an active strand that you may change."]
    }
    project.refresh_from_db()
    assert project.strand != foreign


def test_an_officer_cannot_slip_in_what_the_form_does_not_ask(client, post):
    project, other = make_project(), make_strand()
    client.force_login(make_project_manager(project))

    post(
        "project_update",
        project.pk,
        name="Front desk",
        order="1",
        version=1,
        state="closed",
        strand=other.pk,
        strand_id=other.pk,
        id=999,
        pk=999,
        is_exempt="on",
        exempt_paragraphs="[3]",
        **WHY,
    )

    project.refresh_from_db()
    assert project.name == "Front desk"
    assert (project.state, project.is_exempt) == ("in_progress", False)
    assert project.strand != other


def test_milestone_create_takes_dates_as_councils_give_them(post, office):
    project = make_project()

    post(
        "milestone_create",
        project.pk,
        title="Opening",
        baseline="summer 2012",
        forecast="March 2013 onwards",
    )

    milestone = Milestone.objects.get()
    assert (str(milestone.baseline), str(milestone.forecast)) == (
        "summer 2012",
        "March 2013 onwards",
    )


def test_a_forecast_without_a_baseline_is_told_beside_the_baseline(post, office):
    answer = post("milestone_create", make_project().pk, title="X", forecast="May 2013")

    assert errors(answer) == {
        "baseline": ["Give the approved date: a forecast is measured against it."]
    }


@pytest.mark.parametrize("words", ["soon", "31 June 2012", "\x00", "x" * 500])
def test_a_date_that_is_none_is_explained(post, office, words):
    answer = post("milestone_create", make_project().pk, title="X", baseline=words)

    assert answer.status_code == 200
    assert errors(answer)["baseline"]


def test_milestone_rebaseline_keeps_the_old_date_in_sight(client, post, office):
    milestone = make_milestone(baseline="summer 2012")

    post(
        "milestone_rebaseline",
        milestone.pk,
        baseline="May 2013",
        agreed_by="Programme Board",
        version=1,
        **STEP,
    )
    page = client.get(reverse("programmes:milestone_rebaseline", args=[milestone.pk]))

    assert "summer 2012 to May 2013, agreed by Programme Board" in page.content.decode()


def test_a_milestone_is_changed_but_not_its_baseline(client, post):
    milestone = make_milestone(baseline="summer 2012")
    client.force_login(make_project_manager(milestone.project))

    post(
        "milestone_update",
        milestone.pk,
        title="Opening",
        forecast="May 2013",
        baseline="May 2013",
        version=1,
        **WHY,
    )

    milestone.refresh_from_db()
    assert str(milestone.forecast) == "May 2013"
    assert str(milestone.baseline) == "summer 2012"
