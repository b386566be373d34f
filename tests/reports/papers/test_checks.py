"""What a clerk is told before a paper is published."""

from datetime import date

import pytest

from highlights.choices import ReportsOn
from reports.papers.checks import Severity, run_checks
from reports.papers.facts import load_material
from tests.factories import EXEMPT, make_cycle, make_paper, make_period, make_section
from tests.reports.papers.publish import make_telling_paper

pytestmark = pytest.mark.django_db


def checks_of(paper, today=date(2012, 7, 17)):
    return run_checks(paper.template.layout, load_material(paper), today=today)


def texts_of(paper):
    return [check.text for check in checks_of(paper)]


def test_an_empty_recommendation_comes_first_and_stops_publication():
    first = checks_of(make_paper())[0]

    assert first.text.startswith("The recommendation is empty")
    assert first.severity == Severity.BLOCKS
    assert first.section == "recommendations"


def test_the_most_serious_come_first():
    severities = [check.severity for check in checks_of(make_paper())]

    assert severities == sorted(severities, reverse=True)


def test_implications_not_marked_are_counted():
    paper = make_telling_paper()
    make_section(paper, key="risk", marks={"Capital": "Y", "IT": "X"})

    assert "7 Implications and risk: 4 implications not marked." in texts_of(paper)


def test_who_has_not_reported_is_named():
    paper = make_telling_paper()
    make_period(make_cycle(paper.programme, reports_on=ReportsOn.PROJECTS))

    found = next(text for text in texts_of(paper) if "no approved report for" in text)

    assert found.startswith("Public Access project 1, Public Access project 2,")
    assert "3 others have no approved report" in found


def test_two_sections_of_one_number_are_told():
    paper = make_telling_paper()
    make_section(paper, key="legal", html="<p>Powers.</p>", number="6")

    assert "Two sections are numbered 6; Legal is the later." in texts_of(paper)


def test_what_is_exempt_is_told():
    paper = make_telling_paper()
    make_section(paper, key="legal", html="<p>Advice.</p>", **EXEMPT)

    assert (
        "8 Legal is exempt under paragraph 3: the public version leaves it out."
        in texts_of(paper)
    )


def test_a_last_update_long_ago_is_told():
    paper = make_paper(last_update_on=date(2011, 10, 1), year_from=date(2010, 10, 1))

    assert any("more than six months before" in text for text in texts_of(paper))
