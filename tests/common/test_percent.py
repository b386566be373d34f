"""Percentages as officers type them."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from common.percent import PercentField, printed_percent


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("12.5", 1_250), (" 12.50 % ", 1_250), ("100%", 10_000), ("0", 0), ("", None)],
)
def test_a_percentage_is_kept_in_hundredths(typed, hundredths):
    assert PercentField(required=False).clean(typed) == hundredths


@pytest.mark.parametrize(
    "typed", ["12.555", "1e3", "twelve", "\x00", "101", "-1", str(2**63), "=1+1", "1,5"]
)
def test_what_is_no_percentage_is_refused_in_a_sentence(typed):
    with pytest.raises(ValidationError) as refused:
        PercentField().clean(typed)

    assert refused.value.messages[0].endswith(".")


def test_a_percentage_may_have_other_limits():
    field = PercentField(lowest=-10_000, highest=20_000)

    assert field.clean("200 %") == 20_000
    assert field.clean("\N{MINUS SIGN}3.5") == -350


def test_a_percentage_is_shown_as_it_was_typed():
    class Weight(forms.Form):
        weight = PercentField()

    assert 'value="12.5"' in str(Weight(initial={"weight": 1_250})["weight"])
    assert 'value="twelve"' in str(Weight({"weight": "twelve"})["weight"])
    assert [printed_percent(each) for each in (1_250, 8_000, 3)] == [
        "12.5",
        "80",
        "0.03",
    ]
