"""Dates as councils give them: a day, a week, summer 2012, March 2013 onwards.

A fuzzy date covers a span. It falls due on the last day of that span and is late the
day after; "onwards" is never late. Quarters are calendar quarters unless a financial
year is named with them: Q2 2012 is April to June, Quarter 2 2012-13 is July to
September. Winter 2011 begins in December 2011.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from typing import Self

from common.fuzzy_date_words import read_phrase
from common.fuzzy_span import Precision, covered, name_of

__all__ = ["FuzzyDate", "Precision", "slippage_days"]

ONWARDS = "onwards"


@total_ordering
@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """When something is expected, no more precisely than anybody knows."""

    precision: Precision
    first: date
    last: date
    onwards: bool = False

    def __post_init__(self) -> None:
        if covered(self.precision, self.first) != (self.first, self.last):
            span = f"{self.first} to {self.last}"
            raise ValueError(f"{span} is not a {self.precision}.")

    @classmethod
    def covering(cls, precision: Precision, on: date, *, onwards: bool = False) -> Self:
        """The month, season ... that a day lies in; a week begins on that day."""
        return cls(precision, *covered(precision, on), onwards)

    @classmethod
    def day(cls, on: date) -> Self:
        return cls.covering(Precision.DAY, on)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError with a sentence for the officer who typed it."""
        phrase = read_phrase(text)
        return cls.covering(phrase.precision, phrase.on, onwards=phrase.onwards)

    @classmethod
    def from_code(cls, code: str) -> Self:
        try:
            due, name, *rest = code.split(" ")
            precision, last = Precision(name), date.fromisoformat(due)
        except ValueError as error:
            raise ValueError(f"“{code}” is not a stored date.") from error
        week = timedelta(days=6 if precision == Precision.WEEK else 0)
        found = cls.covering(precision, last - week, onwards=rest == [ONWARDS])
        if found.code != code:
            raise ValueError(f"“{code}” is not a stored date.")
        return found

    @property
    def code(self) -> str:
        """For storage: texts sort as the dates fall due, in any database collation."""
        code = f"{self.last.isoformat()} {self.precision}"
        return f"{code} {ONWARDS}" if self.onwards else code

    @property
    def due(self) -> date:
        return self.last

    def is_overdue(self, on: date) -> bool:
        return not self.onwards and self.due < on

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, FuzzyDate):
            return NotImplemented
        return self.code < other.code

    def __str__(self) -> str:
        name = name_of(self.precision, self.first, self.last)
        return f"{name} {ONWARDS}" if self.onwards else name


def slippage_days(baseline: FuzzyDate, latest: FuzzyDate) -> int:
    """Days late, counted from the last day promised; days early, from the first.

    Zero anywhere inside the promised span, and from its first day on where the
    baseline is "onwards".
    """
    if latest.due > baseline.due and not baseline.onwards:
        return (latest.due - baseline.due).days
    if latest.due < baseline.first:
        return (latest.due - baseline.first).days
    return 0
