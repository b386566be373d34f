"""What stands in a paper, and for whom."""

from datetime import date

import pytest

from common.history import save_with_reason
from programmes.choices import StrandEventKind
from programmes.models import StrandEvent
from programmes.standing import Entitlement
from reports.papers.compose import compose
from reports.papers.document import Stamp
from reports.papers.facts import load_material
from reports.papers.render import page_html
from tests.factories import (
    EXEMPT,
    make_paper,
    make_programme,
    make_section,
    make_strand,
)

pytestmark = pytest.mark.django_db

DRAFT = Stamp(is_draft=True)
ENTITLED_TO_ALL = Entitlement(everything=True)


def composed(paper, **kwargs):
    material = load_material(paper)
    return compose(paper.template.layout, material, **{"stamp": DRAFT} | kwargs)


def numbered(document):
    return [(section.number, section.heading) for section in document.sections]


def make_programme_of_six_strands():
    programme = make_programme(name="Organisational Transformation Programme")
    for order, name in enumerate(["Public Access", "Children & Families"], start=1):
        make_strand(programme, name=name, order=order)
    return programme


def test_the_quarterly_update_is_numbered_as_the_council_numbers_it():
    paper = make_paper(make_programme_of_six_strands())

    sections = numbered(composed(paper))

    assert sections[:7] == [
        ("", "Executive summary"),
        ("1", "Recommendation(s)"),
        ("2", "Background"),
        ("3", "Progress and impact"),
        ("3.1", "Strand 1 Public Access"),
        ("3.2", "Strand 2 Children & Families"),
        ("3.3", ""),
    ]
    assert [number for number, heading in sections[7:]] == [
        *["4", "5", "6", "7", "8", "9", "10", "11"],
        "",
        "",
    ]


def test_numbers_can_be_written_by_hand_as_the_council_once_printed_them():
    paper = make_paper()
    make_section(paper, key="legal", html="<p>Contracts.</p>", number="6")
    make_section(paper, key="other", html="", number="7")

    by_heading = {heading: number for number, heading in numbered(composed(paper))}

    assert by_heading["Financial implications"] == "6"
    assert by_heading["Legal"] == "6"
    assert by_heading["Other implications"] == "7"
    assert by_heading["Communications"] == "8"


def test_what_was_decided_of_the_strands_reads_as_one_sentence():
    programme = make_programme_of_six_strands()
    _, second = programme.strands.order_by("order")
    event = StrandEvent(
        strand=second,
        kind=StrandEventKind.CLOSED,
        on=date(2012, 7, 1),
        reason="Its restructuring is complete.",
    )
    save_with_reason(event, by=None, reason="For a test.")

    document = composed(make_paper(programme))

    outlook = next(s for s in document.sections if s.key == "looking-forward")
    assert outlook.parts[1].items == (
        "The Public Access strand continues; and",
        "The Children & Families strand closes to business as usual: its "
        "restructuring is complete.",
    )


def test_an_exempt_section_is_withheld_from_the_public_and_shown_to_those_entitled():
    paper = make_paper()
    make_section(paper, key="legal", html="<p>Counsel's advice.</p>", **EXEMPT)

    public, whole = composed(paper), composed(paper, entitlement=ENTITLED_TO_ALL)

    assert "advice" not in page_html(public)
    assert "exempt under paragraph 3 of Schedule 12A" in page_html(public)
    assert "Counsel's advice" in page_html(whole).replace("&#x27;", "'")
    assert whole.holds_exempt
    assert numbered(public) == numbered(whole)


def test_of_an_exempt_paper_the_public_learns_only_that_there_is_one():
    paper = make_paper(title="Purchase of the old mill", **EXEMPT)
    make_section(paper, html="<p>That the mill be bought.</p>")

    page = page_html(composed(paper))

    assert "mill" not in page
    assert "This paper is withheld: it is exempt under paragraph 3" in page
