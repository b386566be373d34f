"""Harborough's report to Council: labelled lines, sixteen sections, risks in words."""

from datetime import date

import pytest

from reports.papers.checks import blocking
from reports.papers.compose import compose
from reports.papers.document import Stamp
from reports.papers.facts import load_material
from reports.papers.render import page_html
from reports.papers.templates import newest_template
from risks.shipped_schemes import TEN
from tests.factories import (
    EXEMPT,
    make_paper,
    make_programme,
    make_register,
    make_risk,
    make_risk_control,
    make_scoring_scheme,
    make_section,
)

pytestmark = pytest.mark.django_db

SECTIONS = [
    ("1.", "Purpose of the report"),
    ("2.", "Recommendations"),
    ("3.", "Summary of reasons for the recommendations"),
    ("4.", "Key facts, evidence and research"),
    ("5.", "Consultation"),
    ("6.", "Options considered"),
    ("7.", "External challenge"),
    ("8.", "Recommended approach"),
    ("9.", "Resource issues"),
    ("10.", "Impact on communities"),
    ("11.", "Legal issues"),
    ("12.", "Equality implications"),
    ("13.", "Impact on the organisation"),
    ("14.", "Community safety implications"),
    ("15.", "Carbon management implications"),
    ("16.", "Risk management implications"),
]


def make_report():
    """With the three risks that Harborough's Council read of: significant/critical
    twice, low/critical once (law-and-conventions 6.1)."""
    programme = make_programme(name="Future Options")
    register = make_register(programme, scheme=make_scoring_scheme(TEN))
    for title, score in (
        ("Targets are missed", (4, 3)),
        ("Services lose focus", (4, 3)),
        ("The gap is larger", (3, 3)),
    ):
        risk = make_risk(register, title=title, current=score)
        make_risk_control(risk, description="Strong leadership.")
        make_risk_control(risk, description="Sound business case.")
    return make_paper(
        programme,
        title="Future Options: preferred approach",
        template=newest_template("harborough_council_report"),
        body_name="Council",
        meeting_on=date(2011, 10, 31),
        last_update_on=date(2011, 7, 25),
        year_from=date(2010, 7, 25),
        author_role="Interim Chief Executive",
    )


def composed(paper):
    return compose(
        paper.template.layout, load_material(paper), stamp=Stamp(is_draft=True)
    )


def test_its_sixteen_sections_and_its_end_matter_come_in_order():
    document = composed(make_report())

    found = [(section.number, section.heading) for section in document.sections]
    assert found[:16] == SECTIONS
    assert [heading for _, heading in found[16:]] == [
        "Previous reports",
        "Information issued under Sensitive Issue Procedure",
        "Ward members notified",
        "Appendices",
        "Background papers",
    ]


def test_its_labelled_lines_stand_under_the_name_of_the_meeting():
    paper = make_report()
    make_section(paper, key="where-from", html="<p>Full Council, 25 July 2011</p>")

    document = composed(paper)
    page = page_html(document)

    assert document.banner == "Report to the Council meeting of 31 October 2011"
    assert [(line.label, line.value) for line in document.header] == [
        ("Status", "Decision"),
        ("Title", "Future Options: preferred approach"),
        ("Originator", "Interim Chief Executive"),
        ("Where from", "Full Council, 25 July 2011"),
        ("Where to next", "No further meeting"),
    ]
    assert page.index(f"<h1>{document.banner}</h1>") < page.index("<strong>Status:")
    assert "<title>Future Options: preferred approach, Council" in page


def test_a_line_nobody_has_written_does_not_print():
    labels = [line.label for line in composed(make_report()).header]

    assert "Where from" not in labels


def test_an_exempt_line_says_that_it_is_withheld_and_hides_the_data():
    paper = make_report()
    make_section(paper, key="where-from", html="<p>The secret board</p>", **EXEMPT)

    document = composed(paper)

    assert "secret" not in page_html(document)
    assert document.withholds_a_section
    assert "exempt under paragraph 3" in document.header[3].value


def test_what_has_no_implications_says_so_by_itself():
    document = composed(make_report())

    said = {s.heading: s.parts[0].html for s in document.sections}
    assert said["Legal issues"] == "None at this time."
    assert said["Impact on communities"] == "None directly from this report."


def test_what_is_written_is_numbered_so_that_it_can_be_cited():
    paper = make_report()
    make_section(
        paper,
        key="facts",
        html="<p>In short.</p><h3>History (Appendix C)</h3><p>Long ago.</p>",
    )

    page = page_html(composed(paper))

    assert "<p>4.1\u2002In short.</p>" in page
    assert "4.2\u2002History (Appendix C)</h3>" in page
    assert "<p>4.2.1\u2002Long ago.</p>" in page


def test_its_risks_are_printed_in_words_with_their_control_measures():
    document = composed(make_report())

    risk = next(s for s in document.sections if s.key == "risk")
    lead, table = (part.html for part in risk.parts)
    assert "TEN" in lead
    for heading in ("Risk identified", "Likelihood", "Impact", "Control measure"):
        assert f'<th scope="col">{heading}</th>' in table.replace(
            ' class="app-wide"', ""
        )
    words = [part.split("</td>")[0] for part in table.lower().split("<td>")[1:]]
    assert [words[n : n + 2] for n in (0, 3, 6)] == [
        ["significant", "critical"],
        ["significant", "critical"],
        ["low", "critical"],
    ]
    assert "<p>Strong leadership.</p><p>Sound business case.</p>" in table


def test_only_an_empty_recommendation_stops_it():
    paper = make_report()
    before = blocking(paper.template.layout, load_material(paper))
    make_section(paper, html="<p>That the approach be agreed.</p>")

    assert len(before) == 1
    assert blocking(paper.template.layout, load_material(paper)) == []
