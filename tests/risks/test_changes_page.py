"""What a register tells of what changed since a day, and to whom."""

import re
from datetime import date

import pytest
import time_machine

from accounts.choices import CouncilRoleName
from common.history import save_with_reason
from risks.choices import RiskState
from risks.pages.changes import Kind
from tests import factories
from tests.risks.registers import NOW, at, make_risk, page, review, told

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


def changes(client, register, **query):
    return client.get(page("register_changes", register, **query))


def sections(response):
    return {
        kind: [row.risk.title for row in rows]
        for kind, _, rows in response.context["sections"]
    }


def change(risk, when, *, reason="It was decided.", **fields):
    risk.refresh_from_db()
    for name, value in fields.items():
        setattr(risk, name, value)
    save_with_reason(risk, by=None, reason=reason, at=when)


def text(response):
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.split())


def test_a_register_tells_what_changed_and_why(viewer, register):
    worse = make_risk(register, title="Strike", current=(3, 3))
    review(worse, 4, 4, on=at(2012, 5, 1), reason="The union balloted.")
    make_risk(register, title="Flood", at=at(2012, 6, 1), opened_on=date(2012, 6, 1))
    over = make_risk(register, title="Olympics")
    change(
        over,
        at(2012, 6, 2),
        state=RiskState.CLOSED,
        closed_on=date(2012, 6, 2),
        lesson="Book earlier.",
    )
    make_risk(register, title="Quiet")

    response = changes(viewer, register, since="2012-04-25")

    assert told(response) == (
        "Since 25 April 2012: 1 worse, 1 new, 1 closed; 1 unchanged. "
    )
    assert sections(response) == {
        Kind.WORSE: ["Strike"],
        Kind.NEW: ["Flood"],
        Kind.CLOSED: ["Olympics"],
    }
    for words in (
        "9 ▲ High → to 16 ■ Significant",
        "The union balloted.",
        "On the register since 1 June 2012.",
        "On 2 June 2012. Lesson: Book earlier.",
    ):
        assert words in text(response)


def test_each_figure_leads_to_its_risks(viewer, register):
    worse = make_risk(register, title="Strike", current=(3, 3))
    review(worse, 4, 4, on=at(2012, 5, 1))
    make_risk(register, title="Flood", at=at(2012, 6, 1))

    response = changes(viewer, register, since="2012-04-25")

    links = [piece.link for piece in response.context["sentence"] if piece.link]
    assert [sections(viewer.get(link)) for link in links] == [
        {Kind.WORSE: ["Strike"]},
        {Kind.NEW: ["Flood"]},
    ]


def test_a_long_list_shows_its_beginning_and_leads_to_all_of_it(viewer, register):
    for nth in range(12):
        make_risk(register, title=f"New {nth}", at=at(2012, 6, 1))

    first = changes(viewer, register, since="2012-04-25")
    whole = changes(viewer, register, since="2012-04-25", kind="new")

    assert len(sections(first)[Kind.NEW]) == 10
    assert "All 12" in text(first)
    assert len(sections(whole)[Kind.NEW]) == 12


def test_the_worst_are_told_first(viewer, register):
    for title, score in (("Low", (1, 1)), ("Red", (5, 5)), ("Mid", (3, 3))):
        make_risk(register, title=title, current=score, at=at(2012, 6, 1))

    found = sections(changes(viewer, register, since="2012-04-25"))

    assert found[Kind.NEW] == ["Red", "Mid", "Low"]


def test_carrying_up_and_handing_back_are_told_at_both_ends(viewer, register):
    above = factories.make_register(register.project.strand)
    up = make_risk(register, title="Up")
    change(
        up,
        at(2012, 5, 1),
        escalated_to=above,
        escalated_on=date(2012, 5, 1),
        escalation_reason="Beyond our means.",
    )
    back = make_risk(
        register, title="Back", escalated_to=above, escalated_on=date(2012, 1, 9)
    )
    change(
        back,
        at(2012, 5, 2),
        reason="You can manage it.",
        escalated_to=None,
        escalated_on=None,
    )

    for seen_from in (register, above):
        response = changes(viewer, seen_from, since="2012-04-25")
        assert sections(response) == {
            Kind.ESCALATED: ["Up"],
            Kind.HANDED_BACK: ["Back"],
        }
        assert f"From {register} to {above}, 1 May 2012. Beyond our means." in text(
            response
        )
        assert "You can manage it." in text(response)


def test_acceptance_above_appetite_says_by_whom_and_why(viewer, register):
    risk = make_risk(register, title="Bold")
    change(
        risk,
        at(2012, 5, 1),
        accepted_on=date(2012, 5, 1),
        accepted_by="Transformation Board",
        acceptance_reason="The gain is worth it.",
    )

    response = changes(viewer, register, since="2012-04-25")

    assert "By Transformation Board, 1 May 2012. The gain is worth it." in (
        text(response)
    )


def test_risks_unchanged_for_too_long_are_counted(viewer, register):
    risk = make_risk(register, current=(3, 3))
    for month in (2, 3, 4):
        review(risk, 3, 3, on=at(2012, month, 1), reason=f"As before, month {month}.")

    response = changes(viewer, register, since="2012-04-25")

    assert "1 has stayed the same for too many reviews" in told(response)


def test_the_usual_day_is_three_months_ago(viewer, register):
    make_risk(register)

    assert changes(viewer, register).context["since"] == date(2012, 4, 17)


def test_where_nobody_reviewed_since_it_is_the_day_before_the_last_sitting(
    viewer, register
):
    review(make_risk(register), 5, 5, on=at(2012, 2, 1))

    response = changes(viewer, register)

    assert response.context["since"] == date(2012, 1, 31)
    assert list(sections(response)) == [Kind.WORSE]


@pytest.mark.parametrize(
    "since", ["31 June 2012", "tomorrow", "1 January 2013", "\0", "9" * 40]
)
def test_a_day_that_is_none_says_so_and_shows_the_usual(viewer, register, since):
    response = changes(viewer, register, since=since)

    assert response.status_code == 200
    assert response.context["since"] == date(2012, 4, 17)
    assert response.context["form"].errors["since"]


def test_what_is_exempt_now_is_not_told(viewer, register):
    risk = make_risk(register, title="Secret", current=(3, 3))
    review(risk, 5, 5, on=at(2012, 5, 1), reason="Zeppelin.")
    change(risk, at(2012, 6, 1), **factories.EXEMPT)

    response = changes(viewer, register, since="2012-04-25")

    assert sections(response) == {}
    assert told(response) == "Since 25 April 2012: nothing changed; 0 unchanged. "
    assert "Zeppelin" not in text(response)


def test_what_was_exempt_then_is_not_compared_and_that_is_said(viewer, register):
    risk = make_risk(register, title="Opened", current=(5, 5), **factories.EXEMPT)
    review(risk, 3, 3, on=at(2012, 5, 1), reason="Zeppelin.")
    change(risk, at(2012, 6, 1), is_exempt=False)

    response = changes(viewer, register, since="2012-04-25")

    assert sections(response) == {}
    assert "1 risk is not compared: exempt on that day." in text(response)
    assert "Zeppelin" not in text(response)


def test_why_it_was_scored_while_exempt_stays_withheld(viewer, register):
    risk = make_risk(register, title="Opened", current=(3, 3))
    change(risk, at(2012, 4, 28), **factories.EXEMPT)
    review(risk, 5, 5, on=at(2012, 5, 1), reason="Zeppelin.")
    change(risk, at(2012, 6, 1), is_exempt=False)

    response = changes(viewer, register, since="2012-04-25")

    assert sections(response) == {Kind.WORSE: ["Opened"]}
    assert "Zeppelin" not in text(response)


def test_the_entitled_are_told_all_of_it(client, register):
    client.force_login(factories.make_user(CouncilRoleName.AUDITOR))
    risk = make_risk(register, title="Secret", current=(5, 5), **factories.EXEMPT)
    review(risk, 3, 3, on=at(2012, 5, 1), reason="Zeppelin.")

    response = changes(client, register, since="2012-04-25")

    assert sections(response) == {Kind.IMPROVED: ["Secret"]}
    assert "Zeppelin." in text(response)
