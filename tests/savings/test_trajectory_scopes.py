"""A year month by month inside a scope: what is claimed there, to the penny."""

from hypothesis import given, settings
from hypothesis import strategies as st

from common.money import WHOLE_SHARE, split
from programmes.standing import Place
from savings.cuts import by_strand
from savings.trajectory import MONTHS, trajectory
from tests.savings.saving_facts import (
    OTHER_PROGRAMME,
    PROGRAMME,
    YEAR,
    a_plan,
    a_saving,
    a_year,
    claimed_by,
)


def of(*savings, scope=None):
    """At the end of the year."""
    return trajectory(a_plan(*savings), YEAR, scope, MONTHS[-1])


def test_a_scope_tells_only_of_savings_that_are_claimed_in_it():
    mine = a_saving(
        a_year(target=50_00, achieved=3_00, achieved_by_month=(3_00, *(None,) * 11)),
        claims=claimed_by(PROGRAMME),
    )
    theirs = a_saving(
        a_year(
            target=50_00,
            achieved=9_00,
            forecast=40_00,
            achieved_by_month=(3_00, 6_00, 9_00, *(None,) * 9),
            forecast_by_month=(None, None, 40_00, *(None,) * 9),
        ),
        claims=claimed_by(OTHER_PROGRAMME),
    )

    found = of(mine, theirs, scope=PROGRAMME)

    assert found == of(mine, scope=PROGRAMME)
    assert found.latest.month == 1


def test_a_shared_scope_is_planned_to_end_where_its_table_does():
    places = [Place(1, 1), Place(1, 2), Place(1, 3)]
    shared = a_saving(
        a_year(target=100_000_02, full_year_effect=50_000_02),
        claims=list(zip(places, (33_33, 33_33, 33_34), strict=True)),
    )

    ends = [of(shared, scope=place).months[-1].planned for place in places]

    assert ends == [4_999_502, 4_999_500, 5_001_002]


PLACES = [
    PROGRAMME,
    Place(1, 1),
    Place(1, 2),
    Place(1, 2, 2),
    OTHER_PROGRAMME,
    Place(2, 3),
]
amounts = st.integers(-1_000_000, 1_000_000)


@st.composite
def claimed_savings(draw):
    """Claimed by one place to all of them, told of in every month."""
    target, effect = draw(st.integers(0, 10**9)), draw(st.integers(0, 10**9))
    profile = draw(st.lists(st.integers(1, 9), min_size=12, max_size=12))
    achieved = draw(st.lists(amounts, min_size=12, max_size=12))
    thought = draw(st.lists(amounts, min_size=12, max_size=12))
    forecast = {"forecast": thought[-1], "forecast_by_month": thought}
    places = draw(st.lists(st.sampled_from(PLACES), min_size=1, unique=True))
    weights = st.lists(st.integers(1, 100), min_size=len(places), max_size=len(places))
    year = a_year(
        target=target,
        full_year_effect=effect,
        planned=draw(st.sampled_from([(), split(target + effect, profile)])),
        achieved=achieved[-1],
        validated=draw(amounts),
        achieved_by_month=achieved,
        **draw(st.sampled_from([{}, forecast])),
    )
    shares = split(WHOLE_SHARE, draw(weights))
    return a_saving(year, claims=list(zip(places, shares, strict=True)))


plans = st.lists(claimed_savings(), min_size=1, max_size=3)


@settings(max_examples=40, deadline=None)
@given(plans, st.sampled_from([None, *PLACES]))
def test_each_line_of_a_scope_ends_at_the_figure_of_its_table(savings, scope):
    found = of(*savings, scope=scope)

    figures = by_strand(a_plan(*savings), YEAR, scope).total
    end = found.months[-1]
    assert end.planned == figures.proposed
    assert (end.achieved or 0) == figures.achieved
    assert end.forecast == (figures.forecast if found.is_forecast else None)
    assert found.figures.validated == figures.validated
    assert end.told == found.savings


@settings(max_examples=25, deadline=None)
@given(plans)
def test_the_views_of_those_who_share_savings_add_up_in_every_month(savings):
    whole = of(*savings)
    parts = [of(*savings, scope=place) for place in (PROGRAMME, OTHER_PROGRAMME)]

    for nth, month in enumerate(whole.months):
        each = [part.months[nth] for part in parts]
        assert sum(part.planned for part in each) == month.planned
        assert sum(part.achieved or 0 for part in each) == month.achieved
