"""The headings of a block copied from a spreadsheet: what each column is. Pure.

Councils' own headings begin with "Savings", give their unit (£'000, £m) and may name
two figures at once, as Brighton & Hove's "Savings achieved/anticipated" does. House
default: such a column is not taken over, for only its writer knows which it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from savings.return_cells import Column

# Why a column is not taken over.
PROPOSED = "A return does not change what is proposed"
EARLIER = "A return asks for the figures of now"
ANOTHER = "This is not a figure that a return asks for"
UNKNOWN = "The return has no such column"
NO_HEADING = "A column needs a heading where others have one"
TWICE = "Another column is taken for the same"

_MOST_WORDS = 4

_SIGNS = (
    (Column.ACHIEVED, ("achieved", "delivered to date", "actual")),
    (Column.FORECAST, ("forecast", "anticipated", "outturn")),
    (Column.PRESSURE, ("pressure",)),
    (Column.DELIVERY, ("delivery", "rating", "rag", "brag")),
    (Column.NOTE, ("note", "comment", "explanation", "why")),
)
_QUOTE = "['`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]"
_UNIT = re.compile(
    rf"(?:£\s*{_QUOTE}?|{_QUOTE})000(?:{_QUOTE}?s)?\b"
    r"|£\s*(?:k|thousands?|(m|mn|millions?))\b",
    re.IGNORECASE,
)
_SAVINGS = re.compile(r"savings?\b\W*(?=\w)")
_REFERENCE = re.compile(r"(?:ref|reference|id)\.?(?: (?:no\.?|number))?")
_TITLE = re.compile(r"savings?|title|name")
_PROPOSED = re.compile(r"\b(?:proposed|planned|target|agreed|approved)")
_EARLIER = re.compile(r"\b(?:last|previous|prior|original)")
_ANOTHER = re.compile(
    r"%|\bper ?cent|\bnot\b|\bto be\b|\b(?:balance|budget|change|difference|gap|"
    r"movement|remaining|shortfall|validated|variance)"
)


@dataclass(frozen=True)
class Heading:
    """What a column is: that of the references, one of the return's, or neither;
    `because` says then why it is not taken over."""

    words: str
    is_reference: bool = False
    is_title: bool = False
    column: Column | None = None
    unit: str = ""  # k or m, of amounts
    because: str = ""

    @property
    def is_known(self) -> bool:
        return self.because != UNKNOWN


def read_heading(cell: str) -> Heading:
    words = " ".join(cell.split())
    plain = " ".join(_UNIT.sub("", words).replace("()", "").split()).casefold()
    plain = _SAVINGS.sub("", plain, count=1) if _SAVINGS.match(plain) else plain
    if _REFERENCE.fullmatch(plain):
        return Heading(words, is_reference=True)
    if _TITLE.fullmatch(plain) and not _UNIT.search(words):
        return Heading(words, is_title=True)
    if len(plain.split()) > _MOST_WORDS:
        return Heading(words, because=UNKNOWN)
    named = [
        column
        for column, signs in _SIGNS
        if any(re.search(rf"\b{sign}", plain) for sign in signs)
    ]
    if because := _because(plain, named):
        return Heading(words, because=because)
    [column] = named
    return Heading(
        words, column=column, unit=_unit_of(words) if column.is_money else ""
    )


def _because(plain: str, named: list[Column]) -> str:
    """Why a column is not taken over; nothing where it is."""
    may_be_amount = not named or any(column.is_money for column in named)
    for sign, because in ((_PROPOSED, PROPOSED), (_EARLIER, EARLIER)):
        if sign.match(plain) or (may_be_amount and sign.search(plain)):
            return because
    if not named:
        return UNKNOWN
    if may_be_amount and _ANOTHER.search(plain):
        return ANOTHER
    if len(named) > 1:
        labels = " or ".join(f"“{column.label}”" for column in named)
        return f"It may be {labels}: head it with one of them, and paste again"
    return ""


def _unit_of(words: str) -> str:
    found = _UNIT.search(words)
    if found is None:
        return ""
    return "m" if found[1] else "k"
