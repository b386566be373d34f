"""A scheme drawn as a matrix: the most likely on top, impact growing to the right.

Pages and papers draw it with templates/risks/_matrix.html, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from risks.scoring import Band, Draft, Level, Prints, Score


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One score. `contents` is what stands in it: its risks, or nothing.

    `bands` holds one band, but while a scheme is being written there may be a gap or
    an overlap.
    """

    score: Score
    likelihood: Level
    impact: Level
    short: str
    mark: str
    bands: tuple[Band, ...]
    contents: Any = None

    @property
    def band(self) -> Band:
        """Its band. IndexError in the gap of a draft."""
        return self.bands[0]

    @property
    def is_flawed(self) -> bool:
        return len(self.bands) != 1


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One level of likelihood, its cells from the lowest impact."""

    level: Level
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All scores of a scheme; `bands` from the highest, for the key.

    `prints_words`: no numbers are shown; each cell says its band in words.
    """

    name: str
    impacts: tuple[Level, ...]
    rows: tuple[MatrixRow, ...]
    bands: tuple[Band, ...]
    prints_words: bool


def matrix_of(
    scheme: Draft,
    contents: Mapping[Score, Any] | None = None,
    *,
    with_marks: bool = False,
) -> Matrix:
    """`contents`: what stands in which cell; a score without any gets None.
    `with_marks` shows numbers even where the scheme prints words."""
    held = contents or {}
    has_marks = with_marks or scheme.prints != Prints.WORDS
    places = range(len(scheme.likelihood), 0, -1)
    return Matrix(
        name=scheme.name,
        impacts=scheme.impact,
        rows=tuple(
            MatrixRow(
                scheme.likelihood[place - 1],
                tuple(
                    _cell(scheme, Score(place, impact), held, has_marks=has_marks)
                    for impact in range(1, len(scheme.impact) + 1)
                ),
            )
            for place in places
        ),
        bands=tuple(reversed(scheme.bands)),
        prints_words=scheme.prints == Prints.WORDS,
    )


def _cell(
    scheme: Draft, score: Score, contents: Mapping[Score, Any], *, has_marks: bool
) -> MatrixCell:
    likelihood, impact = scheme.levels(score)
    return MatrixCell(
        score=score,
        likelihood=likelihood,
        impact=impact,
        short=scheme.short(score),
        mark=scheme.mark(score) if has_marks else "",
        bands=scheme.holding(score),
        contents=contents.get(score),
    )
