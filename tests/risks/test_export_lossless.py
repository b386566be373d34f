"""What a register hands out as a workbook comes back as no change."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from accounts.choices import CouncilRoleName
from common.exempting import lift_exemption
from common.importing.headings import Headings
from common.importing.mapping import guess
from common.importing.plan import Verdict
from risks import services
from risks.choices import Effectiveness, Proximity, Response, RiskState
from risks.importing.fields import EXPORTED, RISK_FIELDS
from risks.models import Risk
from risks.scoring import Score
from risks.shipped_schemes import SHIPPED_SCHEMES
from tests import factories
from tests.common.importing.sheets import edited, saved
from tests.risks.sheets import changes_of, exported, plan_of_file, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return factories.make_user(CouncilRoleName.PROGRAMME_OFFICE, name="Pat Office")


def assert_no_change(register, reader):
    plan = plan_of_file(register, reader, exported(register, reader))

    assert told(plan) == []
    assert list(changes_of(plan)) == []
    assert {row.verdict for row in plan.rows} <= {Verdict.SAME}
    assert [notice for row in plan.rows for notice in row.notices] == []
    assert plan.notices == []
    assert plan.beside == []
    assert not plan.does_something


def make_full_register(office):
    """A risk in every state, with everything that can be said of one."""
    strand = factories.make_strand()
    register = factories.make_register(factories.make_project(strand))
    factories.make_register(strand)
    full = factories.make_risk(
        register,
        title="The supplier fails",
        cause="=HYPERLINK(1)",
        event="+44 lines\nof text",
        consequence="-2% of the budget",
        category=factories.make_risk_category(),
        owner=office,
        objective=factories.make_priority(),
        milestone=factories.make_milestone(register.project),
        saving="S-12",
        inherent=(5, 5),
        inherent_reason="@nobody looked",
        current=(4, 4),
        current_reason="Reason",
        target=(1, 2),
        target_reason="Why",
        response=Response.TREAT,
        proximity=Proximity.YEAR,
        appetite="moderate",
        review_days=30,
    )
    factories.make_risk_control(full, effectiveness=Effectiveness.PARTLY)
    factories.make_risk_action(full, owner=office, progress="Half", done_on=None)
    factories.make_risk(register, state=RiskState.PROPOSED, opened_on=None)
    factories.make_risk(register, **factories.EXEMPT)
    closed = factories.make_risk(register)
    services.close_risk(closed, 1, lesson="Ask first.", by=office, reason="Over.")
    escalated = factories.make_risk(register, current=(5, 5), appetite="low")
    escalated = services.review_risk(
        escalated, 1, score=Score(5, 4), by=office, reason="A little less."
    )
    escalated = services.accept_above_appetite(
        escalated, escalated.version, accepted_by="The board", by=office, reason="Yes."
    )
    services.escalate_risk(escalated, escalated.version, by=office, reason="Too big.")
    gone = factories.make_user(name="Lee Gone")
    factories.make_risk(register, owner=gone)
    gone.is_active = False
    gone.save()
    return register


def test_every_kind_of_risk_comes_back_as_no_change(office):
    register = make_full_register(office)

    assert_no_change(register, office)
    assert Risk.objects.filter(register=register).count() == 6


def test_a_workbook_saved_again_by_a_spreadsheet_program_is_no_change(office):
    register = make_full_register(office)
    again = saved(edited(exported(register, office)))

    plan = plan_of_file(register, office, again)

    assert not plan.does_something
    assert not plan.problems


@pytest.mark.parametrize("scheme", SHIPPED_SCHEMES, ids=lambda scheme: scheme.code)
def test_every_score_of_every_shipped_scheme_comes_back(office, scheme):
    register = factories.make_register(scheme=factories.make_scoring_scheme(scheme))
    for score in list(scheme.scores())[::3]:
        pair = (score.likelihood, score.impact)
        factories.make_risk(register, current=pair, inherent=pair, target=pair)

    assert_no_change(register, office)


def test_text_that_looks_like_a_formula_stays_text(office):
    register = factories.make_register()
    factories.make_risk(register, title='=HYPERLINK("http://x.example","Click")')

    sheet = load_workbook(BytesIO(exported(register, office)))["Risks"]

    cell = sheet["B2"]
    assert (cell.data_type, cell.value) == (
        "s",
        '=HYPERLINK("http://x.example","Click")',
    )
    assert_no_change(register, office)


def test_one_cell_edited_is_one_change(office):
    register = make_full_register(office)
    book = edited(exported(register, office))
    headings = [cell.value for cell in book["Risks"][1]]
    book["Risks"].cell(2, headings.index("Current likelihood") + 1).value = "Possible"
    book["Controls"]["C2"] = "A better control"

    plan = plan_of_file(register, office, saved(book))

    assert list(changes_of(plan)) == [
        ("Current score", "Likely / Major", "Possible / Major")
    ]
    assert plan.beside[0].fields == {"description": "A better control"}


def test_a_control_of_another_register_is_not_reached_by_its_number(office):
    """Promise A2: the number of what is elsewhere is as unknown as one of nothing."""
    register = factories.make_register()
    risk = factories.make_risk(register)
    control = factories.make_risk_control(risk)
    elsewhere = factories.make_risk_control()
    book = edited(exported(register, office))
    problems = []
    for number in (elsewhere.pk, 999_999):
        book["Controls"]["A2"] = number
        book["Controls"]["C2"] = "Changed"
        problems.append(told(plan_of_file(register, office, saved(book))))

    assert problems[0] == problems[1]
    assert "has no control with this number" in problems[0][0]
    assert control.description != "Changed"


def test_our_own_headings_need_no_answer():
    headings = Headings(1, tuple(field.heading for field in EXPORTED))

    guessed = guess(headings, RISK_FIELDS)

    assert set(guessed.values()) == {field.name for field in EXPORTED}


def test_no_two_fields_have_one_heading():
    headings = [field.heading for field in RISK_FIELDS]

    assert len(headings) == len(set(headings))


def test_what_is_withheld_is_left_out_and_counted(client):
    register = factories.make_register()
    factories.make_risk(register, title="Open to all")
    factories.make_risk(register, title="The name of the bidder", **factories.EXEMPT)
    viewer = factories.make_user(CouncilRoleName.VIEWER)
    client.force_login(viewer)

    answer = client.get(reverse("risks:register_workbook_export", args=[register.pk]))

    book = load_workbook(BytesIO(answer.content))
    cells = [
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row
    ]
    assert "Open to all" in cells
    assert not any("bidder" in cell for cell in cells)
    assert (
        "1 entry is withheld: exempt under paragraph 3 of Schedule 12A to the Local "
        "Government Act 1972."
    ) in cells


def test_how_a_risk_stood_while_it_was_exempt_is_not_in_it(office):
    register = factories.make_register()
    risk = factories.make_risk(register, current=(5, 5), **factories.EXEMPT)
    risk = services.review_risk(
        risk, 1, score=Score(4, 5), by=None, reason="The bidder left."
    )
    lift_exemption(risk, risk.version, by=None, reason="Signed.")
    viewer = factories.make_user(CouncilRoleName.VIEWER)

    def known_to(reader):
        headings, row = edited(exported(register, reader))["Risks"].values
        return dict(zip(headings, row, strict=True))

    assert known_to(office)["Previous score"] == "25"
    assert known_to(viewer)["Previous score"] is None
    assert known_to(viewer)["Red since"] is None
    assert_no_change(register, viewer)


# --- Whatever a register holds --------------------------------------------------------

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x00")
    | st.sampled_from("=+-@\n\t'\""),
    max_size=60,
)
LINE = TEXT.map(lambda text: " ".join(text.split())[:60]).filter(bool)
PLACES = st.tuples(st.integers(1, 5), st.integers(1, 5))
DAYS = st.dates(date(2000, 1, 1), date(2026, 1, 1))
A_RISK = st.fixed_dictionaries(
    {
        "title": LINE,
        "cause": TEXT,
        "event": TEXT,
        "consequence": TEXT,
        "current_reason": TEXT,
        "saving": TEXT.map(lambda text: " ".join(text.split())),
        "current": PLACES,
        "raised_on": DAYS,
        "next_review_on": DAYS,
        "state": st.sampled_from(
            [RiskState.OPEN, RiskState.PROPOSED, RiskState.CLOSED]
        ),
        "response": st.sampled_from(["", *Response.values]),
        "proximity": st.sampled_from(["", *Proximity.values]),
        "appetite": st.sampled_from(["", "low", "high"]),
        "review_days": st.none() | st.integers(1, 1826),
        "lesson": TEXT,
    },
    optional={"target": PLACES, "inherent": PLACES, "exempt_review_on": DAYS},
)


@given(
    risks=st.lists(A_RISK, min_size=1, max_size=4), beside=st.lists(LINE, max_size=3)
)
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each example is a register
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_a_register_holds_comes_back_as_no_change(office, risks, beside):
    register = factories.make_register()
    for fields in risks:
        risk = factories.make_risk(register, **fields)
        for description in beside:
            factories.make_risk_control(risk, description=description)
            factories.make_risk_action(risk, description=description, progress="=1")

    assert_no_change(register, office)
