"""Amounts of money as bars that lie one under the other: geometry. Pure.

Each bar has its name and its amount above it, so that both are in view on a phone;
fill, outline and dash say what it is where colour does not. Bars begin at zero, or
where the bar before ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from common.charts import Scale, Tick, steps
from common.money import PENCE, in_short

WIDTH = 620
LEFT, RIGHT = 24, 36  # half of the outermost figures of the axis
TOP = 4
ROW, BAR = 44, 18
EMPTY_ROW = 24  # of what comes to nothing: its name, and no bar
NAME = 17  # from the top of a row down to the foot of its name
HEADING = 30


@dataclass(frozen=True)
class Look:
    """How a bar is filled; a dash goes around what is not there yet."""

    fill: str
    stroke: str
    dash: str = "none"


GAP = Look("#333b40", "#0b0c0c")
VALIDATED = Look("#00703c", "#00391e")
CLAIMED = Look("#a8d5bd", "#00703c")
FORECAST = Look("#dbe8f5", "#1d5b99", "5 3")
TARGET = Look("#ffffff", "#333b40")
LOST = Look("#c0271a", "#7a140c")
AT_RISK = Look("#f3c9c3", "#c0271a")
NOTHING = Look("#ffffff", "#333b40", "3 3")


@dataclass(frozen=True)
class Bar:
    """`start` and `end` are amounts; `goes_on` leads from its end to the next bar.
    `heading` stands over it and begins a group."""

    label: str
    amount: str
    start: int
    end: int
    look: Look
    goes_on: bool = False
    is_strong: bool = False
    heading: str = ""


@dataclass(frozen=True)
class DrawnBar:
    label: str
    amount: str
    weight: str
    look: Look
    x: float
    y: float
    width: float
    text_x: float
    text_y: float
    end: float
    next_y: float | None
    heading: str
    heading_y: float


@dataclass(frozen=True)
class BarChart:
    """All a template needs."""

    width: int
    height: float
    left: int
    right: int
    top: float
    bottom: float
    footing: float
    zero: float
    thickness: int
    ticks: tuple[Tick, ...]
    bars: tuple[DrawnBar, ...]
    description: str


def draw(bars: Sequence[Bar], description: str) -> BarChart:
    marks = steps((at for bar in bars for at in (bar.start, bar.end)), least=PENCE)
    flat = Scale(marks[0], marks[-1], LEFT, WIDTH - RIGHT)
    tops = _tops(bars)
    bottom = tops[-1] + _height(bars[-1]) if bars else TOP
    return BarChart(
        width=WIDTH,
        height=bottom + 30,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=bottom,
        footing=bottom + 20,
        zero=flat.zero,
        thickness=BAR,
        ticks=tuple(
            Tick(flat.at(amount), flat.at(amount), in_short(amount)) for amount in marks
        ),
        bars=tuple(
            _drawn(bar, flat, top, below if bar.goes_on else None)
            for bar, top, below in zip(bars, tops, [*tops[1:], None], strict=True)
        ),
        description=description,
    )


def _tops(bars: Sequence[Bar]) -> list[float]:
    """Where the row of each bar begins, under its heading where it has one."""
    tops: list[float] = []
    at: float = TOP
    for bar in bars:
        at += HEADING if bar.heading else 0
        tops.append(at)
        at += _height(bar)
    return tops


def _height(bar: Bar) -> int:
    return EMPTY_ROW if bar.start == bar.end else ROW


def _drawn(bar: Bar, flat: Scale, top: float, below: float | None) -> DrawnBar:
    ends = flat.at(bar.start), flat.at(bar.end)
    inset = ROW - BAR - 4
    return DrawnBar(
        label=bar.label,
        amount=bar.amount,
        weight="700" if bar.is_strong else "400",
        look=bar.look,
        x=min(ends),
        y=top + inset,
        width=round(abs(ends[1] - ends[0]), 1),
        text_x=flat.zero + 6,
        text_y=top + NAME,
        end=ends[1],
        next_y=None if below is None else below + inset,
        heading=bar.heading,
        heading_y=top - 6,
    )
