"""What a scoring scheme is made of, before anybody asks whether it is one.

`risks.scoring.Scheme` is a draft that was found whole; everything else takes that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from common.rag import RED, RatingState


class Method(StrEnum):
    """How the number of a score follows from its two places."""

    PRODUCT = "product"
    LOOKUP = "lookup"
    MARKS = "marks"


class Prints(StrEnum):
    """How a score is printed where nobody chose otherwise."""

    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """Places on the two axes, from 1, the lowest."""

    likelihood: int
    impact: int


@dataclass(frozen=True, slots=True)
class Level:
    """One place on an axis: what it is marked with, called, and means."""

    mark: str
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A range of scores with one name, shape and colour.

    `lowest` and `highest` are numbers of scores, both included; unused by a scheme of
    marks. `review_days` is how long such a risk may go without a review.
    """

    state: RatingState
    lowest: int = 0
    highest: int = 0
    review_days: int = 91

    @property
    def code(self) -> str:
        return self.state.code

    @property
    def label(self) -> str:
        return self.state.label

    @property
    def is_red(self) -> bool:
        return self.state.severity >= RED

    def holds(self, number: int) -> bool:
        return self.lowest <= number <= self.highest


@dataclass(frozen=True, slots=True)
class Draft:
    """What is said of one version of a scheme: its axes from the lowest level, its
    bands from the lowest.

    `table` has a row for each likelihood and in it a cell for each impact: a number
    (lookup) or the code of a band (marks); empty for a product.
    """

    code: str
    name: str
    version: int
    likelihood: tuple[Level, ...]
    impact: tuple[Level, ...]
    method: Method
    bands: tuple[Band, ...]
    source: str
    prints: Prints = Prints.NUMBER
    table: tuple[tuple[int | str, ...], ...] = ()

    def scores(self) -> Iterator[Score]:
        """Every score there is, the lowest first."""
        places = product(
            range(1, len(self.likelihood) + 1), range(1, len(self.impact) + 1)
        )
        return (Score(*place) for place in places)

    def has(self, score: Score) -> bool:
        """Whether there is such a score here."""
        is_likelihood = 1 <= score.likelihood <= len(self.likelihood)
        return is_likelihood and 1 <= score.impact <= len(self.impact)

    def figure(self, score: Score) -> int:
        """What stands in the cell of a score: of a product or a table, its number; of
        marks, which have none, the product of the places."""
        if self.method == Method.LOOKUP:
            return int(self.table[score.likelihood - 1][score.impact - 1])
        return score.likelihood * score.impact

    def holding(self, score: Score) -> tuple[Band, ...]:
        """The bands a score falls into: one, where the draft is a scheme."""
        if self.method == Method.MARKS:
            code = self.table[score.likelihood - 1][score.impact - 1]
            return tuple(band for band in self.bands if band.code == code)
        figure = self.figure(score)
        return tuple(band for band in self.bands if band.holds(figure))

    def levels(self, score: Score) -> tuple[Level, Level]:
        return self.likelihood[score.likelihood - 1], self.impact[score.impact - 1]

    def words(self, score: Score) -> str:
        """Significant / Critical."""
        likelihood, impact = self.levels(score)
        return f"{likelihood.label} / {impact.label}"

    def mark(self, score: Score) -> str:
        """12; of letters by numbers, D4; nothing in a cell that was not filled in."""
        if self.method == Method.MARKS:
            return "".join(level.mark for level in self.levels(score))
        figure = self.figure(score)
        return str(figure) if figure > 0 else ""

    def short(self, score: Score) -> str:
        """As this scheme prints it: 12; D4; Significant / Critical."""
        if self.prints == Prints.WORDS:
            return self.words(score)
        return self.mark(score)
