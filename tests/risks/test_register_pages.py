"""The list of registers, one register, all risks, and their spreadsheets."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from accounts.choices import CouncilRoleName
from programmes.choices import ScopedRole
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
    "Government Act 1972."
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


def workbook(response):
    return load_workbook(BytesIO(response.content))


def table(response):
    sheet = workbook(response).worksheets[0]
    headings, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return [dict(zip(headings, row, strict=True)) for row in rows]


# --- All registers --------------------------------------------------------------------


def test_the_registers_stand_by_programme_the_councils_own_first(viewer, project):
    programme = project.strand.programme
    for place in (project, project.strand, programme):
        factories.make_register(place)
    factories.make_register(council=True)

    groups = viewer.get(reverse("risks:register_list")).context["groups"]

    names = [(group.name, [row.name for row in group.rows]) for group in groups]
    assert names == [
        ("The whole council", ["Council risk register"]),
        (programme.name, [programme.name, project.strand.name, project.name]),
    ]


def test_the_sentence_on_top_counts_every_open_risk_once(viewer, project):
    below = factories.make_register(project)
    above = factories.make_register(project.strand)
    yesterday = TODAY - timedelta(days=1)
    carried = {"escalated_to": above, "escalated_on": TODAY}
    make_risk(below, current=(5, 5), next_review_on=yesterday, **carried)
    make_risk(below, current=(1, 1))
    make_risk(below, state="closed", next_review_on=None)
    risk = make_risk(above, current=(2, 2))
    review(risk, 3, 2, on=at(2012, 7, 2))

    response = viewer.get(reverse("risks:register_list"))

    assert told(response) == (
        "3 open risks on 2 registers, 1 red. At their latest review 1 got worse. "
        "1 review is overdue."
    )
    rows = {row.name: row.tally for row in response.context["groups"][0].rows}
    assert (rows[project.name].total, rows[project.name].from_below) == (2, 0)
    assert (rows[project.strand.name].total, rows[project.strand.name].from_below) == (
        2,
        1,
    )


def test_a_review_due_today_is_not_overdue(viewer, register):
    make_risk(register, next_review_on=TODAY)

    assert "No review is overdue." in told(viewer.get(reverse("risks:register_list")))


def test_an_empty_council_says_so(viewer):
    response = viewer.get(reverse("risks:register_list"))

    assert told(response) == "There is no risk register yet."


def test_those_who_may_are_led_to_open_registers_where_there_is_none(client, project):
    role = factories.make_role(ScopedRole.STRAND_LEAD, on=project.strand)
    client.force_login(role.user)

    group = client.get(reverse("risks:register_list")).context["groups"][0]

    assert {place.kind for place in group.without} == {"strand", "project"}


def test_nobody_else_is_offered_a_register_to_open(viewer, project):
    response = viewer.get(reverse("risks:register_list"))

    assert response.context["groups"][0].without == []
    assert not response.context["may_open_council"]


def test_an_exempt_project_shows_in_no_list_to_those_not_entitled(viewer, project):
    hidden = factories.make_project(
        project.strand, name="Hush hush", **factories.EXEMPT
    )
    make_risk(factories.make_register(hidden))
    factories.make_project(project.strand, name="Hush too", **factories.EXEMPT)

    response = viewer.get(reverse("risks:register_list"))

    assert "Hush" not in response.content.decode()
    assert "1 entry is withheld" in text_of(response)
    assert told(response) == "There is no risk register yet."


# --- One register ---------------------------------------------------------------------


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
    assert WITHHELD in str(
        [*workbook(viewer.get(page("register_export", register))).worksheets[1].values]
    )


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


# --- Spreadsheets ---------------------------------------------------------------------


def test_the_spreadsheet_holds_the_narrowed_table_and_all_its_pages(viewer, register):
    for nth in range(51):
        make_risk(register, title=f"Low {nth}", current=(1, 1))
    make_risk(register, title="High", current=(5, 5))
    make_risk(register, title="Secret", current=(1, 1), **factories.EXEMPT)

    response = viewer.get(page("register_export", register, band="low"))

    assert {row["Title"] for row in table(response)} == {f"Low {n}" for n in range(51)}
    about = str([*workbook(response).worksheets[1].values])
    assert "As at 17 July 2012." in about
    assert "Narrowed to Band: Low" in about


def test_scores_go_out_as_numbers_and_days_as_days(viewer, register):
    risk = make_risk(register, current=(3, 3))
    review(risk, 4, 4, on=at(2012, 5, 1))

    [row] = table(viewer.get(page("register_export", register)))

    assert (row["Score before"], row["Score now"], row["Band now"]) == (
        9,
        16,
        "Significant",
    )
    assert row["Next review"].year == 2012
    assert row["Direction"] == "Worse"


def test_a_formula_in_a_title_stays_a_text(viewer, register):
    make_risk(register, title='=HYPERLINK("https://example.org","Press")')

    book = workbook(viewer.get(page("register_export", register)))

    cell = book.worksheets[0].cell(2, 2)
    assert cell.data_type == "s"
    assert cell.value.startswith("=HYPERLINK")


def test_all_risks_name_their_register(viewer, register):
    make_risk(register)

    [row] = table(viewer.get(reverse("risks:risk_export")))

    assert row["Register"] == str(register)


# --- Queries --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["detail", "export", "matrix", "trend", "changes"])
def test_a_register_asks_no_more_of_eleven_risks_than_of_one(viewer, register, name):
    def add():
        owner, category = factories.make_user(), factories.make_risk_category()
        risk = make_risk(register, current=(3, 3), owner=owner, category=category)
        factories.make_risk_action(risk)
        review(risk, 4, 3, on=at(2012, 5, 1))

    assert_queries_stay_flat(viewer, page(f"register_{name}", register), add)


def test_the_lists_ask_no_more_of_eleven_registers_than_of_one(client):
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))

    def add():
        project = factories.make_project()
        above = factories.make_register(project.strand)
        below = factories.make_register(project)
        make_risk(below, escalated_to=above, escalated_on=TODAY)

    assert_queries_stay_flat(client, reverse("risks:register_list"), add)
    assert_queries_stay_flat(client, reverse("risks:risk_list"), add)
