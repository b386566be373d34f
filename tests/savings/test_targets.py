from dataclasses import replace

import pytest

from programmes.facts import Exempt
from programmes.standing import NOTHING_EXEMPT, Place
from savings.facts import (
    GapLineFact,
    SavingsFacts,
    TargetFact,
    open_to,
)
from savings.reconcile import reconcile
from savings.targets import parts_of, standings
from tests.savings.saving_facts import (
    YEAR,
    a_group,
    a_saving,
    a_structure,
    a_year,
    claimed_by,
)

pytestmark = pytest.mark.rules

PROGRAMME = Place(1)
STRAND, OTHER = Place(1, 10), Place(1, 11)
PROJECT, LONE = Place(1, 10, 100), Place(1, 12, 120)


def target(pk, amount, place=None, *, group=None, year=YEAR, exempt=None):
    return TargetFact(pk, year, amount, place, group, None, exempt)


def claimed(pk, amount, place):
    return a_saving(a_year(target=amount), id=pk, claims=claimed_by(place))


def test_a_programme_is_held_against_its_strands_and_not_twice_against_projects():
    whole = target(1, 1_600_00, PROGRAMME)
    strands = [target(2, 900_00, STRAND), target(3, 600_00, OTHER)]
    projects = [target(4, 900_00, PROJECT), target(5, 50_00, LONE)]

    assert parts_of(whole, [whole, *strands, *projects]) == [*strands, projects[1]]
    assert parts_of(strands[0], [whole, *strands, *projects]) == [projects[0]]
    assert parts_of(projects[0], [whole, *strands, *projects]) == []


def test_a_target_says_in_words_how_it_stands_beside_its_parts():
    facts = SavingsFacts(
        targets=(
            target(1, 1_600_00, PROGRAMME),
            target(2, 1_650_00, STRAND),
            target(3, 1_650_00, PROJECT),
            target(4, 9_999_00, OTHER, year=YEAR + 1),
        )
    )

    standing = standings(facts, YEAR)

    assert standing.keys() == {1, 2, 3}
    assert standing[1].beside_parts == "£50 below the sum of its parts, £1,650"
    assert standing[2].beside_parts == "The same as the sum of its parts, £1,650"
    assert standing[3].beside_parts == ""


def test_a_target_above_the_sum_of_its_parts_says_so():
    targets = target(1, 2_000_00, PROGRAMME), target(2, 1_650_00, STRAND)

    standing = standings(SavingsFacts(targets=targets), YEAR)

    assert standing[1].beside_parts == "£350 above the sum of its parts, £1,650"


def test_a_target_is_held_against_all_that_is_claimed_below_it():
    facts = SavingsFacts(
        targets=(
            target(1, 1_000_00, PROGRAMME),
            target(2, 300_00, STRAND),
            target(3, 200_00, PROJECT),
        ),
        savings=(
            claimed(1, 200_00, PROJECT),
            claimed(2, 400_00, STRAND),
            claimed(3, 100_00, PROGRAMME),
            claimed(4, 9_000_00, Place(2)),
        ),
    )

    standing = standings(facts, YEAR)

    assert standing[1].beside_savings == "£300 still to be found"
    assert standing[2].beside_savings == "£300 more than the target is planned"
    assert standing[3].beside_savings == "Savings for all of it are planned"


def test_a_service_group_is_held_against_what_is_booked_there():
    facts = SavingsFacts(
        structures=(a_structure(a_group(5), a_group(6)),),
        targets=(target(1, 500_00, group=5), target(2, 100_00, group=6)),
        savings=(a_saving(a_year(target=200_00, full_year_effect=100_00), group_id=5),),
    )

    standing = standings(facts, YEAR)

    assert standing[1].savings == 30_000
    assert standing[1].beside_savings == "£200 still to be found"
    assert standing[2].beside_savings == "£100 still to be found"
    assert standing[1].parts is None


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ([], ("Not told: parts of it are withheld", None)),
        (
            [target(3, 700_00, STRAND)],
            ("£900 above the sum of its parts, £700", 70_000),
        ),
    ],
)
def test_no_difference_tells_what_a_hidden_part_comes_to(others, told):
    """Nor a line of the gap less what counts against it. What the target of a strand
    leaves open is not told then; what its programme does beside that strand is."""
    hidden = replace(target(2, 400_00, PROJECT, exempt=Exempt((3,))), gap_line_id=9)
    lone = target(4, 100_00, LONE)
    plan = SavingsFacts(
        gap_lines=(GapLineFact(9, "Gap", YEAR, YEAR, 160_000, ""),),
        targets=(target(1, 1_600_00, PROGRAMME), hidden, *others),
    )
    if not others:
        plan = replace(plan, targets=(*plan.targets, lone))

    seen, _ = open_to(plan, NOTHING_EXEMPT)
    whole = standings(seen, YEAR)[1]

    assert (whole.beside_parts, whole.parts) == told
    assert reconcile(seen, YEAR).gaps[0].short is None
    if others:
        assert standings(seen, YEAR)[3].parts is None
    assert reconcile(plan, YEAR).gaps[0].short == 120_000


def test_an_exempt_projects_target_is_a_part_for_those_who_may_know_it():
    hidden = target(2, 400_00, PROJECT, exempt=Exempt((3,)))
    standing = standings(
        SavingsFacts(targets=(target(1, 400_00, STRAND), hidden)), YEAR
    )

    assert standing[1].parts == 40_000
