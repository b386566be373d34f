"""The funding gap by year beside what counts against it: picture and table. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.charts import FigureTable
from common.money import ROUNDED, Amount, Unit, adds_up, in_short
from common.periods import year_label
from savings.gap import GapOf, years_label
from savings.pages import bar_chart
from savings.pages.bar_chart import Bar, BarChart, Look, draw
from savings.told import closes_no_gap
from savings.waterfall import StepKind

MOST_YEARS = 5  # house default: what one page holds; the others stand in the table


@dataclass(frozen=True)
class GapChart:
    """`picture` is None where no gap is stated. `notes` say what the figures rest
    on."""

    id: str
    finding: str
    picture: BarChart | None
    table: FigureTable
    notes: tuple[str, ...]


def gap_chart(
    found: Sequence[GapOf],
    *,
    starts_in: int,
    unit: Unit = Unit.POUNDS,
    key: str = "",
    is_part: bool = False,
) -> GapChart:
    """`key` tells several charts of one page apart; `is_part` of what a part of the
    council does about the gap of the whole."""
    is_stated = any(each.gap for each in found)
    return GapChart(
        id=f"gap-{'-'.join(str(each.year) for each in found)}{key}",
        finding=_finding(found, starts_in, is_part=is_part),
        picture=_picture(_with_bars(found), starts_in) if is_stated else None,
        table=_table(found, starts_in, unit, is_part=is_part),
        notes=tuple(_notes(found, unit)),
    )


def _finding(found: Sequence[GapOf], starts_in: int, *, is_part: bool) -> str:
    gap = sum(each.gap for each in found)
    if not gap:
        return "No funding gap is stated"
    years = years_label([each.year for each in found], starts_in)
    brought = sum(each.brought_by(each.figures) for each in found)
    validated = sum(each.figures.validated for each in found)
    whose = "the whole council’s" if is_part else "the"
    return (
        f"{in_short(brought)} of savings {_told_as(found)} against {whose} "
        f"{in_short(gap)} gap of {years}; {in_short(validated)} is validated"
    )


def _told_as(found: Sequence[GapOf]) -> str:
    """Of a year that is over nothing is forecast any more."""
    if all(each.is_over for each in found):
        return "was claimed"
    if any(each.is_over for each in found):
        return "is claimed or forecast"
    return "is forecast"


def _shown(each: GapOf) -> tuple[tuple[str, Look, int], ...]:
    """Of a year: what each bar tells, its look and its amount."""
    if each.is_over:
        brought = ("Claimed", bar_chart.CLAIMED, each.figures.achieved)
    else:
        brought = ("Forecast", bar_chart.FORECAST, each.figures.forecast)
    return (
        ("Gap", bar_chart.GAP, each.gap),
        ("Targets against it", bar_chart.TARGET, each.targets),
        brought,
        ("Validated", bar_chart.VALIDATED, each.figures.validated),
    )


def _with_bars(found: Sequence[GapOf]) -> list[GapOf]:
    """The first years of which there is anything to draw: between two lines of the
    medium-term plan there may be many of which there is not."""
    return [each for each in found if not _is_blank(each)][:MOST_YEARS]


def _is_blank(each: GapOf) -> bool:
    return not any(amount for _, _, amount in _shown(each))


def _picture(found: Sequence[GapOf], starts_in: int) -> BarChart:
    bars = [
        Bar(
            label=label,
            amount=in_short(amount),
            start=0,
            end=amount,
            look=look,
            heading=year_label(each.year, starts_in) if not nth else "",
        )
        for each in found
        for nth, (label, look, amount) in enumerate(_shown(each))
    ]
    return draw(bars, " ".join(_sentence(each, starts_in) for each in found))


def _sentence(each: GapOf, starts_in: int) -> str:
    told = (f"{label.lower()} {in_short(amount)}" for label, _, amount in _shown(each))
    return f"{year_label(each.year, starts_in)}: {', '.join(told)}."


def _table(
    found: Sequence[GapOf], starts_in: int, unit: Unit, *, is_part: bool
) -> FigureTable:
    rows = [(year_label(each.year, starts_in), _figures(each)) for each in found]
    if len(rows) > 1:
        columns = zip(*(amounts for _, amounts in rows), strict=True)
        rows.append(("Total", tuple(map(sum, columns))))
    return FigureTable(
        caption=f"Funding gap and savings by year ({unit.label})",
        headings=(
            "Year",
            "Gap of the whole council" if is_part else "Gap",
            "Targets against it",
            "Claimed",
            "Validated",
            StepKind.FORECAST.label,
            "Pressures",
            "Not closed here" if is_part else "Still open",
        ),
        rows=tuple(
            (name, *(Amount(amount, unit) for amount in amounts))
            for name, amounts in rows
        ),
    )


def _figures(each: GapOf) -> tuple[int, ...]:
    figures = each.figures
    return (
        each.gap,
        each.targets,
        figures.achieved,
        figures.validated,
        each.to_come,
        figures.pressures,
        each.still_open,
    )


def _notes(found: Sequence[GapOf], unit: Unit) -> Iterator[str]:
    blank = sum(map(_is_blank, found))
    if len(found) - blank > MOST_YEARS:
        yield f"The first {MOST_YEARS} years are drawn; all stand in the table."
    elif blank and any(each.gap for each in found):
        yield "Years in which all four bars come to nothing are not drawn."
    others = sum(each.brought_by(each.not_cashable) for each in found)
    if others:
        yield closes_no_gap(others)
    if not all(adds_up(parts, whole, unit) for parts, whole in _sums(found)):
        yield ROUNDED


def _sums(found: Sequence[GapOf]) -> Iterator[tuple[Sequence[int], int]]:
    """Down every column; along every row, the total too, to what is still open."""
    rows = [_figures(each) for each in found]
    columns = list(zip(*rows, strict=True))
    yield from ((column, sum(column)) for column in columns)
    totals = [tuple(map(sum, columns))] if len(rows) > 1 else []
    for gap, _, claimed, _, to_come, pressures, still_open in rows + totals:
        yield [gap, -claimed, -to_come, -pressures], still_open
