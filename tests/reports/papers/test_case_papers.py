"""A paper about one business case: made in one action, and silent about every other."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.choices import CouncilRoleName
from common.exempting import mark_exempt
from reports.models import Paper
from reports.papers.case_papers import make_case_paper
from reports.papers.checks import run_checks
from reports.papers.choices import Audience, FileFormat
from reports.papers.facts import load_material
from reports.papers.publishing import publish_paper
from reports.papers.services import release, update_paper
from reports.papers.templates import newest_template
from savings.choices import CaseStatus
from savings.services.case import submit_version
from tests.factories import (
    EXEMPT,
    make_business_case,
    make_case_version,
    make_paper,
    make_programme,
    make_project,
    make_section,
    make_strand,
    make_user,
)
from tests.factories.benefits import CONTENT

pytestmark = pytest.mark.django_db

SECRET = "Sale of the depot"  # the name of an exempt case


@pytest.fixture
def programme():
    return make_programme()


def waiting_case(place, title, **fields):
    """With a version that waits for a decision."""
    case = make_business_case(place, title=title, **fields)
    content = replace(CONTENT, strategic=f"Why {title}.")
    make_case_version(case, content, status=CaseStatus.SUBMITTED)
    return case


def made(case, **fields) -> Paper:
    meeting_on = timezone.localdate() + timedelta(days=30)
    paper = make_case_paper(
        case, **{"body_name": "Cabinet", "meeting_on": meeting_on, "by": None} | fields
    )
    make_section(paper, key="asked", html="<p>Approve it.</p>")
    return paper


def published(paper):
    """The public page, and all that is frozen for the public."""
    paper.refresh_from_db()
    frozen = publish_paper(paper, paper.version, by=None)
    page, told = (
        bytes(frozen.files.get(audience=Audience.PUBLIC, format=kind).content).decode()
        for kind in (FileFormat.HTML, FileFormat.JSON)
    )
    return page, told + frozen.public_title


def test_it_tells_of_its_case_and_of_no_other(programme):
    case = waiting_case(make_project(make_strand(programme)), "Shared service")
    waiting_case(programme, "New depot")
    waiting_case(programme, SECRET, **EXEMPT)

    page, told = published(made(case))

    assert "Why Shared service." in page
    behind = json.loads(told.removesuffix("Business case: Shared service"))
    (only,) = behind["positions"]["position"]["savings"]["facts"]["cases"]
    assert only["title"] == "Shared service"
    for other in ("New depot", SECRET, "withheld:"):
        assert other not in page + json.dumps(behind["positions"])


def test_the_paper_of_an_exempt_case_is_exempt_and_names_it_nowhere(programme):
    paper = made(waiting_case(programme, SECRET, reference="DEPOT-1", **EXEMPT))

    assert paper.is_exempt
    assert paper.exempt_paragraphs == EXEMPT["exempt_paragraphs"]
    assert "depot" not in f"{paper.title} {paper.reference}".lower()
    assert "Approve it" not in "".join(published(paper))


def test_opened_to_the_public_it_still_keeps_the_exempt_case_back(programme):
    project = make_project(make_strand(programme), **EXEMPT)
    paper = made(waiting_case(project, SECRET))
    release(paper, "whole", by=None, reason="The meeting is open.")

    page, told = published(paper)

    assert "1 business case is withheld: exempt under paragraph 3." in page
    assert "Approve it." in page
    assert SECRET not in page + told


def test_the_clerk_is_warned_of_a_paper_about_a_draft(programme):
    case = make_business_case(programme, title="New depot")
    version = make_case_version(case, CONTENT)
    paper = made(case)

    def is_warned() -> bool:
        checks = run_checks(
            paper.template.layout, load_material(paper), today=timezone.localdate()
        )
        warning = f"{case.reference} is told from a draft"
        return any(check.text.startswith(warning) for check in checks)

    assert is_warned()
    submit_version(version, version.version, by=None, reason="For Cabinet.")
    assert not is_warned()


def test_the_clerk_is_warned_of_a_title_that_names_an_exempt_case(programme):
    case = waiting_case(programme, SECRET)
    paper = made(case)

    def warnings():
        checks = run_checks(
            paper.template.layout, load_material(paper), today=timezone.localdate()
        )
        return [check.text for check in checks if "title names" in check.text]

    assert warnings() == []
    mark_exempt(case, 1, paragraphs=[3], exempt_reason="Tenders.", by=None)
    assert len(warnings()) == 1


def test_who_may_not_see_the_case_does_not_read_its_name_in_the_paper(
    client, programme
):
    template = newest_template("business_case")
    case = waiting_case(programme, SECRET, **EXEMPT)
    paper = make_paper(programme, template=template, business_case=case)

    def page_for(role):
        client.force_login(make_user(role))
        return client.get(paper.get_absolute_url()).text

    assert SECRET not in page_for(CouncilRoleName.MEMBER)
    assert SECRET in page_for(CouncilRoleName.CLERK)


def test_a_paper_cannot_be_about_the_case_of_another_programme(programme):
    case = make_business_case()
    paper = make_paper(programme, template=newest_template("business_case"))

    with pytest.raises(ValidationError) as refusal:
        update_paper(paper, 1, {"business_case": case}, by=None)
    assert [*refusal.value.message_dict] == ["business_case"]
    with pytest.raises(ValidationError, match="no business case"):
        update_paper(
            make_paper(case.project.strand.programme),
            1,
            {"business_case": case},
            by=None,
        )


def test_the_question_is_put_for_layouts_that_tell_of_cases(client, programme):
    case = make_business_case(programme)
    make_business_case()
    client.force_login(make_user(CouncilRoleName.CLERK))

    def form_of(paper):
        address = reverse("reports:paper_update", args=[paper.reference])
        return client.get(address).context["form"]

    asked = form_of(make_paper(programme, template=newest_template("business_case")))
    assert [*asked.fields["business_case"].queryset] == [case]
    assert "business_case" not in form_of(make_paper(programme)).fields


def test_the_clerk_makes_it_from_the_page_of_the_case_once_for_a_meeting(
    client, programme
):
    case = waiting_case(programme, "Shared service")
    client.force_login(make_user(CouncilRoleName.CLERK))
    address = reverse("reports:case_paper_create", args=[case.pk])
    on = date(2090, 6, 11)
    typed = {
        "meeting_on_day": on.day,
        "meeting_on_month": on.month,
        "meeting_on_year": on.year,
    }

    form = client.get(address).context["form"]
    first = client.post(address, typed | {"body_name": form["body_name"].value()})
    again = client.post(address, typed | {"body_name": "Cabinet"})

    paper = Paper.objects.get()
    assert first["Location"] == paper.get_absolute_url()
    assert (paper.business_case, paper.body_name) == (case, "Cabinet")
    assert again.context["form"].errors["meeting_on"]
    assert paper.get_absolute_url() in again.text
