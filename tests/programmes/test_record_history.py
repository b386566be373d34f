"""Who changed what, when and why; and what stays withheld."""

from datetime import date

import pytest
from django.urls import reverse

from common.exempting import lift_exemption, mark_exempt
from common.fuzzy_date import FuzzyDate
from programmes import services
from tests.factories import (
    make_milestone,
    make_programme,
    make_project,
    make_stage,
    make_strand,
    make_user,
)
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

WHY = {"by": None, "reason": "The board agreed."}


def history_page(client, kind, row):
    url = reverse("programmes:record_history", args=[kind, row.pk])
    return " ".join(client.get(url).content.decode().split())


def test_a_change_is_told_by_name_with_its_reason(client):
    officer = make_user(name="Programme Manager")
    programme = make_programme(name="Old name")
    services.update_programme(
        programme, 1, name="New name", by=officer, reason="The Cabinet asked for it."
    )
    client.force_login(make_user())

    page = history_page(client, "programme", programme)

    assert "Programme Manager" in page
    assert "The Cabinet asked for it." in page
    assert "<del>Old name</del>" in page
    assert "<ins>New name</ins>" in page


def test_relations_and_dates_are_told_in_words(client):
    project = make_project(stage=make_stage(name="Mandate"))
    services.update_project(project, 1, stage=make_stage(name="Delivery"), **WHY)
    milestone = make_milestone(project, baseline="summer 2012")
    services.update_milestone(
        milestone,
        1,
        forecast=FuzzyDate.parse("May 2013"),
        actual_on=date(2012, 3, 1),
        **WHY,
    )
    client.force_login(make_user())

    of_project = history_page(client, "project", project)
    of_milestone = history_page(client, "milestone", milestone)

    assert "<del>Mandate</del>" in of_project
    assert "<ins>Delivery</ins>" in of_project
    assert "<ins>May 2013</ins>" in of_milestone
    assert "<ins>1 March 2012</ins>" in of_milestone


def test_what_was_written_while_exempt_stays_withheld(client):
    project = make_project(name="Known before")
    mark_exempt(project, 1, paragraphs=[3], exempt_reason="Bidder named", by=None)
    services.update_project(project, 2, name="Canary", **WHY)
    services.update_project(project, 3, name="Known after", **WHY)
    lift_exemption(project, 4, by=None, reason="The contract is signed.")
    client.force_login(make_user())

    page = history_page(client, "project", project)

    assert "Canary" not in page
    assert "Bidder named" not in page
    assert "3 earlier versions withheld" in page
    assert "The contract is signed." in page


def test_a_milestone_stays_withheld_while_its_project_was_exempt(client):
    project = make_project()
    mark_exempt(project, 1, paragraphs=[3], exempt_reason="A tender", by=None)
    milestone = make_milestone(project, title="Canary")
    lift_exemption(project, 2, by=None, reason="The contract is signed.")
    services.update_milestone(milestone, 1, title="Opening", **WHY)
    client.force_login(make_user())

    page = history_page(client, "milestone", milestone)

    assert "Canary" not in page
    assert "1 earlier version withheld" in page


def test_those_entitled_read_what_was_exempt(client):
    project = make_project()
    mark_exempt(project, 1, paragraphs=[3], exempt_reason="Bidder named", by=None)
    lift_exemption(project, 2, by=None, reason="The contract is signed.")
    client.force_login(make_user("auditor"))

    page = history_page(client, "project", project)

    assert "Bidder named" in page
    assert "withheld" not in page


def test_a_move_is_told_by_the_names_of_both_strands(client):
    project = make_project(make_strand(name="Public Access"))
    services.move_project(project, make_strand(name="Support Services"), **WHY)
    client.force_login(make_user())

    page = history_page(client, "project", project)

    assert "<del>Public Access</del>" in page
    assert "<ins>Support Services</ins>" in page


def test_record_history_asks_no_more_for_more_versions(client):
    project = make_project()
    client.force_login(make_user())
    url = reverse("programmes:record_history", args=["project", project.pk])

    def change():
        project.refresh_from_db()
        services.update_project(project, project.version, stage=make_stage(), **WHY)

    assert_queries_stay_flat(client, url, change)
