"""What a scoring scheme is made of, and what it makes of a score.

A score is a pair, likelihood and impact, each a place on its axis counted from 1. What
is said of it (its number, its mark, its words, its band) is always asked of the scheme
it was given in, so one score has one band wherever it is shown. Herefordshire's members
found 16 red in one register and amber in another: law-and-conventions 5.4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import product
from typing import Any

from common.rag import RED, RatingState, Shape, Tone


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


@dataclass(frozen=True, slots=True)
class Scheme:
    """One version of a way to score risks. ValueError, in a sentence, if it is not one.

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

    def __post_init__(self) -> None:
        problems = scheme_problems(self)
        if problems:
            raise ValueError(" ".join(problems))

    def scores(self) -> Iterator[Score]:
        """Every score there is, the lowest first."""
        places = product(
            range(1, len(self.likelihood) + 1), range(1, len(self.impact) + 1)
        )
        return (Score(*place) for place in places)

    def has(self, score: Score) -> bool:
        """Whether there is such a score here."""
        return 1 <= score.likelihood <= len(
            self.likelihood
        ) and 1 <= score.impact <= len(self.impact)

    def number(self, score: Score) -> int:
        """The score as a number; of marks, which have none, only to compare by."""
        if self.method == Method.LOOKUP:
            return int(self.table[score.likelihood - 1][score.impact - 1])
        return score.likelihood * score.impact

    def band(self, score: Score) -> Band:
        if self.method == Method.MARKS:
            code = self.table[score.likelihood - 1][score.impact - 1]
            return self.band_of(str(code))
        return next(b for b in self.bands if _holds(b, self.number(score)))

    def band_of(self, code: str) -> Band:
        """KeyError for a band this scheme does not have."""
        return {band.code: band for band in self.bands}[code]

    def words(self, score: Score) -> str:
        """Significant / Critical."""
        likelihood, impact = self.levels(score)
        return f"{likelihood.label} / {impact.label}"

    def levels(self, score: Score) -> tuple[Level, Level]:
        return self.likelihood[score.likelihood - 1], self.impact[score.impact - 1]

    def short(self, score: Score) -> str:
        """As this scheme prints it: 12; D4; Significant / Critical."""
        if self.prints == Prints.WORDS:
            return self.words(score)
        if self.method == Method.MARKS:
            return "".join(level.mark for level in self.levels(score))
        return str(self.number(score))

    def in_bands(self, codes: frozenset[str]) -> tuple[Score, ...]:
        """Every score that falls into one of these bands."""
        return tuple(s for s in self.scores() if self.band(s).code in codes)

    def rank(self, band: Band) -> int:
        """How high a band stands among the bands: 0 is the lowest."""
        ordered = sorted(self.bands, key=lambda each: each.state.severity)
        return [each.code for each in ordered].index(band.code)

    def compares_with(self, other: Scheme) -> bool:
        """Whether numbers of the two mean the same: same axes, same arithmetic."""
        return (
            (self.code, self.method) == (other.code, other.method)
            and len(self.likelihood) == len(other.likelihood)
            and len(self.impact) == len(other.impact)
            and (self.method != Method.LOOKUP or self.table == other.table)
        )


def _holds(band: Band, number: int) -> bool:
    return band.lowest <= number <= band.highest


def scheme_problems(scheme: Scheme) -> list[str]:
    """Sentences saying what keeps this from being a scheme; none if it is one."""
    found = []
    if not 2 <= len(scheme.likelihood) <= 10 or not 2 <= len(scheme.impact) <= 10:
        found.append("Each axis needs between 2 and 10 levels.")
    codes = [band.code for band in scheme.bands]
    if not codes:
        found.append("A scheme needs at least one band.")
    if len(set(codes)) != len(codes):
        found.append("Two bands have the same name.")
    if found:
        return found
    if scheme.method != Method.PRODUCT:
        found += _table_problems(scheme)
    if not found:
        found += _PROBLEMS[scheme.method](scheme)
    return found or _order_problems(scheme)


def _table_problems(scheme: Scheme) -> list[str]:
    rows = [len(row) for row in scheme.table]
    if rows != [len(scheme.impact)] * len(scheme.likelihood):
        return ["The table needs one cell for each likelihood and impact."]
    return []


def _band_range_problems(scheme: Scheme) -> list[str]:
    """Each number that can occur lies in exactly one band: no gap, no overlap."""
    found = []
    for number in sorted({scheme.number(score) for score in scheme.scores()}):
        holding = [band.label for band in scheme.bands if _holds(band, number)]
        if not holding:
            found.append(f"A score of {number} is in no band.")
        elif len(holding) > 1:
            both = " and ".join(holding)
            found.append(f"A score of {number} is in more than one band: {both}.")
    return found


def _mark_problems(scheme: Scheme) -> list[str]:
    known = {band.code for band in scheme.bands}
    unknown = sorted({str(c) for row in scheme.table for c in row} - known)
    return [f"The table names a band there is not: {code}." for code in unknown]


def _order_problems(scheme: Scheme) -> list[str]:
    """More likely and no less harmful is never a lower band, nor the reverse."""
    for score in scheme.scores():
        here = scheme.band(score)
        for higher in (
            Score(score.likelihood + 1, score.impact),
            Score(score.likelihood, score.impact + 1),
        ):
            if not scheme.has(higher):
                continue
            there = scheme.band(higher)
            if there.state.severity < here.state.severity:
                return [
                    f"{scheme.words(higher)} is {there.label}, but the lower "
                    f"{scheme.words(score)} is {here.label}."
                ]
    return []


_PROBLEMS: Mapping[Method, Callable[[Scheme], list[str]]] = {
    Method.PRODUCT: _band_range_problems,
    Method.LOOKUP: _band_range_problems,
    Method.MARKS: _mark_problems,
}


def as_json(scheme: Scheme) -> dict[str, Any]:
    return asdict(scheme)


def from_json(stored: Mapping[str, Any]) -> Scheme:
    """KeyError, TypeError or ValueError where the stored text is no scheme."""
    return Scheme(
        code=str(stored["code"]),
        name=str(stored["name"]),
        version=int(stored["version"]),
        likelihood=tuple(Level(**level) for level in stored["likelihood"]),
        impact=tuple(Level(**level) for level in stored["impact"]),
        method=Method(stored["method"]),
        bands=tuple(_band(band) for band in stored["bands"]),
        source=str(stored["source"]),
        prints=Prints(stored["prints"]),
        table=tuple(tuple(row) for row in stored["table"]),
    )


def _band(stored: Mapping[str, Any]) -> Band:
    state = stored["state"]
    return Band(
        state=RatingState(
            code=str(state["code"]),
            label=str(state["label"]),
            shape=Shape(state["shape"]),
            tone=Tone(state["tone"]),
            severity=int(state["severity"]),
            meaning=str(state["meaning"]),
        ),
        lowest=int(stored["lowest"]),
        highest=int(stored["highest"]),
        review_days=int(stored["review_days"]),
    )
