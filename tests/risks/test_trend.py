"""How many risks stood in each band, month by month."""

from datetime import date

import pytest
import time_machine

from accounts.choices import CouncilRoleName
from common.history import end_of, rows_as_at, save_with_reason
from risks.choices import RiskState
from risks.models import Risk
from risks.pages.trend_chart import _round_top
from tests import factories
from tests.risks.registers import NOW, at, make_risk, page, review

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


def trend(client, register, **query):
    return client.get(page("register_trend", register, **query)).context["trend"]


def counts(trend, label):
    """Of one band, by the day."""
    state = next(state for state in trend.states if state.label == label)
    return {month.on: month.counts[state] for month in trend.months}


def test_each_month_counts_risks_as_they_stood_at_its_end(viewer, register):
    risk = make_risk(register, current=(5, 5))
    make_risk(register, current=(5, 4), at=at(2012, 3, 31))
    review(risk, 1, 1, on=at(2012, 5, 30))

    found = trend(viewer, register)

    assert counts(found, "Significant") == {
        date(2012, 1, 31): 1,
        date(2012, 2, 29): 1,
        date(2012, 3, 31): 2,
        date(2012, 4, 30): 2,
        date(2012, 5, 31): 1,
        date(2012, 6, 30): 1,
        date(2012, 7, 17): 1,
    }
    assert counts(found, "Low")[date(2012, 5, 31)] == 1


def test_the_picture_says_what_it_shows(viewer, register):
    risk = make_risk(register, current=(5, 5))
    make_risk(register, current=(5, 5))
    review(risk, 1, 1, on=at(2012, 5, 30))

    html = viewer.get(page("register_trend", register)).content.decode()

    assert "Significant risks fell from 2 to 1 since January 2012" in html
    assert "31 May 2012: 1 Significant, 0 High, 0 Moderate and 1 Low." in html
    assert "<svg" in html


def test_bands_without_a_change_are_told_as_such(viewer, register):
    make_risk(register, current=(1, 1))

    response = viewer.get(page("register_trend", register))

    assert response.context["finding"] == (
        "1 Low risk today, as many as at the end of January 2012"
    )


def test_a_register_of_today_has_no_trend_yet(viewer, register):
    make_risk(register, current=(1, 1), at=NOW)

    response = viewer.get(page("register_trend", register))

    assert response.context["chart"] is None
    assert "There is no earlier month to compare with yet." in response.content.decode()


def test_an_empty_register_says_so(viewer, register):
    response = viewer.get(page("register_trend", register))

    assert response.context["finding"] == "No open risks in this time"


@pytest.mark.parametrize(("back", "months"), [("6", 7), ("12", 13), ("all", 31)])
def test_the_reader_chooses_how_far_back(viewer, register, back, months):
    make_risk(register, at=at(2010, 1, 9))

    assert len(trend(viewer, register, back=back).months) == months


def test_the_reader_chooses_up_to_which_day(viewer, register):
    make_risk(register)

    found = trend(viewer, register, until="15 March 2012")

    assert found.months[-1].on == date(2012, 3, 15)


@pytest.mark.parametrize(
    "query",
    [
        {"back": "x"},
        {"back": "9" * 30},
        {"until": "31 June 2012"},
        {"until": "\0"},
        {"until": "1 January 9999"},
    ],
)
def test_nonsense_shows_the_usual(viewer, register, query):
    make_risk(register)

    assert trend(viewer, register, **query).months[-1].on == date(2012, 7, 17)


def test_a_risk_counts_above_only_while_it_is_there(viewer):
    project = factories.make_project()
    below = factories.make_register(project)
    above = factories.make_register(project.strand)
    risk = make_risk(below, current=(5, 5))
    carried = {"escalated_to": above, "escalated_on": date(2012, 3, 1)}
    change(risk, at(2012, 3, 1), **carried)
    change(risk, at(2012, 5, 1), escalated_to=None, escalated_on=None)

    found = counts(trend(viewer, above, back="all"), "Significant")
    assert [found[day] for day in sorted(found)] == [0, 0, 1, 1, 0, 0, 0]
    assert set(counts(trend(viewer, below), "Significant").values()) == {1}


def change(risk, when, **fields):
    risk.refresh_from_db()
    for name, value in fields.items():
        setattr(risk, name, value)
    save_with_reason(risk, by=None, reason="It was decided.", at=when)


def test_closed_risks_are_counted_until_they_were_closed(viewer, register):
    risk = make_risk(register, current=(5, 5))
    change(risk, at(2012, 4, 2), state=RiskState.CLOSED, closed_on=date(2012, 4, 2))

    found = counts(trend(viewer, register), "Significant")

    assert (found[date(2012, 3, 31)], found[date(2012, 4, 30)]) == (1, 0)


def test_what_was_exempt_then_is_not_counted_and_that_is_said(viewer, register):
    risk = make_risk(register, current=(5, 5), **factories.EXEMPT)
    change(risk, at(2012, 4, 2), is_exempt=False)

    response = viewer.get(page("register_trend", register))

    found = counts(response.context["trend"], "Significant")
    assert (found[date(2012, 3, 31)], found[date(2012, 4, 30)]) == (0, 1)
    assert response.context["trend"].months[0].withheld == 1
    assert "Risks that were exempt at the time are not counted." in (
        response.content.decode()
    )


def test_what_is_exempt_now_is_not_counted_then_either(viewer, register):
    risk = make_risk(register, current=(5, 5))
    change(risk, at(2012, 4, 2), **factories.EXEMPT)

    months = trend(viewer, register).months

    assert [(month.total, month.withheld) for month in months] == [(0, 0)]


def test_the_entitled_see_all_of_it(client, register):
    client.force_login(factories.make_user(CouncilRoleName.AUDITOR))
    risk = make_risk(register, current=(5, 5), **factories.EXEMPT)
    change(risk, at(2012, 4, 2), is_exempt=False)

    assert set(counts(trend(client, register), "Significant").values()) == {1}


def test_a_project_that_was_exempt_hides_its_risks_of_then(viewer):
    with time_machine.travel(at(2012, 1, 3), tick=False):
        project = factories.make_project(**factories.EXEMPT)
    register = factories.make_register(project)
    make_risk(register, current=(5, 5))
    project.is_exempt = False
    save_with_reason(project, by=None, reason="Public now.", at=at(2012, 5, 2))

    found = counts(trend(viewer, register), "Significant")

    assert (found[date(2012, 4, 30)], found[date(2012, 5, 31)]) == (0, 1)


def test_every_figure_is_what_history_says_of_that_day(client, register):
    client.force_login(factories.make_user(CouncilRoleName.AUDITOR))
    for nth in range(6):
        risk = make_risk(
            register, current=(nth % 5 + 1, 4), at=at(2012, 1 + nth % 3, 5)
        )
        review(risk, (nth * 2) % 5 + 1, 3, on=at(2012, 4 + nth % 3, 6))

    for month in trend(client, register).months:
        stood = rows_as_at(Risk, end_of(month.on)).filter(state=RiskState.OPEN)
        assert month.total == stood.count()


@pytest.mark.parametrize(
    ("most", "top"), [(1, 4), (4, 4), (5, 8), (9, 20), (21, 40), (5000, 8000)]
)
def test_the_axis_ends_at_a_round_number(most, top):
    assert _round_top(most) == top
