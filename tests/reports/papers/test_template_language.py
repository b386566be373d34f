"""What a paper template may say, and what it may not."""

import pytest

from reports.papers.structure import Unreadable, read_definition
from tests.factories import make_paper, make_paper_template, make_section
from tests.reports.papers.test_risk_harborough import composed

TEXT = {"kind": "narrative"}


def template(*sections, **fields):
    return {
        "code": "short",
        "name": "Short report",
        "title": "{title}",
        "header": [],
        "author_line": "",
        "sections": list(sections),
    } | fields


def section(key, **fields):
    return {"key": key, "heading": key.capitalize(), "parts": [TEXT]} | fields


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"in_header": True, "heading": ""}, "it needs a heading"),
        ({"in_header": True, "for_each_strand": True}, "stands once"),
        ({"in_header": True, "children": [section("below")]}, "no other section"),
        ({"is_optional": True, "children": [section("below")]}, "no other section"),
        ({"header_look": "waves"}, "cannot be read"),
    ],
)
def test_a_template_that_cannot_work_is_refused_in_a_sentence(wrong, said):
    with pytest.raises(Unreadable, match=said):
        read_definition(template(section("purpose", **wrong)))


@pytest.mark.django_db
def test_an_optional_section_counts_once_it_is_written():
    layout = template(section("foreword", is_optional=True), section("purpose"))
    paper = make_paper(
        template=make_paper_template(code="short", definition=layout, name="Short")
    )
    before = [(s.number, s.heading) for s in composed(paper).sections]

    make_section(paper, key="foreword", html="<p>Look here.</p>")

    assert before == [("1", "Purpose")]
    assert [(s.number, s.heading) for s in composed(paper).sections] == [
        ("1", "Foreword"),
        ("2", "Purpose"),
    ]


@pytest.mark.django_db
def test_what_stands_where_nothing_is_written_may_name_the_paper():
    part = TEXT | {"empty_text": "As told to {body} since {last_update}."}
    layout = template(section("purpose", parts=[part]))
    paper = make_paper(
        template=make_paper_template(code="short", definition=layout, name="Short"),
        body_name="Cabinet <b>& co</b>",
    )

    (told,) = composed(paper).sections

    assert told.parts[0].html == (
        "As told to Cabinet &lt;b&gt;&amp; co&lt;/b&gt; since 25 April 2012."
    )
