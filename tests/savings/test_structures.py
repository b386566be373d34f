from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.money import WHOLE_SHARE, split
from savings.facts import SavingFact, SavingsFacts, StructureFact
from savings.figures import Figures
from savings.structures import (
    NOT_PLACED,
    Parts,
    Recut,
    structure_on,
    structures_between,
)
from tests.savings.saving_facts import (
    YEAR,
    a_group,
    a_plan,
    a_saving,
    a_structure,
    year_of,
)

pytestmark = pytest.mark.rules

OLD, NEW, NEWEST = 1, 2, 3


def structure(pk: int, since: date, *groups: int) -> StructureFact:
    made = (a_group(each, structure_id=pk) for each in groups)
    return a_structure(*made, structure_id=pk, in_force_from=since)


def saving(pk: int, group_id: int, *placed_in: int, **figures: int) -> SavingFact:
    year = year_of(Figures(**figures))
    return a_saving(year, id=pk, group_id=group_id, placed_in=placed_in)


def facts(
    structures: list[StructureFact],
    went: list[tuple[int, int, int]],
    savings: list[SavingFact] | None = None,
) -> SavingsFacts:
    """`went`: from which group to which, in hundredths of a percent."""
    return a_plan(*savings or (), structures=structures, successions=went)


def cut(structure_id: int, known: SavingsFacts, name: str) -> Counter[int | None]:
    """One figure of all savings, by group, in pence."""
    recut = Recut(structure_id, known)
    found: Counter[int | None] = Counter()
    for each in known.savings:
        groups, shares = zip(*recut.parts(each), strict=True)
        amounts = split(getattr(each.years[0].figures, name), shares)
        found.update(dict(zip(groups, amounts, strict=True)))
    return found


def parts_in(structure_id: int, saving: SavingFact, known: SavingsFacts) -> Parts:
    return Recut(structure_id, known).parts(saving)


@pytest.fixture
def restructured() -> SavingsFacts:
    """From October 2024 group 10 is 20 alone, 11 is divided, 12 and 13 are 22."""
    return facts(
        [
            structure(OLD, date(2023, 4, 1), 10, 11, 12, 13),
            structure(NEW, date(2024, 10, 1), 20, 21, 22),
        ],
        [
            (10, 20, WHOLE_SHARE),
            (11, 20, 2_500),
            (11, 21, 7_500),
            (12, 22, WHOLE_SHARE),
            (13, 22, WHOLE_SHARE),
        ],
    )


def test_a_saving_stands_in_its_own_group(restructured):
    assert parts_in(OLD, saving(1, 11), restructured) == ((11, WHOLE_SHARE),)


def test_a_saving_follows_its_group_into_the_next_structure(restructured):
    assert parts_in(NEW, saving(1, 10), restructured) == ((20, WHOLE_SHARE),)
    assert parts_in(NEW, saving(1, 11), restructured) == ((20, 2_500), (21, 7_500))


def test_a_saving_placed_by_hand_stands_where_it_was_placed(restructured):
    assert parts_in(NEW, saving(1, 11, 21), restructured) == ((21, WHOLE_SHARE),)


def test_seen_before_its_time_a_saving_stands_where_its_group_came_from(restructured):
    assert parts_in(OLD, saving(1, 21), restructured) == ((11, WHOLE_SHARE),)


def test_a_group_of_several_origins_is_told_as_not_placed_before_its_time(
    restructured,
):
    assert parts_in(OLD, saving(1, 22), restructured) == ((NOT_PLACED, WHOLE_SHARE),)
    assert parts_in(OLD, saving(1, 22, 13), restructured) == ((13, WHOLE_SHARE),)


def test_a_group_of_which_nobody_said_where_it_went_is_told_as_not_placed():
    known = facts(
        [structure(OLD, date(2023, 4, 1), 10), structure(NEW, date(2024, 4, 1), 20)],
        [(10, 20, 4_000)],
    )

    assert parts_in(NEW, saving(1, 10), known) == ((20, 4_000), (NOT_PLACED, 6_000))
    assert parts_in(NEW, saving(1, 99), known) == ((NOT_PLACED, WHOLE_SHARE),)


def test_thirds_of_thirds_are_rounded_once():
    known = facts(
        [
            structure(OLD, date(2022, 4, 1), 10),
            structure(NEW, date(2023, 4, 1), 20, 21, 22),
            structure(NEWEST, date(2024, 4, 1), 30, 31),
        ],
        [
            *((10, 20, 3_333), (10, 21, 3_333), (10, 22, 3_334)),
            *((20, 30, 5_000), (20, 31, 5_000)),
            *((21, 30, 5_000), (21, 31, 5_000)),
            *((22, 30, 5_000), (22, 31, 5_000)),
        ],
    )

    assert parts_in(NEWEST, saving(1, 10), known) == ((30, 5_000), (31, 5_000))
    assert parts_in(NEWEST, saving(1, 10, 21), known) == ((30, 5_000), (31, 5_000))


def test_the_structure_of_a_day_is_the_last_that_has_begun(restructured):
    old, new = restructured.structures

    assert structure_on([new, old], date(2023, 3, 31)) is None
    assert structure_on([new, old], date(2024, 9, 30)) is old
    assert structure_on([new, old], date(2024, 10, 1)) is new


def test_a_year_with_a_restructure_in_it_has_both_views(restructured):
    old, new = restructured.structures

    def views(first: int) -> tuple[object, ...]:
        span = date(first, 4, 1), date(first + 1, 3, 31)
        return structures_between(restructured.structures, *span)

    assert views(2023) == (old,)
    assert views(2024) == (old, new)
    assert views(2025) == (new,)


# Brighton & Hove, in-year 2024/25, in £'000: proposed, achieved, pressures
# (law-and-conventions 6.4 of the product's brief). How the parts went is our own.
FCL, HCW, CITY, CORPORATE, CENTRAL = range(10, 15)
IN_YEAR = {
    FCL: (5_020, 4_611, 0),
    HCW: (6_754, 5_714, -328),
    CITY: (7_039, 5_942, 0),
    CORPORATE: (2_339, 1_862, 0),
    CENTRAL: (2_475, 1_271, 0),
}


def test_directorates_cut_anew_in_the_middle_of_a_year_keep_the_total():
    thousand = 1_000 * 100
    savings = [
        saving(
            group,
            group,
            target=proposed * thousand,
            achieved=achieved * thousand,
            pressures=pressures * thousand,
        )
        for group, (proposed, achieved, pressures) in IN_YEAR.items()
    ]
    known = facts(
        [
            structure(OLD, date(YEAR, 4, 1), *IN_YEAR),
            structure(NEW, date(YEAR, 10, 1), 20, 21, 22),
        ],
        [
            *((FCL, 20, WHOLE_SHARE), (HCW, 20, 6_667), (HCW, 21, 3_333)),
            *((CITY, 21, WHOLE_SHARE), (CORPORATE, 22, WHOLE_SHARE)),
            (CENTRAL, 22, WHOLE_SHARE),
        ],
        savings,
    )

    before, after = cut(OLD, known, "proposed"), cut(NEW, known, "proposed")

    assert before == {group: row[0] * thousand for group, row in IN_YEAR.items()}
    assert after[21] == split(6_754 * thousand, (6_667, 3_333))[1] + 7_039 * thousand
    assert before != after
    assert before.total() == after.total() == 23_627 * thousand
    for structure_id in (OLD, NEW):
        assert cut(structure_id, known, "achieved").total() == 19_400 * thousand
        assert cut(structure_id, known, "pressures").total() == -328 * thousand
        assert cut(structure_id, known, "at_risk_by_claims").total() == 4_555 * thousand


@st.composite
def histories(draw) -> SavingsFacts:
    """Up to four structures, anything going anywhere or nowhere, any figures."""
    groups = [
        [nth * 10 + each for each in range(draw(st.integers(1, 3)))]
        for nth in range(1, draw(st.integers(1, 4)) + 1)
    ]
    went = []
    for before, after in pairwise(groups):
        for group in before:
            weights = draw(st.lists(st.integers(0, 9), min_size=len(after) + 1))
            shares = split(WHOLE_SHARE, [*weights[: len(after)], weights[-1] + 1])
            parts = zip(after, shares, strict=False)
            went += [(group, each, share) for each, share in parts if share]
    every = st.sampled_from([each for row in groups for each in row])
    pence = st.integers(-(10**12), 10**12)
    savings = [
        saving(nth, draw(every), *draw(st.sets(every, max_size=2)), achieved=amount)
        for nth, amount in enumerate(draw(st.lists(pence, max_size=6)))
    ]
    structures = [
        structure(nth, date(2020 + nth, 4, 1), *row) for nth, row in enumerate(groups)
    ]
    return facts(structures, went, savings)


@settings(max_examples=60)
@given(histories())
def test_no_restructure_changes_a_total(known):
    total = sum(each.years[0].figures.achieved for each in known.savings)

    for seen in known.structures:
        groups = {each.id for each in seen.groups}
        assert cut(seen.id, known, "achieved").total() == total
        for each in known.savings:
            parts = parts_in(seen.id, each, known)
            assert sum(share for _, share in parts) == WHOLE_SHARE
            assert {group for group, _ in parts} <= groups | {NOT_PLACED}
            assert len({group for group, _ in parts}) == len(parts)
