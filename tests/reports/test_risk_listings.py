from dataclasses import replace
from datetime import date

from hypothesis import given

from common.rag import Direction
from reports.risk_listings import open_risks, registers, risk_rows
from risks.rules import travel
from risks.scoring import Score
from tests.reports.positions import make_position, make_programme, make_strand
from tests.reports.risk_positions import (
    DUE,
    FIVE_BY_FIVE,
    NOT_DUE,
    TEN,
    make_action,
    make_register,
    make_risk,
    with_risks,
)
from tests.reports.strategies import positions
from tests.reports.test_codec import quick


def only_row(position, before=None):
    [row] = risk_rows(position, before)
    return row


def references(rows):
    return [row.fact.reference for row in rows]


def test_the_gravest_come_first_and_what_has_ended_last():
    position = with_risks(
        make_risk(reference="R1", current=(5, 5), state="closed"),
        make_risk(reference="R10", current=(3, 4)),
        make_risk(reference="R2", current=(3, 4)),
        make_risk(reference="R3", current=(3, 5)),
        make_risk(reference="R4", current=(3, 5), red_since=date(2012, 1, 1)),
    )

    assert references(risk_rows(position)) == ["R4", "R3", "R2", "R10", "R1"]
    assert references(open_risks(position)) == ["R4", "R3", "R2", "R10"]


def test_risks_of_two_schemes_stand_by_how_high_they_are_in_their_own():
    position = with_risks(
        make_risk(reference="R1", current=(4, 4)),  # 16 of 25
        make_risk(reference="R2", current=(6, 4), scheme_id=TEN.id),  # 24 of 24
        make_risk(reference="R3", current=(5, 4)),  # 20 of 25
    )

    assert references(risk_rows(position)) == ["R2", "R3", "R1"]


def test_without_a_day_a_risk_is_compared_with_its_latest_review():
    row = only_row(with_risks(make_risk(current=(3, 4), previous=(4, 4))))

    assert (row.travel.direction, row.travel.before) == (Direction.IMPROVED, "16")
    assert row.was == Score(4, 4)


def test_a_risk_never_reviewed_is_new():
    row = only_row(with_risks(make_risk()))

    assert row.travel.direction == Direction.NEW


def test_with_a_day_it_is_compared_with_where_it_stood_that_day():
    now = make_risk(current=(3, 4), previous=(4, 4))
    then = replace(now, current=Score(2, 4))

    row = only_row(with_risks(now, days_later=60), with_risks(then))

    assert (row.travel.direction, row.travel.before) == (Direction.WORSE, "8")


def test_a_risk_that_was_closed_that_day_is_new_on_the_register():
    risk = make_risk()

    row = only_row(
        with_risks(risk, days_later=60), with_risks(replace(risk, state="closed"))
    )

    assert row.travel.direction == Direction.NEW


def test_a_risk_that_stood_there_that_day_and_was_withheld_is_not_called_new():
    row = only_row(with_risks(make_risk(), days_later=60), with_risks())

    assert row.travel.direction == Direction.NOT_COMPARABLE


def test_nor_is_one_whose_latest_review_may_not_be_told():
    risk = make_risk(previous=(5, 5), follows_exempt=True)

    row = only_row(with_risks(risk).public())

    assert row.travel.direction == Direction.NOT_COMPARABLE
    assert row.travel.before == ""
    assert row.days_at_red == 0


def test_scores_of_two_schemes_are_not_compared():
    now = make_risk(current=(3, 4), scheme_id=TEN.id)
    then = replace(now, scheme_id=FIVE_BY_FIVE.id)

    row = only_row(with_risks(now, days_later=60), with_risks(then))

    assert row.travel.direction == Direction.NOT_COMPARABLE
    assert (row.travel.before, row.travel.after) == ("12", "Low / Catastrophic")


def test_a_review_is_overdue_from_the_day_after_it_was_due():
    on = with_risks().on

    assert only_row(with_risks(make_risk(next_review_on=DUE))).is_overdue
    assert not only_row(with_risks(make_risk(next_review_on=on))).is_overdue


def test_actions_still_to_do_the_soonest_first():
    late, coming = make_action(due_on=DUE), make_action(due_on=NOT_DUE)
    risk = make_risk(actions=(coming, late, make_action(due_on=DUE, done_on=DUE)))

    row = only_row(with_risks(risk))

    assert row.open_actions == (late, coming)


def test_every_register_says_in_words_whose_it_is():
    strand = replace(make_strand(order=3), register=make_register(level="strand"))
    programme = replace(
        make_programme(strand, name="Future Options"),
        register=make_register(level="programme"),
    )
    position = replace(
        make_position(programme), register=make_register(level="council")
    )

    assert [held.where for held in registers(position)] == [
        "Council",
        "Future Options",
        "Strand 3 Public Access",
    ]


@quick
@given(positions(), positions())
def test_what_is_printed_as_previous_is_what_was_stored(position, before):
    then = {
        fact.id: (fact, before.scoring_scheme(fact.scheme_id))
        for register in before.registers()
        for fact in register.risks
        if fact.is_open
    }
    for row in open_risks(position, before):
        if row.fact.id in then:
            fact, scheme = then[row.fact.id]
            assert row.travel == travel(
                fact.current, scheme, row.fact.current, row.scheme
            )
        else:
            assert row.travel.before == ""
