"""Writing a business case in plain forms: what is typed, moved, refused and kept."""

import pytest

from savings.appraisal.content import Assurance, FlowKind
from savings.forms.case_criteria import CriteriaForm
from savings.forms.case_funding import FundingForm
from savings.forms.case_money import MoneyForm
from savings.forms.case_scores import ScoresForm
from savings.forms.case_steps import StepsForm
from tests.savings.case_forms import CONTENT, as_sent, draft_of, money, options

SHARE = CONTENT.option("share")


def criteria(data=None):
    return CriteriaForm(data, draft=draft_of())


def steps(data=None, *, may_assure=False):
    return StepsForm(data, draft=draft_of(), may_assure=may_assure)


@pytest.mark.parametrize(
    "make",
    [
        money,
        options,
        criteria,
        steps,
        lambda data=None: ScoresForm(data, draft=draft_of(), group=CONTENT.groups[1]),
        lambda data=None: FundingForm(data, draft=draft_of()),
    ],
)
def test_what_nobody_touched_is_saved_as_it_was(make):
    form = make(as_sent(make()))

    assert form.is_valid(), form.errors
    assert form.applied() == CONTENT


def test_a_row_of_money_is_read_as_finance_types_it():
    sent = as_sent(
        money(),
        flow__1__label="Telephony and lines",
        **{"flow-1-year-1": "£1,200.50", "flow-1-year-2": "£2.5k"},
        flow__1__optimism_bias="24",
        flow__1__low="80",
        flow__1__high="117.5 %",
    )

    form = money(sent)
    assert form.is_valid(), form.errors
    flow = form.applied().option("share").flows[0]

    assert flow.label == "Telephony and lines"
    assert flow.amounts == (40_000_000, 120_050, 250_000)
    assert (flow.optimism_bias, flow.low, flow.high) == (2_400, 8_000, 11_750)


@pytest.mark.parametrize(
    "typed", ["£1,200.505", "-5", "=HYPERLINK(1)", "\x00", str(2**63), "31 June", "½"]
)
def test_what_is_no_amount_stays_typed_with_an_error_beside_it(typed):
    form = money(as_sent(money(), **{"flow-1-year-1": typed}))

    assert not form.is_valid()
    assert list(form.errors) == ["flow-1-year-1"]
    assert form["flow-1-year-1"].value() == typed


def test_rows_come_and_go_and_nothing_typed_is_lost():
    sent = as_sent(money(), **{"flow-2-year-0": "half typ"}, do="flow:add:2")

    grown = money(sent)

    assert not grown.is_bound
    names = [row.name for row in grown.amounts]
    assert names == ["Telephony", "Posts", "One-off capital"]
    assert grown["flow-2-year-0"].value() == "half typ"

    shrunk = money(as_sent(grown, do="flow:remove:1"))

    assert [row.name for row in shrunk.amounts] == ["Posts", "One-off capital"]
    assert shrunk["flow-1-year-0"].value() == "half typ"


def test_a_row_left_empty_is_no_row():
    grown = money(as_sent(money(), do="flow:add:2"))

    form = money(as_sent(grown))

    assert form.is_valid(), form.errors
    assert form.applied() == CONTENT


def test_an_empty_grid_begins_with_a_row_of_each_kind():
    def of_nothing(data=None):
        return MoneyForm(data, draft=draft_of(), option=CONTENT.options[0])

    kinds = [row["kind"] for row in of_nothing().typed.rows["flow"]]
    assert kinds == [kind.value for kind in FlowKind]

    sent = as_sent(of_nothing(), flow__4__label="Posts", **{"flow-4-year-0": "5,000"})
    (flow,) = _valid(of_nothing(sent)).applied().do_nothing.flows

    assert (flow.kind, flow.amounts) == (FlowKind.CASHABLE_SAVING, (500_000, 0, 0))


def test_years_with_money_do_not_leave_the_page_by_a_slip_of_the_hand():
    slip = money(as_sent(money(), years="1"))
    assert list(slip.errors) == ["years"]

    mended = _valid(money(as_sent(slip, years="3")))

    assert mended.applied() == CONTENT


def test_what_is_typed_is_added_up_before_it_is_saved():
    sent = as_sent(money(), **{"flow-1-year-1": "£1k", "flow-2-year-1": "x"}, do="show")

    sums = dict(money(sent).sums)

    assert [figure for _, figure in sums["Costs"]] == ["400,000", "1,000", "0"]
    assert [year for year, _ in sums["Costs"]] == ["2012-13", "2013-14", "2014-15"]
    net = [figure for _, figure in sums["Benefits less costs"]]
    assert net == ["\N{MINUS SIGN}400,000", "\N{MINUS SIGN}1,000", "250,000.50"]


def test_more_years_are_more_columns():
    form = money(as_sent(money(), years="5", do="show"))

    assert form.year_names[-1] == "2016-17"
    assert "flow-1-year-4" in form.fields


def test_years_that_hold_money_are_not_cut_off():
    form = money(as_sent(money(), years="2"))

    assert "empty their cells first" in str(form.errors["years"])


def test_no_more_than_all_of_a_benefit_is_taken_off():
    form = money(as_sent(money(), flow__2__optimism_bias="120"))

    assert "100 %" in str(form.errors["flow-2-optimism_bias"])
    assert money(as_sent(money(), flow__1__optimism_bias="200")).is_valid()


def test_an_option_keeps_its_money_when_it_is_renamed_and_moved():
    moved = options(as_sent(options(), do="option:lift:2"))
    form = options(as_sent(moved, option__1__name="Share with two districts"))

    assert form.is_valid(), form.errors
    content = form.applied()

    assert [each.code for each in content.options] == ["share", "nothing", "outsource"]
    assert content.options[0].name == "Share with two districts"
    assert content.options[0].flows == SHARE.flows
    assert content.preferred == "share"
    assert content.do_nothing.code == "nothing"


def test_who_is_preferred_follows_its_row():
    without_first = options(as_sent(options(), do="option:remove:1"))

    assert without_first["preferred"].value() == "1"
    assert without_first["do_nothing"].value() == ""

    without_preferred = options(as_sent(options(), do="option:remove:2"))

    assert without_preferred["preferred"].value() == ""


def test_a_new_option_gets_a_code_of_its_own():
    grown = options(as_sent(options(), do="option:add:3"))

    form = options(as_sent(grown, option__4__name="Outsource", preferred="4"))

    assert form.is_valid(), form.errors
    assert form.applied().preferred == "outsource-2"


@pytest.mark.parametrize(
    ("weights", "field", "words"),
    [
        (("60", ""), "criterion-2-weight", "every criterion a weight, or none"),
        (("60", "30"), "criterion-2-weight", "come to 90 %"),
        (("60", "twelve"), "criterion-2-weight", "in figures"),
    ],
)
def test_weights_are_all_or_none_and_come_to_a_hundred(weights, field, words):
    sent = as_sent(
        criteria(), criterion__1__weight=weights[0], criterion__2__weight=weights[1]
    )

    assert words in str(criteria(sent).errors[field])


def test_weights_need_not_come_to_a_hundred_while_they_are_typed():
    sent = as_sent(criteria(), criterion__1__weight="60")

    form = _valid(CriteriaForm(sent, draft=draft_of(is_quiet=True)))

    assert [each.weight for each in form.applied().criteria] == [6_000, None]


def test_weights_are_kept_in_hundredths_of_a_percent():
    sent = as_sent(
        criteria(), criterion__1__weight="62.5", criterion__2__weight="37.5 %"
    )

    weights = [each.weight for each in _valid(criteria(sent)).applied().criteria]

    assert weights == [6_250, 3_750]


def test_the_highest_score_is_not_below_one_given():
    form = criteria(as_sent(criteria(), top_score="3"))

    assert "A score of 4 has been given" in str(form.errors["top_score"])


def test_a_group_scores_and_the_others_keep_theirs():
    def scores(data=None):
        return ScoresForm(data, draft=draft_of(), group=CONTENT.groups[0])

    sent = as_sent(scores())
    sent["score:share:risk"], sent["comment:share:risk"] = "3", "A partner may leave."

    found = _valid(scores(sent)).applied().scores

    assert found[0] == CONTENT.scores[0]
    assert (found[1].group, found[1].score) == ("staff", 3)

    sent["score:share:risk"] = "6"
    assert "from 0 to 5" in str(scores(sent).errors["score:share:risk"])


def test_only_finance_is_asked_for_the_assurance():
    sent = as_sent(steps(may_assure=True), assurance="full", assurance_statement="Yes.")

    by_finance = _valid(steps(sent, may_assure=True)).applied()
    by_another = _valid(steps(sent)).applied()

    assert by_finance.assurance == Assurance.FULL
    assert by_another.assurance == Assurance.NONE


def test_assurance_says_what_is_assured():
    sent = as_sent(steps(may_assure=True), assurance="full")

    assert "assurance_statement" in steps(sent, may_assure=True).errors


def test_a_year_has_one_efficiency_target():
    sent = as_sent(
        steps(),
        target__1__year="2013",
        target__1__amount="100,000",
        target__2__year="2013",
        target__2__amount="1",
    )

    assert "has a target already" in str(steps(sent).errors["target-2-year"])


@pytest.mark.parametrize(
    "do", ["flow:add:999", "flow:remove:x", "x:add:1", "flow", "flow:add:-1", "\x00"]
)
def test_nonsense_asked_of_rows_changes_nothing(do):
    form = money(as_sent(money(), do=do))

    assert form.typed == money().typed


def test_kinds_of_money_are_chosen_from_the_list():
    form = money(as_sent(money(), flow__1__kind="gold"))

    assert "flow-1-kind" in form.errors
    assert {kind for kind, _ in form.fields["flow-1-kind"].choices} == {*FlowKind}


def _valid(form):
    assert form.is_valid(), form.errors
    return form
