"""When Milton Keynes looked at its risks: at every second Operations Board, two of them
risk workshops; the strands a fortnight before. And once more long after."""

from __future__ import annotations

from datetime import date, timedelta

WORKSHOP_2011_08 = date(2011, 8, 24)
BOARD_2011_10 = date(2011, 10, 19)
WORKSHOP_2011_12 = date(2011, 12, 14)
BOARD_2012_02 = date(2012, 2, 8)
BOARD_2012_04 = date(2012, 4, 11)
BOARD_2012_06 = date(2012, 6, 13)
BOARD_2012_08 = date(2012, 8, 8)
BOARD_2012_10 = date(2012, 10, 10)
BOARD_2012_12 = date(2012, 12, 12)

STRANDS_2011_10 = date(2011, 10, 5)
STRANDS_2011_11 = date(2011, 11, 30)
STRANDS_2012_01 = date(2012, 1, 25)
STRANDS_2012_03 = date(2012, 3, 28)
STRANDS_2012_05 = date(2012, 5, 30)
STRANDS_2012_07 = date(2012, 7, 4)
STRANDS_2012_09 = date(2012, 9, 26)
STRANDS_2012_11 = date(2012, 11, 28)

OPENED = date(2011, 6, 15)

FIRST_MANAGER = "Corporate Director, Resources"
SECOND_MANAGER = "Corporate Director, Children and Families"


def taken_up_again(today: date) -> date:
    """What is still open has been looked at by the programme office this month."""
    return today - timedelta(days=17)
