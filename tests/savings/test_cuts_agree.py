"""Whatever is claimed, booked or reorganised: each cut gives the sum of the savings."""

from hypothesis import given, settings
from hypothesis import strategies as st

from common.money import WHOLE_SHARE, split
from programmes.standing import Place
from savings.choices import COUNTED_STATES, DeliveryRating, SavingKind, SavingState
from savings.cuts import (
    by_delivery,
    by_group,
    by_kind,
    by_programme,
    by_project,
    by_strand,
    by_year,
    total,
)
from savings.figures import Figures
from savings.figures import total as sum_of
from savings.monitoring import Basis, monitoring_table
from tests.savings.saving_facts import a_group, a_plan, a_saving, a_structure, year_of

PLACES = [
    None,
    Place(1),
    Place(1, 1),
    Place(1, 1, 1),
    Place(1, 2, 2),
    Place(2, 3),
    Place(2, 3, 3),
]
GROUPS = {1: (1, 2, 3), 2: (11, 12), 3: (21, 22, 23)}
YEARS = 2011, 2012
amounts = st.integers(0, 10**9)


@st.composite
def shares(draw, most: int) -> tuple[int, ...]:
    """Up to so many shares, which add up to all of it."""
    weights = draw(st.lists(st.integers(1, 100), min_size=1, max_size=most))
    return split(WHOLE_SHARE, weights)


@st.composite
def savings(draw):
    figures = st.builds(
        Figures,
        amounts,
        amounts,
        amounts,
        amounts,
        amounts,
        amounts.map(lambda amount: -amount),
    )
    parts = draw(shares(most=3))
    places = draw(
        st.lists(
            st.sampled_from(PLACES),
            min_size=len(parts),
            max_size=len(parts),
            unique=True,
        )
    )
    claims = list(zip(places, parts, strict=True)) if draw(st.booleans()) else []
    return a_saving(
        *(year_of(draw(figures), year) for year in YEARS),
        claims=claims,
        group_id=draw(st.sampled_from([1, 2, 3, 11, 12, 21])),
        placed_in=tuple(draw(st.sets(st.sampled_from([11, 12, 21, 22]), max_size=2))),
        kind=draw(st.sampled_from(SavingKind.values)),
        delivery=draw(st.sampled_from(["", *DeliveryRating.values])),
        state=draw(st.sampled_from(SavingState.values)),
    )


@st.composite
def plans(draw):
    successions = [
        (before, after, share)
        for structure in (1, 2)
        for before in GROUPS[structure]
        for after, share in zip(
            GROUPS[structure + 1], draw(shares(most=2)), strict=False
        )
    ]
    structures = [
        a_structure(
            *(a_group(group, structure_id=structure) for group in groups),
            structure_id=structure,
        )
        for structure, groups in GROUPS.items()
    ]
    return a_plan(
        *draw(st.lists(savings(), max_size=4)),
        structures=structures,
        successions=successions,
    )


@settings(max_examples=60, deadline=None)
@given(plans(), st.sampled_from(PLACES), st.sampled_from([None, *YEARS]))
def test_every_cut_gives_the_same_total(plan, scope, year):
    everything = total(plan, year, scope).figures

    cuts = [
        by_programme(plan, year, scope),
        by_strand(plan, year, scope),
        by_project(plan, year, scope),
        by_kind(plan, year, scope),
        by_delivery(plan, year, scope),
        *(by_group(plan, each, year, scope) for each in plan.structures),
    ]

    for cut in cuts:
        assert cut.total == everything
        assert sum_of(row.figures for row in cut.rows) == everything
    assert sum_of(row.figures for row in by_year(plan, scope, label=str).rows) == (
        total(plan, None, scope).figures
    )


@settings(max_examples=30, deadline=None)
@given(plans())
def test_the_total_is_the_sum_of_the_savings(plan):
    counted = [each for each in plan.savings if each.state in COUNTED_STATES]

    assert total(plan).figures == sum_of(
        each.figures for saving in counted for each in saving.years
    )


@settings(max_examples=30, deadline=None)
@given(plans(), st.sampled_from(YEARS), st.sampled_from(Basis))
def test_the_monitoring_table_has_the_total_of_the_cuts(plan, year, basis):
    figures = total(plan, year).figures

    for structure in plan.structures:
        table = monitoring_table(plan, structure, year, basis)
        assert table.total.at_risk == basis.at_risk(figures)
        assert sum(row.at_risk for row in table.rows) == table.total.at_risk
