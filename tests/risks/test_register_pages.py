"""One register as a table: what it says on top, its rows, their order."""

import re
from datetime import timedelta

import pytest
import time_machine

from accounts.choices import CouncilRoleName
from risks.shipped_schemes import SHIPPED_SCHEMES
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.risks.registers import (
    NOW,
    TODAY,
    at,
    make_risk,
    page,
    review,
    titles,
    told,
)

pytestmark = pytest.mark.django_db

WITHHELD = (
    "2 entries are withheld: exempt under paragraph 3 of Schedule 12A to the Local "
    "Government Act 1972. This counts all risks, open or not."
)


@pytest.fixture(autouse=True)
def _july_2012():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def project():
    return factories.make_project()


@pytest.fixture
def register(project):
    return factories.make_register(project)


@pytest.fixture
def viewer(client):
    client.force_login(factories.make_user(CouncilRoleName.VIEWER))
    return client


def text_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.split())


def test_a_register_says_how_it_stands_and_leads_to_what_it_counts(viewer, register):
    red = make_risk(register, title="Red", current=(4, 4))
    review(red, 5, 4, on=at(2012, 7, 2))
    yesterday = TODAY - timedelta(days=1)
    make_risk(register, title="Green", current=(1, 1), next_review_on=yesterday)

    response = viewer.get(page("register_detail", register))

    assert told(response) == (
        "2 open risks, 1 red. At their latest review 1 got worse. 1 review is overdue."
    )
    links = [piece.link for piece in response.context["sentence"] if piece.link]
    found = [titles(viewer.get(link)) for link in links]
    assert found == [{"Red", "Green"}, {"Red"}, {"Red"}, {"Green"}]


def test_a_row_tells_before_direction_and_now(viewer, register):
    risk = make_risk(register, title="Strike", current=(3, 3))
    review(risk, 4, 4, on=at(2012, 5, 1))

    line = viewer.get(page("register_detail", register)).context["lines"][0]

    assert (line.before.short, line.now.short) == ("9", "16")
    assert (line.before.state.label, line.now.state.label) == ("High", "Significant")
    assert line.travel.direction == "worse"


def test_actions_still_open_are_counted_and_late_ones_named(viewer, register):
    risk = make_risk(register)
    factories.make_risk_action(risk, due_on=TODAY)
    factories.make_risk_action(risk, due_on=TODAY - timedelta(days=1))
    factories.make_risk_action(risk, done_on=TODAY)

    line = viewer.get(page("register_detail", register)).context["lines"][0]

    assert (line.actions.open, line.actions.late) == (2, 1)


def test_withheld_entries_are_counted_with_their_paragraphs(viewer, register):
    make_risk(register, **factories.EXEMPT)
    make_risk(register, state="closed", next_review_on=None, **factories.EXEMPT)
    make_risk(register)

    for name in ("detail", "matrix", "trend", "changes"):
        assert WITHHELD in text_of(viewer.get(page(f"register_{name}", register)))


def test_what_is_withheld_does_not_depend_on_the_filters(viewer, register):
    make_risk(register, current=(5, 5), **factories.EXEMPT)

    for query in ({}, {"band": "significant"}, {"band": "low"}, {"state": "closed"}):
        text = text_of(viewer.get(page("register_detail", register, **query)))
        assert "1 entry is withheld" in text


def test_a_risk_come_up_from_an_exempt_project_is_withheld_above(viewer, project):
    hidden = factories.make_project(project.strand, **factories.EXEMPT)
    above = factories.make_register(project.strand)
    below = factories.make_register(hidden)
    make_risk(below, title="Secret", escalated_to=above, escalated_on=TODAY)

    response = viewer.get(page("register_detail", above))

    assert "Secret" not in response.content.decode()
    assert "1 entry is withheld: exempt under paragraph 3" in text_of(response)


@pytest.mark.parametrize(
    "sort", ["reference", "title", "owner", "score", "target", "response", "review"]
)
@pytest.mark.parametrize("way", ["", "-"])
def test_each_column_sorts_both_ways_and_what_has_none_comes_last(
    viewer, register, sort, way
):
    for nth in (10, 9, 2):
        make_risk(
            register,
            reference=f"R{nth}",
            title=f"T{nth:02}",
            current=(nth // 3 + 1, 2),
            target=(nth // 3 + 1, 1),
            owner=factories.make_user(name=f"Officer {nth:02}"),
            response={10: "treat", 9: "tolerate", 2: "terminate"}[nth],
            next_review_on=TODAY + timedelta(days=nth),
        )
    make_risk(
        register,
        reference="R99",
        title="T99",
        state="proposed",
        current_likelihood=None,
        current_impact=None,
        next_review_on=None,
    )

    response = viewer.get(
        page("register_detail", register, sort=f"{way}{sort}", state="all")
    )

    found = [line.risk.reference for line in response.context["lines"]]
    known = [reference for reference in found if reference != "R99"]
    if sort in ("owner", "score", "target", "review"):
        assert found[-1] == "R99"
    if sort in ("reference", "title", "owner", "review"):
        assert known == (["R10", "R9", "R2"] if way else ["R2", "R9", "R10"])


def test_pages_keep_their_filters(viewer, register):
    for _ in range(51):
        make_risk(register, current=(1, 1))

    response = viewer.get(page("register_detail", register, band="low"))

    assert len(response.context["lines"]) == 50
    assert "band=low&amp;page=2" in response.content.decode()
    assert "51 risks" in text_of(response)


def test_what_people_type_is_shown_as_text(viewer, register):
    make_risk(register, title="<script>alert(1)</script>")

    html = viewer.get(page("register_detail", register)).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize("scheme", SHIPPED_SCHEMES, ids=lambda scheme: scheme.code)
def test_every_page_shows_a_register_in_any_scheme(viewer, scheme):
    register = factories.make_register(scheme=factories.make_scoring_scheme(scheme))
    for score in list(scheme.scores())[::3]:
        make_risk(register, current=(score.likelihood, score.impact))

    for name in ("detail", "matrix", "trend", "changes", "export"):
        assert viewer.get(page(f"register_{name}", register)).status_code == 200


@pytest.mark.parametrize("name", ["detail", "export", "matrix", "trend", "changes"])
def test_a_register_asks_no_more_of_eleven_risks_than_of_one(viewer, register, name):
    def add():
        owner, category = factories.make_user(), factories.make_risk_category()
        risk = make_risk(register, current=(3, 3), owner=owner, category=category)
        factories.make_risk_action(risk)
        review(risk, 4, 3, on=at(2012, 5, 1))

    assert_queries_stay_flat(viewer, page(f"register_{name}", register), add)
