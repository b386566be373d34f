"""What a table of risks may be narrowed to."""

import pytest
import time_machine
from django.urls import reverse

from accounts.choices import CouncilRoleName
from common.history import save_with_reason
from risks.filters import RiskFilter, Scope
from risks.models import Risk
from risks.scoring import Score
from risks.shipped_schemes import SHIPPED_SCHEMES
from tests import factories
from tests.risks.registers import NOW, TODAY, at, make_risk, page, review, titles

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


def shown(client, register, **query):
    return titles(client.get(page("register_detail", register, **query)))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"Red", "Green"}),
        ({"state": "all"}, {"Red", "Green", "Over", "Perhaps"}),
        ({"state": "closed"}, {"Over"}),
        ({"state": "proposed"}, {"Perhaps"}),
        ({"band": "significant"}, {"Red"}),
        ({"band": ":red"}, {"Red"}),
        ({"band": "moderate:up"}, {"Red"}),
        ({"response": "transfer"}, {"Red"}),
        ({"proximity": "now"}, {"Red"}),
        ({"owner": "nobody"}, {"Green"}),
        ({"overdue": "on"}, {"Red"}),
        ({"above": "on"}, {"Red"}),
        ({"q": "FLOOD"}, {"Green"}),
        ({"q": "no such thing"}, set()),
    ],
)
def test_a_register_is_narrowed_by_what_the_address_says(
    viewer, register, query, expected
):
    make_risk(
        register,
        title="Red",
        current=(5, 5),
        owner=factories.make_user(),
        response="transfer",
        proximity="now",
        appetite="high",
        next_review_on=TODAY.replace(day=16),
    )
    make_risk(
        register,
        title="Green",
        current=(1, 1),
        consequence="A flood of letters",
        appetite="high",
        next_review_on=TODAY,
    )
    make_risk(register, title="Over", state="closed", next_review_on=None)
    make_risk(register, title="Perhaps", state="proposed", next_review_on=None)

    assert shown(viewer, register, **query) == expected


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ("worse", {"Worse"}),
        ("improved", {"Improved"}),
        ("no_change", {"Same number"}),
        ("new", {"New"}),
        ("not_comparable", set()),
    ],
)
def test_a_register_is_narrowed_by_direction_of_travel(
    viewer, register, direction, expected
):
    make_risk(register, title="New", current=(3, 3))
    moves = {"Worse": (3, 4), "Improved": (2, 3), "Same number": (4, 3)}
    for title, score in moves.items():
        start = (3, 4) if title == "Same number" else (3, 3)
        risk = make_risk(register, title=title, current=start)
        review(risk, *score, on=at(2012, 5, 1))

    assert shown(viewer, register, direction=direction) == expected


@pytest.mark.parametrize("scheme", SHIPPED_SCHEMES, ids=lambda scheme: scheme.code)
def test_each_score_is_found_in_its_own_band_and_cell_and_nowhere_else(
    viewer, register, scheme
):
    row = factories.make_scoring_scheme(scheme)
    register.scheme = row
    save_with_reason(register, by=None, reason="Another scheme.")
    for score in scheme.scores():
        current = (score.likelihood, score.impact)
        make_risk(register, title=scheme.words(score), current=current)

    for band in scheme.bands:
        inside = {scheme.words(s) for s in scheme.in_bands(frozenset({band.code}))}
        assert shown_by_filter(register, scheme, row, band=band.code) == inside
    key = f"{row.pk}-current-2-3"
    only = {scheme.words(Score(2, 3))}
    assert shown_by_filter(register, scheme, row, cell=key) == only


def shown_by_filter(register, scheme, row, **chosen):
    risks = Risk.objects.on(register)
    scope = Scope(risks, {row.pk: scheme}, TODAY, reads_exempt=True, register=register)
    return set(RiskFilter(chosen, scope).qs.values_list("title", flat=True))


@pytest.mark.parametrize("scheme", SHIPPED_SCHEMES, ids=lambda scheme: scheme.code)
def test_the_worst_comes_first_in_every_scheme(viewer, register, scheme):
    row = factories.make_scoring_scheme(scheme)
    register.scheme = row
    save_with_reason(register, by=None, reason="Another scheme.")
    for score in scheme.scores():
        make_risk(register, current=(score.likelihood, score.impact))

    lines = viewer.get(page("register_detail", register)).context["lines"]

    ranks = [
        (
            scheme.band(line.risk.current).state.severity,
            scheme.number(line.risk.current),
        )
        for line in lines
    ]
    assert ranks == sorted(ranks, reverse=True)


def test_what_is_carried_up_is_found_at_both_ends(viewer):
    project = factories.make_project()
    below = factories.make_register(project)
    above = factories.make_register(project.strand)
    make_risk(below, title="Carried up", escalated_to=above, escalated_on=TODAY)
    make_risk(above, title="Its own")

    assert shown(viewer, below, escalated="up") == {"Carried up"}
    assert shown(viewer, above, escalated="below") == {"Carried up"}
    assert shown(viewer, above, escalated="no") == {"Its own"}
    assert shown(viewer, above, escalated="up") == set()


def test_too_many_reviews_without_a_change_are_found(viewer, register):
    risk = make_risk(register, title="Stuck", current=(3, 3))
    make_risk(register, title="Young", current=(3, 3))
    for month in (2, 3, 4):
        review(risk, 3, 3, on=at(2012, month, 1), reason=f"Nothing new in {month}.")

    assert shown(viewer, register, unchanged="on") == {"Stuck"}


def test_all_risks_are_narrowed_by_programme_and_level(viewer):
    project = factories.make_project()
    make_risk(factories.make_register(project), title="Of a project")
    programme = project.strand.programme
    make_risk(factories.make_register(programme), title="Of the programme")
    make_risk(factories.make_register(), title="Elsewhere")
    make_risk(factories.make_register(council=True), title="Of the council")

    def found(**query):
        return titles(viewer.get(reverse("risks:risk_list", query=query)))

    assert found(programme=programme.pk) == {"Of a project", "Of the programme"}
    assert found(level="council") == {"Of the council"}
    assert found(level="programme") == {"Of the programme"}


@pytest.mark.parametrize(
    "query",
    [
        {"q": "a\0b"},
        {"q": "x" * 200_000},
        {"owner": "9223372036854775808"},
        {"owner": "1 OR 1=1"},
        {"programme": "9223372036854775808"},
        {"category": "\0"},
        {"category": "99999999999999999999999"},
        {"cell": "1-current-99-99"},
        {"cell": "x-y-z"},
        {"state": "'; DROP TABLE risks_risk; --"},
        {"band": "_connector"},
        {"page": "-1"},
        {"page": "9223372036854775808"},
        {"sort": "owner__password"},
        {"sort": "-register__project__exempt_reason"},
        {"owner__password__startswith": "a"},
        {"risk__is_exempt": "true"},
    ],
)
@pytest.mark.parametrize("name", ["register_detail", "risk_list"])
def test_nonsense_in_the_address_narrows_nothing_and_breaks_nothing(
    viewer, register, name, query
):
    make_risk(register, title="Here")
    args = [register.pk] if name == "register_detail" else []

    response = viewer.get(reverse(f"risks:{name}", args=args, query=query))

    assert response.status_code == 200
    assert titles(response) == {"Here"}


def test_a_mistyped_filter_says_so_beside_its_field(viewer, register):
    response = viewer.get(page("register_detail", register, state="open-ish"))

    assert "Select a valid choice" in response.content.decode()
