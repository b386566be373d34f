"""How much of a spreadsheet is taken, and how a file is refused.

A register of 5,000 risks with forty columns fits well. House default; promises E4.
"""

LARGEST_FILE = 5_000_000  # bytes, as it comes
LARGEST_UNPACKED = 25_000_000  # bytes of all its parts together
MOST_PARTS = 500
MOST_ELEMENTS = 1_000_000
DEEPEST = 64

MOST_SHEETS = 20
MOST_ROWS = 6_000
MOST_COLUMNS = 100
MOST_CELLS = 200_000
MOST_TEXT = 6_000_000  # characters of all cells together
LONGEST_CELL = 32_767  # as Excel has it
TOO_MUCH_TEXT = (
    f"The cells of a workbook may hold up to {MOST_TEXT:,} characters together: take "
    "out what it does not need, or split it."
)


class Refused(ValueError):
    """This file is not taken; the message says why and what to do."""
