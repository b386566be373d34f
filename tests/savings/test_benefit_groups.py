"""Benefits under headings, and counted by how they stand. No database."""

from savings.benefit_groups import Group, counted, grouped, is_in_several, told
from savings.benefit_rules import STATES
from savings.choices import BenefitStanding

TAGS = {"B1": ("Growth", "Openness"), "B2": ("Openness",), "B3": ("None named",)}
REALISED, OFF_TRACK = (
    STATES[BenefitStanding.REALISED],
    STATES[BenefitStanding.OFF_TRACK],
)


def test_a_benefit_with_two_tags_stands_under_both():
    found = grouped(TAGS, TAGS.__getitem__, order=["Openness"], last="None named")

    assert found == [
        Group("Openness", ("B1", "B2")),
        Group("Growth", ("B1",)),
        Group("None named", ("B3",)),
    ]
    assert is_in_several(TAGS, TAGS.__getitem__)
    assert not is_in_several(["B2", "B3"], TAGS.__getitem__)


def test_what_nobody_stands_under_has_no_heading():
    assert grouped(["B2"], TAGS.__getitem__, order=["Growth", "Openness"]) == [
        Group("Openness", ("B2",))
    ]


def test_benefits_are_counted_by_how_they_stand():
    standings = [REALISED, REALISED, OFF_TRACK, None]

    assert told(standings) == (
        "4 benefits: 2 realised, 1 off track and 1 described, not measured"
    )
    assert [count for _, count in counted(standings)] == [2, 0, 1, 0, 1]
    assert told([]) == "no benefits"
