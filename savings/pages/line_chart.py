"""Amounts of money over months or years, as lines: geometry in plain numbers. Pure.

Each line has its name and last amount at its end; dash and mark say which it is where
colour does not. Amounts are in pence; zero always stands in the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from common.charts import (
    TEXT_DROP,
    Point,
    Scale,
    Tick,
    corners,
    line,
    spread,
    steps,
)
from common.money import PENCE, in_short
from common.rag import Shape

WIDTH, HEIGHT = 620, 360
LEFT = 66  # for the amounts
ROOM = 172  # on the right, for the names of the lines
TOP, BOTTOM = 16, 320


@dataclass(frozen=True)
class Series:
    """One line. `points` are pairs of a place from left to right, from 0, and an
    amount; those in `marked` bear the mark (None: all do). A line of one point is a
    mark alone."""

    label: str
    points: Sequence[tuple[int, int]]
    colour: str
    dash: str = "none"
    shape: Shape = Shape.CIRCLE
    marked: frozenset[int] | None = None
    is_hollow: bool = False


@dataclass(frozen=True)
class Mark:
    """`points` draws it, unless it is a circle."""

    x: float
    y: float
    points: str


@dataclass(frozen=True)
class DrawnLine:
    """`leader` leads from its end to its name, which begins with its mark."""

    label: str
    colour: str
    fill: str
    dash: str
    points: str
    marks: tuple[Mark, ...]
    leader: str
    key: Mark
    text_x: float
    text_y: float


@dataclass(frozen=True)
class LineChart:
    """All a template needs."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    footing: int
    zero: float
    tick_x: int
    across: tuple[Tick, ...]
    upwards: tuple[Tick, ...]
    lines: tuple[DrawnLine, ...]
    description: str


def draw(
    series: Iterable[Series],
    names: Sequence[str],
    description: str,
    *,
    room: int = ROOM,
) -> LineChart:
    """`names` stand along the foot, one for each place; an empty one is left out."""
    edge = WIDTH - room
    drawn = [each for each in series if each.points]
    marks = steps((amount for each in drawn for _, amount in each.points), least=PENCE)
    upright = Scale(marks[0], marks[-1], BOTTOM, TOP)
    flat = Scale(0, max(len(names) - 1, 1), LEFT, edge)
    heights = spread([upright.at(_last(each)) for each in drawn], lowest=BOTTOM)
    return LineChart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=edge,
        top=TOP,
        bottom=BOTTOM,
        footing=BOTTOM + 24,
        zero=upright.zero,
        tick_x=LEFT - 8,
        across=tuple(
            Tick(flat.at(nth), flat.at(nth), name)
            for nth, name in enumerate(names)
            if name
        ),
        upwards=tuple(
            Tick(upright.at(amount), upright.at(amount) + TEXT_DROP, in_short(amount))
            for amount in marks
        ),
        lines=tuple(
            _line(each, flat, upright, height)
            for each, height in zip(drawn, heights, strict=True)
        ),
        description=description,
    )


def _last(series: Series) -> int:
    return series.points[-1][1]


def _line(series: Series, flat: Scale, upright: Scale, height: float) -> DrawnLine:
    places = {at: (flat.at(at), upright.at(amount)) for at, amount in series.points}
    marked = places if series.marked is None else series.marked
    end = list(places.values())[-1]
    edge = flat.end
    return DrawnLine(
        label=series.label,
        colour=series.colour,
        fill="#ffffff" if series.is_hollow else series.colour,
        dash=series.dash,
        points=line(places.values()) if len(places) > 1 else "",
        marks=tuple(
            _mark(series.shape, place) for at, place in places.items() if at in marked
        ),
        leader=line([end, (edge, end[1]), (edge + 14, height)]),
        key=_mark(series.shape, (edge + 22, height)),
        text_x=edge + 34,
        text_y=height + TEXT_DROP,
    )


def _mark(shape: Shape, at: Point) -> Mark:
    return Mark(at[0], at[1], corners(shape, at))
