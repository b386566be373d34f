"""What a row would do to a risk that is there, to what is exempt, to controls."""

from datetime import date

import pytest

from accounts.choices import CouncilRoleName
from common.importing.plan import Verdict
from risks.choices import RiskState
from tests import factories
from tests.risks.sheets import HEADINGS, cells_of, changes_of, plan_of_rows, told

pytestmark = pytest.mark.django_db


ONE = ["A1", "The library floods", None, "Likely", "Major", None, None]


@pytest.fixture
def office():
    return factories.make_user(CouncilRoleName.PROGRAMME_OFFICE, name="Pat Office")


@pytest.fixture
def register():
    return factories.make_register()


def with_cell(heading, value):
    """The one good row with one cell changed."""
    row = list(ONE)
    row[HEADINGS.index(heading)] = value
    return row


# --- States ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "is_accepted"),
    [("Open", True), ("Active", True), ("Live", True), ("", True), ("Proposed", False),
     ("Draft", False)],
)  # fmt: skip
def test_a_state_says_whether_a_new_risk_goes_onto_the_register(
    register, office, state, is_accepted
):
    plan = plan_of_rows(register, office, [*ONE, state], headings=(*HEADINGS, "Status"))

    assert plan.rows[0].is_accepted == is_accepted


@pytest.mark.parametrize("state", ["Closed", "Became an issue", "Declined", "Archived"])
def test_a_risk_that_has_ended_is_left_out_and_told(register, office, state):
    row = [*with_cell("Raised on", "31 June 2012"), state]

    plan = plan_of_rows(register, office, row, headings=(*HEADINGS, "Status"))

    assert plan.rows[0].verdict == Verdict.SKIP
    assert not plan.problems


def test_an_open_risk_needs_a_score(register, office):
    row = [*with_cell("Likelihood", None), "Open"]
    row[4] = None

    plan = plan_of_rows(register, office, row, headings=(*HEADINGS, "Status"))

    assert told(plan) == [
        "D2: A risk on the register has a current score: give it, or write Proposed as "
        "its state."
    ]


def test_who_may_not_accept_risks_imports_them_as_proposed(register):
    officer = factories.make_project_manager(register.project)

    plan = plan_of_rows(register, officer, ONE)

    assert not plan.rows[0].is_accepted
    assert plan.notices[-1].startswith("You may propose risks to this register")


# --- Known risks ----------------------------------------------------------------------


def test_a_known_reference_changes_that_risk(register, office):
    risk = factories.make_risk(register, reference="A1", current=(2, 2), title="Old")

    plan = plan_of_rows(register, office, [*ONE[:2], "Pat Office", *ONE[3:]])

    assert plan.rows[0].risk == risk
    assert list(changes_of(plan)) == [
        ("Title", "Old", "The library floods"),
        ("Owner", "", "Pat Office"),
        ("Current score", "Unlikely / Minor", "Likely / Major"),
    ]


@pytest.mark.parametrize("likelihood", ["Possible", 3, "3", "3 - Possible", "possible"])
def test_a_score_written_otherwise_is_no_change(register, office, likelihood):
    factories.make_risk(register, reference="A1", current=(3, 4), title=ONE[1])

    plan = plan_of_rows(register, office, with_cell("Likelihood", likelihood))

    assert list(changes_of(plan)) == []
    assert plan.rows[0].verdict == Verdict.SAME


def test_an_empty_cell_empties_but_never_the_title_the_score_or_a_needed_day(
    register, office
):
    risk = factories.make_risk(
        register, reference="A1", owner=office, title="Title", saving="S1"
    )

    plan = plan_of_rows(
        register,
        office,
        ["A1", *[None] * 7],
        headings=(*HEADINGS, "Saving it threatens"),
    )

    assert plan.rows[0].fields == {"owner": None, "saving": ""}
    assert plan.rows[0].risk == risk


@pytest.mark.parametrize(
    "state", [RiskState.CLOSED, RiskState.DECLINED, RiskState.ISSUE]
)
def test_a_risk_that_has_ended_is_not_changed(register, office, state):
    factories.make_risk(register, reference="A1", state=state, title="Old")

    plan = plan_of_rows(register, office, ONE)

    assert cells_of(plan) == ["B2"]
    assert "has ended" in told(plan)[0]


def test_what_only_the_portal_decides_is_compared_and_left(register, office):
    factories.make_risk(register, reference="A1", title=ONE[1], current=(4, 4))

    plan = plan_of_rows(
        register,
        office,
        [*ONE, "Closed", "Risk register of the moon"],
        headings=(*HEADINGS, "State", "Escalated to"),
    )

    assert plan.rows[0].verdict == Verdict.SAME
    assert plan.rows[0].notices == [
        "State: the file says “Closed”, the register “Open”. An import leaves that as "
        "it is.",
        "Escalated to: the file says “Risk register of the moon”, the register "
        "nothing. An import leaves that as it is.",
    ]


# --- Exempt ---------------------------------------------------------------------------

EXEMPT_HEADINGS = (
    *HEADINGS, "Exempt", "Exempt under paragraphs", "Why it is exempt",
    "Review the exemption on",
)  # fmt: skip


def exempt_row(*cells):
    return [*ONE, *cells]


@pytest.mark.parametrize("numbers", ["3", 3, "paragraphs 1 and 3", "1, 3", "1;3"])
def test_an_exempt_row_has_its_paragraphs_and_reason(register, office, numbers):
    row = exempt_row("Yes", numbers, "Tenders are compared.", "1 March 2027")

    plan = plan_of_rows(register, office, row, headings=EXEMPT_HEADINGS)

    assert plan.rows[0].fields["is_exempt"] is True
    assert 3 in plan.rows[0].fields["exempt_paragraphs"]
    assert plan.rows[0].fields["exempt_review_on"] == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        (("Yes", None, "Why"), "I2"),
        (("Yes", 3, None), "J2"),
        (("Yes", 9, "Why"), "I2"),
        (("Yes", "three", "Why"), "I2"),
        (("maybe", None, None), "H2"),
        (("No", 3, "Why"), "I2"),
        ((None, 3, None), "I2"),
        ((None, None, "Why"), "J2"),
    ],
)
def test_nothing_exempt_comes_in_open_by_a_slip(register, office, cells, where):
    plan = plan_of_rows(register, office, exempt_row(*cells), headings=EXEMPT_HEADINGS)

    assert cells_of(plan)[0] == where


def test_an_import_opens_nothing_to_the_public(register, office):
    factories.make_risk(
        register, reference="A1", title=ONE[1], current=(4, 4), **factories.EXEMPT
    )

    plan = plan_of_rows(
        register, office, exempt_row("No", None, None), headings=EXEMPT_HEADINGS
    )

    assert cells_of(plan) == ["H2"]
    assert "monitoring officer or the clerk" in told(plan)[0]


# --- Controls and actions -------------------------------------------------------------

BESIDE = (*HEADINGS, "Existing controls", "Mitigation", "By when", "Action owner")


def test_controls_and_an_action_stand_in_cells_beside_the_risk(register, office):
    row = [
        *ONE,
        "• Monthly meeting\n2. Bond held\nNone",
        "Renew",
        "30/6/2012",
        "Pat Office",
    ]

    plan = plan_of_rows(register, office, row, headings=BESIDE)

    assert [each.fields["description"] for each in plan.beside] == [
        "Monthly meeting", "Bond held", "Renew",
    ]  # fmt: skip
    assert plan.beside[2].fields["due_on"] == date(2012, 6, 30)
    assert plan.beside[2].fields["owner"] == office


@pytest.mark.parametrize("nothing", ["", "None", "n/a", "-", "TBC"])
def test_words_for_nothing_are_no_control_and_no_action(register, office, nothing):
    plan = plan_of_rows(
        register, office, [*ONE, nothing, nothing, None, None], headings=BESIDE
    )

    assert plan.beside == []
    assert not plan.problems


def test_an_action_without_a_day_is_to_be_mended(register, office):
    plan = plan_of_rows(
        register, office, [*ONE, None, "Renew", None, None], headings=BESIDE
    )

    assert told(plan) == ["J2: Say by when this action is due."]


def test_controls_that_are_there_already_are_left_alone(register, office):
    risk = factories.make_risk(register, reference="A1", title=ONE[1], current=(4, 4))
    factories.make_risk_control(risk, description="Bond held")

    plan = plan_of_rows(
        register, office, [*ONE, "bond  held", None, None, None], headings=BESIDE
    )

    assert not plan.does_something
