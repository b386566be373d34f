"""Where the marks of a milestone timeline go: geometry in plain numbers. Pure.

One row a milestone: a hollow diamond where it was approved, a filled circle where it is
expected, a filled square where it happened, and a line between approved and the other
where they differ. The template draws; nothing is worked out there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from common.periods import add_months
from common.wording import MONTHS, count_of, long_date
from reports.listings import MilestoneRow

WIDTH = 960
LABELS = 330  # left of it stand the names
RIGHT = 20
TOP = 34
ROW = 28
LONGEST_LABEL = 46  # characters, before a name is cut
MARK = 6  # half the size of a mark
MOST_TICKS = 9


@dataclass(frozen=True)
class Tick:
    x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Mark:
    """One milestone. Positions None: there is no such date. `points` draws the
    diamond."""

    y: float
    text_y: float
    label: str
    sentence: str
    baseline_x: float
    points: str
    forecast_x: float | None
    actual_x: float | None
    actual_y: float
    slip_from: float | None
    slip_to: float | None
    is_late: bool


@dataclass(frozen=True)
class Timeline:
    """All a template needs. `finding` is the title that says what is to be seen."""

    width: int
    height: int
    left: int
    right: float
    top: int
    bottom: float
    footing: float
    ticks: tuple[Tick, ...]
    today_x: float | None
    today: str
    today_anchor: str
    marks: tuple[Mark, ...]
    finding: str
    description: str


def draw(rows: Sequence[MilestoneRow], on: date) -> Timeline | None:
    """None where there is nothing to draw."""
    if not rows:
        return None
    scale = _Scale.over(rows, on)
    bottom = TOP + ROW * len(rows)
    is_in_view = scale.first <= on <= scale.last
    return Timeline(
        width=WIDTH,
        height=bottom + 30,
        left=LABELS,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=bottom,
        footing=bottom + 18,
        ticks=tuple(_ticks(scale)),
        today_x=scale.x(on) if is_in_view else None,
        today=long_date(on),
        today_anchor=_anchor(scale.x(on)),
        marks=tuple(_mark(scale, row, at) for at, row in enumerate(rows)),
        finding=finding(rows, on),
        description=" ".join(_sentence(row) for row in rows),
    )


def finding(rows: Sequence[MilestoneRow], on: date) -> str:
    """What the picture shows, in a sentence."""
    late = [row.days_late for row in rows if row.is_open and row.days_late > 0]
    still_open = sum(row.is_open for row in rows)
    done = len(rows) - still_open
    when = f"as at {long_date(on)}"
    if not still_open:
        return f"All of {count_of(len(rows), 'milestone')} complete {when}"
    if not late:
        return (
            f"{done} of {count_of(len(rows), 'milestone')} complete {when}; "
            f"none of the others is late"
        )
    worst = f"the worst by {count_of(max(late), 'day')}"
    return (
        f"{done} of {count_of(len(rows), 'milestone')} complete {when}; "
        f"{len(late)} of {still_open} still to come "
        f"{'is' if len(late) == 1 else 'are'} late, {worst}"
    )


@dataclass(frozen=True)
class _Scale:
    """Days to the right; whole months at both ends."""

    first: date
    last: date

    @classmethod
    def over(cls, rows: Sequence[MilestoneRow], on: date) -> _Scale:
        days = [day for row in rows for day in _days(row)]
        first = min(days).replace(day=1)
        last = add_months(max(days).replace(day=1), 1)
        near = add_months(on.replace(day=1), 1)
        # Today is in view unless all of it lies far in the past.
        within_a_year = near <= add_months(last, 12)
        return cls(first, max(last, near) if within_a_year else last)

    @property
    def span(self) -> int:
        return max(1, (self.last - self.first).days)

    @property
    def months(self) -> int:
        years = self.last.year - self.first.year
        return years * 12 + self.last.month - self.first.month

    def x(self, day: date) -> float:
        share = (day - self.first).days / self.span
        return round(LABELS + share * (WIDTH - RIGHT - LABELS), 1)


def _days(row: MilestoneRow) -> list[date]:
    found = [row.fact.baseline.due]
    if row.fact.forecast:
        found.append(row.fact.forecast.due)
    if row.fact.actual_on:
        found.append(row.fact.actual_on)
    return found


def _ticks(scale: _Scale) -> list[Tick]:
    steps = (1, 2, 3, 6, 12, 24, 60, 120, 600)
    step = next((s for s in steps if scale.months / s <= MOST_TICKS), steps[-1])
    starts = [add_months(scale.first, n) for n in range(0, scale.months + 1, step)]
    return [
        Tick(
            x=scale.x(day),
            label=f"{MONTHS[day.month - 1][:3]} {day.year}",
            anchor=_anchor(scale.x(day)),
        )
        for day in starts
    ]


def _anchor(x: float) -> str:
    """A label near the right edge ends there rather than be cut."""
    return "end" if x > WIDTH - RIGHT - 40 else "middle"


def _mark(scale: _Scale, row: MilestoneRow, at: int) -> Mark:
    fact = row.fact
    y = TOP + ROW * at + ROW / 2
    baseline = scale.x(fact.baseline.due)
    actual = scale.x(fact.actual_on) if fact.actual_on else None
    forecast = scale.x(fact.forecast.due) if fact.forecast and actual is None else None
    ends = next((x for x in (actual, forecast) if x is not None), None)
    is_moved = bool(row.days_late) and ends is not None
    return Mark(
        y=y,
        text_y=y + 4.5,
        label=_short(fact.title),
        sentence=_sentence(row),
        baseline_x=baseline,
        points=_diamond(baseline, y),
        forecast_x=forecast,
        actual_x=None if actual is None else round(actual - 5, 1),
        actual_y=y - 5,
        slip_from=baseline if is_moved else None,
        slip_to=ends if is_moved else None,
        is_late=row.days_late > 0,
    )


def _diamond(x: float, y: float) -> str:
    half = MARK + 1
    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return " ".join(f"{round(cx, 1)},{round(cy, 1)}" for cx, cy in corners)


def _sentence(row: MilestoneRow) -> str:
    fact = row.fact
    told = [f"{fact.title}: approved for {fact.baseline}"]
    if fact.actual_on:
        told.append(f"happened on {long_date(fact.actual_on)}")
    elif fact.forecast:
        told.append(f"expected {fact.forecast}")
    if row.days_late:
        word = "late" if row.days_late > 0 else "early"
        told.append(f"{count_of(abs(row.days_late), 'day')} {word}")
    return f"{', '.join(told)}."


def _short(title: str) -> str:
    if len(title) <= LONGEST_LABEL:
        return title
    cut = title[:LONGEST_LABEL].rsplit(" ", 1)[0]
    return f"{cut} …"
