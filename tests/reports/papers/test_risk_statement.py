"""The risk position statement: made in one action, true to what was stored, frozen."""

import json
import random
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from reports.blocks import BLOCKS
from reports.load import load_position, load_position_on, whole
from reports.models import Paper
from reports.papers.checks import blocking, run_checks
from reports.papers.choices import Audience, FileFormat
from reports.papers.compose import compose
from reports.papers.document import Stamp
from reports.papers.facts import load_material
from reports.papers.render import page_html
from reports.papers.risk_statements import board_to_tell
from risks.models import RiskReview
from risks.scoring import Score
from tests.factories import (
    EXEMPT,
    make_board,
    make_paper,
    make_programme,
    make_section,
)
from tests.reports.papers.publish import publish
from tests.reports.papers.risk_council import (
    BOARD,
    JUNE,
    MARCH,
    begin,
    make_council_with_risks,
    on,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_pdf(monkeypatch):
    monkeypatch.setattr("reports.papers.tasks.print_pdf", lambda html: b"%PDF of it")


def page_of(paper: Paper) -> str:
    document = compose(
        paper.template.layout, load_material(paper), stamp=Stamp(is_draft=True)
    )
    return page_html(document)


def file_of(publication, kind, audience=Audience.PUBLIC):
    file = publication.files.get(audience=audience, format=kind)
    return bytes(file.content).decode()


def test_one_call_makes_a_statement_with_nothing_left_to_write():
    council = make_council_with_risks()
    with on(date(2012, 6, 4)):
        paper = council.statement()

        material = load_material(paper)
        assert blocking(paper.template.layout, material) == []
        assert publish(paper).is_done


def test_it_is_for_the_programmes_own_board_until_another_had_one():
    council = make_council_with_risks()
    assert board_to_tell(council.programme) == BOARD

    with on(date(2012, 6, 4)):
        council.statement(body_name="Cabinet")

    assert board_to_tell(council.programme) == "Cabinet"
    assert board_to_tell(make_programme()) == ""


def test_movement_is_told_since_the_same_boards_last_meeting():
    council = make_council_with_risks()
    with on(date(2012, 6, 4)):
        first = council.statement(MARCH)
        council.statement(date(2012, 5, 8), body_name="Cabinet")
        second = council.statement(JUNE)

    assert first.last_update_on == MARCH - timedelta(days=91)
    assert second.last_update_on == MARCH
    assert second.reference == "cco-risks-2012-06-11"


def test_a_meeting_has_one_statement():
    council = make_council_with_risks()
    with on(date(2012, 6, 4)):
        council.statement()
        with pytest.raises(ValidationError) as refusal:
            council.statement()
        other = council.statement(body_name="Cabinet")

    assert refusal.value.message_dict == {
        "meeting_on": [
            f"{BOARD} has a risk position statement for 11 June 2012 already."
        ]
    }
    assert other.reference == "cco-risks-2012-06-11-2"


def test_for_a_meeting_that_is_over_it_tells_the_position_of_that_day():
    council = make_council_with_risks()
    with on(date(2012, 8, 1)):
        past = council.statement(JUNE)
        coming = council.statement(date(2012, 9, 3))

    assert past.as_at_on == JUNE
    assert coming.as_at_on is None


def test_it_says_where_the_risks_stand_and_what_has_moved():
    council = make_council_with_risks()
    with on(date(2012, 6, 4)):
        council.statement(MARCH)
        page = page_of(council.statement())

    assert "4 risks stand on 2 registers: 1 Significant, 2 High and 1 Moderate." in page
    assert (
        "Since 12 March 2012, 1 got worse, 1 improved and 1 is as it was; 1 is new and "
        "1 was closed." in page
    )
    assert "It has given notice of losses." in page
    assert "Beyond what the project can bear." in page
    assert "Book the vans before the summer." in page
    assert "Name a second supplier: nobody yet, by 1 June 2012 (overdue)." in page


def test_a_foreword_prints_once_it_is_written_and_not_before():
    council = make_council_with_risks()
    with on(date(2012, 6, 4)):
        paper = council.statement()
        without = page_of(paper)
        make_section(paper, key="foreword", html="<p>Look at the supplier.</p>")
        paper.refresh_from_db()
        with_one = page_of(paper)

    assert "Foreword" not in without
    assert "Look at the supplier." in with_one
    assert "1</span> What the board is asked" in without
    assert "1</span> What the board is asked" in with_one


def test_what_a_board_will_ask_is_told_before_it_is_published():
    council = make_council_with_risks()
    with on(date(2012, 6, 4)):
        paper = council.statement()
        checks = run_checks(
            paper.template.layout, load_material(paper), today=date(2012, 6, 4)
        )

    texts = [check.text for check in checks]
    assert any("risks without an owner: " in text for text in texts)
    assert not any("approved report" in text for text in texts)


@pytest.mark.parametrize("seed", range(5))
def test_what_is_printed_as_previous_is_what_was_stored(seed):
    """Whatever was reviewed, how often and when: the score of the day of the last
    meeting, and without one the score the latest review began from."""
    chance = random.Random(seed)  # noqa: S311  # a test may be repeated
    council = begin()
    names = [f"Risk {n}" for n in range(5)]
    days = [date(2012, 1, 16) + timedelta(days=n) for n in range(140)]
    with on(days[0]):
        for name in names:
            council.add(name, "programme", chance_score(chance))
    stored = {name: [(days[0], council.risks[name].current)] for name in names}
    for day in sorted(chance.sample(days[1:], 12)):
        name, score = chance.choice(names), chance_score(chance)
        with on(day):
            council.review(name, score, f"On {day} it stood so.")
        stored[name].append((day, Score(*score)))

    with on(JUNE):
        position = load_position(whole(council.programme))
        before = load_position_on(whole(council.programme), MARCH)
    scheme = council.registers["programme"].scheme.scheme
    for name in names:
        told = previous_printed(position, before)[name]
        then = [score for day, score in stored[name] if day <= MARCH][-1]
        assert told == f"{scheme.number(then)} {scheme.band(then).label}"

        alone = previous_printed(position, None)[name]
        review = RiskReview.objects.filter(risk=council.risks[name]).order_by("-on")
        latest = review.first()
        assert alone == (
            f"{scheme.number(latest.old)} {scheme.band(latest.old).label}"
            if latest
            else ""
        )


def chance_score(chance):
    return chance.randint(1, 5), chance.randint(1, 5)


def previous_printed(position, before):
    block = BLOCKS["risk_table"]
    options = block.options(columns=("risk", "previous"))
    table = block.build(position, before, options).table
    return {row.cells[0].words: row.cells[1].words for row in table.rows}


def test_a_later_review_changes_nothing_in_a_published_statement():
    council = make_council_with_risks()
    with on(date(2012, 6, 4)):
        paper = council.statement()
        publication = publish(paper)
        before = {f.pk: bytes(f.content) for f in publication.files.all()}
    with on(date(2012, 7, 2)):
        council.review("Supplier fails", (1, 1), "A second supplier is there.")

        publication.refresh_from_db()
        after = {f.pk: bytes(f.content) for f in publication.files.all()}

    assert after == before
    assert "20 Significant" in file_of(publication, FileFormat.HTML)


def test_the_data_behind_holds_of_the_risks_what_is_printed_and_no_more():
    council = make_council_with_risks()
    with on(date(2012, 6, 4)):
        council.statement(MARCH)
        risk = council.fresh("Supplier fails")
        risk.cause = "Its owner is ill."
        risk.inherent_reason = "Nobody else bid."
        risk.save()
        publication = publish(council.statement())

    data = json.loads(file_of(publication, FileFormat.JSON))
    text = json.dumps(data)
    now = risks_in(data["positions"]["position"])
    assert now["Supplier fails"]["current"] == {"likelihood": 4, "impact": 5}
    assert now["Move is late"]["lesson"] == "Book the vans before the summer."
    assert "Its owner is ill." not in text
    assert "Nobody else bid." not in text
    then = data["positions"]["last_update"]["programmes"][0]["strands"][0]["projects"]
    (risk_then,) = then[0]["register"]["risks"]
    assert risk_then["current"] == {"likelihood": 3, "impact": 4}
    assert risk_then["title"] == ""


def risks_in(position):
    programme = position["programmes"][0]
    strand = programme["strands"][0]
    places = (programme, strand, *strand["projects"])
    return {
        risk["title"]: risk for place in places for risk in place["register"]["risks"]
    }


def test_a_paper_that_prints_no_risk_publishes_none():
    council = make_council_with_risks()
    paper = make_paper(council.programme)
    make_section(paper)

    publication = publish(paper)

    text = file_of(publication, FileFormat.JSON)
    assert "Supplier fails" not in text
    assert '"risks":' not in text


def test_a_board_of_another_programme_has_no_part_in_it():
    council = make_council_with_risks()
    other = make_programme(reference="other")
    make_board(programme=other, name=BOARD)
    with on(date(2012, 6, 4)):
        council.statement(MARCH)

        assert board_to_tell(other) == BOARD


def test_a_paper_that_prints_no_risk_says_nothing_of_those_withheld():
    council = make_council_with_risks()
    with on(date(2012, 6, 4)):
        council.add("The merger", "programme", (5, 5), **EXEMPT)
        update, statement = make_paper(council.programme), council.statement()

        assert "withheld" not in page_of(update)
        assert "1 risk is withheld: exempt under paragraph 3." in page_of(statement)
