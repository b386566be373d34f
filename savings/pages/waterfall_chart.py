"""The way from the gap to what is open of it, as a picture and a table. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from common.charts import FigureTable
from common.money import ROUNDED, Amount, Unit, adds_up, in_pounds, in_short
from common.wording import and_list
from savings.gap import years_label
from savings.pages import bar_chart
from savings.pages.bar_chart import Bar, BarChart, draw
from savings.told import closes_no_gap, not_forecast
from savings.waterfall import Besides, Step, StepKind, Waterfall

_LOOKS = {
    StepKind.GAP: bar_chart.GAP,
    StepKind.VALIDATED: bar_chart.VALIDATED,
    StepKind.CLAIMED: bar_chart.CLAIMED,
    StepKind.FORECAST: bar_chart.FORECAST,
    StepKind.PRESSURES: bar_chart.LOST,
    StepKind.OPEN: bar_chart.GAP,
    StepKind.MISSED: bar_chart.LOST,
    StepKind.AT_RISK: bar_chart.AT_RISK,
    StepKind.UNDELIVERABLE: bar_chart.LOST,
    StepKind.NO_SAVING: bar_chart.TARGET,
    StepKind.NOTHING_AGREED: bar_chart.NOTHING,
}
_CLOSING = {
    StepKind.VALIDATED,
    StepKind.CLAIMED,
    StepKind.FORECAST,
    StepKind.PRESSURES,
}
_LEFT = {
    StepKind.MISSED,
    StepKind.AT_RISK,
    StepKind.UNDELIVERABLE,
    StepKind.NO_SAVING,
    StepKind.NOTHING_AGREED,
}


@dataclass(frozen=True)
class WaterfallChart:
    """`notes` say what the figures rest on."""

    id: str
    heading: str
    finding: str
    picture: BarChart
    table: FigureTable
    notes: tuple[str, ...]


def waterfall_chart(
    found: Waterfall,
    *,
    starts_in: int,
    unit: Unit = Unit.POUNDS,
    key: str = "",
    besides: Mapping[Besides, int] | None = None,
) -> WaterfallChart:
    """`key` tells several charts of one page apart; `besides` is what tables on that
    page count as at risk and it does not."""
    years = years_label(found.years, starts_in)
    ends_in = "what is closed here" if found.is_part else "what is still open"
    return WaterfallChart(
        id=f"waterfall-{'-'.join(map(str, found.years))}{key}",
        heading=f"From the funding gap to {ends_in}",
        finding=found.finding,
        picture=draw(_bars(found), _description(found, years)),
        table=FigureTable(
            caption=f"From the funding gap of {years} to {ends_in} ({unit.label})",
            headings=("Step", f"Amount ({unit.label})"),
            rows=tuple(
                (step.label, Amount(_signed(step), unit)) for step in found.steps
            ),
        ),
        notes=tuple(_notes(found, unit, besides or {})),
    )


def _bars(found: Waterfall) -> list[Bar]:
    last = len(found.steps) - 1
    return [
        Bar(
            label=step.label,
            amount=_amount(step),
            start=step.start,
            end=step.end,
            look=_LOOKS[step.kind],
            goes_on=nth < last,
            is_strong=step.is_total,
        )
        for nth, step in enumerate(found.steps)
    ]


def _signed(step: Step) -> int:
    """What closes the gap is taken off it."""
    return -step.amount if step.kind in _CLOSING else step.amount


def _amount(step: Step) -> str:
    sign = "+" if step.kind in _CLOSING and step.amount < 0 else ""
    return f"{sign}{in_short(_signed(step))}"


def _description(found: Waterfall, years: str) -> str:
    told = (f"{step.label}: {in_short(_said(step))}" for step in found.steps)
    return f"{years}. {'; '.join(told)}."


def _said(step: Step) -> int:
    """The label of a claim that fell says already that it takes away."""
    return abs(step.amount) if step.kind == StepKind.CLAIMED else step.amount


def _notes(
    found: Waterfall, unit: Unit, besides: Mapping[Besides, int]
) -> Iterator[str]:
    if found.not_forecast > 0 and len(found.years) > 1:
        yield not_forecast(found.not_forecast, "cashable savings")
    if sum(besides.values()):
        yield _in_tables(besides)
    if found.not_cashable:
        yield closes_no_gap(found.not_cashable)
    closing = [_signed(step) for step in found.steps if step.kind in _CLOSING]
    to_open = [found.amount(StepKind.GAP), *closing]
    made_of = [step.amount for step in found.steps if step.kind in _LEFT]
    still_open = found.amount(StepKind.OPEN)
    if not all(adds_up(parts, still_open, unit) for parts in (to_open, made_of)):
        yield ROUNDED


def _in_tables(besides: Mapping[Besides, int]) -> str:
    """By how much the tables differ, to the penny, and of what."""
    whole = sum(besides.values())
    side, sign = ("more", 1) if whole > 0 else ("less", -1)
    parts = {kind: sign * amount for kind, amount in besides.items() if amount}
    lead = (
        f"The tables of this page count {in_pounds(abs(whole))} {side} as at risk by "
        f"forecast"
    )
    if len(parts) == 1:
        return f"{lead}, of {and_list(parts)}."
    told = and_list(f"{in_pounds(amount)} of {kind}" for kind, amount in parts.items())
    return f"{lead}: {told}."
