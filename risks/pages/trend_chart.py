"""Where the lines of a trend go: geometry in plain numbers. Pure.

A line for each band, from zero, with its name at its end; shape and dash say which it
is where colour does not. The template draws; nothing is worked out there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from common.charts import TEXT_DROP, Point, Tick, corners, round_step, spread
from common.rag import RatingState, Tone
from common.wording import MONTHS, and_list, long_date
from risks.pages.trend import Month, Trend

WIDTH, HEIGHT = 960, 360
LEFT, RIGHT = 44, 190
TOP, BOTTOM = 16, 330
MOST_TICKS = 8
MOST_MARKS = 24

_COLOURS = {
    Tone.GREEN: "#00703c",
    Tone.AMBER_GREEN: "#5a6b00",
    Tone.AMBER: "#8a6700",
    Tone.AMBER_RED: "#b14a00",
    Tone.RED: "#c0271a",
    Tone.BLUE: "#1d5b99",
    Tone.GREY: "#68757d",
}
_DASHES = ("none", "8 4", "2 3", "10 3 2 3", "14 5", "4 2")


@dataclass(frozen=True)
class Mark:
    """One month of one band; `points` draws it, unless it is a circle."""

    x: float
    y: float
    points: str


@dataclass(frozen=True)
class Line:
    """One band over the months."""

    label: str
    colour: str
    dash: str
    points: str
    marks: Sequence[Mark]
    label_y: float
    label_x: float


@dataclass(frozen=True)
class Chart:
    """All a template needs."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    footing: int
    across: Sequence[Tick]
    upwards: Sequence[Tick]
    lines: Sequence[Line]
    description: str


def draw(trend: Trend) -> Chart | None:
    """None where one month is all there is: that is no trend."""
    if len(trend.months) < 2 or not trend.most:
        return None
    top = _round_top(trend.most)
    shown = [s for s in trend.states if any(m.counts[s] for m in trend.months)]
    ends = spread(
        [_y(trend.months[-1].counts[state], top) for state in shown], lowest=BOTTOM
    )
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=BOTTOM,
        footing=BOTTOM + 20,
        across=_across(trend.months),
        upwards=_upwards(top),
        lines=[
            _line(trend.months, state, top, nth, ends[nth])
            for nth, state in enumerate(shown)
        ],
        description=" ".join(_sentence(trend, month) for month in trend.months),
    )


def _line(
    months: Sequence[Month], state: RatingState, top: int, nth: int, label_y: float
) -> Line:
    places = [
        (_x(at, len(months)), _y(month.counts[state], top))
        for at, month in enumerate(months)
    ]
    return Line(
        label=f"{state.label} {months[-1].counts[state]:,}",
        colour=_COLOURS[state.tone],
        dash=_DASHES[nth % len(_DASHES)],
        points=" ".join(f"{x},{y}" for x, y in places),
        marks=[Mark(x, y, corners(state.shape, (x, y))) for x, y in _thinned(places)],
        label_y=label_y + TEXT_DROP,
        label_x=WIDTH - RIGHT + 14,
    )


def _thinned(places: Sequence[Point]) -> Sequence[Point]:
    """Counted back from the last, few enough to be told from a line."""
    step = -(-len(places) // MOST_MARKS)
    return places[::-1][::step]


def _x(at: int, months: int) -> float:
    return round(LEFT + at * (WIDTH - RIGHT - LEFT) / (months - 1), 1)


def _y(count: int, top: int) -> float:
    return round(BOTTOM - count * (BOTTOM - TOP) / top, 1)


def _round_top(most: int) -> int:
    """The next number an axis may end with, in four whole round steps."""
    return round_step(most) * 4


def _upwards(top: int) -> list[Tick]:
    values = range(0, top + 1, top // 4)
    return [
        Tick(_y(value, top), _y(value, top) + TEXT_DROP, f"{value:,}")
        for value in values
    ]


def _across(months: Sequence[Month]) -> list[Tick]:
    """Counted back from today, so that the last month has its name."""
    last = len(months) - 1
    step = -(-last // MOST_TICKS) or 1
    shown = range(last, -1, -step)
    return [
        Tick(_x(at, len(months)), _x(at, len(months)), _name(months[at]))
        for at in shown
    ]


def _name(month: Month) -> str:
    return f"{MONTHS[month.on.month - 1][:3]} {month.on.year}"


def _sentence(trend: Trend, month: Month) -> str:
    told = [f"{month.counts[state]} {state.label}" for state in trend.states]
    return f"{long_date(month.on)}: {and_list(told)}."
