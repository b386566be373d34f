"""Two people write one draft: nothing that either typed is lost."""

from dataclasses import replace

from savings.appraisal.content import Flow, FlowKind, Option
from tests.savings.case_forms import CONTENT, as_sent, draft_of, money, options

NOTHING, SHARE, OUTSOURCE = CONTENT.options
MERGE = Option("merge", "Merge with a neighbour")
ABOVE = replace(CONTENT, options=(MERGE, *CONTENT.options))


def behind(now):
    """Stored by a colleague since the page was opened."""
    return draft_of(now, version=2, opened=CONTENT, is_behind=True)


def chosen(form, name):
    """As its select shows it."""
    return dict(form.fields[name].choices)[form[name].value()]


def test_what_a_colleague_typed_in_another_cell_is_taken_in():
    theirs = replace(SHARE.flows[0], amounts=(40_000_000, 700, 0))
    options_now = (
        CONTENT.options[0],
        replace(SHARE, flows=(theirs, SHARE.flows[1])),
        CONTENT.options[2],
    )
    now = replace(CONTENT, options=options_now)
    draft = behind(now)

    form = money(as_sent(money(), **{"flow-2-year-0": "9"}), draft=draft)

    assert "other fields of this part" in str(form.non_field_errors())
    assert form["flow-1-year-1"].value() == "7"
    assert form["flow-2-year-0"].value() == "9"
    assert form["version"].value() == "2"
    assert form.differences == []


def test_where_both_typed_both_are_shown_and_mine_stays():
    now = replace(CONTENT, why_preferred="It is cheaper.")
    draft = behind(now)

    form = options(as_sent(options(), why_preferred="It is safer."), draft=draft)

    assert not form.is_valid()
    (difference,) = form.differences
    assert (difference.theirs, difference.yours) == ("It is cheaper.", "It is safer.")
    assert form["why_preferred"].value() == "It is safer."


def test_rows_a_colleague_added_stand_beside_rows_i_changed():
    more = replace(CONTENT.options[2], code="sell", name="Sell it")
    now = replace(CONTENT, options=(*CONTENT.options, more))
    draft = behind(now)

    form = options(as_sent(options(), option__3__name="Outsource it"), draft=draft)

    assert not form.is_valid()
    (difference,) = form.differences
    assert "Sell it" in difference.theirs
    assert "Outsource it" in difference.yours


def test_rows_are_told_under_the_headings_of_the_page():
    more = Flow(FlowKind.CAPITAL, "Vans", (70_000, 0, 0))
    longer = replace(SHARE, flows=(*SHARE.flows, more))
    rows = replace(CONTENT, options=(CONTENT.options[0], longer, CONTENT.options[2]))
    draft = behind(rows)

    form = money(as_sent(money(), flow__1__kind="ongoing_revenue"), draft=draft)

    assert not form.is_valid()
    (difference,) = form.differences
    assert difference.label == "Every row"
    assert "Kind: One-off capital | What: Vans | 2012-13: 700" in difference.theirs
    assert difference.yours.startswith("Kind: Ongoing annual revenue | What: Telephony")


def test_a_choice_that_both_made_is_shown_by_its_name():
    now = replace(CONTENT, preferred="nothing")
    draft = behind(now)

    form = options(as_sent(options(), preferred="3"), draft=draft)

    assert not form.is_valid()
    (difference,) = form.differences
    assert (difference.theirs, difference.yours) == ("Do nothing", "Outsource")


def test_an_option_i_pick_stays_picked_below_one_a_colleague_inserted():
    form = options(as_sent(options(), preferred="1"), draft=behind(ABOVE))

    assert "other fields of this part" in str(form.non_field_errors())
    assert (form["option-1-name"].value(), chosen(form, "preferred")) == (
        "Merge with a neighbour",
        "Do nothing",
    )
    assert chosen(form, "do_nothing") == "Do nothing"


def test_what_is_picked_in_my_list_does_not_move_with_a_colleagues():
    sent = as_sent(options(), option__2__name="Renamed by me")

    form = options(sent, draft=behind(ABOVE))

    assert not form.is_valid()
    assert [each.label for each in form.differences] == ["Every option"]
    assert chosen(form, "do_nothing") == "Do nothing"
    assert chosen(form, "preferred") == "Renamed by me"


def test_what_two_people_pick_goes_by_the_names_in_their_own_lists():
    now = replace(ABOVE, preferred="merge")
    sent = as_sent(options(), option__2__name="Renamed by me")

    form = options(sent, draft=behind(now))

    assert not form.is_valid()
    picked, _ = form.differences
    assert picked.label == "Which option is preferred?"
    assert (picked.theirs, picked.yours) == ("Merge with a neighbour", "Renamed by me")
    assert chosen(form, "preferred") == "Renamed by me"


def test_an_option_a_colleague_removed_while_i_picked_it_is_asked_for_again():
    now = replace(CONTENT, options=(NOTHING, SHARE))

    form = options(as_sent(options(), preferred="3"), draft=behind(now))

    assert not form.is_valid()
    (picked,) = form.differences
    assert (picked.theirs, picked.yours) == ("Share the service", "Outsource")
    assert "“Outsource” was removed meanwhile" in str(form.errors["preferred"])
    assert chosen(form, "preferred") == "None of them yet"


def test_removing_the_preferred_option_is_told_to_whoever_still_has_it():
    now = replace(CONTENT, options=(NOTHING, OUTSOURCE), preferred="")
    sent = as_sent(options(), option__3__name="Outsource it")

    form = options(sent, draft=behind(now))

    assert not form.is_valid()
    picked, _ = form.differences
    assert (picked.theirs, picked.yours) == ("None of them yet", "Share the service")
    assert chosen(form, "preferred") == "Share the service"


def test_an_amount_i_type_never_lands_in_a_row_a_colleague_moved_there():
    moved = replace(SHARE, flows=SHARE.flows[::-1])
    now = replace(CONTENT, options=(NOTHING, moved, OUTSOURCE))

    form = money(as_sent(money(), **{"flow-1-year-1": "9"}), draft=behind(now))

    assert not form.is_valid()
    assert [each.label for each in form.differences] == ["Every row"]
    assert form["flow-1-label"].value() == "Telephony"


def test_amounts_a_colleague_wrote_in_years_they_added_are_kept():
    telephony, posts = SHARE.flows
    longer = replace(posts, amounts=(*posts.amounts, 0, 70_000))
    share = replace(SHARE, flows=(telephony, longer))
    now = replace(CONTENT, years=5, options=(NOTHING, share, OUTSOURCE))

    form = money(as_sent(money(), **{"flow-1-year-1": "9"}), draft=behind(now))

    assert form["years"].value() == "5"
    assert form["flow-2-year-4"].value() == "700"
    assert form["flow-1-year-1"].value() == "9"


def test_a_year_i_typed_in_is_not_cut_off_without_a_word():
    shorter = [replace(each, amounts=each.amounts[:2]) for each in SHARE.flows]
    share = replace(SHARE, flows=tuple(shorter))
    now = replace(CONTENT, years=2, options=(NOTHING, share, OUTSOURCE))

    form = money(as_sent(money(), **{"flow-1-year-2": "9"}), draft=behind(now))

    assert not form.is_valid()
    (years,) = form.differences
    assert (years.label, years.theirs, years.yours) == ("Years", "2", "3")
    assert (form["years"].value(), form["flow-1-year-2"].value()) == ("3", "9")


def test_what_a_colleague_wrote_elsewhere_is_no_conflict():
    now = replace(CONTENT, why_preferred="It is cheaper.")
    draft = behind(now)

    form = money(as_sent(money(), **{"flow-2-year-0": "9"}), draft=draft)

    assert form.is_valid(), form.errors
    assert form.applied().why_preferred == "It is cheaper."
    assert form.applied().option("share").flows[1].amounts[0] == 900
