"""What each driver's range does to the net present value, widest first: geometry. Pure.

Zero is a solid line, the central value a dashed one; left of it a bar is filled, right
of it hollow, and both ends bear their figures: nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from common.charts import Scale, Tick, steps
from common.money import PENCE, in_short
from savings.appraisal.ranges import Ranges

WIDTH = 620
LEFT, RIGHT = 70, 550  # room for the figures at both ends of the widest bar
TOP, ROW, BAR = 22, 46, 18
NAME, INSET = 17, 24  # from the top of a row to the foot of its name, and to its bar
FOOT = 20
# House default: further drivers are in the table alone.
MOST_BARS = 10


@dataclass(frozen=True)
class Swung:
    """One bar: from `x` to `middle` the worse half, from there to `end` the better.
    Lines beside it run from `line_top` to `line_bottom`, past no label."""

    label: str
    text_y: float
    y: float
    line_top: float
    line_bottom: float
    figures_y: float
    x: float
    middle: float
    end: float
    worse_width: float
    better_width: float
    low: str
    high: str


@dataclass(frozen=True)
class TornadoChart:
    """All a template needs."""

    id: str
    finding: str
    description: str
    width: int
    height: float
    top: float
    bottom: float
    footing: float
    zero: float
    central: float
    central_label: str
    thickness: int
    ticks: tuple[Tick, ...]
    bars: tuple[Swung, ...]


def tornado_chart(found: Ranges, *, finding: str, key: str = "") -> TornadoChart | None:
    """None where no driver has a range."""
    swings = found.swings[:MOST_BARS]
    if not swings:
        return None
    ends = [each for swing in swings for each in (swing.low, swing.high)]
    marks = steps([*ends, found.central], least=PENCE)
    flat = Scale(marks[0], marks[-1], LEFT, RIGHT)
    bottom = TOP + ROW * len(swings)
    return TornadoChart(
        id=f"tornado{key}",
        finding=finding,
        description=_told(found),
        width=WIDTH,
        height=bottom + 30,
        top=TOP,
        bottom=bottom,
        footing=bottom + FOOT,
        zero=flat.zero,
        central=flat.at(found.central),
        central_label=f"Central {in_short(found.central)}",
        thickness=BAR,
        ticks=_ticks(marks, flat),
        bars=tuple(
            _bar(nth, flat, swing.flow.label, (swing.low, found.central, swing.high))
            for nth, swing in enumerate(swings)
        ),
    )


def _ticks(marks: Sequence[int], flat: Scale) -> tuple[Tick, ...]:
    return tuple(Tick(flat.at(m), flat.at(m), in_short(m)) for m in marks)


def _bar(nth: int, flat: Scale, label: str, values: tuple[int, int, int]) -> Swung:
    x, middle, end = (flat.at(value) for value in values)
    top = TOP + ROW * nth
    return Swung(
        label=label,
        text_y=top + NAME,
        y=top + INSET,
        line_top=top + INSET - 4,
        line_bottom=top + INSET + BAR + 4,
        figures_y=top + INSET + 14,
        x=x,
        middle=middle,
        end=end,
        worse_width=round(middle - x, 1),
        better_width=round(end - middle, 1),
        low=in_short(values[0]),
        high=in_short(values[-1]),
    )


def _told(found: Ranges) -> str:
    return " ".join(
        f"{swing.flow.label}: from {in_short(swing.low)} to {in_short(swing.high)}."
        for swing in found.swings[:MOST_BARS]
    )
