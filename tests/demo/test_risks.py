"""The risks of the demo council: what its registers said on any day, and say now."""

from datetime import date

import pytest
from django.utils import timezone

from common.rag import Direction
from programmes.models import Programme, Project
from reports.codec import position_to_json
from reports.demo.risks.registers import registers
from reports.demo.risks.shapes import RiskStory
from reports.load import load_position_on, whole
from reports.models import Paper
from reports.papers.checks import blocking
from reports.papers.facts import load_material
from reports.position import Position
from reports.risk_listings import RiskRow, risk_rows
from risks.checks import Check, problems_of, similar_risks
from risks.choices import LogKind, RiskState
from risks.models import LogEntry, Register, Risk

APRIL, JULY = date(2012, 4, 25), date(2012, 7, 17)


@pytest.fixture(autouse=True)
def _loaded(db, demo) -> None:
    """Every test here starts from it."""


@pytest.fixture
def stories() -> dict[str, RiskStory]:
    """By title, as they were told."""
    told = registers(timezone.localdate())
    return {risk.title: risk for register in told for risk in register.risks}


def told(reference: str, day: date | None) -> Position:
    return load_position_on(whole(Programme.objects.get(reference=reference)), day)


def rows(
    reference: str, day: date | None, since: date | None = None
) -> dict[str, RiskRow]:
    """By reference, compared with how they stood on that earlier day."""
    before = told(reference, since) if since else None
    return {row.fact.reference: row for row in risk_rows(told(reference, day), before)}


def test_harborough_told_its_council_of_three_risks_in_words():
    found = rows("future-options", date(2011, 10, 31))

    assert [row.scheme.short(row.fact.current) for row in found.values()] == [
        "Significant / Critical",
        "Significant / Critical",
        "Low / Critical",
    ]
    assert all(row.fact.controls for row in found.values())


def test_every_score_is_where_its_story_left_it_and_where_it_was_before(stories):
    for risk in Risk.objects.with_place():
        story = stories[risk.title]
        scores = [story.current, *(look.score for look in story.looks)]

        assert (risk.current_likelihood, risk.current_impact) == scores[-1]
        assert risk.reviews.count() == len(story.looks)
        if story.looks:
            assert (risk.previous_likelihood, risk.previous_impact) == scores[-2]


def test_between_two_reports_to_cabinet_some_risks_grew_and_some_did_not():
    found = rows("otp", JULY, since=APRIL)

    moved = {
        direction: {
            reference
            for reference, row in found.items()
            if row.fact.is_open and row.travel.direction == direction
        }
        for direction in Direction
    }
    assert moved[Direction.WORSE] == {"OTP-R1", "HI-R1", "SP-R2"}
    assert {"OTP-R2", "OTP-R3", "OTP-R9", "HW-R1"} <= moved[Direction.IMPROVED]
    assert {"WP-R1", "OTP-R4"} <= moved[Direction.NO_CHANGE]


def test_a_risk_of_the_waste_plant_went_all_the_way_up():
    plant = Project.objects.get(name="Residual waste treatment plant")

    levels = [
        risk.escalated_to.level
        for risk in plant.register.risks.get(title__contains="emissions")
        .history.exclude(escalated_to=None)
        .order_by("history_date")
    ]

    assert list(dict.fromkeys(levels)) == ["strand", "programme", "council"]


def test_every_turn_a_risk_can_take_is_taken_by_one():
    states = set(Risk.objects.values_list("state", flat=True))
    handed_back = Risk.history.filter(
        history_change_reason="The order of work is settled.", escalated_to=None
    )

    assert states == set(RiskState)
    assert handed_back.exists()
    assert Risk.objects.exclude(accepted_by="").exists()
    assert not Risk.objects.filter(state=RiskState.CLOSED, lesson="").exists()
    assert set(LogEntry.objects.values_list("kind", flat=True)) == set(LogKind)


def test_the_quality_checks_find_each_thing_they_look_for():
    found = set()
    for reference in ("cco", "otp", "future-options"):
        looked = rows(reference, None).values()
        found |= {
            problem.code
            for row in looked
            for problem in problems_of(row.fact, row.register, row.scheme, row.on)
        }
        if similar_risks(row.fact for row in looked):
            found.add(Check.SAME_TWICE)

    # Nobody has changed a scheme in the demo.
    assert found == set(Check) - {Check.OTHER_SCHEME}


def test_registers_are_kept_at_every_level_and_scored_in_several_ways():
    found = list(Register.objects.with_place())

    assert {register.level for register in found} == {
        "council",
        "programme",
        "strand",
        "project",
    }
    assert {register.scheme.code for register in found} == {
        "five-by-five",
        "four-by-four",
        "letter-by-number",
        "ten",
    }


def test_exempt_risks_are_withheld_from_the_public_under_their_paragraphs(stories):
    exempt = [story for story in stories.values() if story.withheld]

    for reference in ("otp", "cco"):
        public = position_to_json(told(reference, None).public())

        assert not [story.title for story in exempt if story.title in public]
    assert {number for story in exempt for number in story.withheld.paragraphs} == {
        3,
        4,
        5,
    }


@pytest.mark.parametrize(
    "template", ["risk_position_statement", "harborough_council_report"]
)
def test_its_papers_about_risks_can_be_published_as_they_are(template):
    papers = list(Paper.objects.filter(template__code=template))

    assert papers
    for paper in papers:
        assert blocking(paper.template.layout, load_material(paper)) == []
