"""The trajectory of a year as a picture and as the table behind it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from common.charts import FigureTable
from common.money import Amount, Unit, in_short
from common.periods import year_label
from common.rag import Shape
from common.wording import count_of
from savings.months import month_names
from savings.pages.line_chart import LineChart, Series, draw
from savings.told import forecast_missing
from savings.trajectory import MONTHS, MonthOf, Trajectory

BLUE, GREEN, GREY, BROWN = "#1d5b99", "#00703c", "#505a5f", "#8a3b00"


@dataclass(frozen=True)
class TrajectoryChart:
    """`picture` is None where nothing is planned. `notes` say what the figures rest
    on."""

    id: str
    finding: str
    picture: LineChart | None
    table: FigureTable
    notes: tuple[str, ...]


def trajectory_chart(
    found: Trajectory,
    *,
    starts_in: int,
    unit: Unit = Unit.POUNDS,
    key: str = "",
) -> TrajectoryChart:
    """`key` tells several charts of one page apart."""
    names = month_names(starts_in)
    year = year_label(found.year, starts_in)
    return TrajectoryChart(
        id=f"trajectory-{found.year}{key}",
        finding=f"{found.finding}: {year}" if not found.savings else found.finding,
        picture=_picture(found, names, year) if found.savings else None,
        table=_table(found, names, year, unit),
        notes=tuple(_notes(found)),
    )


def _picture(found: Trajectory, names: tuple[str, ...], year: str) -> LineChart:
    return draw(
        _series(found),
        ("", *(name[:3] for name in names)),
        _description(found, names, year),
    )


def _series(found: Trajectory) -> Iterator[Series]:
    """Places are months; 0 is the start of the year, when nothing has come in yet."""
    figures, latest = found.figures, found.latest
    end = len(MONTHS)
    planned = [(0, 0), *((each.month, each.planned) for each in found.months)]
    target = f"Target {in_short(figures.proposed)}"
    yield Series(target, planned, GREY, "8 4", Shape.DOWN_TRIANGLE, frozenset({end}))
    achieved = [(m.month, m.achieved) for m in found.months if m.achieved is not None]
    if achieved:
        label = f"Claimed {in_short(figures.achieved)}"
        marked = frozenset(month for month, _ in achieved)
        yield Series(label, [(0, 0), *achieved], BLUE, marked=marked)
    lies_ahead = latest is None or latest.month < end
    if found.is_forecast and not found.is_over and lies_ahead:
        label = f"Forecast {in_short(figures.forecast)}"
        start = (latest.month, figures.achieved) if latest else (0, 0)
        way = [start, (end, figures.forecast)]
        marked = frozenset({end})
        yield Series(label, way, BROWN, "2 4", Shape.DIAMOND, marked, is_hollow=True)
    if latest:
        label = f"Validated {in_short(figures.validated)}"
        seen = [(latest.month, figures.validated)]
        yield Series(label, seen, GREEN, shape=Shape.SQUARE)


def _description(found: Trajectory, names: tuple[str, ...], year: str) -> str:
    figures, latest = found.figures, found.latest
    told = [f"Savings of {year}, month by month."]
    if latest:
        by = names[latest.month - 1]
        told.append(
            f"Planned by the end of {by}: {in_short(latest.planned)}; claimed as "
            f"achieved: {in_short(figures.achieved)}; of that validated by finance: "
            f"{in_short(figures.validated)}."
        )
    if found.is_forecast and not found.is_over:
        told.append(f"Forecast for the year: {in_short(figures.forecast)}.")
    told.append(f"Target: {in_short(figures.proposed)}.")
    return " ".join(told)


def _table(
    found: Trajectory, names: tuple[str, ...], year: str, unit: Unit
) -> FigureTable:
    """The forecasts of earlier months only where some were told."""
    earlier = [each.forecast for each in found.months if each.forecast is not None]
    forecasts = ("Forecast of the year, as told then",) if earlier else ()
    return FigureTable(
        caption=f"Savings of {year} month by month ({unit.label}), each up to its end",
        headings=("Month", "Planned", "Claimed", *forecasts, "Savings told of"),
        rows=tuple(
            (
                names[each.month - 1],
                Amount(each.planned, unit),
                _amount(each.achieved, unit),
                *((_amount(each.forecast, unit),) if earlier else ()),
                _told(each, found),
            )
            for each in found.months
        ),
    )


def _amount(pence: int | None, unit: Unit) -> Amount | str:
    return "" if pence is None else Amount(pence, unit)


def _told(month: MonthOf, found: Trajectory) -> str:
    """How many gave a figure in that month."""
    has_begun = month.month <= found.reached
    return f"{month.told} of {found.savings}" if has_begun else ""


def _notes(found: Trajectory) -> Iterator[str]:
    if found.without_forecast and not found.is_over:
        yield forecast_missing(found.without_forecast, found.savings)
    if found.spread_evenly:
        yield (
            f"{_have(found.spread_evenly)} no profile by month: the target is spread "
            f"evenly over the year."
        )
    if found.figures.claimed_only > 0:
        yield (
            f"{in_short(found.figures.claimed_only)} is claimed as achieved and not "
            f"yet validated by finance."
        )


def _have(count: int) -> str:
    return f"{count_of(count, 'saving')} {'has' if count == 1 else 'have'}"
