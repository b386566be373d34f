"""How long a reason, or a text of some sentences, may be."""

from accounts.forms import ReasonForm
from savings.forms.case_scores import ScoresForm
from tests.savings.case_forms import CONTENT, as_sent, draft_of, options


def test_a_reason_that_is_too_long_is_told_by_how_much():
    form = ReasonForm({"reason": "x" * 5_210})

    assert form.errors["reason"] == ["Shorten this to 2,000 characters: it has 5,210."]


def test_the_end_of_a_line_is_one_character_though_browsers_send_two():
    lines = ["Four"] * 400

    fits = ReasonForm({"reason": "\r\n".join(lines)})
    too_long = ReasonForm({"reason": "\r\n".join([*lines, "too many"])})

    assert fits.is_valid()
    assert fits.cleaned_data["reason"] == "\n".join(lines)
    assert too_long.errors["reason"] == [
        "Shorten this to 2,000 characters: it has 2,008."
    ]


def test_what_is_said_for_an_option_has_room_for_4000_characters():
    form = options(as_sent(options(), option__2__advantages="x" * 4_003))

    assert form.errors["option-2-advantages"] == [
        "Shorten this to 4,000 characters: it has 4,003."
    ]


def test_the_comment_of_a_score_has_room_for_2000_characters():
    staff = CONTENT.groups[0]
    sent = as_sent(ScoresForm(None, draft=draft_of(), group=staff))
    sent["score:share:risk"], sent["comment:share:risk"] = "3", "x" * 2_001

    form = ScoresForm(sent, draft=draft_of(), group=staff)

    assert form.errors["comment:share:risk"] == [
        "Shorten this to 2,000 characters: it has 2,001."
    ]
