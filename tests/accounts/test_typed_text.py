"""How long a reason, or a text of some sentences, may be."""

from accounts.forms import ReasonForm


def test_a_reason_that_is_too_long_stays_and_is_told_by_how_much():
    form = ReasonForm({"reason": "x" * 5_210})

    assert form.errors["reason"] == ["Shorten this to 2,000 characters: it has 5,210."]
    assert "maxlength" not in str(form["reason"])
    assert "x" * 5_210 in str(form["reason"])
