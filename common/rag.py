"""Ratings: always a word and a shape, and a colour only on top.

Not reported, not started, paused and closed are states of their own: they say how a
project stands, and are never counted as green or as anything else that is rated.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

# How bad a rated state is, on one scale for all schemes, so that states of different
# schemes can be compared. Reserved states carry UNRATED and are never compared.
COMPLETE, GREEN, AMBER_GREEN, AMBER, AMBER_RED, RED = -1, 0, 1, 2, 3, 4
UNRATED = -99


class Shape(StrEnum):
    """Differ from each other in greyscale and at 8 pt in print."""

    CIRCLE = "circle"
    DIAMOND = "diamond"
    DOWN_TRIANGLE = "down-triangle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    TICK = "tick"
    RING = "ring"
    DASH = "dash"
    BARS = "bars"

    @property
    def glyph(self) -> str:
        return _GLYPHS[self]


_GLYPHS = {
    Shape.CIRCLE: "\N{BLACK CIRCLE}",
    Shape.DIAMOND: "\N{BLACK DIAMOND}",
    Shape.DOWN_TRIANGLE: "\N{BLACK DOWN-POINTING TRIANGLE}",
    Shape.TRIANGLE: "\N{BLACK UP-POINTING TRIANGLE}",
    Shape.SQUARE: "\N{BLACK SQUARE}",
    Shape.TICK: "\N{CHECK MARK}",
    Shape.RING: "\N{WHITE CIRCLE}",
    Shape.DASH: "\N{EN DASH}",
    Shape.BARS: "\N{DOUBLE VERTICAL LINE}",
}


class Tone(StrEnum):
    GREEN = "green"
    AMBER_GREEN = "amber-green"
    AMBER = "amber"
    AMBER_RED = "amber-red"
    RED = "red"
    BLUE = "blue"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class RatingState:
    """One thing a rating can say, with its written definition."""

    code: str
    label: str
    shape: Shape
    tone: Tone
    severity: int
    meaning: str

    @property
    def glyph(self) -> str:
        return self.shape.glyph

    @property
    def is_reserved(self) -> bool:
        return self.code in RESERVED

    @property
    def counts_as_rated(self) -> bool:
        return not self.is_reserved

    @property
    def is_worse_than_green(self) -> bool:
        return self.counts_as_rated and self.severity > GREEN

    def __str__(self) -> str:
        return self.label


NOT_REPORTED = RatingState(
    "not_reported",
    "Not reported",
    Shape.RING,
    Tone.GREY,
    UNRATED,
    "No approved report for the period.",
)
NOT_STARTED = RatingState(
    "not_started",
    "Not started",
    Shape.DASH,
    Tone.GREY,
    UNRATED,
    "Agreed, but work has not begun.",
)
PAUSED = RatingState(
    "paused",
    "Paused",
    Shape.BARS,
    Tone.GREY,
    UNRATED,
    "Begun and put on hold by decision of its board.",
)
CLOSED = RatingState(
    "closed",
    "Closed",
    Shape.TICK,
    Tone.GREY,
    UNRATED,
    "Finished, or handed over to business as usual.",
)
WITHHELD = RatingState(
    "withheld",
    "Withheld",
    Shape.DASH,
    Tone.GREY,
    UNRATED,
    "Reported, but the report is exempt from publication.",
)
RESERVED_STATES = (NOT_REPORTED, NOT_STARTED, PAUSED, CLOSED)
# Withheld is nothing anybody declares: it stands where a reader may not know.
RESERVED = {state.code: state for state in (*RESERVED_STATES, WITHHELD)}


class Direction(StrEnum):
    """Direction of travel against an earlier rating."""

    IMPROVED = "improved"
    NO_CHANGE = "no_change"
    WORSE = "worse"
    NEW = "new"
    NOT_COMPARABLE = "not_comparable"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def arrow(self) -> str:
        return _ARROWS.get(self, "")


_ARROWS = {
    Direction.IMPROVED: "\N{UPWARDS ARROW}",
    Direction.NO_CHANGE: "\N{RIGHTWARDS ARROW}",
    Direction.WORSE: "\N{DOWNWARDS ARROW}",
}


def direction(before: RatingState | None, after: RatingState | None) -> Direction:
    """None is "there was no such thing then", which differs from not reported."""
    if before is None and after is not None:
        return Direction.NEW
    if before is None or after is None:
        return Direction.NOT_COMPARABLE
    if before.code == after.code:
        return Direction.NO_CHANGE
    if before.is_reserved or after.is_reserved:
        return Direction.NOT_COMPARABLE
    if after.severity == before.severity:
        return Direction.NO_CHANGE
    is_better = after.severity < before.severity
    return Direction.IMPROVED if is_better else Direction.WORSE


def worst(states: Iterable[RatingState]) -> RatingState | None:
    """The worst of what is rated; None where nothing is."""
    rated = (state for state in states if state.counts_as_rated)
    return max(rated, key=lambda state: state.severity, default=None)


@dataclass(frozen=True, slots=True)
class StateCount:
    state: RatingState
    count: int


def rag_count(
    given: Iterable[RatingState], scheme: Sequence[RatingState] = ()
) -> tuple[StateCount, ...]:
    """How many stand in each state of the scheme, none left out: zero is a figure.
    Withheld alone is told only where something is.

    In the order of the scheme, then the reserved states; a state of another scheme
    comes between the two rather than be lost.
    """
    states = tuple(given)
    counts = Counter(state.code for state in states)
    rows = {state.code: state for state in scheme if state.counts_as_rated}
    rows.update((s.code, s) for s in states if s.counts_as_rated and s.code not in rows)
    reserved = {state.code: state for state in scheme if state.is_reserved}
    rows.update(RESERVED | reserved)
    if not counts[WITHHELD.code]:
        del rows[WITHHELD.code]
    return tuple(StateCount(state, counts[code]) for code, state in rows.items())
