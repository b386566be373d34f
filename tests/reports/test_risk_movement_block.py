"""What has become of the risks since the last meeting, as a board reads it."""

from dataclasses import replace
from datetime import date

import pytest

from programmes.facts import Exempt
from risks.scoring import Score
from tests.reports.risk_blocks import (
    HIGH,
    RISK_BLOCKS,
    SIGNIFICANT,
    built,
    rows_of,
    shown,
)
from tests.reports.risk_positions import (
    TEN,
    make_risk,
)


def burys_register():
    """Bury's cabinet, law-and-conventions 6.7: 17 risks, 15 Significant and 2 High; 1
    up, 10 down, 6 as they were."""
    up = [make_risk(id=1, current=(4, 4))]
    down = [make_risk(id=n, current=(3, 5)) for n in range(2, 12)]
    same = [make_risk(id=n, current=(4, 4)) for n in range(12, 16)]
    same += [make_risk(id=n, current=(3, 4)) for n in (16, 17)]
    before = [replace(risk, current=Score(3, 5)) for risk in up]
    before += [replace(risk, current=Score(5, 5)) for risk in down]
    return [*up, *down, *same], [*before, *same]


def test_burys_register_is_told_as_bury_told_it():
    now, before = burys_register()

    told = built("risk_statement", *now, before=before).sentences

    assert told[0] == "17 risks stand on 1 register: 15 Significant and 2 High."
    assert told[1] == (
        "Since 17 July 2012, 1 got worse, 10 improved and 6 are as they were."
    )


def test_the_movement_lists_who_moved_with_both_scores_and_the_reason():
    risk = make_risk(current=SIGNIFICANT, current_reason="The supplier gave notice.")

    found = built("risk_movement", risk, before=[replace(risk, current=Score(*HIGH))])

    (row,) = rows_of(found.table)
    assert row[2:] == ["12 High", "16 Significant", "The supplier gave notice."]
    assert found.table.groups[0].heading == "Worse"


@pytest.mark.parametrize(
    ("now", "then", "heading"),
    [
        ({}, None, "New"),
        ({}, {"state": "closed"}, "Reopened"),
        ({"state": "closed"}, {}, "Closed"),
        ({"state": "issue"}, {}, "Became an issue"),
        ({"current": (2, 2)}, {}, "Improved"),
        ({"scheme_id": TEN.id, "current": (4, 3)}, {}, "Not comparable"),
    ],
)
def test_the_movement_says_what_became_of_each(now, then, heading):
    risk = make_risk(id=1, opened_on=date(2012, 7, 20) if then is None else None, **now)
    before = [] if then is None else [make_risk(id=1, **then)]

    found = built("risk_movement", risk, before=before)

    assert [group.heading for group in found.table.groups] == [heading]


def test_what_is_as_it_was_is_counted_and_only_listed_when_asked():
    risk = make_risk()

    counted = built("risk_movement", risk, before=[risk])
    listed = built("risk_movement", risk, before=[risk], unchanged=True)

    assert {c.words: c.count for c in counted.counts}["The same"] == 1
    assert not counted.table.rows
    assert len(listed.table.rows) == 1


def test_a_risk_made_exempt_since_the_last_meeting_is_told_of_nowhere():
    secret = make_risk(id=1, title="The merger", reference="R9")

    for code in RISK_BLOCKS:
        html = shown(
            code, replace(secret, exempt=Exempt((3,)), state="closed"), before=[secret]
        )
        assert "The merger" not in html
        assert "R9" not in html


def test_a_risk_opened_to_the_public_is_not_called_new():
    risk = make_risk(id=1, opened_on=date(2012, 1, 9))

    found = built("risk_movement", risk, before=[replace(risk, exempt=Exempt((3,)))])

    assert [group.heading for group in found.table.groups] == ["Not comparable"]
    assert "12 High" not in rows_of(found.table)[0][2]


def test_what_fell_below_the_line_is_told_once_more_and_then_no_longer():
    fell, below = make_risk(id=1, current=(2, 2)), make_risk(id=2, current=(2, 2))
    before = [replace(fell, current=Score(4, 4)), below]

    found = built("risk_movement", fell, below, before=before, from_number=12)

    assert [count.count for count in found.counts] == [0, 1, 0]


def test_a_closure_carries_its_lesson():
    risk = make_risk(
        state="closed", closed_on=date(2012, 7, 30), lesson="Ask the users early."
    )

    found = built("risk_closures", risk, before=[replace(risk, state="open")])

    assert rows_of(found.table)[0][3:] == [
        "Closed",
        "30 July 2012",
        "Ask the users early.",
    ]
