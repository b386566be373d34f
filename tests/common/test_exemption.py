import pytest

from common.exemption import (
    SCHEDULE_12A_PART_1,
    exempt_problems,
    paragraphs_phrase,
    withheld_notice,
)

pytestmark = pytest.mark.rules


def test_part_1_has_seven_paragraphs():
    assert [paragraph.number for paragraph in SCHEDULE_12A_PART_1] == [*range(1, 8)]
    assert all(paragraph.title.endswith(".") for paragraph in SCHEDULE_12A_PART_1)


def test_the_public_is_told_how_many_entries_are_withheld_and_under_what():
    schedule = "of Schedule 12A to the Local Government Act 1972."

    assert withheld_notice(0, []) == ""
    assert withheld_notice(1, [3]) == (
        f"1 entry is withheld: exempt under paragraph 3 {schedule}"
    )
    assert withheld_notice(2, [3, 1, 3]) == (
        f"2 entries are withheld: exempt under paragraphs 1 and 3 {schedule}"
    )


def test_paragraphs_are_named_once_and_in_order():
    assert paragraphs_phrase([5, 1, 3]) == "paragraphs 1, 3 and 5"


def test_both_a_paragraph_and_a_reason_are_asked_for():
    assert set(exempt_problems([], " ")) == {"exempt_paragraphs", "exempt_reason"}
    assert exempt_problems([1, 2], "Names an officer.") == {}
    assert set(exempt_problems([8], "Names an officer.")) == {"exempt_paragraphs"}
