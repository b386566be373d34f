"""Where the marks of a chart go: geometry in plain numbers, shared by charts. Pure.

Templates draw; nothing is worked out there. What colour says, a dash, a shape and a
word say as well, so that a chart can be read in black and white.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from common.money import Amount
from common.rag import Shape

LABEL_STEP = 18  # between two lines of text, so that none covers another
TEXT_DROP = 4.5  # from the middle of a line of text down to its foot

Point = tuple[float, float]

_CORNERS = {
    Shape.DIAMOND: ((0, -7), (7, 0), (0, 7), (-7, 0)),
    Shape.TRIANGLE: ((0, -6), (6, 5), (-6, 5)),
    Shape.DOWN_TRIANGLE: ((0, 6), (6, -5), (-6, -5)),
    Shape.SQUARE: ((-5, -5), (5, -5), (5, 5), (-5, 5)),
}


@dataclass(frozen=True)
class Scale:
    """Amounts on a line of the drawing: `start` is where `lowest` lies, `end` where
    `highest` does."""

    lowest: int
    highest: int
    start: float
    end: float

    def at(self, amount: int) -> float:
        span = (self.highest - self.lowest) or 1
        share = (amount - self.lowest) / span
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def zero(self) -> float:
        return self.at(0)


@dataclass(frozen=True)
class Tick:
    """A line across the drawing and the figure beside it."""

    at: float
    text_at: float
    label: str


def steps(amounts: Iterable[int], *, parts: int = 4, least: int = 1) -> list[int]:
    """Round figures, zero among them, that all amounts lie between: what an axis is
    marked with. At most `parts` steps on the longer side of zero."""
    found = [0, *amounts]
    lowest, highest = min(found), max(found)
    step = round_step(max(-lowest, highest), parts=parts, least=least)
    below, above = -(lowest // step), -(-highest // step)
    return [step * nth for nth in range(-below, max(above, 1) + 1)]


def round_step(most: int, *, parts: int = 4, least: int = 1) -> int:
    """The smallest of 1, 2, 5, 10, 20 ... that reaches `most` in so many steps."""
    for nth in count():
        step = (1, 2, 5)[nth % 3] * int(f"1{'0' * (nth // 3)}")
        if step >= least and step * parts >= most:
            break
    return step


def spread(wanted: Sequence[float], *, lowest: float) -> list[float]:
    """Heights at least a line of text apart, in the order wanted, none under `lowest`
    (as SVG counts: down the page)."""
    from_below = sorted(range(len(wanted)), key=lambda at: -wanted[at])
    placed: dict[int, float] = {}
    highest = lowest + LABEL_STEP
    for at in from_below:
        highest = min(wanted[at], highest - LABEL_STEP)
        placed[at] = highest
    return [placed[at] for at in range(len(wanted))]


def line(points: Iterable[Point]) -> str:
    """Points as SVG writes them."""
    return " ".join(f"{round(x, 1)},{round(y, 1)}" for x, y in points)


def corners(shape: Shape, at: Point) -> str:
    """The corners of a mark; of a circle, none."""
    x, y = at
    return line((x + dx, y + dy) for dx, dy in _CORNERS.get(shape, ()))


@dataclass(frozen=True)
class FigureTable:
    """The numbers behind a picture, row by row, the first cell its heading; with words
    in the last column where it `ends_in_words`."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int | Amount, ...], ...]
    ends_in_words: bool = False
