"""What happened to a risk, as its register sees it."""

from datetime import date

import pytest

from risks.choices import RiskState
from risks.pages.changes import Kind, Stand, kinds_of
from risks.shipped_schemes import BURY_5X5, SHIPPED_SCHEMES

HERE, ABOVE, BELOW = 1, 2, 3
SCHEMES = {1: BURY_5X5, 2: next(s for s in SHIPPED_SCHEMES if s.code != BURY_5X5.code)}


def stand(**fields):
    usual = Stand(1, HERE, None, RiskState.OPEN, 1, 3, 3, None, is_exempt=False)
    return usual._replace(**fields)


CLOSED = {"state": RiskState.CLOSED}
PROPOSED = {"state": RiskState.PROPOSED}


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (stand(), stand(), []),
        (None, stand(), [Kind.NEW]),
        (stand(**PROPOSED), stand(), [Kind.NEW]),
        (None, stand(**PROPOSED), []),
        (None, stand(escalated_to_id=ABOVE), [Kind.NEW, Kind.ESCALATED]),
        (stand(), stand(likelihood=4), [Kind.WORSE]),
        (stand(), stand(likelihood=2), [Kind.IMPROVED]),
        (stand(impact=4), stand(likelihood=4), [Kind.RESCORED]),
        (stand(), stand(scheme_id=2), [Kind.RESCORED]),
        (stand(), stand(escalated_to_id=ABOVE), [Kind.ESCALATED]),
        (
            stand(),
            stand(escalated_to_id=ABOVE, impact=5),
            [Kind.WORSE, Kind.ESCALATED],
        ),
        (stand(escalated_to_id=ABOVE), stand(), [Kind.HANDED_BACK]),
        (
            stand(register_id=BELOW),
            stand(register_id=BELOW, escalated_to_id=HERE),
            [Kind.ESCALATED],
        ),
        (
            stand(register_id=BELOW, escalated_to_id=HERE),
            stand(register_id=BELOW),
            [Kind.HANDED_BACK],
        ),
        (
            stand(register_id=BELOW, escalated_to_id=HERE),
            stand(register_id=BELOW, escalated_to_id=ABOVE),
            [Kind.ESCALATED],
        ),
        (stand(register_id=BELOW), stand(register_id=BELOW), []),
        (stand(register_id=BELOW), stand(register_id=BELOW, **CLOSED), []),
        (stand(), stand(**CLOSED), [Kind.CLOSED]),
        (None, stand(**CLOSED), [Kind.CLOSED]),
        (stand(**CLOSED), stand(**CLOSED), []),
        (stand(**CLOSED), stand(), [Kind.REOPENED]),
        (stand(), stand(state=RiskState.ISSUE), [Kind.ISSUE]),
        (stand(**PROPOSED), stand(state=RiskState.DECLINED), []),
        (stand(), stand(accepted_on=date(2012, 5, 1)), [Kind.TOLERATED]),
        (
            stand(accepted_on=date(2012, 5, 1)),
            stand(accepted_on=date(2012, 5, 1)),
            [],
        ),
    ],
)
def test_what_happened_to_a_risk_follows_from_where_it_stood(then, now, expected):
    assert kinds_of(then, now, SCHEMES, HERE) == expected
