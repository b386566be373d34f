"""A register as a matrix: where its risks stand, and what opens them."""

import re

import pytest
import time_machine

from accounts.choices import CouncilRoleName
from common.history import save_with_reason
from risks.pages.placing import SHOWN_IN_A_CELL
from risks.scoring import Score
from risks.shipped_schemes import BURY_5X5, SHIPPED_SCHEMES
from tests import factories
from tests.risks.registers import NOW, make_risk, page, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _july_2012():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def register():
    return factories.make_register()


@pytest.fixture
def viewer(client):
    client.force_login(factories.make_user(CouncilRoleName.VIEWER))
    return client


def placing(client, register, **query):
    return client.get(page("register_matrix", register, **query)).context["placing"]


def crowds(placed):
    """What stands in each cell, by score."""
    return {
        cell.score: cell.contents
        for row in placed.matrix.rows
        for cell in row.cells
        if cell.contents
    }


def test_each_risk_stands_in_the_cell_of_its_score(viewer, register):
    for score in ((1, 5), (5, 1), (1, 5)):
        make_risk(register, current=score)

    [placed] = placing(viewer, register).matrices

    counts = {score: crowd[0].count for score, crowd in crowds(placed).items()}
    assert counts == {Score(1, 5): 2, Score(5, 1): 1}


@pytest.mark.parametrize("position", ["current", "inherent", "target"])
def test_the_reader_chooses_which_scores(viewer, register, position):
    make_risk(register, inherent=(5, 5), current=(4, 4), target=(2, 2))
    expected = {"inherent": (5, 5), "current": (4, 4), "target": (2, 2)}[position]

    [placed] = placing(viewer, register, position=position).matrices

    assert list(crowds(placed)) == [Score(*expected)]


def test_all_three_stand_side_by_side_as_counts(viewer, register):
    make_risk(register, inherent=(5, 5), current=(4, 4), target=(4, 4))

    [placed] = placing(viewer, register, position="all").matrices

    found = {
        score: [(crowd.count, crowd.position) for crowd in here]
        for score, here in crowds(placed).items()
    }
    assert found == {
        Score(5, 5): [(1, "inherent")],
        Score(4, 4): [(1, "current"), (1, "target")],
    }
    assert placed.count == 1


def test_a_cell_opens_its_risks_and_leads_to_all_of_them(viewer, register):
    for nth in range(SHOWN_IN_A_CELL + 112):
        make_risk(register, title=f"Risk {nth}", current=(4, 4))
    make_risk(register, title="Elsewhere", current=(1, 1))

    response = viewer.get(page("register_matrix", register))

    html = response.content.decode()
    [placed] = response.context["placing"].matrices
    crowd = crowds(placed)[Score(4, 4)][0]
    assert "and 112 more" in html
    assert all(f'href="{risk.url}"' in html for risk in crowd.shown)
    assert viewer.get(crowd.link).context["page"].paginator.count == crowd.count
    assert "Elsewhere" not in titles(viewer.get(crowd.link))


def test_a_cell_leads_to_the_scores_it_shows(viewer, register):
    make_risk(register, title="Aims low", current=(5, 5), target=(1, 1))
    make_risk(register, title="Is low", current=(1, 1))

    [placed] = placing(viewer, register, position="target").matrices

    link = crowds(placed)[Score(1, 1)][0].link
    response = viewer.get(link)
    assert titles(response) == {"Aims low"}
    assert "Cell of the matrix: Rare / Negligible (target)" in text(response)


def text(response):
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.split())


def test_risks_still_scored_in_another_scheme_have_a_matrix_of_their_own(
    viewer, register
):
    make_risk(register, title="Old", current=(3, 3))
    other = next(scheme for scheme in SHIPPED_SCHEMES if scheme.code != BURY_5X5.code)
    register.scheme = factories.make_scoring_scheme(other)
    save_with_reason(register, by=None, reason="The council decided.")
    make_risk(register, title="Fresh", current=(2, 2))

    response = viewer.get(page("register_matrix", register))

    own, older = response.context["placing"].matrices
    assert (own.is_own, own.count, older.is_own, older.count) == (True, 1, False, 1)
    assert "1 risk is still scored in 5 by 5, version 1" in text(response)


def test_risks_without_such_a_score_are_told(viewer, register):
    make_risk(register, reference="R1", title="Bare", current=(3, 3))

    response = viewer.get(page("register_matrix", register, position="inherent"))

    assert "1 open risk without an inherent score: R1 Bare" in text(response)


def test_only_open_risks_that_the_reader_may_see_stand_there(viewer, register):
    make_risk(register, state="closed", next_review_on=None)
    make_risk(register, title="Secret", **factories.EXEMPT)

    response = viewer.get(page("register_matrix", register))

    [placed] = response.context["placing"].matrices
    assert (placed.count, crowds(placed)) == (0, {})
    assert "Secret" not in response.content.decode()


def test_each_cell_says_its_score_and_band_in_words(viewer, register):
    html = viewer.get(page("register_matrix", register)).content.decode()

    for label in ("Significant", "High", "Moderate", "Low"):
        assert html.count(f">{label}</span>") >= 1
