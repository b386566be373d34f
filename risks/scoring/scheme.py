"""How a council scores risks, and what it makes of a score.

A score is a pair, likelihood and impact, each a place on its axis counted from 1. What
is said of it (its number, its mark, its words, its band) is always asked of the scheme
it was given in, so one score has one band wherever it is shown. Herefordshire's members
found 16 red in one register and amber in another: law-and-conventions 5.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, NamedTuple

from common.rag import RatingState, Shape, Tone
from risks.scoring.flaws import flaws
from risks.scoring.parts import Band, Draft, Level, Method, Prints, Score


class _Cell(NamedTuple):
    number: int
    band: Band


@dataclass(frozen=True, slots=True)
class Scheme(Draft):
    """One version of a way to score risks, found whole: every score has one band.
    ValueError, in sentences, if it is not one.

    What each score comes to is worked out once: registers ask it of thousands of risks.
    """

    _cells: dict[Score, _Cell] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        found = flaws(self)
        if found:
            raise ValueError(" ".join(flaw.text for flaw in found))
        for score in self.scores():
            (band,) = self.holding(score)
            self._cells[score] = _Cell(self._number(score, band), band)

    def _number(self, score: Score, band: Band) -> int:
        """Of marks: the higher band first, within it the product of the places. So a
        score that rose into a higher band is never called the same or better."""
        figure = self.figure(score)
        if self.method != Method.MARKS:
            return figure
        largest = len(self.likelihood) * len(self.impact)
        return self.rank(band) * largest + figure

    def number(self, score: Score) -> int:
        """The score as a number; of marks, which have none, only to compare by.
        KeyError for a score there is not."""
        return self._cells[score].number

    def band(self, score: Score) -> Band:
        """KeyError for a score there is not."""
        return self._cells[score].band

    def band_of(self, code: str) -> Band:
        """KeyError for a band this scheme does not have."""
        return {band.code: band for band in self.bands}[code]

    def in_bands(self, codes: frozenset[str]) -> tuple[Score, ...]:
        """Every score that falls into one of these bands."""
        return tuple(s for s, cell in self._cells.items() if cell.band.code in codes)

    def rank(self, band: Band) -> int:
        """How high a band stands among the bands: 0 is the lowest."""
        return [each.code for each in self.bands].index(band.code)

    def compares_with(self, other: Scheme) -> bool:
        """Whether a score means the same in both: same axes, same arithmetic. Bands
        may differ: where risks are to be compared, ask both of one of the two."""
        return (
            (self.code, self.method) == (other.code, other.method)
            and len(self.likelihood) == len(other.likelihood)
            and len(self.impact) == len(other.impact)
            and (self.method != Method.LOOKUP or self.table == other.table)
        )


def as_json(draft: Draft) -> dict[str, Any]:
    return asdict(draft_of(draft))


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


def draft_of(scheme: Draft, **changes: Any) -> Draft:
    """A scheme as something to be changed."""
    said = {each.name: getattr(scheme, each.name) for each in fields(Draft)}
    return Draft(**said | changes)


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
