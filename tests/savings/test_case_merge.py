"""Two people write one draft: nothing that either typed is lost."""

from dataclasses import replace

from savings.appraisal.content import Flow, FlowKind
from tests.savings.case_forms import CONTENT, as_sent, draft_of, money, options

SHARE = CONTENT.option("share")


def test_what_a_colleague_typed_in_another_cell_is_taken_in():
    theirs = replace(SHARE.flows[0], amounts=(40_000_000, 700, 0))
    options_now = (
        CONTENT.options[0],
        replace(SHARE, flows=(theirs, SHARE.flows[1])),
        CONTENT.options[2],
    )
    now = replace(CONTENT, options=options_now)
    draft = draft_of(now, version=2, opened=CONTENT, is_behind=True)

    form = money(as_sent(money(), **{"flow-2-year-0": "9"}), draft=draft)

    assert "other fields of this part" in str(form.non_field_errors())
    assert form["flow-1-year-1"].value() == "7"
    assert form["flow-2-year-0"].value() == "9"
    assert form["version"].value() == "2"
    assert form.differences == []


def test_where_both_typed_both_are_shown_and_mine_stays():
    now = replace(CONTENT, why_preferred="It is cheaper.")
    draft = draft_of(now, version=2, opened=CONTENT, is_behind=True)

    form = options(as_sent(options(), why_preferred="It is safer."), draft=draft)

    assert not form.is_valid()
    (difference,) = form.differences
    assert (difference.theirs, difference.yours) == ("It is cheaper.", "It is safer.")
    assert form["why_preferred"].value() == "It is safer."


def test_rows_a_colleague_added_stand_beside_rows_i_changed():
    more = replace(CONTENT.options[2], code="sell", name="Sell it")
    now = replace(CONTENT, options=(*CONTENT.options, more))
    draft = draft_of(now, version=2, opened=CONTENT, is_behind=True)

    form = options(as_sent(options(), option__3__name="Outsource it"), draft=draft)

    assert not form.is_valid()
    (difference,) = form.differences
    assert "Sell it" in difference.theirs
    assert "Outsource it" in difference.yours


def test_rows_are_told_under_the_headings_of_the_page():
    more = Flow(FlowKind.CAPITAL, "Vans", (70_000, 0, 0))
    longer = replace(SHARE, flows=(*SHARE.flows, more))
    rows = replace(CONTENT, options=(CONTENT.options[0], longer, CONTENT.options[2]))
    draft = draft_of(rows, version=2, opened=CONTENT, is_behind=True)

    form = money(as_sent(money(), flow__1__kind="ongoing_revenue"), draft=draft)

    assert not form.is_valid()
    (difference,) = form.differences
    assert difference.label == "Every row"
    assert "Kind: One-off capital | What: Vans | 2012-13: 700" in difference.theirs
    assert difference.yours.startswith("Kind: Ongoing annual revenue | What: Telephony")


def test_a_choice_that_both_made_is_shown_by_its_name():
    now = replace(CONTENT, preferred="nothing")
    draft = draft_of(now, version=2, opened=CONTENT, is_behind=True)

    form = options(as_sent(options(), preferred="3"), draft=draft)

    assert not form.is_valid()
    (difference,) = form.differences
    assert (difference.theirs, difference.yours) == ("Do nothing", "Outsource")


def test_what_a_colleague_wrote_elsewhere_is_no_conflict():
    now = replace(CONTENT, why_preferred="It is cheaper.")
    draft = draft_of(now, version=2, opened=CONTENT, is_behind=True)

    form = money(as_sent(money(), **{"flow-2-year-0": "9"}), draft=draft)

    assert form.is_valid(), form.errors
    assert form.applied().why_preferred == "It is cheaper."
    assert form.applied().option("share").flows[1].amounts[0] == 900
