"""Optimism bias in the form of money: worked out from the Green Book's table, or set by
hand."""

import pytest

from savings.appraisal.content import ProjectKind
from savings.forms.case_money import MoneyForm
from tests.savings.case_forms import CONTENT, as_sent, draft_of


def money(data=None):
    return MoneyForm(data, draft=draft_of(), option=CONTENT.option("share"))


def test_bias_is_worked_out_for_the_kind_of_project_unless_set_by_hand():
    chosen = {
        "flow-1-project_kind": ProjectKind.NON_STANDARD_BUILDINGS,
        "flow-1-managed": "92",
    }
    form = money(as_sent(money(), **chosen))
    assert form.is_valid(), form.errors
    worked = form.applied().option("share").flows[0]

    assert (worked.optimism_bias, worked.managed) == (408, 9_200)
    assert [words for _, words in form.biases] == ["51 % × 8 % = 4.08 %", "None"]
    assert form.worked_out["bias-1"] == "51 % × 8 % = 4.08 %"

    by_hand = as_sent(money(), **chosen, **{"flow-1-optimism_bias": "2.5"})
    form = money(by_hand)
    assert form.is_valid(), form.errors
    assert form.applied().option("share").flows[0].optimism_bias == 250
    assert form.biases[0][1] == "2.5 %; worked out: 51 % × 8 % = 4.08 %"


def test_rows_are_named_in_every_table_as_they_are_typed():
    form = money(as_sent(money(), flow__1__label="Desk phones"))

    assert form.is_valid(), form.errors
    assert form.worked_out["bias-of-1"] == "Desk phones"
    assert form.worked_out["range-of-2"] == "Posts"

    unnamed = MoneyForm(None, draft=draft_of(), option=CONTENT.option("nothing"))
    assert unnamed.details.rows[0].name == "One-off capital"


@pytest.mark.parametrize("managed", ["½", "120", "=1", "\x00"])
def test_half_typed_shares_work_nothing_out(managed):
    sent = as_sent(
        money(), flow__1__project_kind=ProjectKind.EQUIPMENT, flow__1__managed=managed
    )

    form = money(sent)

    assert form.biases[0][1] == "None"
    assert list(form.errors) == ["flow-1-managed"]


def test_the_table_of_starting_values_is_of_costs():
    form = money(as_sent(money(), flow__2__project_kind=ProjectKind.EQUIPMENT))

    assert "costs only" in str(form.errors["flow-2-project_kind"])
